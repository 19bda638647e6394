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
