import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InLine, Others } from '../../../src/engine/explain/others.ts';
import { standingAmong, standingIn } from '../../../src/engine/explain/standing.ts';
import { NOWHERE } from '../../../src/engine/language/issue.ts';
import type { PopulationFeature } from '../../../src/engine/language/resolved.ts';
import { scoreValues } from '../../../src/engine/language/score.ts';

const frame = { id: 'f', of: { kind: 'literal', value: 0, type: 'number', place: NOWHERE }, depth: 0, within: [] } as const;
type Score = Extract<PopulationFeature, { kind: 'score' }>;
const score = (method: Score['method'], n: number, edges: readonly number[], descending: boolean): Score => ({
  ...frame,
  kind: 'score',
  method,
  n,
  edges,
  descending,
});

const VALUES = fc.array(fc.constantFrom(-3, 0, 0.5, 1, 1, 2, 2.5, 7, 7, 40), { minLength: 1, maxLength: 12 });
const METHODS = fc.constantFrom(
  score('edges', 3, [1, 5], false),
  score('percentile_inc', 5, [], true),
  score('percentile_inc', 4, [], false),
  score('percent_rank', 3, [], false),
  score('percent_rank', 5, [], true),
  score('ntile', 3, [], false),
  score('ntile', 4, [], true),
  score('cut_plus_one', 5, [], false),
  score('mean', 2, [], false),
  score('median', 2, [], true),
  score('pareto', 3, [0.8, 0.95], false),
  score('zscore', 3, [-1, 1], false),
);

describe('one customer among the others', () => {
  test('has the score that a run over all would give, with another value of their own as with the one they have', () => {
    fc.assert(
      fc.property(VALUES, fc.nat(), fc.option(fc.constantFrom(-3, 0, 0.75, 1, 2, 7, 100)), METHODS, (values, at, tried, feature) => {
        const own = at % values.length;
        const x = tried ?? values[own] ?? 0;
        const all = values.map((v, i) => (i === own ? x : v));
        return standingAmong(new Others(new InLine(values), own), feature, x) === scoreValues(all, { ...feature, within: [] })[own];
      }),
      { numRuns: 3000 },
    );
  });

  test('who has no value stands in nobody else’s way', () => {
    const others = new Others(new InLine([5, null, 1, 3]), 1);
    expect(others.count).toBe(3);
    expect(standingAmong(others, score('percentile_inc', 2, [], false), null)).toBeNull();
    expect(standingAmong(others, { ...frame, kind: 'function', name: 'mean' }, null)).toBe(3);
    expect(standingAmong(others, { ...frame, kind: 'function', name: 'quantile', q: 0.5 }, null)).toBe(3);
    expect(standingAmong(others, { ...frame, kind: 'function', name: 'rank' }, 4)).toBe(2);
    expect(standingAmong(others, { ...frame, kind: 'function', name: 'pct_rank' }, 4)).toBe(2 / 3);
    expect(standingAmong(others, { ...frame, kind: 'function', name: 'group_size' }, 3)).toBe(2);
    expect(standingAmong(others, { ...frame, kind: 'function', name: 'zscore' }, 7)).toBeCloseTo((7 - 4) / Math.sqrt(5), 12);
  });

  test('sees what stands before: of the total, in deviations, in line', () => {
    const values = [50, 30, 10, 10];
    const at = (own: number, feature: Score) => standingIn(new Others(new InLine(values), own), feature, values[own] ?? null);
    expect(at(0, score('pareto', 3, [0.8, 0.95], false))).toEqual({ by: 'share', before: 0 });
    expect(at(1, score('pareto', 3, [0.8, 0.95], false))).toEqual({ by: 'share', before: 0.5 });
    expect(at(3, score('pareto', 3, [0.8, 0.95], false))).toEqual({ by: 'share', before: 0.9 });
    expect(at(0, score('zscore', 3, [-1, 1], false))).toEqual({ by: 'deviation', deviations: expect.closeTo(25 / Math.sqrt(275), 12) });
    expect(at(3, score('ntile', 2, [], false))).toEqual({ by: 'place', place: 2, of: 4, from: 'smallest' });
    expect(at(3, score('percent_rank', 2, [], false))).toEqual({ by: 'place', place: 1, of: 4, from: 'smallest' });
    expect(at(3, score('percentile_inc', 2, [], false))).toEqual({ by: 'place', place: 2, of: 4, from: 'smallest' });
  });
});
