import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/datasets/random.ts';
import { fitUplift, qiniCurve, upliftBySegment, upliftOf } from '../../../src/engine/models/uplift.ts';
import { shuffled, solid } from './rows.ts';

/** Four kinds of people in equal shares: only those with a high `warm` are won by a treatment, those with a high `shy` are lost by it. */
const campaign = (() => {
  const random = createRandom(8, 'uplift');
  const people = Array.from({ length: 6000 }, (_, i) => {
    const warm = random.next();
    const shy = random.next();
    const treated = i % 2;
    const chance = 0.3 + treated * 0.3 * (warm - shy);
    return { warm, shy, treated, bought: Number(random.chance(chance)), segment: warm > shy ? 'persuadable' : 'sleeping dog' };
  });
  const column = <Key extends keyof (typeof people)[number]>(key: Key) => people.map((one) => one[key]);
  return { warm: column('warm'), shy: column('shy'), treated: column('treated'), bought: column('bought'), segment: column('segment') };
})();
const { warm, shy, treated, bought } = campaign;

describe('two models', () => {
  const models = solid(fitUplift({ warm, shy }, { treated, bought })).parameters;
  test('tell the won from the lost', () => {
    const [won = 0, lost = 0, same = 0] = upliftOf(models, { warm: [1, 0, 0.5], shy: [0, 1, 0.5] });
    expect(won).toBeGreaterThan(0.2);
    expect(lost).toBeLessThan(-0.2);
    expect(Math.abs(same)).toBeLessThan(0.05);
  });
  test('earn more from the top than chance does, and less upside down', () => {
    const scores = upliftOf(models, { warm, shy });
    expect(qiniCurve(scores, campaign).coefficient).toBeGreaterThan(0.01);
    expect(
      qiniCurve(
        scores.map((s) => -s),
        campaign,
      ).coefficient,
    ).toBeLessThan(-0.01);
  });
  test('what cannot be fitted gives a reason', () => {
    expect(fitUplift({ warm }, { treated: warm, bought }).problem?.code).toBe('not-a-number');
    expect(fitUplift({ warm: [1, 2] }, { treated: [1, 1], bought: [0, 1] }, { l2: 1 }).problem?.code).toBe('too-few');
    expect(fitUplift({ x: [1, 2, 1, 2] }, { treated: [1, 1, 0, 0], bought: [0, 1, 1, 1] }, { l2: 1 }).problem?.code).toBe('no-variation');
  });
});

describe('by segment', () => {
  test('the average effect is about nothing, and still it pays to choose', () => {
    const [first, second] = upliftBySegment(campaign.segment, campaign);
    expect(first?.segment).toBe('persuadable');
    expect(first?.interval.low).toBeGreaterThan(0);
    expect(second?.interval.high).toBeLessThan(0);
    const [all] = upliftBySegment(
      treated.map(() => 'all'),
      campaign,
    );
    expect(Math.abs(all?.difference ?? 1)).toBeLessThan(0.03);
    expect((all?.treated.n ?? 0) + (all?.control.n ?? 0)).toBe(6000);
  });
  test('a segment without a control group comes last', () => {
    const rows = upliftBySegment(['a', 'b', 'b'], { treated: [1, 1, 0], bought: [1, 0, 1] });
    expect(rows.map(({ segment, difference }) => [segment, difference])).toEqual([
      ['b', -1],
      ['a', Number.NaN],
    ]);
  });
});

describe('Qini', () => {
  test('sixteen people, treated by turns: no effect on the whole, half a purchase in the upper half, minus half in the lower', () => {
    const sixteen = {
      score: Array.from({ length: 16 }, (_, i) => 16 - i),
      treated: Array.from({ length: 16 }, (_, i) => Number(i % 2 === 0)),
      bought: [1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1],
    };
    const { area, randomArea } = qiniCurve(sixteen.score, sixteen);
    expect(area).toBeCloseTo(26.2547619, 7);
    expect(randomArea).toBe(0);
    expect(
      upliftBySegment(
        sixteen.score.map((s) => s > 8),
        sixteen,
      ).map(({ difference }) => difference),
    ).toEqual([0.5, -0.5]);
  });
  test('by hand', () => {
    const { curve, area, randomArea, coefficient } = qiniCurve([0.4, 0.3, 0.2, 0.1], { treated: [1, 0, 1, 0], bought: [1, 0, 0, 1] });
    expect([...curve]).toEqual([0, 1, 1, 1, 0]);
    expect([area, randomArea, coefficient]).toEqual([3, 0, 3 / 16]);
  });
  test('equal scores are worth nothing', () => {
    const halves = { treated: [1, 0, 1, 0], bought: [1, 0, 1, 1] };
    const { curve, coefficient } = qiniCurve([7, 7, 7, 7], halves);
    expect([...curve]).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(coefficient).toBeCloseTo(0, 12);
  });
  test('nobody', () => {
    expect(qiniCurve([], { treated: [], bought: [] }).coefficient).toBeNaN();
  });
  const people = fc.array(
    fc.record({ score: fc.integer({ min: 0, max: 9 }), treated: fc.integer({ min: 0, max: 1 }), bought: fc.integer({ min: 0, max: 1 }) }),
    { minLength: 1, maxLength: 40 },
  );
  test('the order of the rows does not matter, nor what the scores are called', () => {
    fc.assert(
      fc.property(people, (list) => {
        const columns = { score: list.map((p) => p.score), treated: list.map((p) => p.treated), bought: list.map((p) => p.bought) };
        const { area } = qiniCurve(columns.score, columns);
        const mixed = shuffled(columns);
        expect(qiniCurve(mixed.score, mixed).area).toBeCloseTo(area, 9);
        expect(
          qiniCurve(
            columns.score.map((s) => Math.exp(s)),
            columns,
          ).area,
        ).toBeCloseTo(area, 9);
      }),
    );
  });
});
