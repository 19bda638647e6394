import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, SENSITIVE, schemaOf, YUAN } from '../blocks/columns.ts';
import { columnNamed, EVER, equals, lastDays, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const HOUSEHOLD = column('household_id', 'text', '家庭编号', 'Household number');
const WEEK = column('week', 'int', '第几周', 'Week', note('1 到 52，52 以基准日结束。', '1 to 52; week 52 ends on the as-of date.'));

const TABLES: readonly Table[] = [
  {
    name: 'households',
    label: { zh: '家庭', en: 'Households' },
    note: { zh: '一行是样本组里的一户家庭，买没买过都在。', en: 'One row is one household of the panel, whether it has bought or not.' },
    entityKey: 'household_id',
    time: 'joined_date',
    primaryKey: ['household_id'],
    columns: [
      HOUSEHOLD,
      column('city_tier', 'text', '城市等级', 'City tier', { codes: CODES.city_tier }),
      column('members', 'int', '家庭人数', 'People in the household'),
      column('has_child', 'bool', '有没有孩子', 'Has children'),
      column('income_band', 'text', '家庭月收入', 'Household income', { ...MISSING, ...SENSITIVE, codes: CODES.income_band }),
      column('joined_date', 'date', '加入样本组的日期', 'Joined the panel on'),
    ],
  },
  {
    name: 'purchases',
    label: { zh: '购买记录', en: 'Purchases' },
    note: {
      zh: '一行是一户家庭在一次购物里买的一个品牌的酸奶，留 52 周。',
      en: 'One row is the yoghurt of one brand that a household bought on one trip, for 52 weeks.',
    },
    entityKey: 'household_id',
    time: 'purchase_date',
    primaryKey: ['household_id', 'purchase_date', 'purchase_id'],
    columns: [
      column('purchase_id', 'text', '购买编号', 'Purchase number'),
      HOUSEHOLD,
      column('purchase_date', 'date', '购买日期', 'Date'),
      column('purchase_ts', 'timestamp', '购买时间', 'Time'),
      WEEK,
      column('retailer', 'text', '零售渠道', 'Bought at', { codes: CODES.retailer }),
      column('brand', 'text', '品牌', 'Brand', { codes: CODES.brand }),
      column('pack', 'text', '包装', 'Pack', { codes: CODES.pack }),
      column('qty', 'int', '件数', 'Pieces'),
      column('volume_g', 'int', '重量', 'Weight', {
        unit: 'g',
        ...note('包装乘件数，份额按它算。', 'Pack times pieces; shares go by it.'),
      }),
      column('amount', 'real', '金额', 'Amount', YUAN),
    ],
  },
  {
    name: 'promos',
    label: { zh: '促销', en: 'Promotions' },
    note: { zh: '一行是一个品牌在一个渠道做的一周促销。', en: 'One row is one week of promotion of one brand at one retailer.' },
    primaryKey: ['promo_id'],
    columns: [
      column('promo_id', 'text', '促销编号', 'Promotion number'),
      column('brand', 'text', '品牌', 'Brand', { codes: CODES.brand }),
      column('retailer', 'text', '零售渠道', 'Retailer', { codes: CODES.retailer }),
      WEEK,
      column('start_date', 'date', '开始日期', 'From'),
      column('end_date', 'date', '结束日期', 'To'),
      column('discount', 'int', '折扣', 'Discount', { unit: '%' }),
    ],
  },
  {
    name: 'weeks',
    label: { zh: '周历', en: 'Weeks' },
    note: {
      zh: '一行是一周，前 26 周是前半年，后 26 周是后半年。',
      en: 'One row is one week; the first 26 are the first half, the others the second.',
    },
    primaryKey: ['week'],
    columns: [
      WEEK,
      column('start_date', 'date', '开始日期', 'From'),
      column('end_date', 'date', '结束日期', 'To'),
      column('half', 'int', '半年', 'Half', note('1 是前半年，2 是后半年。', '1 is the first half, 2 the second.')),
    ],
  },
  CODES_TABLE,
];

const OF_B = equals('brand', 'B');

export const SCHEMA: Schema = schemaOf({ table: 'households', key: 'household_id', since: 'joined_date' }, TABLES, {
  measures: {
    trips_182d: measure('后半年购买次数', 'Purchases in the second half', 'count', 'purchases', lastDays(182), { empty: 0 }),
    volume_182d: measure('后半年购买重量', 'Weight bought in the second half', 'sum', 'purchases', lastDays(182), {
      field: columnNamed('volume_g'),
      empty: 0,
    }),
    b_volume_182d: measure('后半年品牌 B 重量', 'Weight of brand B in the second half', 'sum', 'purchases', lastDays(182), {
      field: columnNamed('volume_g'),
      where: OF_B,
      empty: 0,
    }),
    b_trips_364d: measure('52 周品牌 B 购买次数', 'Purchases of brand B in 52 weeks', 'count', 'purchases', lastDays(364), {
      where: OF_B,
      empty: 0,
    }),
    brands_364d: measure('52 周买过几个品牌', 'Brands bought in 52 weeks', 'count_distinct', 'purchases', lastDays(364), {
      field: columnNamed('brand'),
      empty: 0,
    }),
    spend_364d: measure('52 周消费', 'Spend in 52 weeks', 'sum', 'purchases', lastDays(364), { field: columnNamed('amount'), empty: 0 }),
    days_since_last_purchase: measure('距最近一次购买的天数', 'Days since the last purchase', 'days_since', 'purchases', EVER),
  },
});
