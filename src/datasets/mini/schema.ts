import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, note, schemaOf, YUAN } from '../blocks/columns.ts';
import { columnNamed, EVER, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const CUSTOMER = column('customer_id', 'text', '客户编号', 'Customer number');
const LIKERT = note('1 完全不同意，5 完全同意。', '1 is fully disagree, 5 fully agree.');

const TABLES: readonly Table[] = [
  {
    name: 'rfm_mini',
    label: { zh: '二十位客户', en: 'Twenty customers' },
    note: { zh: '一行是一位客户的三个数，纸笔就能打分。', en: 'One row is three numbers of one customer, few enough to score by hand.' },
    entityKey: 'customer_id',
    primaryKey: ['customer_id'],
    columns: [
      CUSTOMER,
      column('rec', 'int', '距最近一单的天数', 'Days since the last order', { unit: 'd' }),
      column('fre', 'int', '订单数', 'Orders'),
      column('mon', 'int', '消费', 'Spend', YUAN),
    ],
  },
  {
    name: 'orders',
    label: { zh: '他们的订单', en: 'Their orders' },
    note: { zh: '一行是一笔订单，合起来正好是上面三个数。', en: 'One row is one order; together they are the three numbers above.' },
    entityKey: 'customer_id',
    time: 'order_date',
    primaryKey: ['customer_id', 'order_date', 'order_id'],
    columns: [
      column('order_id', 'text', '订单号', 'Order number'),
      CUSTOMER,
      column('order_date', 'date', '下单日期', 'Date of the order'),
      column('amount', 'int', '订单金额', 'Amount', YUAN),
    ],
  },
  {
    name: 'bgnbd',
    label: { zh: '五十位买家', en: 'Fifty buyers' },
    note: {
      zh: '一行是一位买家的复购次数、最后一次的时间和观察时长。',
      en: 'One row is one buyer: repeat purchases, when the last one was, and how long they are watched.',
    },
    primaryKey: ['buyer_id'],
    columns: [
      column('buyer_id', 'int', '买家编号', 'Buyer number'),
      column('x', 'int', '复购次数', 'Repeat purchases'),
      column('tx', 'real', '最后一次复购在第几周', 'Week of the last one'),
      column('t', 'int', '观察了几周', 'Weeks watched'),
    ],
  },
  {
    name: 'cronbach',
    label: { zh: '五份问卷', en: 'Five questionnaires' },
    note: { zh: '一行是一个人对四道题的打分。', en: 'One row is one person’s answers to four questions.' },
    primaryKey: ['respondent'],
    columns: [
      column('respondent', 'int', '受访者', 'Respondent'),
      ...[1, 2, 3, 4].map((n) => column(`q${n}`, 'int', `第 ${n} 题`, `Question ${n}`, LIKERT)),
    ],
  },
  {
    name: 'qini16',
    label: { zh: '十六个人的实验', en: 'An experiment of sixteen' },
    note: {
      zh: '一行是一个人：增量分、收没收到券、买没买。',
      en: 'One row is one person: uplift score, whether they got a coupon, whether they bought.',
    },
    primaryKey: ['person'],
    columns: [
      column('person', 'int', '编号', 'Number'),
      column('score', 'int', '增量分', 'Uplift score'),
      column('treated', 'bool', '收到券', 'Got the coupon'),
      column('bought', 'bool', '买了', 'Bought'),
    ],
  },
  {
    name: 'baskets',
    label: { zh: '五个购物篮', en: 'Five baskets' },
    note: { zh: '一行是一个篮子里的一样商品。', en: 'One row is one article in one basket.' },
    primaryKey: ['basket', 'item'],
    columns: [column('basket', 'int', '篮子', 'Basket'), column('item', 'text', '商品', 'Article', { codes: CODES.item })],
  },
  {
    name: 'edges',
    label: { zh: '四个人的关注', en: 'Who of four follows whom' },
    note: { zh: '一行是一个人关注另一个人。', en: 'One row is one person who follows another.' },
    primaryKey: ['src', 'dst'],
    columns: [column('src', 'text', '关注的人', 'Who follows'), column('dst', 'text', '被关注的人', 'Who is followed')],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'rfm_mini', key: 'customer_id' }, TABLES, {
  measures: {
    recency: measure('距最近一单的天数', 'Days since the last order', 'days_since', 'orders', EVER),
    frequency: measure('订单数', 'Orders', 'count', 'orders', EVER, { empty: 0 }),
    monetary: measure('消费', 'Spend', 'sum', 'orders', EVER, { field: columnNamed('amount'), empty: 0 }),
  },
});
