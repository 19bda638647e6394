import { describe, expect, test } from 'vitest';
import { type Cell, checkTags, compileTags, type Execute, explainCustomer, runTags, type Schema, sqlite } from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

/** Whatever a customer calls their columns, the same definitions give the same values as over columns of ordinary names. */
interface Called {
  readonly key: string;
  readonly what: string;
  readonly weight: string;
  readonly time: string;
  readonly city: string;
}
const PLAIN: Called = { key: 'customer_id', what: 'what_was', weight: 'weighs', time: 'on_day', city: 'city' };

const label = { zh: '', en: '' };
const schemaOf = ({ key, what, weight, time, city }: Called): Schema => ({
  entity: { table: 'people', key },
  measures: {},
  tables: {
    people: {
      name: 'people',
      label,
      entityKey: key,
      primaryKey: [key],
      columns: [
        { name: key, type: 'text', nullable: false, label },
        { name: city, type: 'text', nullable: true, label },
      ],
    },
    rows: {
      name: 'rows',
      label,
      entityKey: key,
      time,
      primaryKey: ['id'],
      columns: [
        { name: 'id', type: 'int', nullable: false, label },
        { name: key, type: 'text', nullable: true, label },
        { name: what, type: 'text', nullable: true, label },
        { name: weight, type: 'real', nullable: true, label },
        { name: time, type: 'date', nullable: false, label },
        { name: 'other', type: 'text', nullable: true, label },
      ],
    },
  },
});
const ROWS = {
  people: [
    ['A', 'sh'],
    ['B', null],
    ['C', 'bj'],
  ],
  rows: [
    [1, 'A', 'tea', 3, '2025-06-01', 'B'],
    [2, 'A', 'tea', 1, '2025-06-02', 'C'],
    [3, 'A', 'milk', 9, '2025-06-05', 'B'],
    [4, 'B', 'milk', 2, '2025-06-03', 'A'],
    [5, 'B', 'tea', 2, '2025-06-04', null],
    [6, 'C', null, 2, '2025-06-30', 'A'],
    [7, null, 'tea', 5, '2025-06-04', 'A'],
  ] as Cell[][],
};

/** A name as an expression has it: `as_of` alone is the as-of date. */
const named = (name: string, table: string): string => `${name === 'as_of' ? `${table}.` : ''}\`${name}\``;
const written = (name: string): string => JSON.stringify(named(name, 'rows'));
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const DEFINES: Readonly<Record<string, (called: Called) => string>> = {
  ...Object.fromEntries(
    ['count', 'sum', 'share', 'tgi', 'decay'].map((by) => [
      `prefer by ${by}`,
      ({ what, weight }: Called) =>
        `{prefer: {from: rows, dimension: ${written(what)}, by: ${by}${by === 'count' ? '' : `, weight: ${written(weight)}`}${by === 'decay' ? ', half_life: 3d' : ''}, min_support: 1}}`,
    ]),
  ),
  sequence: ({ what }) =>
    `{sequence: {steps: [{from: rows, where: ${JSON.stringify(`${named(what, 'rows')} = 'tea'`)}}, {from: rows, where: ${JSON.stringify(`${named(what, 'rows')} = 'milk'`)}}], not: ${JSON.stringify(`${named(what, 'rows')} = 'bread'`)}, within: 30d, gives: step}}`,
  edge: ({ what }) => `{edge: {from: rows, which: last, field: ${written(what)}}}`,
  'most frequent': ({ what }) => `{measure: {from: rows, agg: most_frequent, field: ${written(what)}, min_support: 1}}`,
  sum: ({ weight }) => `{measure: {from: rows, agg: sum, field: ${written(weight)}, window: {last: 28d}}}`,
  rank: () => '{bin: {of: {measure: {from: rows, agg: count, empty: 0}}, method: percentile_inc, n: 3}}',
  'rank of': ({ weight }) => `{bin: {of: {measure: {from: rows, agg: max, field: ${written(weight)}}}, method: zscore}}`,
  column: ({ city }) => `{column: ${JSON.stringify(`people.${city}`)}}`,
  condition: ({ city }) => `{expr: ${JSON.stringify(`${named(city, 'people')} = 'sh' or people.\`${city}\` is missing`)}}`,
  pagerank: ({ key }) => `{graph: {edges: rows, from: other, to: ${JSON.stringify(key)}, metric: pagerank}}`,
  degree: ({ key }) => `{graph: {edges: rows, from: other, to: ${JSON.stringify(key)}, metric: degree}}`,
  sql: ({ key, weight }) =>
    `{sql: {type: number, query: ${JSON.stringify(`SELECT ${quoted(key)}, ${quoted(weight)} AS value FROM rows WHERE :as_of > ''`)}}}`,
};

const NAMES = [
  ...['picked', 'weight', 'seen', 'counted', 'total', 'amount', 'support', 'last_seen', 'strength', 'place', 'share', 'tgi'],
  ...['source', 'moment', 'day', 'row_in_source', 'barred', 'last_barred', 'is_1', 'place_1', 'day_2', 'in_order', 'tries', 'ranked'],
  ...[
    'key',
    'rank',
    'true',
    'false',
    'null',
    'as_of',
    'customer',
    'customers',
    'population',
    'measured',
    'tagged',
    'scored',
    'v',
    'i',
    'n',
  ],
  ...['next_v', 'select', 'order', 'group', 'from', 'rowid', 'a', 'a_raw', 'a_band', 'written', 'TRUE', 'Place', 'two words', '列', "it's"],
];

async function open(called: Called): Promise<Execute> {
  const db = createDatabase(await loadSqlJs(), { schema: schemaOf(called), rows: ROWS });
  return (sql, params) => runStatement(db, sql, params);
}

/** The values of every definition, by customer; and what each explanation comes to. */
async function valuesOver(called: Called): Promise<Record<string, unknown>> {
  const execute = await open(called);
  const all = Object.entries(DEFINES).map(async ([what, define]) => {
    const { value, issues } = checkTags(`code: a\ndefine: ${define(called)}`, schemaOf(called), '2025-06-30');
    if (!value) return [what, issues.map((i) => [i.code, i.params])] as const;
    const compiled = compileTags(value, sqlite);
    const rows = await runTags(value, compiled, '2025-06-30', execute);
    const explained = await Promise.all(
      rows.customerIds.map((id) => explainCustomer(value, compiled, sqlite, 'a', String(id), '2025-06-30', execute)),
    );
    return [what, [rows.customerIds, rows.tags[0]?.values, explained.map((e) => e.value)]] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}
const plain = valuesOver(PLAIN);

test('over ordinary names, every definition has values', async () => {
  for (const [what, [ids, values, explained]] of Object.entries((await plain) as Record<string, [unknown, unknown[], unknown[]]>)) {
    expect([what, ids]).toEqual([what, ['A', 'B', 'C']]);
    expect([what, explained]).toEqual([what, values]);
    expect(values.filter((v) => v !== null).length, what).toBeGreaterThan(1);
  }
});

describe.each(['key', 'what', 'weight', 'time', 'city'] as const)('the column of the %s', (which) => {
  test.each(NAMES)('called %s', async (name) => {
    const found = await valuesOver({ ...PLAIN, [which]: name });
    const isTruth = name.toLowerCase() === 'true' || name === 'false';
    for (const [what, values] of Object.entries(await plain)) {
      const isRead = which === 'key' || (which === 'city' && (what === 'column' || what === 'condition'));
      if (isTruth && isRead) expect([what, found[what]]).toEqual([what, expect.arrayContaining([['truth-word', { name }]])]);
      else expect([what, found[what]]).toEqual([what, values]);
    }
  });
});
