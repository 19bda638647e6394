import { expect, test } from 'vitest';
import type { WhyMoved } from '../../src/engine/index.ts';
import { movedWords as en } from '../../src/i18n/en/moved.ts';
import { type Calling, movedReason } from '../../src/i18n/moved-reason.ts';
import { movedWords as zh } from '../../src/i18n/zh/moved.ts';

const SPEND = { zh: '消费', en: 'Spend' };
const calling = (language: 'zh' | 'en'): Calling => ({
  label: (label) => label[language],
  name: (name) => (name === 'spend' ? SPEND : undefined),
  fact: (_, value) => String(value),
  number: String,
});
const said = (why: Partial<WhyMoved>): string[] => {
  const known = { known: true, value: null };
  const whole: WhyMoved = {
    ...{ customerId: 'A', before: known, after: known, facts: [], steps: [], weighed: [], conditions: [], scores: [] },
    ...why,
  };
  return [movedReason(whole, zh, calling('zh')), movedReason(whole, en, calling('en'))];
};
const spend = { name: 'spend', label: SPEND, before: 900, after: 800 };
const days = { name: 'days', label: { zh: '天数', en: 'Days' }, before: '1 天', after: '9 天' };

test('only what a comparison that turned over asks about is told', () => {
  const facts = [spend, days];
  expect(said({ facts, conditions: [{ text: 'days > 5', before: false, after: true }] })).toEqual([
    '天数从 1 天变成 9 天',
    'days went from 1 天 to 9 天',
  ]);
  expect(said({ facts })[0]).toBe('消费从 900 变成 800；天数从 1 天变成 9 天');
});

test('who rose among all, with less than before, is told the place among all', () => {
  const conditions = [{ text: 'pct_rank(spend) >= 0.8', before: false, after: true, ranks: [{ of: 'spend', before: 0.79, after: 0.825 }] }];
  expect(said({ facts: [spend, days], conditions })).toEqual([
    '消费在所有人里的排位从前 21% 变成前 17.5%；消费从 900 变成 800',
    'spend went from the top 21% of all customers to the top 17.5%; spend went from 900 to 800',
  ]);
});

test('who came, who left, whom only others moved, whom a new rule moved', () => {
  expect(said({ before: { known: false, value: null } })[0]).toBe('之前还不是客户');
  expect(said({ after: { known: false, value: null } })[1]).toBe('no longer among the customers');
  const score = { text: 'spend', before: undefined, after: undefined, othersMoved: true };
  expect(said({ scores: [score] })[0]).toBe('自己的数没变，别人的变了，排位和切点跟着动');
  expect(said({ conditions: [{ text: 'spend > 1', before: undefined, after: true }] })[1]).toBe(
    'their own numbers are the same; the rule is another',
  );
  expect(said({})[0]).toBe('依据的数看不出变化');
});

test('of a preference, what weighs more now', () => {
  const row = (amount: number) => ({ picked: 'food', amount });
  expect(said({ weighed: [{ name: 'pref', of: 'food', before: row(3), after: row(8) }], facts: [{ ...spend, name: 'pref' }] })[0]).toBe(
    '“food”的分量从 3 变成 8',
  );
});
