import { describe, expect, test } from 'vitest';
import { allCells, holds, reportScheme, SCHEMES, type Segment } from '../../src/engine/index.ts';
import { issuesOf } from './world.ts';

const place = { line: 1, column: 1, start: 0, end: 0 };
type Range = readonly [number, number];
const segment = (value: string, r: Range, f: Range, m: Range = f): Segment => ({ value, r, f, m, place });

/** The schemes of the R package rfm 0.3.0 (rsquaredacademy/rfm@297ed8b): of its tests, and of its README. */
const TEST_SCHEME = [
  segment('Champions', [4, 5], [4, 5]),
  segment('Loyal', [2, 5], [3, 5]),
  segment('Potential Loyalist', [3, 5], [1, 3]),
  segment('New', [4, 5], [1, 1]),
  segment('Promising', [3, 4], [1, 1]),
  segment('Need Attention', [2, 3], [2, 3]),
  segment('About To Sleep', [2, 3], [1, 2]),
  segment('At Risk', [1, 2], [2, 5]),
  segment("Can't Lose", [1, 1], [4, 5]),
  segment('Lost', [1, 2], [1, 2]),
];
const README_SCHEME = [
  segment('Champions', [5, 5], [5, 5]),
  segment('Potential Loyalist', [3, 5], [3, 5], [2, 5]),
  segment('Loyal', [2, 4], [2, 4]),
  segment('Promising', [3, 4], [1, 3], [3, 5]),
  segment('New', [4, 5], [1, 3], [1, 5]),
  segment("Can't Lose", [1, 2], [3, 4], [4, 5]),
  segment('At Risk', [1, 2], [2, 5], [4, 5]),
  segment('Need Attention', [1, 3], [3, 5]),
  segment('About To Sleep', [2, 3], [1, 3], [1, 4]),
  segment('Lost', [1, 1], [1, 5]),
];
const FIVE = { method: 'percentile_inc', n: 5 } as const;

describe('what each segment names and what is left for it', () => {
  test.each([
    ['test', TEST_SCHEME, [8, 36, 27, 2, 2, 8, 8, 32, 4, 8], [8, 28, 24, 0, 0, 3, 3, 20, 0, 3], 39, 36],
    ['README', README_SCHEME, [1, 36, 27, 18, 30, 8, 16, 27, 24, 25], [1, 35, 15, 8, 15, 6, 7, 4, 10, 14], 58, 10],
  ])("rfm's %s scheme", (_, segments, named, owned, overlaps, others) => {
    const report = reportScheme(segments, FIVE);
    expect(report.cells).toBe(125);
    expect(report.segments.map((s) => s.named)).toEqual(named);
    expect(report.segments.map((s) => s.owned)).toEqual(owned);
    expect(report.overlapping).toHaveLength(overlaps);
    expect(report.missing).toHaveLength(others);
    expect(owned.reduce((a, b) => a + b, 0) + others).toBe(125);
  });
});

const withPlace = (name: 'eight' | 'eleven'): Segment[] => SCHEMES[name].segments.map((s) => ({ ...s, place }));

test('eleven covers its 125 cells once each', () => {
  const report = reportScheme(withPlace('eleven'), FIVE);
  expect(report.segments.map((s) => s.owned)).toEqual([7, 8, 24, 7, 16, 8, 8, 22, 8, 11, 6]);
  expect(report.segments.map((s) => s.named)).toEqual(report.segments.map((s) => s.owned));
  expect([report.overlapping, report.missing]).toEqual([[], []]);
});

test('eight covers its 8 cells once each', () => {
  const report = reportScheme(withPlace('eight'), { method: 'mean', n: 2 });
  expect(report.segments.map((s) => [s.named, s.owned])).toEqual(Array.from({ length: 8 }, () => [1, 1]));
  expect([report.cells, report.overlapping, report.missing]).toEqual([8, [], []]);
});

test('the three 重要 keep and win back apart as the field does', () => {
  const of = (cell: string) => SCHEMES.eight.segments.find((s) => s.cells?.includes(cell))?.label.zh;
  expect(['111', '101', '011', '001', '110', '100', '010', '000'].map(of)).toEqual([
    '重要价值客户',
    '重要发展客户',
    '重要保持客户',
    '重要挽留客户',
    '一般价值客户',
    '一般发展客户',
    '一般保持客户',
    '一般挽留客户',
  ]);
});

test('cells go by the method and its bands', () => {
  expect(allCells({ method: 'median', n: 2 })).toEqual(['000', '001', '010', '011', '100', '101', '110', '111']);
  expect(allCells({ method: 'ntile', n: 3 })).toHaveLength(27);
  expect(allCells({ method: 'ntile', n: 3 })[0]).toBe('111');
  expect(holds(segment('x', [2, 3], [1, 1], [3, 3]), '213')).toBe(true);
  expect(holds(segment('x', [2, 3], [1, 1], [3, 3]), '223')).toBe(false);
});

test('the linter says of a definition what the report says', () => {
  const spelt = TEST_SCHEME.map(({ value, r, f, m }) => `{value: "${value}", r: [${r}], f: [${f}], m: [${m}]}`).join(', ');
  const parts = 'recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: ntile, n: 5}';
  const yaml = (rest: string): string => `code: a\ndefine: {rfm: {${parts}, segments: [${spelt}]${rest}}}`;
  const said = issuesOf(yaml('')).map((i) => [i.code, i.params]);
  expect(said).toHaveLength(5);
  expect(said).toContainEqual(['overlapping-segments', { cells: 39, example: '122', values: ['At Risk', 'Lost'] }]);
  for (const value of ['New', 'Promising', "Can't Lose"]) expect(said).toContainEqual(['dead-segment', { value }]);
  expect(said).toContainEqual(['missing-cells', { cells: 36, example: ['113', '114', '115'] }]);
  expect(issuesOf(yaml(', else: Others')).map((i) => i.code)).not.toContain('missing-cells');
});
