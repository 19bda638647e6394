import { describe, expect, test } from 'vitest';
import { yunduoSurvey } from '../../src/datasets/yunduo-survey/index.ts';
import { checkTags, compileTags, type Execute, runTags, type Schema, sqlite } from '../../src/engine/index.ts';
import { CALENDAR_PERIODS } from '../../src/engine/language/definition.ts';
import { examplesIn, FUNCTION_EXAMPLES, OPERATOR_EXAMPLES, WINDOW_EXAMPLES } from '../../src/engine/language/grammar/examples.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { AS_OF, openYunduo, SCHEMA } from './yunduo.ts';

/** What the reference shows runs as it stands. */
const shop = await openYunduo();

async function values(text: string, schema: Schema = SCHEMA, asOf = AS_OF, execute: Execute = shop): Promise<void> {
  const { value, issues } = checkTags(text, schema, asOf);
  expect(issues).toEqual([]);
  if (!value) return;
  const { tags } = await runTags(value, compileTags(value, sqlite), asOf, execute);
  for (const tag of tags) expect([tag.code, tag.values.some((v) => v !== null)]).toEqual([tag.code, true]);
}

describe.each(['zh', 'en'] as const)('examples of the reference, %s', (language) => {
  const { builders, measure: measured, ...others } = examplesIn(language);
  const { survey, ...onTheShop } = builders;
  test.each(Object.entries({ ...others, measured, ...onTheShop }))('%s', (_, text) => values(text), 30_000);
  test('survey, on the dataset that has one', async () => {
    const { schema, standard } = yunduoSurvey;
    const db = createDatabase(await loadSqlJs(), yunduoSurvey.generate(standard));
    await values(survey, schema, standard.asOf, (sql, params) => runStatement(db, sql, params));
  });
});

test('labels are in the language of the page; only what stands in the data is Chinese in English', () => {
  const { file, gate, measure, builders } = examplesIn('en');
  const chinese = [file, gate, measure, ...Object.values(builders)].join().match(/\p{Script=Han}+/gu);
  expect(chinese).toEqual(['活跃买家', '女', '男']);
  expect(Object.values(examplesIn('zh').builders).join()).toContain('25 岁以下');
});

describe('expressions and windows of the reference', () => {
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
