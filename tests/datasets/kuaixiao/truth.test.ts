import { describe, expect, it } from 'vitest';
import { kuaixiao } from '../../../src/datasets/kuaixiao/index.ts';
import { describeContract } from '../contract.ts';
import { groupBy, objectsOf, sum } from '../statistics.ts';

describeContract(kuaixiao, 120);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe.each(SEEDS)('kuaixiao, seed %i', (seed) => {
  const dataset = kuaixiao.generate({ ...kuaixiao.standard, seed });
  const purchases = objectsOf(dataset, 'purchases').map((row) => ({
    household: String(row['household_id']),
    brand: String(row['brand']),
    retailer: String(row['retailer']),
    week: Number(row['week']),
    grams: Number(row['volume_g']),
    date: String(row['purchase_date']),
  }));
  const gramsOf = (list: typeof purchases) => sum(list.map(({ grams }) => grams));
  const inHalf = (half: 1 | 2) => purchases.filter(({ week }) => (half === 1 ? week <= 26 : week > 26));
  const figuresOf = (brand: string, half: 1 | 2) => {
    const all = inHalf(half);
    const own = all.filter((one) => one.brand === brand);
    const buyers = new Set(own.map(({ household }) => household));
    return {
      share: gramsOf(own) / gramsOf(all),
      penetration: buyers.size / 1200,
      frequency: own.length / buyers.size,
      scr: gramsOf(own) / gramsOf(all.filter(({ household }) => buyers.has(household))),
    };
  };
  const [before, after] = [figuresOf('B', 1), figuresOf('B', 2)];

  it('has the size that the course tells', () => {
    expect(purchases).toHaveLength(26_000);
    expect(dataset.rows['promos']).toHaveLength(90);
    expect(dataset.rows['weeks']).toHaveLength(52);
  });

  it('takes brand B from 21 to 24 % by penetration, not by loyalty', () => {
    expect(before.share).toBeCloseTo(0.21, 2);
    expect(after.share).toBeCloseTo(0.24, 2);
    expect(after.penetration - before.penetration).toBeCloseTo(0.031, 3);
    expect(after.frequency / before.frequency).toSatisfy((r: number) => r > 0.98 && r < 1.02);
    expect(Math.abs(after.scr - before.scr + 0.01)).toBeLessThan(0.006);
  });

  it('lets share be penetration times requirements times buying rate', () => {
    const index = before.share / (before.penetration * before.scr);
    expect(index).toSatisfy((r: number) => r > 1.45 && r < 1.7);
    expect(after.share / (after.penetration * after.scr) / index).toBeCloseTo(1, 1);
  });

  it('shows double jeopardy among the others: the smaller, the fewer and the less loyal', () => {
    const [a, d, f] = ['A', 'D', 'F'].map((brand) => figuresOf(brand, 2));
    expect(a && d && f && a.penetration > d.penetration && d.penetration > f.penetration).toBe(true);
    expect(a && d && f && a.scr > d.scr && d.scr > f.scr).toBe(true);
  });

  it('sells 1.8 times as much in a week of promotion, and half in the week after', () => {
    const states = new Map(
      objectsOf(dataset, 'promos').flatMap(({ brand, retailer, week }) => [
        [`${brand} ${retailer} ${week}`, 'promo'],
        [`${brand} ${retailer} ${Number(week) + 1}`, 'after'],
      ]),
    );
    const counts = new Map(
      [...groupBy(purchases, ({ brand, retailer, week }) => `${brand} ${retailer} ${week}`)].map(([key, list]) => [key, list.length]),
    );
    const streams = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((brand) =>
      ['hyper', 'super', 'online'].map((retailer) => `${brand} ${retailer}`),
    );
    const weeks = Array.from({ length: 52 }, (_, i) => i + 1);
    const at = (stream: string, week: number) => counts.get(`${stream} ${week}`) ?? 0;
    const normal = (stream: string, week: number) => !states.has(`${stream} ${week}`);
    // what a stream sells in an ordinary week of its half, times what the week does to all ordinary streams
    const halfOf = (week: number) => (week <= 26 ? 1 : 2);
    const level = new Map(
      streams.flatMap((stream) =>
        [1, 2].map((half) => {
          const own = weeks.filter((week) => halfOf(week) === half && normal(stream, week));
          return [`${stream} ${half}`, sum(own.map((week) => at(stream, week))) / own.length] as const;
        }),
      ),
    );
    const levelAt = (stream: string, week: number) => level.get(`${stream} ${halfOf(week)}`) ?? 0;
    const season = new Map(
      weeks.map((week) => {
        const ordinary = streams.filter((stream) => normal(stream, week));
        return [week, sum(ordinary.map((stream) => at(stream, week))) / sum(ordinary.map((stream) => levelAt(stream, week)))];
      }),
    );
    const ratio = (state: string) => {
      const cells = streams.flatMap((stream) =>
        weeks.filter((week) => states.get(`${stream} ${week}`) === state).map((week) => ({ stream, week })),
      );
      return (
        sum(cells.map(({ stream, week }) => at(stream, week))) /
        sum(cells.map(({ stream, week }) => levelAt(stream, week) * (season.get(week) ?? 1)))
      );
    };
    expect(Math.abs(ratio('promo') - 1.8)).toBeLessThan(0.12);
    expect(Math.abs(ratio('after') - 0.5)).toBeLessThan(0.06);
  });

  it('names the buyers of B in the truth, who both come and go', () => {
    const [first = [], second = []] = dataset.truth['buyersOfB'] as string[][];
    const seen = (half: 1 | 2) =>
      [
        ...new Set(
          inHalf(half)
            .filter(({ brand }) => brand === 'B')
            .map(({ household }) => household),
        ),
      ].toSorted();
    expect(seen(1)).toEqual(first);
    expect(seen(2)).toEqual(second);
    const stayed = first.filter((id) => second.includes(id)).length;
    expect(stayed).toBeLessThan(first.length);
    expect(stayed).toBeGreaterThan(second.length / 2);
  });

  it('sells more at weekends and in summer', () => {
    const weekend = purchases.filter(({ date }) => [0, 6].includes(new Date(date).getUTCDay())).length;
    expect(weekend / purchases.length).toBeGreaterThan(0.38);
    const inMonths = (months: readonly string[]) => purchases.filter(({ date }) => months.includes(date.slice(5, 7))).length;
    expect(inMonths(['07', '08'])).toBeGreaterThan(1.1 * inMonths(['11', '12']));
  });
});

describe('the aimed panel', () => {
  const aimed = kuaixiao.aimed('2025-06-30');
  const purchases = objectsOf(aimed, 'purchases');
  it('has both sides of the line between the halves and of the 52 weeks', () => {
    const times = purchases.map(({ purchase_ts }) => purchase_ts);
    expect(times).toEqual(
      expect.arrayContaining(['2024-12-30 23:59:59', '2024-12-31 00:00:00', '2024-07-02 00:00:00', '2024-07-01 23:59:59']),
    );
    expect(times).toEqual(expect.arrayContaining(['2025-06-30 23:59:59', '2025-07-01 00:00:00']));
  });
  it('has a tie, a gift, a stranger, and somebody who never bought', () => {
    const ids = new Set(objectsOf(aimed, 'households').map(({ household_id }) => household_id));
    const buyers = groupBy(purchases, ({ household_id }) => String(household_id));
    expect([...buyers.keys()].some((id) => !ids.has(id))).toBe(true);
    expect([...ids].some((id) => !buyers.has(String(id)))).toBe(true);
    expect(purchases.some(({ amount }) => amount === 0)).toBe(true);
    const counts = [...buyers.values()].map((own) => [...groupBy(own, ({ brand }) => String(brand)).values()].map((list) => list.length));
    expect(counts.some((list) => list.length > 1 && new Set(list).size === 1 && (list[0] ?? 0) > 1)).toBe(true);
  });
});
