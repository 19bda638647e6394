import type { Codes } from '../blocks/codes.ts';
import { GENDER } from '../blocks/people.ts';
import { CITY } from '../blocks/places.ts';

export const CODES = {
  gender: GENDER,
  city: CITY,
  occupation: {
    employee: { zh: '企业职员', en: 'Employee' },
    owner: { zh: '企业主', en: 'Business owner' },
    public: { zh: '机关与事业单位', en: 'Public sector' },
    freelance: { zh: '自由职业', en: 'Freelance' },
    retired: { zh: '退休', en: 'Retired' },
  },
  account_kind: {
    current: { zh: '活期', en: 'Current account' },
    term: { zh: '定期', en: 'Term deposit' },
    notice: { zh: '通知存款', en: 'Notice deposit' },
  },
  txn_kind: {
    salary: { zh: '代发工资', en: 'Salary' },
    transfer_in: { zh: '转入', en: 'Transfer in' },
    transfer_out: { zh: '转出', en: 'Transfer out' },
    spend: { zh: '刷卡消费', en: 'Card payment' },
    buy: { zh: '申购理财', en: 'Product bought' },
    redeem: { zh: '赎回理财', en: 'Product redeemed' },
  },
  product_kind: {
    cash: { zh: '现金管理', en: 'Cash management' },
    bond: { zh: '固定收益', en: 'Fixed income' },
    mixed: { zh: '混合', en: 'Mixed' },
    equity: { zh: '权益', en: 'Equity' },
    derivative: { zh: '商品与衍生品', en: 'Commodities and derivatives' },
  },
} as const satisfies Codes;

export type TxnKind = keyof typeof CODES.txn_kind;
export type ProductKind = keyof typeof CODES.product_kind;
