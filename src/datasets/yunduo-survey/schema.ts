import type { Schema, Table } from '../../engine/language/schema.ts';
import type { Codes } from '../blocks/codes.ts';
import { column, note, schemaOf } from '../blocks/columns.ts';
import { CODES as SHOP_CODES } from '../yunduo/codes.ts';
import { SCHEMA as SHOP } from '../yunduo/schema.ts';

export const CODES = {
  ...SHOP_CODES,
  question: {
    L1: { zh: '买这类东西，我第一个想到云朵', en: 'For such things I think of Yunduo first' },
    L2: { zh: '我愿意一直在云朵买', en: 'I want to keep buying at Yunduo' },
    L3: { zh: '换一家商城我无所谓（反向题）', en: 'I could just as well buy elsewhere (reversed)' },
    L4: { zh: '我会替云朵说好话', en: 'I speak well of Yunduo' },
    P1: { zh: '下单前我会比价', en: 'I compare prices before I order' },
    P2: { zh: '没有优惠我就等一等', en: 'Without an offer I wait' },
    P3: { zh: '我清楚常买商品的价格', en: 'I know the prices of what I often buy' },
    P4: { zh: '便宜一点就值得换一家', en: 'A little cheaper is worth another shop' },
    S1: { zh: '客服解决了我的问题', en: 'Service solved my problem' },
    S2: { zh: '发货和说好的一样快', en: 'Delivery was as fast as promised' },
    S3: { zh: '退换货不麻烦', en: 'Returns are no trouble' },
    S4: { zh: '包装让人放心', en: 'The packing can be trusted' },
    NPS: { zh: '你有多愿意把云朵推荐给朋友（0 到 10）', en: 'How likely would you recommend Yunduo to a friend (0 to 10)' },
  },
} as const satisfies Codes;

const shopTable = (name: string): Table => {
  const table = SHOP.tables[name];
  if (table === undefined) throw new Error(`the shop has no table "${name}"`);
  return table;
};

const TABLES: readonly Table[] = [
  shopTable('customers'),
  shopTable('orders'),
  {
    name: 'survey',
    label: { zh: '问卷回答', en: 'Survey answers' },
    note: {
      zh: '一行是一位客户对一道题的回答。十二道题 1 到 5 分，推荐题 0 到 10 分；L3 反着问，算分前要翻转。',
      en: 'One row is one customer’s answer to one question: twelve from 1 to 5, the recommendation from 0 to 10. L3 is asked the other way round and must be turned before it counts.',
    },
    entityKey: 'customer_id',
    time: 'answered_at',
    primaryKey: ['customer_id', 'q', 'answered_at'],
    columns: [
      column('customer_id', 'text', '客户编号', 'Customer number'),
      column('q', 'text', '题目', 'Question', { codes: CODES.question }),
      column(
        'score',
        'int',
        '打分',
        'Score',
        note('1 完全不同意，5 完全同意；漏答的没有这一行。', '1 is fully disagree, 5 fully agree; an answer left out has no row.'),
      ),
      column('answered_at', 'date', '回答日期', 'Answered on'),
    ],
  },
  shopTable('channels'),
  shopTable('codes'),
];

export const SCHEMA: Schema = schemaOf(SHOP.entity, TABLES, { measures: SHOP.measures });
