import { describe, expect, test } from 'vitest';
import { bandsOf } from '../../../src/islands/rfm-lab/bands.ts';
import { compareScores } from '../../../src/islands/rfm-lab/comparison.ts';
import { heatOf, heatStep, heatValue, membersOf } from '../../../src/islands/rfm-lab/heat.ts';
import { histogramOf } from '../../../src/islands/rfm-lab/histogram.ts';
import { ownersOf, segmentsOfScheme } from '../../../src/islands/rfm-lab/scheme.ts';
import { codeOf, scoreCustomers } from '../../../src/islands/rfm-lab/scores.ts';
import { segmentsOf } from '../../../src/islands/rfm-lab/segments.ts';
import { MEASURES, withScheme, withScoring } from '../../../src/islands/rfm-lab/settings.ts';
import { barsOf, placeOf, stripOf, valueAt } from '../../../src/islands/rfm-lab/strip.ts';
import { splitTies } from '../../../src/islands/rfm-lab/ties.ts';
import { askShop, customersOf, EACH_METHOD, START } from './shop.ts';

const shop = askShop(START);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

test('the heat map is what GROUP BY would say', async () => {
  const { customers, codes } = await shop;
  const cells = heatOf(customers, scoreCustomers(customers, START));
  expect(cells.map(({ r, f }) => `${r}${f}`).slice(0, 6)).toEqual(['51', '52', '53', '54', '55', '41']);
  for (const cell of cells) {
    const inside = codes.flatMap((code, i) => (code.startsWith(`${cell.r}${cell.f}`) ? [i] : []));
    expect(cell.count).toBe(inside.length);
    expect(cell.revenue).toBeCloseTo(sum(inside.map((i) => customers.m[i] ?? 0)), 6);
    expect(membersOf(scoreCustomers(customers, START), cell)).toEqual(inside);
  }
});

test('halves make a map of four cells', async () => {
  const { customers } = await shop;
  const cells = heatOf(customers, scoreCustomers(customers, withScoring(START, { method: 'mean' })));
  expect(cells.map(({ r, f }) => `${r}${f}`)).toEqual(['10', '11', '00', '01']);
  expect(sum(cells.map(({ count }) => count))).toBe(customers.ids.length);
});

test('a cell is worth its count, its revenue or its average, and nobody’s average is nothing', () => {
  const cell = { r: 5, f: 1, count: 4, revenue: 100 };
  expect([heatValue(cell, 'count'), heatValue(cell, 'revenue'), heatValue(cell, 'average')]).toEqual([4, 100, 25]);
  expect(heatValue({ ...cell, count: 0, revenue: 0 }, 'average')).toBe(0);
  expect([0, 1, 25, 99, 100].map((value) => heatStep(value, 100))).toEqual([1, 1, 2, 5, 5]);
  expect([95, 100].map((value) => heatStep(value, 100, 95))).toEqual([3, 3]);
});

describe('segments', () => {
  test.each(EACH_METHOD.map((settings) => [`${settings.scoring.method}, ${settings.scheme}`, settings] as const))(
    'of %s hold everybody once',
    async (_, settings) => {
      const { customers } = await shop;
      const { rows, report } = segmentsOf(customers, scoreCustomers(customers, settings), settings);
      expect(sum(rows.map(({ count }) => count))).toBe(customers.ids.length);
      expect(sum(rows.map(({ share }) => share))).toBeCloseTo(1, 9);
      expect(sum(rows.map(({ revenueShare }) => revenueShare))).toBeCloseTo(1, 9);
      expect([report.missing.length, report.overlapping.length]).toEqual([0, 0]);
    },
  );

  test('of ranges have the holes, the overlaps and the dead that are known of them', async () => {
    const { customers } = await shop;
    const settings = withScheme(START, 'ranges');
    const { rows, report } = segmentsOf(customers, scoreCustomers(customers, settings), settings);
    expect([report.missing.length, report.overlapping.length]).toEqual([36, 39]);
    expect(report.segments.filter(({ owned }) => owned === 0).map(({ value }) => value)).toEqual(['new', 'promising', 'cannot_lose']);
    expect(rows.at(-1)?.value).toBe('others');
    expect(sum(rows.map(({ count }) => count))).toBe(customers.ids.length);
  });

  test('own halves are named as the mean’s are', () => {
    const own = segmentsOfScheme('eight', { method: 'edges' });
    expect(ownersOf(own, { method: 'edges', n: 2 }).get('222')).toBe(0);
    expect(ownersOf(own, { method: 'edges', n: 2 }).get('111')).toBe(7);
  });
});

describe('comparison', () => {
  test('counts by hand what moved, and from where to where', async () => {
    const { customers } = await shop;
    const [from, to] = [START, withScoring(START, { method: 'percentile_inc' })].map((s) => scoreCustomers(customers, s));
    if (!from || !to) throw new Error();
    const { changed, matrix } = compareScores(from, to, { from: 11, to: 11 });
    const count = (differs: (i: number) => boolean): number => customers.ids.filter((_, i) => differs(i)).length;
    for (const key of MEASURES) expect(changed?.[key]).toBe(count((i) => from[key][i] !== to[key][i]));
    expect(changed?.code).toBe(count((i) => codeOf(from, i) !== codeOf(to, i)));
    expect(changed?.segment).toBe(count((i) => from.segments[i] !== to.segments[i]));
    expect(matrix.f[1]?.[0]).toBe(count((i) => from.f[i] === 2 && to.f[i] === 1));
    expect(sum(matrix.segment.map(sum))).toBe(customers.ids.length);
  });

  test('of halves with fifths says where each went, and claims no change', async () => {
    const { customers } = await shop;
    const [from, to] = [START, withScoring(START, { method: 'median' })].map((s) => scoreCustomers(customers, s));
    if (!from || !to) throw new Error();
    const { changed, matrix } = compareScores(from, to, { from: 11, to: 8 });
    expect(changed).toBeUndefined();
    expect(matrix.f.map((row) => row.length)).toEqual([2, 2, 2, 2, 2]);
    expect(matrix.segment[0]?.length).toBe(8);
  });
});

describe('ties', () => {
  test('NTILE on 1, 1, 1, 2, 9 gives three identical customers three scores', () => {
    const customers = customersOf([
      [1, 1, 10],
      [2, 1, 20],
      [3, 1, 30],
      [4, 2, 40],
      [5, 9, 50],
    ]);
    expect(splitTies(customers, scoreCustomers(customers, START))).toEqual([
      {
        measure: 'f',
        value: 1,
        count: 3,
        scores: [
          { score: 1, count: 1, example: 0 },
          { score: 2, count: 1, example: 1 },
          { score: 3, count: 1, example: 2 },
        ],
      },
    ]);
  });

  test('in the shop, NTILE splits those who bought once, and no method by value does', async () => {
    const { customers } = await shop;
    const [once] = splitTies(customers, scoreCustomers(customers, START)).filter(({ measure }) => measure === 'f');
    expect(once?.value).toBe(1);
    expect(once?.count).toBe(customers.f.filter((f) => f === 1).length);
    for (const method of ['percentile_inc', 'percent_rank', 'cut_plus_one', 'mean', 'median'] as const) {
      expect(splitTies(customers, scoreCustomers(customers, withScoring(START, { method })))).toEqual([]);
    }
  });
});

describe('pictures', () => {
  test('a strip holds every place of its axis, and the way back', async () => {
    const { customers } = await shop;
    for (const key of MEASURES) {
      const strip = stripOf(key, customers[key]);
      const { scale } = strip;
      const bars = barsOf(strip);
      for (const value of [scale.low, (scale.low + scale.high) / 3, scale.high]) {
        expect(valueAt(scale, placeOf(scale, value))).toBeCloseTo(value, 6);
      }
      expect(Math.max(...bars.map(({ height }) => height))).toBe(1);
      const last = bars.at(-1);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(1, 2);
      expect(scale.ticks.length).toBeGreaterThanOrEqual(3);
    }
  });

  test('a histogram loses nobody', async () => {
    const { customers } = await shop;
    for (const key of MEASURES) {
      const bars = histogramOf(key, customers[key]);
      expect(sum(bars.map(({ count }) => count))).toBe(customers.ids.length);
      for (const { from, to = Number.POSITIVE_INFINITY, count } of bars) {
        expect(count).toBe(customers[key].filter((value) => value >= from && value < to).length);
      }
    }
    expect(histogramOf('m', [])).toEqual([]);
  });

  test('bands say who has which score', () => {
    const customers = customersOf([
      [1, 1, 10],
      [2, 3, 20],
      [9, 4, 30],
    ]);
    const scores = scoreCustomers(customers, withScoring(START, { method: 'mean' }));
    expect(bandsOf('r', customers, scores)).toEqual([
      { score: 1, count: 2, range: [1, 2] },
      { score: 0, count: 1, range: [9, 9] },
    ]);
  });
});
