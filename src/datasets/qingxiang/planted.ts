import type { Bilingual } from '../../engine/language/definition.ts';

/** What is planted, as a person says it; each sentence is a test in `tests/datasets/qingxiang/`. */
export const PLANTED: readonly Bilingual[] = [
  {
    zh: '18 到 24 岁女性的美妆 TGI：按消费份额算是 178，按人头算只有 104。按人头，人人都买过一次。',
    en: 'The beauty TGI of women of 18 to 24 is 178 by share of spend and 104 by heads: by heads, everybody has bought it once.',
  },
  {
    zh: '黑胶唱片的 TGI 有 300，背后只有三个人。',
    en: 'Vinyl has a TGI of 300, from three people.',
  },
  {
    zh: '6% 的事件迟到，最久三小时；9% 的事件在登录之前，不知道是谁。',
    en: '6% of the events arrive late, by three hours at most; 9% come before a login, and nobody knows whose they are.',
  },
];
