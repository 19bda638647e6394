import { expect, test } from 'vitest';
import { compileTags, parseTags, placesIn, resolveTags, runTags, sqlite } from '../../src/engine/index.ts';
import { codesOf, issuesOf, openWorld, SCHEMA, tagsOf } from './world.ts';

const world = openWorld(
  [['A', 'sh'], ['B', 'bj'], ['C']],
  [
    ['1', 'A', '2025-06-01', 100],
    ['2', 'B', '2025-06-01', 50],
  ],
);
const file = (...tags: string[]): string => tags.join('\n---\n');
const SPEND = 'code: spend\ndefine: {measure: {from: orders, agg: sum, field: amount, empty: 0}}';

test('tags may be written in any order', async () => {
  const yaml = file(
    'code: c\ndefine: {cases: [{when: b and a, value: x}], else: y}',
    'code: b\ndefine: {expr: a and city is present}',
    'code: a\ndefine: {expr: spend > 60}',
    SPEND,
  );
  const rows = await tagsOf(yaml, await world);
  expect(rows.tags.map((t) => [t.code, ...t.values])).toEqual([
    ['c', 'x', 'y', 'y'],
    ['b', true, false, false],
    ['a', true, false, false],
    ['spend', 100, 50, 0],
  ]);
});

test('a rank over another tag is taken after that tag', async () => {
  const yaml = file(
    SPEND,
    'code: top\ndefine: {expr: rank(spend) = 1}',
    'code: share\ndefine: {bin: {of: pct_rank(spend), method: edges, edges: [0.5]}}',
  );
  expect((await tagsOf(yaml, await world)).tags.map((t) => t.values)).toEqual([
    [100, 50, 0],
    [true, false, false],
    [2, 2, 1],
  ]);
});

test('forty levels of tags that each read the one before several times stay fast', async () => {
  const levels = Array.from({ length: 40 }, (_, i) => {
    const before = i === 0 ? 'spend' : `t${i - 1}`;
    return `code: t${i}\ndefine: {cases: [{when: ${before} > 60, value: 61}, {when: ${before} > 40, value: 41}, {when: ${before} > 20, value: 21}], else: 0}`;
  });
  const rows = await tagsOf(file(SPEND, ...levels), await world);
  expect(rows.tags.at(-1)?.values).toEqual([61, 41, 0]);
}, 3000);

test('a circle is told once, with its way round', () => {
  const yaml = file(
    'code: a\ndefine: {expr: b > 1}',
    'code: b\ndefine: {expr: c > 1}',
    'code: c\ndefine: {expr: a > 1}',
    'code: d\ndefine: {expr: c > 1}',
  );
  const issues = issuesOf(yaml);
  expect(issues.map((i) => [i.code, i.params])).toEqual([['cycle', { path: ['a', 'b', 'c', 'a'] }]]);
  expect(issuesOf('code: a\ndefine: {expr: a > 1}').map((i) => i.params)).toEqual([{ path: ['a', 'a'] }]);
  const fromOutside = file('code: first\ndefine: {expr: a > 1}', 'code: a\ndefine: {expr: b > 1}', 'code: b\ndefine: {expr: a > 1}');
  expect(issuesOf(fromOutside).map((i) => i.params)).toEqual([{ path: ['a', 'b', 'a'] }]);
});

test('a tag called like a standard measure reads the measure, not itself', async () => {
  const days = parseTags('measures: {days: {from: orders, agg: days_since}}').value?.measures['days'];
  if (!days) throw new Error('no measure');
  const schema = { ...SCHEMA, measures: { days } };
  const yaml = file('code: days\ndefine: {expr: days + 1}', 'code: later\ndefine: {expr: days + 1}');
  expect((await tagsOf(yaml, await world, '2025-06-30', schema)).tags.map((t) => t.values)).toEqual([
    [30, 30, null],
    [31, 31, null],
  ]);
});

test("a tag's own measure wins over the file's, the file's over the schema's", async () => {
  const yaml = `measures: {n: {from: orders, agg: count}}\n---\ncode: a\nmeasures: {n: {from: orders, agg: sum, field: amount}}\ndefine: {expr: n}\n---\ncode: b\ndefine: {expr: n}`;
  expect((await tagsOf(yaml, await world)).tags.map((t) => t.values)).toEqual([
    [100, 50, null],
    [1, 1, null],
  ]);
});

/** What the others give when some tags of a file are broken, and what is said. */
async function others(yaml: string): Promise<{ codes: string[]; tags: unknown }> {
  const parsed = parseTags(yaml);
  if (!parsed.value) throw new Error('not readable');
  const resolved = resolveTags(parsed.value, SCHEMA, placesIn(yaml));
  if (!resolved.value) throw new Error('nothing left');
  const { tags } = await runTags(resolved.value, compileTags(resolved.value, sqlite), '2025-06-30', await world);
  return {
    codes: [...parsed.issues, ...resolved.issues].map((i) => i.code),
    tags: Object.fromEntries(tags.map((t) => [t.code, t.values])),
  };
}

test.each<[why: string, broken: string, code: string]>([
  ['an unknown name', 'code: bad\ndefine: {expr: nothing > pct_rank(spend)}', 'unknown-name'],
  ['an unreadable condition', 'code: bad\ndefine: {cases: [{when: spend >, value: x}]}', 'expression-syntax'],
  ['a missing define', 'code: bad', 'missing-key'],
  ['an unreadable where', 'code: bad\ndefine: {measure: {from: orders, agg: count, where: status =}}', 'expression-syntax'],
  ['an unknown table', 'code: bad\ndefine: {measure: {from: order, agg: count}}', 'unknown-table'],
  ['a query that is none', 'code: bad\ndefine: {sql: drop table orders}', 'bad-sql'],
  ['a code that is none', 'code: Bad\ndefine: {expr: spend}', 'bad-code'],
])('%s breaks its tag and those that read it, with one issue, and no other', async (_, broken, code) => {
  const name = /code: (\w+)/.exec(broken)?.[1];
  const yaml = file(SPEND, broken, `code: reads_it\ndefine: {expr: ${name} is missing}`, 'code: fine\ndefine: {expr: spend > 60}');
  expect(await others(yaml)).toEqual({ codes: [code], tags: { spend: [100, 50, 0], fine: [true, false, false] } });
});

test('a broken measure is told once, however many tags read it', async () => {
  const yaml = `measures: {n: {from: orders, agg: total}}\n---\ncode: a\ndefine: {expr: n > 1}\n---\ncode: b\ndefine: {expr: n > 2}\n---\n${SPEND}`;
  expect(await others(yaml)).toEqual({ codes: ['not-one-of'], tags: { spend: [100, 50, 0] } });
});

test('names that every object has are nobody’s', () => {
  expect(codesOf('code: a\ndefine: {expr: constructor > 1}')).toEqual(['unknown-name']);
  expect(codesOf('code: a\ndefine: {expr: toString(city)}')).toEqual(['unknown-function']);
  expect(codesOf('code: a\ndefine: {measure: {from: __proto__, agg: count}}')).toEqual(['unknown-table']);
  expect(codesOf('code: a\nvalue: {domain: {x: X}}\ndefine: {cases: [{when: city is missing, value: constructor}], else: x}')).toEqual([
    'not-in-domain',
  ]);
});

test('measures may have any name that backquotes can hold', async () => {
  const yaml = `measures:\n  "Umsatz (€) – \\"gesamt\\"": {from: orders, agg: sum, field: amount}\n  "letzter Kanal": {from: orders, agg: last, field: status}\n  __proto__: {from: orders, agg: count}\n---\ncode: a\ndefine:\n  expr: '\`Umsatz (€) – "gesamt"\` > 60 and \`letzter Kanal\` = ''paid'' and __proto__ = 1 and rank(\`Umsatz (€) – "gesamt"\`) = 1'\n`;
  expect((await tagsOf(yaml, await world)).tags[0]?.values).toEqual([true, false, null]);
});

test('tables may be called like the parts of a statement', async () => {
  const { customers, orders } = SCHEMA.tables;
  if (!customers || !orders) throw new Error('no tables');
  const schema = {
    ...SCHEMA,
    entity: { ...SCHEMA.entity, table: 'population' },
    tables: { population: { ...customers, name: 'population' }, Measured: { ...orders, name: 'Measured' } },
  };
  const execute = await world;
  const renamed: typeof execute = (sql, params) =>
    execute(`WITH population AS (SELECT * FROM customers), Measured AS (SELECT * FROM orders), ${sql.replace(/^WITH /, '')}`, params);
  const rows = await tagsOf('code: a\ndefine: {measure: {from: Measured, agg: count}}', renamed, '2025-06-30', schema);
  expect(rows.tags[0]?.values).toEqual([1, 1, null]);
});
