import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, schemaOf, YUAN } from '../blocks/columns.ts';
import { columnNamed, EVER, equals, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const CUSTOMER = column('customer_id', 'text', '客户编号', 'Customer number');
const CAMPAIGN = column('campaign_id', 'text', '活动编号', 'Campaign number');

const TABLES: readonly Table[] = [
  {
    name: 'customers',
    label: { zh: '客户', en: 'Customers' },
    note: {
      zh: '一行是一位客户，行为都是两次活动开始之前的。',
      en: 'One row is one customer; what they did was before both campaigns.',
    },
    entityKey: 'customer_id',
    time: 'register_date',
    primaryKey: ['customer_id'],
    columns: [
      CUSTOMER,
      column('gender', 'text', '性别', 'Gender', { ...MISSING, ...PERSONAL, codes: CODES.gender }),
      column('age', 'int', '年龄', 'Age', { ...MISSING, ...PERSONAL }),
      column('city_tier', 'text', '城市等级', 'City tier', { ...MISSING, codes: CODES.city_tier }),
      column('register_date', 'date', '注册日期', 'Date of registration'),
      column('orders_365d', 'int', '前一年订单数', 'Orders in the year before'),
      column('spend_365d', 'real', '前一年消费', 'Spend in the year before', YUAN),
      column('days_since_last_order', 'int', '距最近一单的天数', 'Days since the last order', {
        ...MISSING,
        ...note('前一年没有订单的为空。', 'Missing for those without an order in that year.'),
      }),
      column('coupon_rate', 'real', '用券比例', 'Share of orders with a coupon', {
        ...MISSING,
        ...note('前一年没有订单的为空。', 'Missing for those without an order in that year.'),
      }),
      column('opens_30d', 'int', '前 30 天打开消息的次数', 'Messages opened in the 30 days before'),
      column('complaints_365d', 'int', '前一年投诉和退订的次数', 'Complaints and opt-outs in the year before'),
      column('response_score', 'real', '响应分', 'Response score', {
        ...MISSING,
        ...note('模型估的“收到券后会买”的概率。', 'A model’s estimate of the chance to buy after a coupon.'),
      }),
      column('uplift_score', 'real', '增量分', 'Uplift score', {
        ...MISSING,
        ...note(
          '模型估的“因为券才买”：收到时的概率减去没收到时的概率。',
          'A model’s estimate of what the coupon changes: the chance with it less the chance without.',
        ),
      }),
    ],
  },
  {
    name: 'campaign',
    label: { zh: '活动记录', en: 'Who was sent what' },
    note: {
      zh: '一行是一位客户在一次活动里的分组和之后 14 天的结果。',
      en: 'One row is the arm of one customer in one campaign, and what happened in the 14 days after it.',
    },
    entityKey: 'customer_id',
    time: 'assigned_on',
    primaryKey: ['campaign_id', 'customer_id'],
    columns: [
      CAMPAIGN,
      CUSTOMER,
      column('arm', 'text', '分组', 'Arm', { codes: CODES.arm }),
      column('assigned_on', 'date', '分组日期', 'Assigned on'),
      column('sent_at', 'timestamp', '发送时间', 'Sent at', {
        ...MISSING,
        ...note('对照组没有发送。', 'Nothing was sent to the control group.'),
      }),
      column('visited', 'bool', '14 天内来过', 'Visited within 14 days'),
      column('bought', 'bool', '14 天内买过', 'Bought within 14 days'),
      column('spend', 'real', '14 天内消费', 'Spent within 14 days', YUAN),
    ],
  },
  {
    name: 'campaigns',
    label: { zh: '活动', en: 'Campaigns' },
    note: { zh: '一行是一次活动。', en: 'One row is one campaign.' },
    time: 'starts_on',
    primaryKey: ['campaign_id'],
    columns: [
      CAMPAIGN,
      column('starts_on', 'date', '开始日期', 'Starts on'),
      column('assignment', 'text', '怎么分的组', 'How arms were assigned', { codes: CODES.assignment }),
      column('cost', 'real', '每发一张的成本', 'Cost of one sent', YUAN),
      column('margin', 'real', '每个买家的毛利', 'Margin of one buyer', YUAN),
    ],
  },
  CODES_TABLE,
];

const ofJune = (field: string, zh: string, en: string) =>
  measure(zh, en, 'max', 'campaign', EVER, { field: columnNamed(field), where: equals('campaign_id', 'K2') });

export const SCHEMA: Schema = schemaOf({ table: 'customers', key: 'customer_id', since: 'register_date' }, TABLES, {
  measures: {
    campaign_arm: measure('随机活动的分组', 'Arm in the randomised campaign', 'last', 'campaign', EVER, {
      field: columnNamed('arm'),
      where: equals('campaign_id', 'K2'),
    }),
    campaign_visited: ofJune('visited', '随机活动后来过', 'Visited after the randomised campaign'),
    campaign_bought: ofJune('bought', '随机活动后买过', 'Bought after the randomised campaign'),
    campaign_spend: ofJune('spend', '随机活动后消费', 'Spent after the randomised campaign'),
  },
});
