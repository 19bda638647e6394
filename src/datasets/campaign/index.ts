import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { CODES } from './codes.ts';
import { createCustomers, customerRows } from './customers.ts';
import { KINDS, liftOf } from './kinds.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';
import { campaignsRows, sendRows } from './sends.ts';

/** D8, two coupon campaigns: one drawn by lot, one for those whom the staff chose. */
export const campaign: DatasetSource = {
  id: 'campaign',
  title: { zh: '优惠券实验', en: 'Campaign, a coupon experiment' },
  about: {
    zh: '一家虚构商城对 12,000 位客户做的两次发券：6 月随机分组，5 月由运营挑人。全是程序生成的。',
    en: 'Two coupon campaigns of an invented shop with 12,000 customers: arms drawn by lot in June, chosen by the staff in May. All of it was generated.',
  },
  use: {
    zh: '练实验和增量：谁是发了券才来的。',
    en: 'For experiments and uplift: who came because of the coupon.',
  },
  modules: [0, 6, 8, 10],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 12_000 },
  schema: SCHEMA,
  grading: { customers: 3000, earlierAsOf: '2025-05-31' },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const customers = createCustomers(request);
  const rows: Record<string, Cell[][]> = {
    customers: customerRows(request, customers),
    campaign: sendRows(request, customers),
    campaigns: campaignsRows(request.asOf),
    codes: codeRowsOf(CODES),
  };
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, rows),
    truth: {
      kinds: Object.fromEntries(customers.map(({ customerId, kind }) => [customerId, kind])),
      effect: Object.values(KINDS).reduce((sum, { share, buys }) => sum + share * (buys.treated - buys.control), 0),
      effectOfKind: Object.fromEntries((Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => [kind, liftOf(kind)])),
    },
  };
}
