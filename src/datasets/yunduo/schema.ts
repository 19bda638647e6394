import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, SENSITIVE, schemaOf, YUAN } from '../blocks/columns.ts';
import { CODES } from './codes.ts';
import { MEASURES } from './measures.ts';

const CUSTOMER = column('customer_id', 'text', '客户编号', 'Customer number');

const TABLES: readonly Table[] = [
  {
    name: 'customers',
    label: { zh: '客户', en: 'Customers' },
    note: { zh: '一行是一位注册客户，买没买过都在。', en: 'One row is one registered customer, whether they have bought or not.' },
    entityKey: 'customer_id',
    time: 'register_date',
    primaryKey: ['customer_id'],
    columns: [
      CUSTOMER,
      column('gender_raw', 'text', '性别（原始填写）', 'Gender (as entered)', {
        ...MISSING,
        ...PERSONAL,
        ...note(
          '没有清洗过：同一个性别有四种写法，有的带空格，有的带全角空格。',
          'Not cleaned: each gender has four spellings, one with a blank and one with a full-width blank.',
        ),
      }),
      column('birth_date', 'date', '出生日期', 'Date of birth', { ...MISSING, ...PERSONAL }),
      column('city', 'text', '城市', 'City', { ...MISSING, codes: CODES.city }),
      column('city_tier', 'text', '城市等级', 'City tier', { ...MISSING, codes: CODES.city_tier }),
      column('occupation', 'text', '职业', 'Occupation', { ...MISSING, codes: CODES.occupation }),
      column('income_band', 'text', '月收入区间', 'Monthly income band', { ...MISSING, ...SENSITIVE, codes: CODES.income_band }),
      column('register_date', 'date', '注册日期', 'Date of registration'),
      column('channel', 'text', '注册渠道', 'Registered through', { codes: CODES.channel }),
      column('phone_hash', 'text', '手机号指纹', 'Phone fingerprint', {
        ...PERSONAL,
        ...note('由虚构的号码算出，不是真实手机号。', 'Computed from a made-up number; nobody has it.'),
      }),
    ],
  },
  {
    name: 'orders',
    label: { zh: '订单', en: 'Orders' },
    note: { zh: '一行是一笔订单，买几样商品都算一笔。', en: 'One row is one order, however many articles it holds.' },
    entityKey: 'customer_id',
    time: 'order_date',
    primaryKey: ['customer_id', 'order_date', 'order_id'],
    columns: [
      column('order_id', 'text', '订单号', 'Order number'),
      CUSTOMER,
      column('order_date', 'date', '下单日期', 'Date of the order'),
      column('order_ts', 'timestamp', '下单时间', 'Time of the order'),
      column('channel', 'text', '下单渠道', 'Ordered through', { codes: CODES.channel }),
      column('status', 'text', '订单状态', 'Status', {
        codes: CODES.order_status,
        ...note('算消费只看已支付，退款和取消不算。', 'Spend counts paid orders only, not refunded or cancelled ones.'),
      }),
      column('amount', 'real', '订单金额', 'Amount', { ...YUAN, ...note('商品合计减去优惠券。', 'The sum of its lines less the coupon.') }),
      column('coupon_id', 'text', '所用优惠券', 'Coupon used', { ...MISSING, ...note('没用券的为空。', 'Missing where none was used.') }),
    ],
  },
  {
    name: 'order_items',
    label: { zh: '订单明细', en: 'Order lines' },
    note: { zh: '一行是一笔订单里的一样商品。', en: 'One row is one article in one order.' },
    via: { table: 'orders', on: 'order_id' },
    primaryKey: ['order_id', 'line'],
    columns: [
      column('order_id', 'text', '订单号', 'Order number'),
      column('line', 'int', '行号', 'Line'),
      column('sku', 'text', '商品编号', 'Article number'),
      column('category', 'text', '品类', 'Category', { codes: CODES.category }),
      column('qty', 'int', '件数', 'Pieces'),
      column('price', 'real', '单价', 'Price of one', YUAN),
    ],
  },
  {
    name: 'events',
    label: { zh: '浏览行为', en: 'Visits and clicks' },
    note: {
      zh: '一行是线上的一次动作，只留最近 12 个月。App 有一周没上报。',
      en: 'One row is one action online, kept for 12 months. For one week the App sent nothing.',
    },
    entityKey: 'customer_id',
    time: 'event_ts',
    primaryKey: ['customer_id', 'event_ts'],
    columns: [
      CUSTOMER,
      column('event_ts', 'timestamp', '发生时间', 'Time'),
      column('channel', 'text', '渠道', 'Channel', { codes: { app: CODES.channel.app, mini: CODES.channel.mini } }),
      column('name', 'text', '动作', 'Action', { codes: CODES.event_name }),
      column('category', 'text', '品类', 'Category', {
        ...MISSING,
        codes: CODES.category,
        ...note('打开和付款不属于哪个品类。', 'Opening and paying belong to none.'),
      }),
      column('duration_s', 'int', '停留时长', 'Time spent', { unit: 's' }),
    ],
  },
  {
    name: 'coupons',
    label: { zh: '优惠券', en: 'Coupons' },
    note: {
      zh: '一行是发给一位客户的一张券，用在哪一单看订单。',
      en: 'One row is one coupon given to one customer; the orders say where it was used.',
    },
    entityKey: 'customer_id',
    time: 'issued_date',
    primaryKey: ['coupon_id'],
    columns: [
      column('coupon_id', 'text', '券号', 'Coupon number'),
      CUSTOMER,
      column('kind', 'text', '券的种类', 'Kind', { codes: CODES.coupon_kind }),
      column('face_value', 'int', '面额', 'Face value', YUAN),
      column('min_spend', 'int', '使用门槛', 'From a total of', YUAN),
      column('issued_date', 'date', '发放日期', 'Issued on'),
      column('expires_date', 'date', '最后可用日期', 'Last day of use'),
    ],
  },
  {
    name: 'tickets',
    label: { zh: '客服工单', en: 'Service tickets' },
    note: { zh: '一行是一次找客服。', en: 'One row is one call for help.' },
    entityKey: 'customer_id',
    time: 'opened_at',
    primaryKey: ['ticket_id'],
    columns: [
      column('ticket_id', 'text', '工单号', 'Ticket number'),
      CUSTOMER,
      column('opened_at', 'timestamp', '提交时间', 'Opened at'),
      column('closed_at', 'timestamp', '关闭时间', 'Closed at', {
        ...MISSING,
        ...note('空的表示还没处理完。', 'Missing while it is still open.'),
      }),
      column('type', 'text', '问题类型', 'About', { codes: CODES.ticket_type }),
      column('csat', 'int', '满意度', 'Satisfaction', {
        ...MISSING,
        ...note('1 到 5 分，没评的为空。', '1 to 5; missing when not rated.'),
      }),
    ],
  },
  {
    name: 'consents',
    label: { zh: '授权记录', en: 'Consents' },
    note: {
      zh: '一行是客户对一种用途的一次表态，以基准日之前最新的一行为准。',
      en: 'One row is one answer of a customer for one purpose; the latest up to the as-of date counts.',
    },
    entityKey: 'customer_id',
    time: 'updated_at',
    primaryKey: ['customer_id', 'purpose', 'updated_at'],
    columns: [
      CUSTOMER,
      column('purpose', 'text', '用途', 'Purpose', { codes: CODES.consent_purpose }),
      column('updated_at', 'date', '表态日期', 'Answered on'),
      column('status', 'text', '表态', 'Answer', { codes: CODES.consent_status }),
      column('expires_at', 'date', '到期日', 'Ends on', {
        ...MISSING,
        ...note('只有同意才有到期日。', 'Only a granted consent has an end.'),
      }),
    ],
  },
  {
    name: 'identities',
    label: { zh: '身份标识', en: 'Identities' },
    note: { zh: '一行是某个渠道认得这位客户的一个号。', en: 'One row is one name by which a channel knows the customer.' },
    entityKey: 'customer_id',
    time: 'seen_at',
    primaryKey: ['customer_id', 'id_type', 'id_value'],
    columns: [
      CUSTOMER,
      column('id_type', 'text', '标识类型', 'Kind of name', { codes: CODES.id_type }),
      column('id_value', 'text', '标识值', 'Name'),
      column('source', 'text', '来源渠道', 'Seen in', { codes: CODES.channel }),
      column('seen_at', 'date', '首次见到', 'First seen on'),
    ],
  },
  {
    name: 'channels',
    label: { zh: '渠道', en: 'Channels' },
    note: { zh: '渠道代码和名称。', en: 'The code and the name of each channel.' },
    primaryKey: ['code'],
    columns: [
      column('code', 'text', '代码', 'Code'),
      column('zh', 'text', '中文名', 'Chinese name'),
      column('en', 'text', '英文名', 'English name'),
    ],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'customers', key: 'customer_id', since: 'register_date' }, TABLES, {
  measures: MEASURES,
});
