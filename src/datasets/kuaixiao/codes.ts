import type { Codes } from '../blocks/codes.ts';
import { CITY_TIER } from '../blocks/places.ts';

export const CODES = {
  city_tier: CITY_TIER,
  income_band: {
    low: { zh: '家庭月入 8 千以下', en: 'Household under ¥8k a month' },
    middle: { zh: '家庭月入 8 千到 2 万', en: 'Household ¥8k to 20k a month' },
    high: { zh: '家庭月入 2 万以上', en: 'Household ¥20k a month or more' },
  },
  brand: {
    A: { zh: '品牌 A', en: 'Brand A' },
    B: { zh: '品牌 B', en: 'Brand B' },
    C: { zh: '品牌 C', en: 'Brand C' },
    D: { zh: '品牌 D', en: 'Brand D' },
    E: { zh: '品牌 E', en: 'Brand E' },
    F: { zh: '品牌 F', en: 'Brand F' },
  },
  retailer: {
    hyper: { zh: '大卖场', en: 'Hypermarket' },
    super: { zh: '社区超市', en: 'Supermarket' },
    online: { zh: '线上', en: 'Online' },
  },
  pack: {
    small: { zh: '小包装 250 克', en: 'Small, 250 g' },
    medium: { zh: '中包装 500 克', en: 'Medium, 500 g' },
    large: { zh: '大包装 1 千克', en: 'Large, 1 kg' },
  },
} as const satisfies Codes;

export type Brand = keyof typeof CODES.brand;
export type Retailer = keyof typeof CODES.retailer;
export type Pack = keyof typeof CODES.pack;
export const BRANDS = Object.keys(CODES.brand) as Brand[];
export const RETAILERS = Object.keys(CODES.retailer) as Retailer[];
