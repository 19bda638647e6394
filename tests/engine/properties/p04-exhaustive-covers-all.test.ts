import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTags, coverageOf } from '../../../src/engine/index.ts';
import { codesOf, openWorld, SCHEMA, tagsOf } from '../world.ts';
import { counts, PEOPLE, purchases, rfm, withPurchases } from './purchases.ts';

/** P4: a tag that is exhaustive covers 100 % of those it can speak about. */

const MEASURES = `measures:
  n: {from: orders, agg: count, where: status = 'paid'}
  days: {from: orders, agg: days_since, where: status = 'paid'}
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid'}
`;
const limit = fc.integer({ min: 0, max: 6 });
/** Rules with gaps, overlaps and unknowns: without an order all three measures are missing. */
const rule = fc.oneof(
  fc.tuple(limit, fc.constantFrom('<', '<=', '=', '!=', '>', '>=')).map(([a, sign]) => `n ${sign} ${a}`),
  fc.tuple(limit, limit).map(([a, b]) => `n between ${Math.min(a, b)} and ${Math.max(a, b)}`),
  fc.tuple(limit, limit).map(([a, b]) => `days > ${a * 20} and not (spend < ${b})`),
);
const cases = (rules: readonly string[]): string => rules.map((when, i) => `{when: "${when}", value: v${i}}`).join(', ');

test('with an else everybody has a value', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, fc.array(rule, { maxLength: 4 }), async (rows, rules) => {
      const yaml = `${MEASURES}---\ncode: a\nvalue: {exhaustive: true}\ndefine: {cases: [${cases(rules)}], else: rest}\n`;
      const { tags, customerIds } = await withPurchases(rows, (execute) => tagsOf(yaml, execute));
      expect(customerIds).toEqual([...PEOPLE]);
      expect(coverageOf(tags[0]?.values ?? [])).toEqual({ eligible: PEOPLE.length, known: PEOPLE.length, coverage: 1 });
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('who promises it without an else is told', () => {
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), (rules) => {
      const yaml = (rest: string): string =>
        `${MEASURES}---\ncode: a\nvalue: {exhaustive: true}\ndefine: {cases: [${cases(rules)}]${rest}}\n`;
      expect(codesOf(yaml(''))).toContain('no-else');
      expect(codesOf(yaml(', else: rest'))).not.toContain('no-else');
    }),
    { numRuns: 60 },
  );
});

describe('where a tag needs a number, all who have one are eligible, and nobody else', () => {
  const METHODS = ['ntile', 'percentile_inc', 'percent_rank', 'cut_plus_one'].map((method) => `{method: ${method}, n: 5}`);
  test.each([
    ...METHODS.map((score): [string, string] => [`scheme eleven, ${score}`, rfm(score, ', scheme: eleven')]),
    ...['mean', 'median'].map((method): [string, string] => [`scheme eight, ${method}`, rfm(`{method: ${method}}`, ', scheme: eight')]),
    ['segments with else', rfm('{method: ntile, n: 3}', ', segments: [{value: best, r: 3, f: 3}], else: others')],
    ...[...METHODS, '{method: mean}', '{method: median}', '{method: pareto}', '{method: zscore}', '{method: edges, edges: [2, 9]}'].map(
      (score): [string, string] => [`bin, ${score}`, `code: a\ndefine: {bin: {of: spend, ${score.slice(1)}}\n`],
    ),
  ])('%s', async (_, tag) => {
    await fc.assert(
      fc.asyncProperty(purchases, async (rows) => {
        const { tags } = await withPurchases(rows, (execute) => tagsOf(`${MEASURES}---\n${tag}`, execute));
        const eligible = PEOPLE.map((person) => rows.some((r) => r.customer === person && counts(r)));
        const known = eligible.filter(Boolean).length;
        expect(tags[0]?.values.map((v) => v !== null)).toEqual(eligible);
        expect(coverageOf(tags[0]?.values ?? [], eligible)).toEqual({ eligible: known, known, coverage: known === 0 ? null : 1 });
      }),
      { numRuns: 10 },
    );
  });
});

test('between its lowest and its highest rule a tag without else leaves nobody out, unless the linter says where', async () => {
  // Customers with 0 to 7 orders, so that every whole number that the rules can name is somebody's.
  const counted = [0, 1, 2, 3, 4, 5, 6, 7];
  const world = await openWorld(
    counted.map((n) => [`C${n}`]),
    counted.flatMap((n) => Array.from({ length: n }, (_, k) => [`o${n}-${k}`, `C${n}`, '2025-06-01', 1] as const)),
  );
  const band = fc.tuple(limit, limit).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(band, { minLength: 2, maxLength: 4 }), async (bands) => {
      const yaml = `measures: {n: {from: orders, agg: count, empty: 0}}\n---\ncode: a\ndefine: {cases: [${cases(bands.map(({ low, high }) => `n between ${low} and ${high}`))}]}\n`;
      const said = checkTags(yaml, SCHEMA).issues.some((i) => i.code === 'gap-between-cases');
      const { tags } = await tagsOf(yaml, world);
      const [from, to] = [Math.min(...bands.map((b) => b.low)), Math.max(...bands.map((b) => b.high))];
      const leftOut = counted.filter((n) => n >= from && n <= to && tags[0]?.values[n] === null);
      expect([yaml, said]).toEqual([yaml, leftOut.length > 0]);
      if (!said) whole++;
    }),
    { numRuns: 150 },
  );
  expect(whole).toBeGreaterThan(30);
}, 30_000);
