import { describe, expect, test } from 'vitest';
import { checkTags, dialectIssues, duckdb, postgres, spark, sqlite } from '../../src/engine/index.ts';
import { issueWords as en } from '../../src/i18n/en/issues.ts';
import { issueWords as zh } from '../../src/i18n/zh/issues.ts';
import { issuesOf, openWorld, SCHEMA, tagsOf } from './world.ts';

/** As large as a definition may be, it still runs; one step further, the engine says so before the database does. */
const world = openWorld([['A', 'x', null, '1990-01-01']], [['o1', 'A', '2025-06-01', 10]]);
const N = 'measures: {n: {from: orders, agg: count}}\n---\n';
const many = (count: number, tag: (i: number) => string): string => N + Array.from({ length: count }, (_, i) => tag(i)).join('\n---\n');
const picks = (count: number): string =>
  many(count, (i) => `code: t${i}x\ndefine: {measure: {from: orders, agg: last, field: amount, window: {last: ${i + 1}d}}}`);
const shapes = (count: number): string =>
  many(count, (i) => `code: t${i}x\ndefine: {prefer: {from: orders, dimension: channel, by: tgi, window: {last: ${i + 1}d}}}`);
const sequences = (count: number): string => {
  const steps = Array.from({ length: 8 }, () => "{from: orders, where: channel = 'x'}").join(', ');
  return many(
    count,
    (i) => `code: t${i}x\ndefine: {sequence: {steps: [${steps}], not: amount > 5, within: 3d, window: {last: ${i + 1}d}}}`,
  );
};
const cuts = (count: number): string => many(count, (i) => `code: t${i}x\ndefine: {bin: {of: n + ${i}, method: percentile_inc, n: 5}}`);
const levels = (count: number): string => many(count + 1, (i) => `code: t${i}x\ndefine: {expr: ${i === 0 ? 'n' : `t${i - 1}x + 1`}}`);
const columns = (count: number): string =>
  many(count, (i) => `code: t${i}x\ndefine: {measure: {from: orders, agg: count, where: amount > ${i}}}`);
const literals = (count: number): string =>
  `${N}code: a\ndefine: {expr: "n in (${Array.from({ length: count }, (_, i) => i).join(', ')})"}`;

describe('the largest that runs, and one more', () => {
  test.each<[what: string, of: (count: number) => string, most: number]>([
    ['picks', picks, 50],
    ['picks', shapes, 50],
    ['picks', sequences, 50],
    ['cuts', cuts, 50],
    ['levels', levels, 100],
    ['columns', columns, 950],
    ['literals', literals, 30_000],
  ])(
    '%s',
    async (what, of, most) => {
      expect((await tagsOf(of(most), await world)).customerIds).toEqual(['A']);
      const said = issuesOf(of(most + 1)).filter((i) => i.severity === 'error');
      expect(said.map((i) => (i.code === 'too-large' ? i.params.what : i.code))).toEqual([what]);
    },
    // SQLite looks 30,000 parameters up by name, one after the other.
    60_000,
  );
});

describe('what one database holds less of', () => {
  const of = (count: number, dialect: Parameters<typeof dialectIssues>[1]) => {
    const { value } = checkTags(columns(count), SCHEMA);
    if (!value) throw new Error(`${count} tags are too many for SQLite`);
    return dialectIssues(value, dialect).map((i) => i.params);
  };
  test('PostgreSQL has 1,664 entries in a list that is selected', () => {
    expect(of(800, postgres)).toEqual([]);
    expect(of(801, postgres)).toEqual([{ what: 'columns', found: 1602, limit: 1600, database: 'PostgreSQL' }]);
  });
  test.each([sqlite, duckdb, spark])('$name holds as many as SQLite', (dialect) => {
    expect(of(950, dialect)).toEqual([]);
  });
  test('whose limit it is, is said', () => {
    const params = { what: 'columns', found: 1602, limit: 1600, database: 'PostgreSQL' } as const;
    expect(zh['too-large'](params)).toBe('标签和指标一共有 1602 个，PostgreSQL 的一条查询最多放 1600 个。分成几个文件来算。');
    expect(en['too-large'](params)).toBe(
      'There are 1602 tags and measures, and one query of PostgreSQL holds 1600 at most. Split the tags into several files.',
    );
  });
});

describe('the deepest expressions, wherever they stand', () => {
  const deepest = [' + n', ' - n', ' * n', ' / n'].map((step) => `n${step.repeat(96)}`);
  const places = (e: string): string[] => [
    `{expr: "${e} > 1"}`,
    `{expr: "pct_rank(${e}) > 0.5 and zscore(${e}) is missing"}`,
    `{bin: {of: "${e}", method: percentile_inc, n: 100}}`,
    `{bin: {of: "${e}", method: edges, edges: [1, 2], labels: [a, b, c]}}`,
    `{cases: [{when: "${e} > 1", value: x}, {when: "not (${e} > 2)", value: y}], else: z}`,
  ];
  test.each(deepest.flatMap((e) => places(e).map((define) => [define.replaceAll(/(?: [-+*/] n){5,}/g, ' …'), define] as const)))(
    '%s',
    async (_, define) => {
      expect((await tagsOf(`${N}code: a\ndefine: ${define}`, await world)).customerIds).toEqual(['A']);
    },
  );
  test.each(['not (', 'round(', 'abs(', '('])('%s nested', async (open) => {
    const inner = open === 'not (' ? 'n = 1' : 'n';
    const nested = `${open.repeat(open === 'not (' ? 49 : 99)}${inner}${')'.repeat(open === 'not (' ? 49 : 99)}`;
    const expr = open === 'not (' ? nested : `${nested} > 0`;
    expect((await tagsOf(`${N}code: a\ndefine: {expr: "${expr}"}`, await world)).customerIds).toEqual(['A']);
  });
  test('a tag of a hundred labels over a long sum', async () => {
    const labels = Array.from({ length: 100 }, (_, i) => `l${i}`);
    const edges = labels.slice(1).map((_, i) => i);
    const yaml = `${N}code: a\ndefine: {bin: {of: "n${' / n'.repeat(100)}", method: edges, edges: [${edges}], labels: [${labels}]}}`;
    expect((await tagsOf(yaml, await world)).tags[0]?.values).toEqual(['l2']);
  }, 3000);
});
