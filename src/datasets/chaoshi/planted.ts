import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/chaoshi/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '周五 18 到 20 点，熟食卖到其他工作日同一时段的 2.6 倍。',
    en: 'On Fridays from 18 to 20 ready meals sell 2.6 times what they do on other working days.',
  },
  {
    zh: '烘焙晚间打折，把 16 到 18 点的 40% 挪了过去；全天只多卖 11%。',
    en: 'The evening discount on bakery moves 40% of the sales of 16 to 18; the whole day gains 11%.',
  },
  {
    zh: '买尿布的人多买湿巾，提升度 2.4。买香蕉的人大多拿袋子，提升度却只有 0.97：人人都拿袋子。',
    en: 'Nappies bring wipes, with a lift of 2.4. Most who buy bananas take a bag, with a lift of .97: everybody takes a bag.',
  },
];
