import type { Codes } from '../blocks/codes.ts';

export const CODES = {
  item: {
    bread: { zh: '面包', en: 'Bread' },
    milk: { zh: '牛奶', en: 'Milk' },
    diaper: { zh: '纸尿裤', en: 'Nappies' },
    beer: { zh: '啤酒', en: 'Beer' },
    eggs: { zh: '鸡蛋', en: 'Eggs' },
    cola: { zh: '可乐', en: 'Cola' },
  },
} as const satisfies Codes;
