import { expect, test } from 'vitest';
import { checkTags } from '../../../src/engine/index.ts';
import { assess } from '../../../src/engine/quality/assess.ts';
import { brokenLimits } from '../../../src/engine/quality/limits.ts';
import { SCHEMA } from '../world.ts';
import { repeat } from './columns.ts';

const measured = (coverage: number | null, count: number, index: number | null) => ({
  code: 't',
  scale: 'category' as const,
  coverage: { eligible: 10, known: 5, coverage },
  distribution: { known: 5, bins: [{ bin: { kind: 'value' as const, value: 'x' }, count, share: 1 }] },
  psi: { psi: index, reading: null, baseCount: 5, count: 5, bins: [] },
});

test('a limit met exactly is met; what could not be measured breaks nothing', () => {
  const all = { coverageMin: 0.5, psiMax: 0.1, minGroup: 5 };
  expect(brokenLimits(all, measured(0.5, 5, 0.1))).toEqual([]);
  expect(brokenLimits(all, measured(null, 5, null))).toEqual([]);
  expect(brokenLimits({}, measured(0, 0, 9))).toEqual([]);
  expect(brokenLimits(all, measured(0.49, 4, 0.11))).toEqual([
    { code: 'coverage-low', tag: 't', params: { coverage: 0.49, limit: 0.5 } },
    { code: 'psi-high', tag: 't', params: { psi: 0.11, limit: 0.1 } },
    { code: 'group-small', tag: 't', params: { value: 'x', count: 4, limit: 5 } },
  ]);
});

test('every tag of a run: coverage, distribution, shift, broken limits', () => {
  const { value: tags } = checkTags(
    `code: home
quality: {coverage_min: 0.8, psi_max: 0.1, min_group: 3}
define: {column: city}
---
code: n
quality: {min_group: 99}
define: {measure: {from: orders, agg: count}}
`,
    SCHEMA,
  );
  if (!tags) throw new Error('not resolved');
  const rowsOf = (home: readonly (string | null)[], n: readonly (number | null)[]) => ({
    customerIds: home.map((_, i) => `C${i}`),
    tags: [
      { code: 'home', values: home },
      { code: 'n', values: n },
    ],
  });
  const now = rowsOf(repeat(['X', 5], ['Y', 2], [null, 3]), repeat([1, 5], [2, 5]));
  const before = rowsOf(repeat(['X', 2], ['Y', 5]), repeat([1, 4], [2, 3]));
  const [home, n] = assess(tags, now, (code) => (code === 'home' ? before : undefined));
  expect(home).toMatchObject({ code: 'home', scale: 'category', coverage: { eligible: 10, known: 7, coverage: 0.7 } });
  expect(home?.psi?.psi).toBeCloseTo(2 * (3 / 7) * Math.log(5 / 2), 12);
  expect(home?.findings.map(({ code }) => code)).toEqual(['coverage-low', 'psi-high', 'group-small']);
  expect(home).not.toHaveProperty('summary');
  expect(n).toMatchObject({ scale: 'number', summary: { known: 10, mean: 1.5 }, findings: [] });
  expect(n).not.toHaveProperty('psi');
});
