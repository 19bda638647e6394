import { describe, expect, test } from 'vitest';
import { associationRules } from '../../../src/engine/models/association.ts';
import { fitBgNbd } from '../../../src/engine/models/bg-nbd-fit.ts';
import { fitGammaGamma } from '../../../src/engine/models/gamma-gamma.ts';
import { kMeans } from '../../../src/engine/models/kmeans.ts';
import { fitLinear } from '../../../src/engine/models/linear.ts';
import { fitLogistic } from '../../../src/engine/models/logistic.ts';
import { modelTag } from '../../../src/engine/models/model-tag.ts';
import { failed, type ModelProblem, namedRow } from '../../../src/engine/models/problem.ts';
import { modelProblems as en } from '../../../src/i18n/en/models.ts';
import { say } from '../../../src/i18n/say.ts';
import { modelProblems as zh } from '../../../src/i18n/zh/models.ts';

const sixty = Array.from({ length: 60 }, (_, i) => i);
const intercept = { intercept: 0, coefficients: { intercept: 1 } };
/** What each code is brought out by. */
const PROBLEMS: readonly (ModelProblem | undefined)[] = [
  fitLogistic({ days: [1, 2] }, [0, 1, 1]).problem,
  fitLogistic({}, [0, 1]).problem,
  fitBgNbd({ frequency: [1], recency: [2], age: [3] }).problem,
  fitLogistic({ days: [1, Number.NaN, 3] }, [0, 1, 1]).problem,
  fitLogistic({ days: [1, 2, 3] }, [0, 1, 2]).problem,
  fitGammaGamma({ frequency: [1, 2], spend: [3, -1] }).problem,
  fitBgNbd({ frequency: [1, 2], recency: [3, 7], age: [5, 6] }).problem,
  fitBgNbd({ frequency: [0, 0], recency: [0, 0], age: [5, 6] }).problem,
  fitGammaGamma({ frequency: sixty.map(() => 2), spend: sixty.map(() => 30) }).problem,
  failed('no-convergence', { steps: 300 }).problem,
  fitLogistic({ days: [1, 1, 1] }, [0, 1, 1]).problem,
  fitLogistic({ days: [1, 2, 3] }, [1, 1, 1]).problem,
  fitLinear({ a: [1, 2, 3, 5], b: [2, 4, 6, 10] }, [1, 3, 2, 4]).problem,
  fitLogistic({ days: [1, 2, 3, 4] }, [0, 0, 1, 1]).problem,
  kMeans({ days: [1, 2] }, { k: 0 }).problem,
  associationRules([sixty.map(String)], { support: 1, confidence: 0 }).problem,
  modelTag(
    { code: 'x', trainedOn: '2025-05-31' },
    { day: 'd' },
    { type: 'linear', parameters: { intercept: 0, coefficients: { days: 1 } } },
  ).problem,
  modelTag({ code: 'x', trainedOn: '2025-05-31' }, {}, { type: 'linear', parameters: intercept }).problem,
  modelTag({ code: 'x', trainedOn: '2025-05-31' }, { intercept: 'd' }, { type: 'linear', parameters: intercept }).problem,
];
const SAID = PROBLEMS.map((problem) => {
  if (!problem) throw new Error('no problem');
  return { code: problem.code, zh: say(zh, problem as never), en: say(en, problem as never) };
});

test('every code is brought out, and said in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  expect([...new Set(SAID.map(({ code }) => code))].sort()).toEqual(Object.keys(zh).sort());
});

describe('what is said', () => {
  test.each(SAID.map((said) => [said.code, said] as const))('%s', (_, said) => {
    for (const text of [said.zh, said.en]) expect(text).not.toMatch(/undefined|NaN|\[object|=>|\n| {2}| ,/);
    expect(said.zh).toMatch(/。$/);
    expect(said.en).toMatch(/^[A-Z“a-z].*\.$/);
    // what is wrong, and what to do: at least two clauses
    expect(said.zh.match(/[，。：]/g)?.length).toBeGreaterThan(1);
    expect(said.en).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]|!|\b(simply|just|obviously)\b/);
    expect(said.zh).not.toMatch(/[\u4e00-\u9fff][,;?!]/);
  });
  test('where: by row, or by the customer whose row it is', () => {
    const problem = failed('not-positive', { name: 'spend', row: 1 }).problem;
    expect(say(en, problem as never)).toBe('“spend” of row 2 is not above 0. Leave refunds and orders of 0 out first.');
    const named = namedRow(problem, ['C0001', 'C0002']);
    expect(say(en, named as never)).toBe('“spend” of customer C0002 is not above 0. Leave refunds and orders of 0 out first.');
    expect(say(zh, named as never)).toBe('客户 C0002 的“spend”不大于 0。先去掉退款和 0 元的订单再拟合。');
    expect(namedRow(problem, [])).toEqual(problem);
    const all = failed('no-repeat-customers', { customers: 9 }).problem;
    expect(namedRow(all, ['C0001'])).toEqual(all);
  });
  test("the fit's own columns by what they are, a person's by their name", () => {
    expect(say(en, failed('no-variation', { name: 'answers' }).problem as never)).toMatch(/^The answer is the same/);
    expect(say(zh, failed('collinear', { name: '近90天订单' }).problem as never)).toMatch(/^“近90天订单”/);
    expect(say(en, failed('too-few', { of: 'customers', found: 1, needed: 2 }).problem as never)).toMatch(/^There is 1 customer, and/);
  });
});
