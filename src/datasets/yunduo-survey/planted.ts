import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/yunduo-survey/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '第三题是反着问的。不翻转，信度 α 接近 0；翻转以后是 0.84。',
    en: 'The third question is asked the other way round. As it stands, α is about 0; turned, it is .84.',
  },
  {
    zh: '4% 的人从头到尾勾同一格。',
    en: '4% tick the same box from beginning to end.',
  },
  {
    zh: '14% 的人是虚假忠诚：常来买，心里并不喜欢。只买特价的那些人，态度和订单没有关系。',
    en: '14% are spuriously loyal: they buy often and do not like it. Among bargain hunters attitude has nothing to do with orders.',
  },
];
