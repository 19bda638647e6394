import type { Codes } from '../blocks/codes.ts';
import { GENDER } from '../blocks/people.ts';
import { CITY_TIER } from '../blocks/places.ts';

export const CODES = {
  gender: GENDER,
  city_tier: CITY_TIER,
  channel: {
    store: { zh: '应用商店', en: 'App store' },
    ads: { zh: '信息流广告', en: 'Advertising' },
    friend: { zh: '好友邀请', en: 'Invited by a friend' },
    search: { zh: '搜索', en: 'Search' },
  },
  os: { android: { zh: '安卓', en: 'Android' }, ios: { zh: 'iOS', en: 'iOS' }, harmony: { zh: '鸿蒙', en: 'HarmonyOS' } },
  event_name: {
    open: { zh: '打开', en: 'Open' },
    login: { zh: '登录', en: 'Log in' },
    search: { zh: '搜索', en: 'Search' },
    view: { zh: '看商品', en: 'View an article' },
    cart: { zh: '加购物车', en: 'Add to basket' },
    pay: { zh: '付款', en: 'Pay' },
  },
  category: {
    beauty: { zh: '美妆', en: 'Beauty' },
    apparel: { zh: '服饰', en: 'Clothing' },
    food: { zh: '零食', en: 'Snacks' },
    home: { zh: '家居', en: 'Home' },
    sports: { zh: '运动', en: 'Sports' },
    books: { zh: '图书', en: 'Books' },
    pets: { zh: '宠物', en: 'Pets' },
    vinyl: { zh: '黑胶唱片', en: 'Vinyl records' },
  },
} as const satisfies Codes;

export type Category = keyof typeof CODES.category;
export type EventName = keyof typeof CODES.event_name;
