import { describe, expect, it } from 'vitest';
import { campaign } from '../../../src/datasets/campaign/index.ts';
import { describeContract } from '../contract.ts';
import { groupBy, objectsOf, standardDeviation, sum } from '../statistics.ts';

describeContract(campaign, 400);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SHARES = { persuadable: 0.22, sure: 0.18, lost: 0.48, sleeping_dog: 0.12 };
const EFFECTS = { persuadable: 0.09, sure: 0, lost: 0, sleeping_dog: -0.06 };
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

describe.each(SEEDS)('campaign, seed %i', (seed) => {
  const dataset = campaign.generate({ ...campaign.standard, seed });
  const kinds = dataset.truth['kinds'] as Record<string, string>;
  const customers = new Map(objectsOf(dataset, 'customers').map((row) => [String(row['customer_id']), row]));
  const sends = objectsOf(dataset, 'campaign').map((row) => ({
    id: String(row['customer_id']),
    campaign: String(row['campaign_id']),
    arm: String(row['arm']),
    bought: Number(row['bought']),
    score: (column: string) => Number(customers.get(String(row['customer_id']))?.[column]),
  }));
  const [chosen, random] = ['K1', 'K2'].map((id) => sends.filter((send) => send.campaign === id)) as [typeof sends, typeof sends];
  const arm = (list: typeof sends, name: string) => list.filter((send) => send.arm === name);
  const effectIn = (list: typeof sends) =>
    mean(arm(list, 'treated').map(({ bought }) => bought)) - mean(arm(list, 'control').map(({ bought }) => bought));

  it('has every kind in its share', () => {
    const counts = groupBy(Object.values(kinds), (kind) => kind);
    for (const [kind, share] of Object.entries(SHARES)) expect(counts.get(kind)).toHaveLength(share * 12_000);
  });

  it('raises buying by 1.26 points: +9 for the persuadable, −6 for the sleeping dogs', () => {
    expect(Math.abs(effectIn(random) - 0.0126)).toBeLessThan(0.001);
    for (const [kind, effect] of Object.entries(EFFECTS))
      expect(Math.abs(effectIn(random.filter(({ id }) => kinds[id] === kind)) - effect)).toBeLessThan(0.003);
  });

  it('drew June by lot: both arms are alike', () => {
    expect(arm(random, 'treated').length / random.length).toBeCloseTo(0.5, 3);
    for (const column of ['orders_365d', 'opens_30d', 'complaints_365d', 'response_score', 'uplift_score']) {
      const [treated, control] = ['treated', 'control'].map((name) => arm(random, name).map(({ score }) => score(column))) as [
        number[],
        number[],
      ];
      expect(Math.abs(mean(treated) - mean(control)) / standardDeviation(control)).toBeLessThan(0.06);
    }
  });

  it('chose May: those who would have bought anyway, so that a plain comparison says far too much', () => {
    const [treated, control] = ['treated', 'control'].map((name) => arm(chosen, name).map(({ score }) => score('orders_365d'))) as [
      number[],
      number[],
    ];
    expect((mean(treated) - mean(control)) / standardDeviation(control)).toBeGreaterThan(0.8);
    expect(effectIn(chosen)).toBeGreaterThan(0.06);
    // like compared with like, by the truth: no more than a few points, of which the comparison told three times as many
    const treatedKinds = arm(chosen, 'treated').map(({ id }) => EFFECTS[kinds[id] as keyof typeof EFFECTS]);
    expect(mean(treatedKinds)).toBeLessThan(effectIn(chosen) / 3);
    // what everybody can see already takes most of it away
    const bands = groupBy(chosen, ({ score }) => String(Math.floor(score('response_score') * 12)));
    const within = [...bands.values()].filter((list) => arm(list, 'treated').length > 20 && arm(list, 'control').length > 20);
    const adjusted = sum(within.map((list) => effectIn(list) * list.length)) / sum(within.map((list) => list.length));
    expect(adjusted).toBeLessThan(effectIn(chosen) * 0.6);
  });

  it('earns less when the best responders get the coupon than when those do whom it changes', () => {
    const best = (column: string) => random.toSorted((a, b) => b.score(column) - a.score(column)).slice(0, 3600);
    const profit = (list: typeof sends) => effectIn(list) * list.length * 60 - list.length * 1.5;
    expect(profit(best('uplift_score'))).toBeGreaterThan(profit(best('response_score')) + 3000);
    expect(profit(best('uplift_score'))).toBeGreaterThan(profit(random));
  });

  it('does not give the kinds away', () => {
    const words = new Set(Object.keys(SHARES));
    expect(
      Object.values(dataset.rows)
        .flat(2)
        .filter((cell) => words.has(String(cell))),
    ).toEqual([]);
    const of = new Map([...groupBy(Object.values(kinds), (kind) => kind)].map(([kind, list]) => [kind, list.length]));
    // no column splits one kind from the rest
    for (const column of ['orders_365d', 'days_since_last_order', 'opens_30d', 'complaints_365d', 'response_score', 'uplift_score']) {
      const sorted = [...customers]
        .map(([id, row]) => ({ kind: kinds[id], value: Number(row[column] ?? 999) }))
        .toSorted((a, b) => a.value - b.value);
      for (const kind of words) {
        const own = of.get(kind) ?? 0;
        const ends = [sorted.slice(0, own), sorted.slice(-own)].map((end) => end.filter((one) => one.kind === kind).length / own);
        expect(Math.max(...ends)).toBeLessThan(0.85);
      }
    }
  });
});

describe('the aimed campaign', () => {
  const aimed = campaign.aimed('2025-06-30');
  it('has scores below, on and above the usual cuts, ties and gaps', () => {
    const uplifts = objectsOf(aimed, 'customers').map(({ uplift_score }) => uplift_score);
    expect(uplifts).toEqual(expect.arrayContaining([-0.001, 0, 0.001, 0.049, 0.05, 0.051, null]));
    expect(uplifts.filter((score) => score === 0.05).length).toBe(2);
  });
  it('has both arms with every outcome, a stranger, and rows on and after the as-of date', () => {
    const rows = objectsOf(aimed, 'campaign');
    const cells = new Set(rows.map(({ arm, visited, bought }) => `${arm} ${visited} ${bought}`));
    for (const cell of ['treated 1 1', 'treated 1 0', 'treated 0 0', 'control 1 1', 'control 1 0', 'control 0 0'])
      expect(cells).toContain(cell);
    expect(rows.some(({ customer_id }) => customer_id === 'T99')).toBe(true);
    expect(rows.map(({ assigned_on }) => assigned_on)).toEqual(expect.arrayContaining(['2025-06-30', '2025-07-01']));
  });
});
