import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, runTags, type Schema, sqlite } from '../../src/engine/index.ts';
import { CALENDAR_PERIODS } from '../../src/engine/language/definition.ts';
import {
  BUILDER_EXAMPLES,
  FILE_EXAMPLE,
  FUNCTION_EXAMPLES,
  GATE_EXAMPLE,
  MEASURE_EXAMPLE,
  OPERATOR_EXAMPLES,
  WINDOW_EXAMPLES,
} from '../../src/engine/language/grammar/examples.ts';
import { openWorld, tagsOf, SCHEMA as WORLD } from './world.ts';
import { AS_OF, openYunduo, SCHEMA } from './yunduo.ts';

/** What the reference shows runs as it stands. */
const shop = await openYunduo();

async function values(text: string, schema: Schema = SCHEMA): Promise<void> {
  const { value, issues } = checkTags(text, schema, AS_OF);
  expect(issues).toEqual([]);
  if (!value) return;
  const { tags } = await runTags(value, compileTags(value, sqlite), AS_OF, shop);
  for (const tag of tags) expect([tag.code, tag.values.some((v) => v !== null)]).toEqual([tag.code, true]);
}

describe('examples of the reference', () => {
  const { survey, ...onTheShop } = BUILDER_EXAMPLES;
  test.each(Object.entries({ file: FILE_EXAMPLE, gate: GATE_EXAMPLE, measured: MEASURE_EXAMPLE, ...onTheShop }))(
    '%s',
    (_, text) => values(text),
    30_000,
  );
  test('survey, where there is one', async () => {
    expect(checkTags(survey, WORLD, '2025-06-30').issues).toEqual([]);
    const execute = await openWorld([['A']], [], undefined, {
      survey: [
        ['A', 'L1', 4, '2025-06-01'],
        ['A', 'L2', 5, '2025-06-01'],
      ],
    });
    const { tags } = await tagsOf(survey, execute, '2025-06-30');
    expect(tags[0]?.values).toEqual(['high']);
  });
  test.each(Object.entries(FUNCTION_EXAMPLES))('%s: %s', (name, expression) => {
    expect(expression).toContain(`${name}(`);
    return values(`code: t\ndefine:\n  expr: ${JSON.stringify(expression)}`);
  });
  test.each(Object.entries(OPERATOR_EXAMPLES))('%s: %s', (sign, expression) => {
    expect(expression).toContain(sign);
    return values(`code: t\ndefine:\n  expr: ${JSON.stringify(expression)}`);
  });
  test.each(WINDOW_EXAMPLES)('%s', (window) => values(`code: t\ndefine: {measure: {from: orders, agg: count, window: ${window}}}`));
  test('every period of the calendar has its window', () => {
    for (const period of CALENDAR_PERIODS) expect(WINDOW_EXAMPLES).toContain(`{calendar: ${period}}`);
  });
});
