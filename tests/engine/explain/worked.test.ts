import { expect, test } from 'vitest';
import { checkTags, compileTags, explainCustomer, sqlite, type Worked } from '../../../src/engine/index.ts';
import { whyWords as en } from '../../../src/i18n/en/why.ts';
import { workedText } from '../../../src/i18n/worked.ts';
import { whyWords as zh } from '../../../src/i18n/zh/why.ts';
import { openWorld, SCHEMA } from '../world.ts';

const MEASURES = `measures:
  spend: {from: orders, agg: sum, field: amount}
  n: {from: orders, agg: count}
  none: {from: orders, agg: sum, field: amount, where: amount > 9999}
---
`;
/** The calculations of a tag for a customer of three orders, 412.50 in all. */
async function worked(expr: string): Promise<readonly Worked[]> {
  const execute = await openWorld(
    [['A', 'Shanghai', 'f', '1990-01-01', '2024-01-01']],
    [
      ['1', 'A', '2025-06-20', 100],
      ['2', 'A', '2025-05-01', 200],
      ['3', 'A', '2025-04-01', 112.5],
    ],
  );
  const { value: tags, issues } = checkTags(`${MEASURES}code: t\ndefine: {expr: "${expr}"}`, SCHEMA, '2025-06-30');
  if (!tags) throw new Error(JSON.stringify(issues));
  const { rule } = await explainCustomer(tags, compileTags(tags, sqlite), sqlite, 't', 'A', '2025-06-30', execute);
  if (rule.kind !== 'value') throw new Error(rule.kind);
  return rule.truth ? rule.truth.worked : rule.worked;
}

test.each([
  ['round(spend / n)', ['412.5 ÷ 3 = 137.5', '137.5 四舍五入到整数 = 138'], ['412.5 ÷ 3 = 137.5', '137.5 rounded = 138']],
  ['spend', [], []],
  ['spend - (n - 5)', ['412.5 − (3 − 5) = 414.5'], ['412.5 − (3 − 5) = 414.5']],
  ['(spend - n) - 5', ['412.5 − 3 − 5 = 404.5'], ['412.5 − 3 − 5 = 404.5']],
  ['(spend + n) * 2', ['(412.5 + 3) × 2 = 831'], ['(412.5 + 3) × 2 = 831']],
  ['spend / none', ['412.5 ÷ 没有 = 没有'], ['412.5 ÷ 没有 = 没有']],
  ['if(n > 2, spend * 0.9, spend)', ['412.5 × 0.9 = 371.25'], ['412.5 × 0.9 = 371.25']],
  ['if(n > 9, spend * 0.9, spend)', [], []],
  ['coalesce(none, n + 1)', ['3 + 1 = 4'], ['3 + 1 = 4']],
  ['spend / n >= 100', ['412.5 ÷ 3 = 137.5'], ['412.5 ÷ 3 = 137.5']],
  [
    'least(round(spend / 7, 2), 50)',
    ['412.5 ÷ 7 = 58.92857142857143', '58.92857142857143 四舍五入到 2 位小数 = 58.93', '58.93 和 50 取小的 = 50'],
    ['412.5 ÷ 7 = 58.92857142857143', '58.92857142857143 rounded to 2 decimals = 58.93', 'the smaller of 58.93 and 50 = 50'],
  ],
  ['age(birth_date) >= 18', ['1990-01-01 出生，到基准日满 35 岁'], ['born 1990-01-01, 35 years old at the as-of date']],
] as const)('%s, with the numbers of a customer', async (expr, inChinese, inEnglish) => {
  const steps = await worked(expr);
  const said = (words: typeof zh) => steps.map((step) => workedText(step, words.worked, (value) => String(value ?? '没有')));
  expect(said(zh)).toEqual(inChinese);
  expect(said(en)).toEqual(inEnglish);
});
