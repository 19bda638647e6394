import type { Codes } from '../blocks/codes.ts';

export const CODES = {
  source: {
    app: { zh: 'App', en: 'App' },
    mini: { zh: '小程序', en: 'Mini program' },
    store: { zh: '门店会员', en: 'Shop membership' },
    web: { zh: '官网', en: 'Web site' },
    call: { zh: '客服热线', en: 'Service line' },
  },
  id_type: {
    phone: { zh: '手机号', en: 'Phone' },
    device: { zh: '设备号', en: 'Device' },
    openid: { zh: '小程序账号', en: 'Mini program account' },
    email: { zh: '邮箱', en: 'E-mail' },
    card: { zh: '会员卡号', en: 'Member card' },
  },
} as const satisfies Codes;

export type Source = keyof typeof CODES.source;
export type IdType = keyof typeof CODES.id_type;
