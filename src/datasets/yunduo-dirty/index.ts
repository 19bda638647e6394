import { codeRowsOf } from '../blocks/codes.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { PLANTED } from './planted.ts';
import { ALL_ROWS, spoil } from './rows.ts';
import { CODES, SCHEMA } from './schema.ts';

/** D1d, some rows of the shop before anybody cleaned them. What they should say is in the truth. */
export const yunduoDirty: DatasetSource = {
  id: 'yunduo-dirty',
  title: { zh: '云朵商城原始数据', en: 'Yunduo, before cleaning' },
  about: {
    zh: '云朵商城导出的 2,400 行原始数据，六种脏，每种正好多少都有答案。全是程序生成的。',
    en: '2,400 raw rows of the shop with six kinds of dirt, and the answer to how many of each. All of it was generated.',
  },
  use: {
    zh: '练清洗：同一批数据洗干净之前的样子，洗得对不对有答案。',
    en: 'For cleaning: rows as they were before anybody cleaned them, with an answer to check against.',
  },
  modules: [2],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: ALL_ROWS },
  schema: SCHEMA,
  grading: { customers: 800 },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

/** Here `customers` are all rows, of customers and orders together. */
function generate(request: Request): Dataset {
  const { customers, orders, clean, dirt } = spoil(request);
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, { raw_customers: customers, raw_orders: orders, codes: codeRowsOf(CODES) }),
    truth: { clean, dirt },
  };
}
