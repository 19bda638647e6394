import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/henghe/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '按六月的日均资产，600 万以上的有 41 位；只看月末那一天，是 58 位。多出来的 17 位月末才把钱搬进来。',
    en: 'By their average of June 41 clients have 6 million or more; by its last day 58. The other 17 move money in for the month end.',
  },
  {
    zh: '63 笔持仓的风险高过客户自己的等级，70 位的风险测评已经过期。',
    en: '63 holdings are riskier than their holder’s grade, and 70 assessments have run out.',
  },
  {
    zh: '90 位客户在 60 天里资产少了一半。closed_at 会说出是谁，可是事先谁也不知道它：拿来预测，就是泄漏。',
    en: '90 clients lose half of their assets in 60 days. closed_at gives them away, and nobody could have known it in time: a model that uses it leaks.',
  },
];
