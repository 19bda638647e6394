import { expect, test } from 'vitest';
import { bgNbdExpected } from '../../../src/engine/models/bg-nbd.ts';
import { gammaGammaSpend } from '../../../src/engine/models/gamma-gamma.ts';
import { lifetimeValue, simpleLifetimeValue } from '../../../src/engine/models/lifetime-value.ts';

/** Maximum likelihood on the CDNOW customers, in weeks; customers of lifetimes' docs/Quickstart.md, values reproduced there to three decimals. */
const buys = { r: 0.24259289, alpha: 4.41353111, a: 0.79288634, b: 2.42575404 };
const spends = { p: 6.24880246, q: 3.74458846, v: 15.44774811 };
const CUSTOMERS = [
  { frequency: 2, recency: 30.43, age: 38.86, spend: 22.35, months: 36.278, units30: 140.096 },
  { frequency: 1, recency: 1.71, age: 38.86, spend: 11.77, months: 4.637, units30: 18.943 },
  { frequency: 0, recency: 0, age: 38.86, spend: 0, months: 8.344, units30: 38.181 },
  { frequency: 7, recency: 29.43, age: 38.86, spend: 73.74, months: 283.524, units30: 1003.868 },
  { frequency: 1, recency: 5, age: 38.86, spend: 11.77, months: 6.881, units30: 28.11 },
  { frequency: 2, recency: 35.71, age: 38.86, spend: 25.55, months: 43.354, units30: 167.418 },
];
test.each(CUSTOMERS)(
  '$frequency purchases: twelve months, and what a month of 30 weeks would claim',
  ({ months, units30, spend, ...history }) => {
    const value = (unitsPerPeriod: number): number =>
      lifetimeValue({
        expected: (weeks) => bgNbdExpected(buys, weeks, history),
        spend: gammaGammaSpend(spends, { frequency: history.frequency, spend }),
        periods: 12,
        unitsPerPeriod,
        discount: 0.01,
      });
    expect(value(4.345)).toBeCloseTo(months, 3);
    expect(value(30)).toBeCloseTo(units30, 3);
  },
);

const steady = (options: { periods: number; discount: number }): number =>
  lifetimeValue({ expected: (days) => days / 30, spend: 12, unitsPerPeriod: 30, ...options });
test('a discount of 1 halves a period; without one, two periods are worth twice one', () => {
  expect(steady({ periods: 1, discount: 0 })).toBe(12);
  expect(steady({ periods: 1, discount: 1 })).toBe(6);
  expect(steady({ periods: 2, discount: 0 })).toBe(24);
  expect(steady({ periods: 2, discount: 1 })).toBe(9);
  expect(steady({ periods: 0, discount: 0 })).toBe(0);
});

test('the short cut', () => {
  expect(simpleLifetimeValue({ margin: 100, retention: 0.8, discount: 0.1 })).toBeCloseTo(266.6667, 4);
});
