import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AGGREGATES, CALENDAR_PERIODS, checkTags, compileTags, runTags, SCORING_METHODS, sqlite } from '../../src/engine/index.ts';
import { POPULATION_FUNCTIONS, SCALAR_FUNCTIONS } from '../../src/engine/language/bound.ts';
import { dayOf, windowBounds } from '../../src/engine/language/window.ts';
import { AS_OF, openYunduo, SCHEMA } from './yunduo.ts';

/** The engine's README is run: what it shows works, and what exists is in it. */
const README = readFileSync(new URL('../../src/engine/README.md', import.meta.url), 'utf8');
const BLOCKS = [...README.matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');

test.each(BLOCKS.map((yaml) => [/code: (\w+)/.exec(yaml)?.[1] ?? yaml, yaml]))(
  'the example %s runs on the shop',
  async (_, yaml) => {
    const { value, issues } = checkTags(yaml, SCHEMA, AS_OF);
    expect(issues).toEqual([]);
    if (!value) return;
    const rows = await runTags(value, compileTags(value, sqlite), AS_OF, await openYunduo());
    for (const tag of rows.tags) expect([tag.code, tag.values.some((v) => v !== null)]).toEqual([tag.code, true]);
  },
  30_000,
);

describe('what exists is named', () => {
  test.each([...AGGREGATES, ...SCORING_METHODS, ...CALENDAR_PERIODS])('`%s`', (name) => {
    expect(README).toContain(`\`${name}\``.replace(/^`(last_month)`$/, '$1'));
  });
  test.each([...SCALAR_FUNCTIONS, ...POPULATION_FUNCTIONS])('%s(…)', (name) => {
    expect(README).toContain(`\`${name}(`);
  });
  test('every builder has an example', () => {
    for (const builder of ['column', 'expr', 'measure', 'bin', 'cases', 'rfm']) {
      expect(
        BLOCKS.some((yaml) => new RegExp(`define:\\s*\\{?\\s*${builder}:`).test(yaml)),
        builder,
      ).toBe(true);
    }
  });
});

test('the table of windows is right', () => {
  const rows = [...README.matchAll(/^\| `(\{(?:last|prev|between|calendar)[^`]*)`.*\| (\d{4}-\d\d-\d\d) to (\d\d-\d\d) \|$/gm)];
  expect(rows).toHaveLength(5);
  for (const [, window, start, end] of rows) {
    const { value } = checkTags(`code: a\ndefine: {measure: {from: orders, agg: count, window: ${window}}}`, SCHEMA);
    const bounds = windowBounds(value?.measures[0]?.spec.window ?? { kind: 'ever' });
    expect([window, bounds.start && dayOf(bounds.start, '2025-06-30'), dayOf(bounds.end, '2025-06-30')]).toEqual([
      window,
      start,
      `2025-${end}`,
    ]);
  }
});
