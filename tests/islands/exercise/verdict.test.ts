import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Result } from '../../../src/grading/result.ts';
import { LANGUAGES } from '../../../src/i18n/language.ts';
import { Verdict } from '../../../src/islands/exercise/Verdict.tsx';
import { panelWords } from '../../../src/islands/exercise/words.ts';

const failed = (more: Partial<Result>): Result => ({ version: 1, status: 'fail', score: 0, feedback: [], checks: [], ...more });
const shown = (result: Result, language: (typeof LANGUAGES)[number] = 'zh') =>
  renderToString(
    h(Verdict, {
      result,
      language,
      words: panelWords(language),
      optionText: () => '下单日期（`order_date`）',
      roles: { here: 'visible', far: 'seed', later: 'as-of', edges: 'aimed' },
    }),
  );
const telling = (database: string) => failed({ counterexample: { database, customers: [{ customerId: 'T05', yours: 1, expected: 2 }] } });

it('writes the code in an option as code', () => {
  const html = shown(failed({ feedback: [{ option: 'order_date', say: { zh: '这是字段。', en: 'This is a field.' } }] }));
  expect(html).toContain('<code>order_date</code>');
  expect(html).not.toContain('`');
});

it.each(LANGUAGES)('says where telling customers are from, unless the reader sees them (%s)', (language) => {
  const { from } = panelWords(language).feedback.counterexample;
  for (const [database, said] of [
    ['far', from.seed],
    ['later', from['as-of']],
    ['edges', from.aimed],
  ] as const)
    expect(shown(telling(database), language)).toContain(said);
  for (const said of Object.values(from)) expect(shown(telling('here'), language)).not.toContain(said);
});

it.each(LANGUAGES)('shows which stages are right, and what a tag chose (%s)', (language) => {
  const { feedback } = panelWords(language);
  const html = shown(
    failed({
      score: 0.8,
      stages: [
        { stage: 'population', status: 'right' },
        { stage: 'window', status: 'wrong' },
      ],
      assignment: { database: 'here', population: 100, yours: 40, expected: 30, both: 20, extra: ['C1', 'C2'], missing: ['C9'] },
    }),
    language,
  );
  expect(html).toContain(feedback.stages.score(80));
  expect(html).toMatch(new RegExp(`data-status="wrong"[\\s\\S]*${feedback.stages.names.window}`));
  expect(html).toContain('50%');
  expect(html).toContain('66.7%');
  expect(html).toContain('C1 · C2');
});
