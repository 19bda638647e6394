import { describe, expect, it } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { yunduoSurvey } from '../../../src/datasets/yunduo-survey/index.ts';
import { cronbachAlpha } from '../../../src/engine/models/index.ts';
import { describeContract } from '../contract.ts';
import { correlation, groupBy, objectsOf, ordersOf, standardDeviation, sum } from '../statistics.ts';

describeContract(yunduoSurvey, 200);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const ITEMS = ['L', 'P', 'S'].flatMap((scale) => [1, 2, 3, 4].map((n) => `${scale}${n}`));
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

it('asks the customers of the shop, who bought what they bought', () => {
  const small = { seed: 7, asOf: '2025-06-30', customers: 120 };
  const [shop, survey] = [yunduo.generate(small), yunduoSurvey.generate(small)];
  expect(survey.rows['customers']).toEqual(shop.rows['customers']);
  expect(survey.rows['orders']).toEqual(shop.rows['orders']);
});

describe.each(SEEDS)('yunduo-survey, seed %i', (seed) => {
  const dataset = yunduoSurvey.generate({ ...yunduoSurvey.standard, seed });
  const archetypes = dataset.truth['archetypes'] as Record<string, string>;
  const answers = new Map<string, Map<string, number>>();
  for (const { customer_id, q, score } of objectsOf(dataset, 'survey'))
    answers.set(String(customer_id), (answers.get(String(customer_id)) ?? new Map()).set(String(q), Number(score)));
  const loyalty = [...answers].flatMap(([id, own]) => {
    const four = ['L1', 'L2', 'L3', 'L4'].map((item) => own.get(item) ?? Number.NaN);
    return four.some(Number.isNaN) ? [] : [{ id, asked: four, turned: four.map((score, i) => (i === 2 ? 6 - score : score)) }];
  });
  const attitude = new Map(loyalty.map(({ id, turned }) => [id, mean(turned)]));
  const year = ordersOf(dataset).filter(({ status, date }) => status === 'paid' && date > '2024-06-30');
  const orders = new Map([...groupBy(year, ({ customerId }) => customerId)].map(([id, own]) => [id, own.length]));

  it('has 900 questionnaires of twelve questions, and one on recommending', () => {
    expect(answers.size).toBe(900);
    expect(dataset.rows['survey']?.length).toSatisfy((n: number) => n > 11_300 && n <= 900 * 13);
  });

  it('holds together once the third question is turned, and not before', () => {
    expect(Math.abs(cronbachAlpha(loyalty.map(({ asked }) => asked)))).toBeLessThan(0.13);
    expect(Math.abs(cronbachAlpha(loyalty.map(({ turned }) => turned)) - 0.84)).toBeLessThan(0.03);
  });

  it('has 4 % who tick the same box all the way down', () => {
    const straight = [...answers].filter(([, own]) => new Set(ITEMS.map((item) => own.get(item))).size === 1).map(([id]) => id);
    expect(straight).toEqual(expect.arrayContaining(dataset.truth['straightLiners'] as string[]));
    expect(Math.abs(straight.length / 900 - 0.04)).toBeLessThan(0.004);
  });

  it('knows the archetypes by their attitude, and within the bargain hunters not by their orders', () => {
    const of = groupBy([...attitude.keys()], (id) => archetypes[id] ?? '');
    const attitudeOf = (name: string) => mean((of.get(name) ?? []).map((id) => attitude.get(id) ?? 0));
    expect(attitudeOf('loyal')).toBeGreaterThan(attitudeOf('regular') + 0.4);
    expect(attitudeOf('regular')).toBeGreaterThan(attitudeOf('bargain') + 0.7);
    const bargain = (of.get('bargain') ?? []).map((id) => [attitude.get(id) ?? 0, orders.get(id) ?? 0] as const);
    expect(Math.abs(correlation(bargain))).toBeLessThan(0.3);
  });

  it('has 14 % whose loyalty is spurious: they buy three times a year or more, and do not like it', () => {
    const spurious = [...attitude].filter(([id, score]) => score < 3 && (orders.get(id) ?? 0) >= 3);
    expect(Math.abs(spurious.length / attitude.size - 0.14)).toBeLessThan(0.03);
  });

  it('spreads answers over the whole scale, and recommends by attitude', () => {
    for (const item of ITEMS) expect(standardDeviation([...answers.values()].flatMap((own) => own.get(item) ?? []))).toBeGreaterThan(0.7);
    const pairs = [...attitude].flatMap(([id, score]) => {
      const recommends = answers.get(id)?.get('NPS');
      return recommends === undefined ? [] : [[score, recommends] as const];
    });
    expect(correlation(pairs)).toBeGreaterThan(0.6);
  });
});

describe('the aimed survey', () => {
  const rows = objectsOf(yunduoSurvey.aimed('2025-06-30'), 'survey');
  it('stands on and beside 3 and 4, with too few answers, off the scale, and on both sides of 180 days', () => {
    const own = groupBy(
      rows.filter(({ q }) => String(q).startsWith('L')),
      ({ customer_id }) => String(customer_id),
    );
    const means = [...own.values()].map((list) => mean(list.map(({ q, score }) => (q === 'L3' ? 6 - Number(score) : Number(score)))));
    expect(means).toEqual(expect.arrayContaining([4, 3.75, 3, 2.75]));
    expect([...own.values()].map((list) => list.length)).toEqual(expect.arrayContaining([2, 3, 4]));
    expect(rows.some(({ score, q }) => q === 'L1' && score === 6)).toBe(true);
    expect(rows.map(({ answered_at }) => answered_at)).toEqual(
      expect.arrayContaining(['2025-01-02', '2025-01-01', '2025-06-30', '2025-07-01']),
    );
    expect(rows.filter(({ q }) => q === 'NPS').map(({ score }) => score)).toEqual(expect.arrayContaining([0, 6, 7, 8, 9, 10]));
  });
});
