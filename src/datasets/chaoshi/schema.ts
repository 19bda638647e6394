import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, schemaOf, YUAN } from '../blocks/columns.ts';
import { columnNamed, EVER, equals, lastDays, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const MEMBER = column('member_id', 'text', '会员编号', 'Member number');
const TICKET = column('ticket_id', 'int', '小票号', 'Receipt number');
const ITEM = column('item', 'text', '商品', 'Article', { codes: CODES.item });
const CATEGORY = column('category', 'text', '品类', 'Category', { codes: CODES.category });

const TABLES: readonly Table[] = [
  {
    name: 'members',
    label: { zh: '会员', en: 'Members' },
    note: { zh: '一行是一位会员。', en: 'One row is one member.' },
    entityKey: 'member_id',
    time: 'joined_on',
    primaryKey: ['member_id'],
    columns: [
      MEMBER,
      column('gender', 'text', '性别', 'Gender', { ...MISSING, ...PERSONAL, codes: CODES.gender }),
      column('birth_date', 'date', '出生日期', 'Date of birth', { ...MISSING, ...PERSONAL }),
      column('joined_on', 'date', '入会日期', 'Joined on'),
    ],
  },
  {
    name: 'tickets',
    label: { zh: '小票', en: 'Receipts' },
    note: {
      zh: '一行是一张小票，留 12 周，营业时间 7 点到 22 点。',
      en: 'One row is one receipt, for 12 weeks; the shop is open from 7 to 22.',
    },
    entityKey: 'member_id',
    time: 'ticket_ts',
    primaryKey: ['ticket_id'],
    columns: [
      TICKET,
      { ...MEMBER, ...MISSING, ...note('没报会员的为空，超过一半。', 'Missing where no member card was shown, which is more than half.') },
      column('ticket_ts', 'timestamp', '结账时间', 'Paid at'),
      column('payment', 'text', '支付方式', 'Paid by', { codes: CODES.payment }),
      column('amount', 'real', '小票金额', 'Total', { ...YUAN, ...note('明细金额之和。', 'The sum of its lines.') }),
    ],
  },
  {
    name: 'lines',
    label: { zh: '小票明细', en: 'Receipt lines' },
    note: { zh: '一行是一张小票里的一样商品。', en: 'One row is one article on one receipt.' },
    via: { table: 'tickets', on: 'ticket_id' },
    primaryKey: ['ticket_id', 'line'],
    columns: [
      TICKET,
      column('line', 'int', '行号', 'Line'),
      ITEM,
      CATEGORY,
      column('qty', 'int', '件数', 'Pieces', note('退货是负数。', 'Below zero for what was brought back.')),
      column('amount', 'real', '金额', 'Amount', YUAN),
    ],
  },
  {
    name: 'items',
    label: { zh: '商品', en: 'Articles' },
    note: { zh: '一行是一样商品和它的原价。', en: 'One row is one article with its full price.' },
    primaryKey: ['item'],
    columns: [ITEM, CATEGORY, column('price', 'real', '原价', 'Full price', YUAN)],
  },
  {
    name: 'promotions',
    label: { zh: '促销', en: 'Promotions' },
    note: {
      zh: '一行是一次促销：哪个品类、哪几天、几点以后打几折。',
      en: 'One row is one promotion: which category, on which days, from which hour, how much less.',
    },
    primaryKey: ['promo_id'],
    columns: [
      column('promo_id', 'text', '促销编号', 'Promotion number'),
      CATEGORY,
      column('from_date', 'date', '开始日期', 'From'),
      column('to_date', 'date', '结束日期', 'To'),
      column('from_hour', 'int', '从几点起', 'From which hour'),
      column('discount', 'int', '折扣', 'Discount', { unit: '%' }),
    ],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'members', key: 'member_id', since: 'joined_on' }, TABLES, {
  birthDate: 'birth_date',
  measures: {
    visits_28d: measure('最近 28 天来店次数', 'Visits in the last 28 days', 'count', 'tickets', lastDays(28), { empty: 0 }),
    visits_84d: measure('最近 84 天来店次数', 'Visits in the last 84 days', 'count', 'tickets', lastDays(84), { empty: 0 }),
    spend_84d: measure('最近 84 天消费', 'Spend in the last 84 days', 'sum', 'tickets', lastDays(84), {
      field: columnNamed('amount'),
      empty: 0,
    }),
    days_since_last_visit: measure('距最近一次来店的天数', 'Days since the last visit', 'days_since', 'tickets', EVER),
    ready_meals: measure('买过的熟食便当', 'Ready meals bought', 'sum', 'lines', EVER, {
      field: columnNamed('qty'),
      where: equals('category', 'ready'),
      empty: 0,
    }),
  },
});
