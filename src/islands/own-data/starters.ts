import type { Bilingual } from '../../engine/language/definition.ts';
import type { Column, Schema, Table } from '../../engine/language/schema.ts';
import { starterWords as en } from '../../i18n/en/starters.ts';
import { starterWords as zh } from '../../i18n/zh/starters.ts';
import { findOrders, findPaidOrders } from '../../sandbox/import/fits.ts';

/** A definition that runs on a person's own data as it stands. */
export interface Starter {
  readonly name: Bilingual;
  readonly text: string;
}

/**
 * Definitions to begin with, each of which runs on these tables: orders counted, the last one, spend, and what the customer table says.
 * @param few text columns of the customer table with few different values, as `column`
 * @example const [first] = startersOf(own.schema); model.write(first.text)
 */
export function startersOf(schema: Schema, few: readonly string[] = []): Starter[] {
  const customers =
    Object.hasOwn(schema.tables, schema.entity.table) && !schema.entity.derived ? schema.tables[schema.entity.table] : undefined;
  const fit = findOrders(schema);
  const paid = findPaidOrders(schema);
  return [
    ...(fit.ok && fit.orders.table === 'orders' ? ofOrders() : fit.ok ? [ofRows(schema.tables[fit.orders.table])] : []),
    ...(paid.ok && paid.orders.table === 'orders' ? [valueTier(), bestCustomers()] : []),
    ...(customers ? ofCustomers(customers, few) : []),
  ];
}

/** Text columns that may hold a handful of values: what is about persons, and what tells rows apart, does not. */
export const wordColumns = ({ tables, entity }: Schema): readonly Column[] =>
  entity.derived || !Object.hasOwn(tables, entity.table)
    ? []
    : (tables[entity.table]?.columns ?? []).filter(({ name, type, sensitivity }) => type === 'text' && name !== entity.key && !sensitivity);

type Name = keyof typeof zh;
const nameOf = (name: Name): Bilingual => ({ zh: zh[name] as string, en: en[name] as string });
const named = (name: Name, column?: Column): Bilingual => (column ? { zh: column.label.zh, en: column.label.en } : nameOf(name));

function starter(code: string, name: Bilingual, lines: readonly string[]): Starter {
  return { name, text: [`code: ${code}`, `name: ${bilingual(name)}`, ...lines, ''].join('\n') };
}
const bilingual = ({ zh: one, en: other }: Bilingual): string => `{zh: ${quoted(one)}, en: ${quoted(other)}}`;
/** A text of a file as YAML takes it, whatever it holds. */
const quoted = (text: string): string => JSON.stringify(text);
const domain = (values: readonly (readonly [string, Name])[]): string[] => [
  'value:',
  '  type: enum',
  '  domain:',
  ...values.map(([value, name]) => `    ${value}: ${bilingual(nameOf(name))}`),
];

const ofOrders = (): Starter[] => [
  starter('order_times', nameOf('times'), [
    ...domain([
      ['many', 'many'],
      ['some', 'some'],
      ['once', 'once'],
      ['never', 'never'],
    ]),
    'define:',
    '  cases:',
    '    - {when: orders_ever >= 5, value: many}',
    '    - {when: orders_ever >= 2, value: some}',
    '    - {when: orders_ever = 1, value: once}',
    '  else: never',
  ]),
  starter('activity', nameOf('activity'), [
    ...domain([
      ['active', 'active'],
      ['cooling', 'cooling'],
      ['lapsed', 'lapsed'],
      ['never', 'never'],
    ]),
    'define:',
    '  cases:',
    '    - {when: days_since_last_order <= 90, value: active}',
    '    - {when: days_since_last_order <= 180, value: cooling}',
    '    - {when: days_since_last_order > 180, value: lapsed}',
    '  else: never',
  ]),
  starter('days_since_order', nameOf('recency'), ['define: {expr: days_since_last_order}']),
];

const valueTier = (): Starter =>
  starter('value_tier', nameOf('tier'), [
    ...domain([
      ['top', 'top'],
      ['middle', 'middle'],
      ['rest', 'rest'],
    ]),
    'define:',
    '  cases:',
    '    - {when: pct_rank(spend_ever) >= 80%, value: top}',
    '    - {when: pct_rank(spend_ever) >= 50%, value: middle}',
    '  else: rest',
  ]);

const bestCustomers = (): Starter =>
  starter('customer_value', nameOf('value'), [
    ...domain([
      ['high', 'high'],
      ['lapsed', 'lapsed'],
      ['growing', 'growing'],
      ['regular', 'regular'],
    ]),
    'define:',
    '  cases:',
    '    - {when: pct_rank(spend_365d) >= 80% and orders_365d >= 5, value: high}',
    '    - {when: days_since_last_order > 180, value: lapsed}',
    '    - {when: orders_365d >= 2, value: growing}',
    '  else: regular',
  ]);

/** Rows of any table that names the customer. */
const ofRows = (table: Table | undefined): Starter =>
  starter('rows_of_customer', nameOf('rows'), [
    'define:',
    `  measure: {from: ${quoted(table?.name ?? '')}, agg: count, window: ever, empty: 0}`,
  ]);

function ofCustomers({ name: table, columns, time }: Table, few: readonly string[]): Starter[] {
  const words = columns.filter(({ name }) => few.includes(name)).slice(0, 4);
  const numbers = columns.filter(({ name, type }) => (type === 'int' || type === 'real') && name !== 'line').slice(0, 2);
  return [
    ...words.map((column, i) =>
      starter(`as_written_${i + 1}`, named('rows', column), [`define: {column: ${quoted(`${table}.${column.name}`)}}`]),
    ),
    ...(time === undefined
      ? []
      : [
          starter('tenure', nameOf('tenure'), [
            ...domain([
              ['under_90_days', 'tenureNew'],
              ['under_a_year', 'tenureYear'],
              ['longer', 'tenureOld'],
            ]),
            'define:',
            '  bin:',
            `    of: ${quoted(`days_between(${time}, as_of)`)}`,
            '    method: edges',
            '    edges: [90, 365]',
            '    labels: [under_90_days, under_a_year, longer]',
          ]),
        ]),
    ...numbers.map((column, i) =>
      starter(`fifths_${i + 1}`, { zh: zh.fifths(column.label.zh), en: en.fifths(column.label.en) }, [
        `define: {bin: {of: ${quoted(column.name)}, method: ntile, n: 5}}`,
      ]),
    ),
  ];
}
