import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/kuaixiao/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '品牌 B 的份额从 21% 涨到 24%：渗透率多了 3.1 个点，频次没变，品类内占比还少了 1 个点。靠的是新买家。',
    en: 'Brand B goes from 21% to 24% of the market: penetration gains 3.1 points, frequency stays, share of requirements loses 1. New buyers did it.',
  },
  {
    zh: '促销那一周卖到平时的 1.8 倍，后一周只剩一半：一部分是提前囤的。',
    en: 'A promotion sells 1.8 times as much in its week and half in the week after: some of it was only bought earlier.',
  },
  {
    zh: '其余品牌都服从双重危机：牌子越小，买的人越少，买的人也越不忠诚。',
    en: 'The others show double jeopardy: the smaller the brand, the fewer its buyers and the less loyal they are.',
  },
];
