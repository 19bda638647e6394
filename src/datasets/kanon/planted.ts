import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/kanon/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '原样发布，41% 的人独一份。',
    en: 'As they are, 41% of the rows are unique.',
  },
  {
    zh: '年龄按十年一段、城区并成片，k 正好到 5；少做一样都到不了。',
    en: 'With ages by ten years and districts by zone k is exactly 5; one of the two is not enough.',
  },
  {
    zh: '到了 k = 5，还有一组人买的全是同一类：知道他在这一组，就知道他买了什么。',
    en: 'At k = 5 there is still one group who all bought the same: who is known to be in it is known to have bought it.',
  },
];
