import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/yunduo-dirty/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '118 位客户重复，性别有 8 种写法，77 处藏着全角空格。',
    en: '118 customers are there twice, gender is spelt in 8 ways, and 77 cells hide a full-width blank.',
  },
  {
    zh: '300 个日期是另外三种写法：2025/6/3、20250603 和 Excel 的 45811。',
    en: '300 dates are written in three other ways: 2025/6/3, 20250603, and the 45811 of Excel.',
  },
  {
    zh: '41 笔金额不大于零，36 笔订单找不到客户。',
    en: '41 amounts are not above zero, and 36 orders belong to nobody.',
  },
  {
    zh: '洗干净的每一行都在 truth.json 里。',
    en: 'Every row as it should be is in truth.json.',
  },
];
