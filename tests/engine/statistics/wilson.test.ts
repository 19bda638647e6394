import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/engine/statistics/normal.ts';
import { wilsonInterval } from '../../../src/engine/statistics/wilson.ts';

describe('Wilson interval', () => {
  // three in five says little; three hundred in five hundred says much
  test.each([
    [3, 5, 0.2307, 0.8824],
    [300, 500, 0.55645, 0.642],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [0, 0, 0, 1],
  ])('%i of %i', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  const observed = fc.integer({ min: 1, max: 100_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  test('holds the observed share, inside 0 to 1', () => {
    fc.assert(
      fc.property(observed, fc.double({ min: 0.01, max: 0.999 }), ([hits, n], confidence) => {
        const { low, high } = wilsonInterval(hits, n, confidence);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
  test('ten times the same news makes it narrower; more confidence, wider', () => {
    fc.assert(
      fc.property(observed, ([hits, n]) => {
        const width = (k: number, of: number, confidence?: number): number => {
          const { low, high } = wilsonInterval(k, of, confidence);
          return high - low;
        };
        expect(width(10 * hits, 10 * n)).toBeLessThan(width(hits, n));
        expect(width(hits, n, 0.99)).toBeGreaterThan(width(hits, n));
      }),
    );
  });
  test('none and all end at 0 and 1 to the last digit', () => {
    for (let n = 1; n < 200; n++) expect([wilsonInterval(0, n).low, wilsonInterval(n, n).high]).toEqual([0, 1]);
  });
  test('misses mirror hits', () => {
    fc.assert(
      fc.property(observed, ([hits, n]) => {
        expect(wilsonInterval(hits, n).low).toBeCloseTo(1 - wilsonInterval(n - hits, n).high, 12);
      }),
    );
  });
  test('its ends are where the score test turns', () => {
    const { low, high } = wilsonInterval(37, 120);
    for (const end of [low, high]) expect(Math.abs(37 / 120 - end) / Math.sqrt((end * (1 - end)) / 120)).toBeCloseTo(1.959963984540054, 10);
  });
});

describe('normal distribution', () => {
  // Abramowitz & Stegun 1964, table 26.1 and 26.5; far tails from their continued fraction
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.959963984540054, 0.975],
    [2.9, 0.998134186699616],
    [-3, 0.00134989803163009],
    [-4, 3.16712418331199e-5],
    [-8, 6.22096057427178e-16],
    [-20, 2.75362411860623e-89],
  ])('cdf at %f', (x, p) => {
    expect(normalCdf(x) / p).toBeCloseTo(1, 12);
  });
  test('quantile undoes cdf', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 5, noNaN: true }), (x) => {
        expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 8);
      }),
    );
  });
  test('the ends', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(-0.1), normalQuantile(1.1)]).toEqual([-Infinity, Infinity, NaN, NaN]);
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(-1e6)]).toEqual([0, 1, 0]);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
  });
});
