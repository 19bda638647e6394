import type { Bilingual } from '../../engine/language/definition.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { CITY, CITY_TIER } from '../blocks/places.ts';

/** Every code that the database holds, with its words: the schema, the `codes` table and the labels of every chart come from here. */
export const CODES = {
  channel: {
    app: { zh: 'App', en: 'App' },
    mini: { zh: '小程序', en: 'Mini program' },
    store: { zh: '门店', en: 'Physical shop' },
  },
  city: CITY,
  city_tier: CITY_TIER,
  occupation: {
    office: { zh: '公司职员', en: 'Office worker' },
    public: { zh: '机关与事业单位', en: 'Public sector' },
    service: { zh: '服务业', en: 'Service trade' },
    factory: { zh: '工厂与物流', en: 'Factory and logistics' },
    self_employed: { zh: '自由职业与个体户', en: 'Self-employed' },
    student: { zh: '学生', en: 'Student' },
    homemaker: { zh: '全职在家', en: 'At home' },
    retired: { zh: '退休', en: 'Retired' },
  },
  income_band: {
    lt_5k: { zh: '月入 5 千以下', en: 'Under ¥5k a month' },
    '5k_10k': { zh: '月入 5 千到 1 万', en: '¥5k to 10k a month' },
    '10k_20k': { zh: '月入 1 万到 2 万', en: '¥10k to 20k a month' },
    ge_20k: { zh: '月入 2 万以上', en: '¥20k a month or more' },
  },
  order_status: {
    paid: { zh: '已支付', en: 'Paid' },
    refunded: { zh: '已退款', en: 'Refunded' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  category: {
    beauty: { zh: '美妆', en: 'Beauty' },
    apparel: { zh: '服饰', en: 'Clothing' },
    food: { zh: '食品', en: 'Food' },
    home: { zh: '家居', en: 'Home' },
    baby: { zh: '母婴', en: 'Baby' },
    digital: { zh: '数码', en: 'Electronics' },
  },
  event_name: {
    open: { zh: '打开', en: 'Open' },
    search: { zh: '搜索', en: 'Search' },
    view: { zh: '看商品', en: 'View a product' },
    cart: { zh: '加购物车', en: 'Add to basket' },
    pay: { zh: '付款', en: 'Pay' },
  },
  coupon_kind: {
    welcome: { zh: '新人券', en: 'Welcome coupon' },
    promo: { zh: '大促满减券', en: 'Promotion coupon' },
    winback: { zh: '唤回券', en: 'Win-back coupon' },
  },
  ticket_type: {
    delivery: { zh: '物流', en: 'Delivery' },
    quality: { zh: '商品质量', en: 'Product quality' },
    refund: { zh: '退款', en: 'Refund' },
    account: { zh: '账号', en: 'Account' },
    advice: { zh: '咨询', en: 'Question' },
  },
  consent_purpose: {
    marketing: { zh: '营销推送', en: 'Marketing messages' },
    profiling: { zh: '个性化推荐', en: 'Personalisation' },
  },
  consent_status: {
    granted: { zh: '同意', en: 'Granted' },
    denied: { zh: '不同意', en: 'Denied' },
    revoked: { zh: '已撤回', en: 'Withdrawn' },
  },
  id_type: {
    openid: { zh: '小程序账号', en: 'Mini program account' },
    device: { zh: '设备号', en: 'Device' },
    card: { zh: '会员卡号', en: 'Member card' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;

export type Channel = keyof typeof CODES.channel;
export type Category = keyof typeof CODES.category;
export type OrderStatus = keyof typeof CODES.order_status;
export type CouponKind = keyof typeof CODES.coupon_kind;

/** The rows of the tables `codes` and `channels`. */
export const codeRows = (): Cell[][] => codeRowsOf(CODES);
export const channelRows = (): Cell[][] => Object.entries(CODES.channel).map(([code, { zh, en }]) => [code, zh, en]);
