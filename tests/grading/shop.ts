import type { Bilingual, Execute, Schema } from '../../src/engine/index.ts';
import type { SqlExercise, TagExercise } from '../../src/grading/exercise.ts';
import type { Feedback, Result } from '../../src/grading/result.ts';
import type { DatabaseRole, TestBed, TestDatabase } from '../../src/grading/testbed.ts';
import { createDatabase } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { openForReading, runReading } from '../../src/sandbox/reading.ts';

/** A shop small enough to know every customer of: what the graders are tested on. */
const both = (word: string): Bilingual => ({ zh: word, en: word });
const column = (name: string, type: 'text' | 'int' | 'real' | 'date', nullable = false, label = both(name)) => ({
  name,
  type,
  nullable,
  label,
});

export const SHOP: Schema = {
  entity: { table: 'customers', key: 'customer_id' },
  tables: {
    customers: {
      name: 'customers',
      label: both('customers'),
      entityKey: 'customer_id',
      primaryKey: ['customer_id'],
      columns: [column('customer_id', 'text'), column('city', 'text', true, { zh: '城市', en: 'City' })],
    },
    orders: {
      name: 'orders',
      label: both('orders'),
      entityKey: 'customer_id',
      time: 'order_date',
      primaryKey: ['order_id'],
      columns: [
        column('order_id', 'text'),
        column('customer_id', 'text'),
        column('order_date', 'date'),
        column('status', 'text'),
        column('amount', 'real', true, { zh: '金额', en: 'Amount' }),
      ],
    },
  },
  measures: {},
};

type Rows = Record<string, readonly (readonly (string | number | null)[])[]>;

/** Customers on and beside the edges that the tests' exercises have: 3 orders, 90 days, paid, no order at all, no city. */
export const AIMED: Rows = {
  customers: [
    ['A1', '上海'],
    ['A2', '上海'],
    ['A3', '北京'],
    ['A4', null],
    ['A5', '北京'],
    ['A6', '上海'],
  ],
  orders: [
    ...['A1-1', 'A1-2', 'A1-3'].map((id) => [id, 'A1', '2025-06-01', 'paid', 50] as const),
    ...['A2-1', 'A2-2', 'A2-3', 'A2-4'].map((id) => [id, 'A2', '2025-06-01', 'paid', 10.1] as const),
    ['A3-1', 'A3', '2025-04-02', 'paid', 80],
    ['A3-2', 'A3', '2025-04-02', 'paid', 80],
    ['A3-3', 'A3', '2025-04-01', 'paid', 80],
    ['A4-1', 'A4', '2025-06-30', 'refunded', 200],
    ['A4-2', 'A4', '2025-06-29', 'paid', 20],
    ['A6-1', 'A6', '2025-06-01', 'paid', 1],
    ['A6-2', 'A6', '2025-06-01', 'paid', 1],
  ],
};
const ABOUT: Record<string, Bilingual> = {
  A1: { zh: '正好 3 单', en: 'Exactly 3 orders' },
  A3: { zh: '一单落在第 91 天', en: 'One order on day 91' },
  A4: { zh: '有一单退款，城市没填', en: 'One refund, no city' },
  A5: { zh: '从没下过单', en: 'Never ordered' },
};

/** Random customers; the numbers come from a small generator, so that every run sees the same shop. */
function randomShop(seed: number, asOf: string): Rows {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const customers = Array.from(
    { length: 60 },
    (_, i) => [`C${String(i + 1).padStart(3, '0')}`, ['上海', '北京', '广州', null][next(4)] ?? null] as const,
  );
  const orders = customers.flatMap(([id]) =>
    Array.from({ length: next(9) }, (_, n) => {
      const day = new Date(Date.parse(asOf) - next(200) * 86_400_000).toISOString().slice(0, 10);
      return [`${id}-${n}`, id, day, ['paid', 'paid', 'paid', 'refunded'][next(4)] ?? 'paid', (next(20_000) + 1) / 100] as const;
    }),
  );
  return { customers, orders };
}

export async function executeOn(rows: Rows): Promise<Execute> {
  const sqlJs = await loadSqlJs();
  const db = openForReading(sqlJs, createDatabase(sqlJs, { schema: SHOP, rows }).export());
  // An async function, so that a refusal rejects as it does in the browser.
  return async (sql, params) => runReading(db, sql, params, Number.POSITIVE_INFINITY).rows;
}

/** The databases of the form that grading uses: what is seen, other customers, another date, aimed. */
export async function shopBed(): Promise<TestBed> {
  const database = async (id: string, role: DatabaseRole, asOf: string, rows: Rows): Promise<TestDatabase> => ({
    id,
    role,
    asOf,
    execute: await executeOn(rows),
    ...(role === 'aimed' ? { about: ABOUT } : {}),
  });
  const day = '2025-06-30';
  return {
    schema: SHOP,
    databases: await Promise.all([
      database('visible', 'visible', day, randomShop(1, day)),
      database('seed-2', 'seed', day, randomShop(2, day)),
      database('seed-3', 'seed', day, randomShop(3, day)),
      database('as-of', 'as-of', '2025-03-31', randomShop(4, '2025-03-31')),
      database('aimed', 'aimed', day, AIMED),
    ]),
  };
}

export const sqlExercise = (
  solution: string,
  more: Partial<Omit<SqlExercise, 'policy'>> & { policy?: Partial<SqlExercise['policy']> } = {},
): SqlExercise => ({
  id: 'test/sql',
  kind: 'sql',
  title: both('title'),
  task: both('task'),
  dataset: 'shop',
  hints: [],
  mistakes: {},
  start: both('SELECT 1'),
  solution: both(solution),
  accept: [],
  wrong: [],
  ...more,
  policy: { tolerance: 0.005, namesStated: false, aliases: {}, ...more.policy },
});

export const tagExercise = (solution: string, more: Partial<TagExercise> = {}): TagExercise => ({
  id: 'test/tag',
  kind: 'tag',
  title: both('title'),
  task: both('task'),
  dataset: 'shop',
  hints: [],
  mistakes: {},
  start: both('code: mine'),
  solution: both(solution),
  accept: [],
  wrong: [],
  policy: { tolerance: 0.005 },
  ...more,
});

/** What a result says, in order: codes, and which mistake, option, hint or refusal speaks. */
export const saidIn = (result: Result): string[] =>
  result.feedback.map((f: Feedback) => {
    if ('code' in f) return f.code;
    if ('refusal' in f) return `refusal:${f.refusal.code}`;
    if ('mistake' in f) return `mistake:${f.mistake}`;
    return 'option' in f ? `option:${f.option}` : `hint:${f.hint}`;
  });
