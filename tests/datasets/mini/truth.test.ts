import { describe, expect, it } from 'vitest';
import { mini } from '../../../src/datasets/mini/index.ts';
import { networkOf } from '../../../src/engine/graph/network.ts';
import { pageRank } from '../../../src/engine/graph/page-rank.ts';
import { logLikelihood } from '../../../src/engine/models/bg-nbd-fit.ts';
import { cronbachAlpha, qiniCurve } from '../../../src/engine/models/index.ts';
import { groupHistories } from '../../../src/engine/models/purchase-histories.ts';
import { describeContract } from '../contract.ts';
import { daysBetween, groupBy, objectsOf, percentile, sum } from '../statistics.ts';

describeContract(mini, 12);

const dataset = mini.generate(mini.standard);
const numbersOf = (table: string, column: string) => objectsOf(dataset, table).map((row) => Number(row[column]));

describe('twenty customers', () => {
  const [rec, fre, mon] = ['rec', 'fre', 'mon'].map((column) => numbersOf('rfm_mini', column)) as [number[], number[], number[]];

  // the vectors of the reference values, which R and Excel were asked for
  it('are the golden ones', () => {
    expect(rec).toEqual([38, 75, 15, 52, 89, 29, 66, 6, 43, 80, 20, 57, 94, 34, 71, 11, 48, 85, 25, 62]);
    expect(fre).toEqual([2, 5, 3, 3, 5, 2, 1, 2, 5, 3, 3, 5, 2, 1, 2, 5, 3, 3, 5, 2]);
    expect(mon).toEqual([330, 630, 930, 205, 505, 805, 80, 380, 680, 980, 255, 555, 855, 130, 430, 730, 1030, 305, 605, 905]);
    const cuts = (list: readonly number[]) => [0.2, 0.4, 0.6, 0.8].map((p) => Math.round(percentile(list, p) * 10) / 10);
    expect([cuts(rec), cuts(fre), cuts(mon)]).toEqual([
      [24, 41, 59, 76],
      [2, 2.6, 3, 5],
      [295, 475, 650, 865],
    ]);
    expect([rec, fre, mon].map((list) => sum(list) / 20)).toEqual([50, 3.1, 566.25]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('seed %i: have orders that come to the same', (seed) => {
    const other = mini.generate({ ...mini.standard, seed });
    const orders = groupBy(objectsOf(other, 'orders'), ({ customer_id }) => String(customer_id));
    for (const row of objectsOf(other, 'rfm_mini')) {
      const own = orders.get(String(row['customer_id'])) ?? [];
      expect(Math.min(...own.map(({ order_date }) => daysBetween(String(order_date), other.asOf)))).toBe(row['rec']);
      expect([own.length, sum(own.map(({ amount }) => Number(amount)))]).toEqual([row['fre'], row['mon']]);
    }
  });
});

describe('what is worked out elsewhere', () => {
  it('five questionnaires: α = .969312', () => {
    const answers = objectsOf(dataset, 'cronbach').map((row) => ['q1', 'q2', 'q3', 'q4'].map((question) => Number(row[question])));
    expect(cronbachAlpha(answers)).toBeCloseTo(0.969312, 6);
  });

  it('an experiment of sixteen: no effect in all, half a purchase above, minus half below, area 26.2548', () => {
    const rows = objectsOf(dataset, 'qini16');
    const list = (column: string) => rows.map((row) => Number(row[column]));
    expect(qiniCurve(list('score'), { treated: list('treated'), bought: list('bought') }).area).toBeCloseTo(26.2548, 4);
    const effect = (half: typeof rows) => {
      const rate = (treated: number) => {
        const arm = half.filter((row) => row['treated'] === treated);
        return arm.filter(({ bought }) => bought === 1).length / arm.length;
      };
      return rate(1) - rate(0);
    };
    expect([
      effect(rows),
      effect(rows.filter(({ score }) => Number(score) > 8)),
      effect(rows.filter(({ score }) => Number(score) <= 8)),
    ]).toEqual([0, 0.5, -0.5]);
  });

  it('five baskets: {milk, nappies} → beer lift 1.111, {nappies} → beer 1.25', () => {
    const baskets = [...groupBy(objectsOf(dataset, 'baskets'), ({ basket }) => String(basket)).values()].map(
      (own) => new Set(own.map(({ item }) => String(item))),
    );
    const share = (...items: readonly string[]) => baskets.filter((own) => items.every((item) => own.has(item))).length / baskets.length;
    expect(share('milk', 'diaper', 'beer') / share('milk', 'diaper') / share('beer')).toBeCloseTo(1.1111, 4);
    expect(share('diaper', 'beer') / share('diaper') / share('beer')).toBeCloseTo(1.25, 10);
  });

  it('fifty buyers: log-likelihood −441.769034 at the published parameters', () => {
    const [frequency, recency, age] = ['x', 'tx', 't'].map((column) => numbersOf('bgnbd', column)) as [number[], number[], number[]];
    const groups = groupHistories({ frequency, recency, age });
    if (groups.problem) throw new Error(groups.problem.code);
    expect(logLikelihood(groups, { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, new Float64Array(4))).toBeCloseTo(-441.769034, 5);
  });

  it('four people: PageRank .3725 .1958 .3941 .0375', () => {
    const ranks = pageRank(networkOf(objectsOf(dataset, 'edges').map(({ src, dst }) => [String(src), String(dst)])));
    expect([...ranks].map((rank) => Math.round(rank * 1e6) / 1e6)).toEqual([0.372527, 0.195824, 0.394149, 0.0375]);
  });
});
