import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { dayOf } from '../../src/datasets/calendar.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { isoOf } from '../../src/engine/language/calendar.ts';
import type { Cell } from '../../src/engine/language/rows.ts';
import { objectsOf } from './statistics.ts';

type DataRow = Readonly<Record<string, Cell>>;

const AS_OF = '2025-06-30';
const EDGES = ['blanks', 'ties', 'duplicates', 'orphans', 'refunds', 'without', 'leap day', 'month end', 'midnight'] as const;
type Edge = (typeof EDGES)[number];
type Holds = (rows: (table: string) => readonly DataRow[]) => boolean;
/** What shows the edge, or why nobody can fall off it there. The empty variant of each set is in `measures.test.ts`. */
type Plan = Readonly<Record<Edge, Holds | string>>;

// the questions that several sets have in common
const twice =
  (table: string, ...columns: readonly string[]): Holds =>
  (rows) =>
    hasTwice(rows(table).map((row) => keyOf(row, columns)));
const strangers =
  (table: string, column: string, home: string): Holds =>
  (rows) => {
    const known = new Set(rows(home).map((row) => cellOf(row, column)));
    return rows(table).some((row) => row[column] !== null && !known.has(cellOf(row, column)));
  };
const nobodyIn =
  (table: string, column: string, home: string): Holds =>
  (rows) => {
    const seen = new Set(rows(table).map((row) => cellOf(row, column)));
    return rows(home).some((row) => !seen.has(cellOf(row, column)));
  };
const someCell =
  (table: string, column: string, fits: (text: string) => boolean): Holds =>
  (rows) =>
    rows(table).some((row) => row[column] !== null && fits(String(row[column])));
const onLeapDay = (table: string, column: string) => someCell(table, column, (text) => text.includes('-02-29'));
const onMonthEnd = (table: string, column: string) =>
  someCell(table, column, (text) => !text.startsWith(AS_OF) && isoOf(dayOf(text.slice(0, 10)) + 1).endsWith('-01'));
const bothSidesOfMidnight =
  (table: string, column: string): Holds =>
  (rows) =>
    ['00:00:00', '23:59:59'].every((time) => rows(table).some((row) => String(row[column]).endsWith(time)));
const below =
  (table: string, column: string): Holds =>
  (rows) =>
    rows(table).some((row) => Number(row[column]) < 0);
const withValue =
  (table: string, column: string, value: Cell): Holds =>
  (rows) =>
    rows(table).some((row) => row[column] === value);
const tiedSums =
  (table: string, by: string, column: string): Holds =>
  (rows) => {
    const sums = new Map<Cell, number>();
    for (const row of rows(table)) sums.set(cellOf(row, by), (sums.get(cellOf(row, by)) ?? 0) + Number(cellOf(row, column)));
    return hasTwice([...sums].filter(([owner]) => owner !== null).map(([, sum]) => String(sum)));
  };
const allBlanks: Holds = () => true; // asked of every set below
const DATES_ONLY = 'has dates, and no times';
const NO_DATES = 'has no dates';

const PLANS: Readonly<Record<string, Plan>> = {
  campaign: {
    blanks: allBlanks,
    ties: twice('customers', 'uplift_score'),
    duplicates: 'a customer is in a campaign once, by its key',
    orphans: strangers('campaign', 'customer_id', 'customers'),
    refunds: 'spend is what was bought; nothing comes back',
    without: nobodyIn('campaign', 'customer_id', 'customers'),
    'leap day': onLeapDay('customers', 'register_date'),
    'month end': onMonthEnd('customers', 'register_date'),
    midnight: bothSidesOfMidnight('campaign', 'sent_at'),
  },
  chaoshi: {
    blanks: allBlanks,
    ties: tiedSums('tickets', 'member_id', 'amount'),
    duplicates: twice('lines', 'ticket_id', 'item', 'qty', 'amount'),
    orphans: strangers('tickets', 'member_id', 'members'),
    refunds: below('lines', 'amount'),
    without: nobodyIn('tickets', 'member_id', 'members'),
    'leap day': onLeapDay('members', 'birth_date'),
    'month end': onMonthEnd('tickets', 'ticket_ts'),
    midnight: bothSidesOfMidnight('tickets', 'ticket_ts'),
  },
  henghe: {
    blanks: allBlanks,
    ties: tiedSums('balances_daily', 'client_id', 'aum'),
    duplicates: twice('transactions', 'client_id', 'txn_ts', 'kind', 'amount'),
    orphans: strangers('transactions', 'client_id', 'clients'),
    refunds: below('transactions', 'amount'),
    without: nobodyIn('balances_daily', 'client_id', 'clients'),
    'leap day': onLeapDay('clients', 'birth_date'),
    'month end': onMonthEnd('balances_daily', 'balance_date'),
    midnight: bothSidesOfMidnight('transactions', 'txn_ts'),
  },
  idmap: {
    blanks: allBlanks,
    ties: twice('id_pairs', 'id_type', 'id_value', 'seen_at'),
    duplicates: 'an account has an identifier once, by its key',
    orphans: strangers('id_pairs', 'account_id', 'accounts'),
    refunds: 'nothing is sold',
    without: nobodyIn('id_pairs', 'account_id', 'accounts'),
    'leap day': onLeapDay('accounts', 'created_on'),
    'month end': onMonthEnd('accounts', 'created_on'),
    midnight: DATES_ONLY,
  },
  kangning: {
    blanks: allBlanks,
    ties: twice('dispensing', 'patient_id', 'dispensed_on'),
    duplicates: twice('dispensing', 'patient_id', 'dispensed_on', 'days_supply'),
    orphans: strangers('dispensing', 'patient_id', 'patients'),
    refunds: 'drugs are not taken back; consents are, and that is revoked',
    without: nobodyIn('visits', 'patient_id', 'patients'),
    'leap day': onLeapDay('patients', 'birth_date'),
    'month end': onMonthEnd('visits', 'visit_date'),
    midnight: DATES_ONLY,
  },
  kanon: {
    blanks: allBlanks,
    ties: twice('records', 'age', 'sex', 'district'),
    duplicates: twice('records', 'age', 'sex', 'district', 'product'),
    orphans: 'districts are codes, and each has its zone',
    refunds: 'nothing is paid',
    without: 'one row is one person, and nothing hangs on it',
    'leap day': NO_DATES,
    'month end': NO_DATES,
    midnight: NO_DATES,
  },
  kuaixiao: {
    blanks: allBlanks,
    ties: (rows) => {
      const counts = new Map<string, number>();
      for (const row of rows('purchases'))
        counts.set(keyOf(row, ['household_id', 'brand']), (counts.get(keyOf(row, ['household_id', 'brand'])) ?? 0) + 1);
      return hasTwice([...counts].map(([key, count]) => `${key.split('\u0001')[0]} ${count}`));
    },
    duplicates: twice('purchases', 'household_id', 'purchase_ts', 'brand', 'amount'),
    orphans: strangers('purchases', 'household_id', 'households'),
    refunds: 'a panel notes what comes into the house; a gift for nothing is in it',
    without: nobodyIn('purchases', 'household_id', 'households'),
    'leap day': 'its 52 weeks hold none at the standard as-of date; the contract runs it on one',
    'month end': onMonthEnd('purchases', 'purchase_date'),
    midnight: bothSidesOfMidnight('purchases', 'purchase_ts'),
  },
  mini: {
    blanks: 'nothing may be missing in it',
    ties: twice('rfm_mini', 'rec', 'fre', 'mon'),
    duplicates: twice('rfm_mini', 'rec', 'fre', 'mon'),
    orphans: strangers('orders', 'customer_id', 'rfm_mini'),
    refunds: 'orders are bought, and that is all they are',
    without: nobodyIn('orders', 'customer_id', 'rfm_mini'),
    'leap day': 'its orders go back less than a year and a half at the standard as-of date; the contract runs it on one',
    'month end': onMonthEnd('orders', 'order_date'),
    midnight: DATES_ONLY,
  },
  qingxiang: {
    blanks: allBlanks,
    ties: tiedSums('events', 'user_id', 'amount'),
    duplicates: twice('events', 'session_id', 'name', 'category', 'amount'),
    orphans: strangers('events', 'user_id', 'users'),
    refunds: 'the app logs payments, and no returns; a payment of nothing is in it',
    without: nobodyIn('sessions', 'user_id', 'users'),
    'leap day': onLeapDay('users', 'birth_date'),
    'month end': onMonthEnd('events', 'event_ts'),
    midnight: bothSidesOfMidnight('sessions', 'start_ts'),
  },
  yunduo: {
    blanks: (rows) => ['gender_raw', 'birth_date', 'city'].every((column) => rows('customers').some((row) => row[column] === null)),
    ties: tiedSums('orders', 'customer_id', 'amount'),
    duplicates: twice('orders', 'customer_id', 'order_date', 'amount'),
    orphans: strangers('orders', 'customer_id', 'customers'),
    refunds: withValue('orders', 'status', 'refunded'),
    without: nobodyIn('orders', 'customer_id', 'customers'),
    'leap day': onLeapDay('customers', 'birth_date'),
    'month end': onMonthEnd('orders', 'order_date'),
    midnight: bothSidesOfMidnight('orders', 'order_ts'),
  },
  'yunduo-dirty': {
    blanks: allBlanks,
    ties: twice('raw_customers', 'customer_id'),
    duplicates: twice('raw_orders', 'customer_id', 'order_date', 'amount'),
    orphans: strangers('raw_orders', 'customer_id', 'raw_customers'),
    refunds: (rows) => below('raw_orders', 'amount')(rows) && withValue('raw_orders', 'status', 'refunded')(rows),
    without: nobodyIn('raw_orders', 'customer_id', 'raw_customers'),
    'leap day': withValue('raw_customers', 'register_date', excelDay('2024-02-29')),
    'month end': withValue('raw_orders', 'order_date', excelDay('2025-05-31')),
    midnight: DATES_ONLY,
  },
  'yunduo-graph': {
    blanks: allBlanks,
    ties: (rows) => {
      const followers = new Map<Cell, number>();
      for (const { dst = null } of rows('follows')) followers.set(dst, (followers.get(dst) ?? 0) + 1);
      return hasTwice([...followers.values()].map(String));
    },
    duplicates: twice('shares', 'src', 'dst'),
    orphans: (rows) => rows('follows').some(({ src }) => !rows('customers').some(({ customer_id }) => customer_id === src)),
    refunds: 'nothing is sold',
    without: (rows) =>
      rows('customers').some(({ customer_id }) => !rows('follows').some(({ src, dst }) => src === customer_id || dst === customer_id)),
    'leap day': onLeapDay('customers', 'birth_date'),
    'month end': onMonthEnd('follows', 'ts'),
    midnight: bothSidesOfMidnight('shares', 'ts'),
  },
  'yunduo-monitor': {
    blanks: allBlanks,
    ties: twice('tag_values', 'tag', 'as_of', 'value'),
    duplicates: 'a customer has a tag once on a day, by its key',
    orphans: strangers('tag_values', 'customer_id', 'customers'),
    refunds: 'nothing is sold',
    without: nobodyIn('tag_values', 'customer_id', 'customers'),
    'leap day': 'its months end in May and June at the standard as-of date; the contract runs it on a leap day',
    'month end': onMonthEnd('tag_values', 'as_of'),
    midnight: DATES_ONLY,
  },
  'yunduo-survey': {
    blanks: allBlanks,
    ties: twice('survey', 'q', 'score'),
    duplicates: twice('orders', 'customer_id', 'order_ts', 'amount'),
    orphans: (rows) => strangers('survey', 'customer_id', 'customers')(rows) && strangers('orders', 'customer_id', 'customers')(rows),
    refunds: withValue('orders', 'status', 'refunded'),
    without: nobodyIn('orders', 'customer_id', 'customers'),
    'leap day': onLeapDay('customers', 'birth_date'),
    'month end': onMonthEnd('orders', 'order_date'),
    midnight: bothSidesOfMidnight('orders', 'order_ts'),
  },
};

describe.each(Object.values(DATASETS))('the aimed database of $id', (source) => {
  const aimed = source.aimed(AS_OF);
  const plan = PLANS[source.id] ?? ordinaryPlan();
  const rows = rowsOf(aimed);

  it.each(EDGES.map((edge) => [edge, plan[edge]] as const))('%s', (_, holds) => {
    if (typeof holds === 'string') expect(holds.length).toBeGreaterThan(8);
    else expect(holds(rows)).toBe(true);
  });

  it.skipIf(plan.blanks !== allBlanks)('blanks in every column of its own tables that may be missing', () => {
    const filled = Object.values(source.schema.tables).flatMap(({ name, columns }) =>
      columns
        .filter((column) => column.nullable && !rows(name).some((row) => row[column.name] === null))
        .map((column) => `${name}.${column.name}`),
    );
    expect(filled).toEqual([]);
  });
});

/** A set that this table does not know yet is asked what can be asked of all. */
function ordinaryPlan(): Plan {
  const unasked = 'not asked: add the set to PLANS';
  return { ...(Object.fromEntries(EDGES.map((edge) => [edge, unasked])) as Plan), blanks: allBlanks };
}

function rowsOf(dataset: Dataset): (table: string) => readonly DataRow[] {
  const kept = new Map<string, readonly DataRow[]>();
  return (table) => {
    const rows = kept.get(table) ?? objectsOf(dataset, table);
    kept.set(table, rows);
    return rows;
  };
}

function keyOf(row: DataRow, columns: readonly string[]): string {
  return columns.map((column) => String(cellOf(row, column))).join('\u0001');
}

/** A column that is not there would make every row alike. */
function cellOf(row: DataRow, column: string): Cell {
  const cell = row[column];
  if (cell === undefined) throw new Error(`no column ${column} among ${Object.keys(row).join(', ')}`);
  return cell;
}

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

/** A day as Excel counts it. */
function excelDay(iso: string): string {
  return String(dayOf(iso) + 25_569);
}
