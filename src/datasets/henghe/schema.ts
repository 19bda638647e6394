import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, SENSITIVE, schemaOf, YUAN } from '../blocks/columns.ts';
import { columnNamed, EVER, equals, lastDays, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const CLIENT = column('client_id', 'text', '客户编号', 'Client number');
const MONEY = { ...YUAN, ...SENSITIVE } as const;

const TABLES: readonly Table[] = [
  {
    name: 'clients',
    label: { zh: '客户', en: 'Clients' },
    note: { zh: '一行是一位个人客户。', en: 'One row is one private client.' },
    entityKey: 'client_id',
    time: 'open_date',
    primaryKey: ['client_id'],
    columns: [
      CLIENT,
      column('gender', 'text', '性别', 'Gender', { ...MISSING, ...PERSONAL, codes: CODES.gender }),
      column('birth_date', 'date', '出生日期', 'Date of birth', { ...MISSING, ...PERSONAL }),
      column('city', 'text', '城市', 'City', { ...MISSING, codes: CODES.city }),
      column('occupation', 'text', '职业', 'Occupation', { ...MISSING, codes: CODES.occupation }),
      column('open_date', 'date', '开户日期', 'Client since'),
      column('closed_at', 'date', '申请销户日期', 'Asked to close on', {
        ...MISSING,
        ...note(
          '流失之后才会填上：拿它预测流失，等于拿答案当线索。',
          'Filled in after a client has left: to predict leaving from it is to read the answer.',
        ),
      }),
    ],
  },
  {
    name: 'accounts',
    label: { zh: '账户', en: 'Accounts' },
    note: { zh: '一行是一个存款账户，余额是基准日当天的。', en: 'One row is one deposit account, with its balance on the as-of date.' },
    entityKey: 'client_id',
    time: 'opened_on',
    primaryKey: ['account_id'],
    columns: [
      column('account_id', 'text', '账户号', 'Account number', SENSITIVE),
      CLIENT,
      column('kind', 'text', '账户种类', 'Kind', { codes: CODES.account_kind }),
      column('opened_on', 'date', '开立日期', 'Opened on'),
      column('balance', 'int', '余额', 'Balance', MONEY),
    ],
  },
  {
    name: 'balances_daily',
    label: { zh: '每日资产', en: 'Daily assets' },
    note: {
      zh: '一行是一位客户一天日终的资产（AUM）：存款加理财，只留 90 天。月日均要把每天加起来除以天数。',
      en: 'One row is what a client holds at the end of one day (AUM): deposits and products, kept for 90 days. A monthly average adds the days up and divides by their number.',
    },
    entityKey: 'client_id',
    time: 'balance_date',
    primaryKey: ['client_id', 'balance_date'],
    columns: [
      CLIENT,
      column('balance_date', 'date', '日期', 'Day'),
      column('aum', 'int', '日终资产', 'Assets at the end of the day', MONEY),
    ],
  },
  {
    name: 'products',
    label: { zh: '理财产品', en: 'Products' },
    note: { zh: '一行是一个产品，风险等级从 1（R1）到 5（R5）。', en: 'One row is one product; its risk goes from 1 (R1) to 5 (R5).' },
    primaryKey: ['product_id'],
    columns: [
      column('product_id', 'text', '产品编号', 'Product number'),
      column('kind', 'text', '产品种类', 'Kind', { codes: CODES.product_kind }),
      column('risk', 'int', '风险等级', 'Risk grade', note('1 最低，5 最高。', '1 is the lowest, 5 the highest.')),
    ],
  },
  {
    name: 'holdings',
    label: { zh: '理财持仓', en: 'Holdings' },
    note: {
      zh: '一行是一位客户在基准日持有的一个产品。产品等级高于客户等级，就是不适当。',
      en: 'One row is one product that a client holds on the as-of date. A product above the client’s grade is unsuitable.',
    },
    entityKey: 'client_id',
    time: 'bought_on',
    primaryKey: ['client_id', 'product_id'],
    columns: [
      CLIENT,
      column('product_id', 'text', '产品编号', 'Product number'),
      column('bought_on', 'date', '购买日期', 'Bought on'),
      column('risk', 'int', '产品风险等级', 'Risk grade of the product', note('和产品表里的一样。', 'As in the table of products.')),
      column('value', 'int', '市值', 'Market value', MONEY),
    ],
  },
  {
    name: 'transactions',
    label: { zh: '交易流水', en: 'Transactions' },
    note: {
      zh: '一行是一笔交易，留最近 180 天。申购和赎回只在存款和理财之间搬钱，资产不变。',
      en: 'One row is one transaction of the last 180 days. Buying and redeeming products moves money between deposits and products; assets stay the same.',
    },
    entityKey: 'client_id',
    time: 'txn_ts',
    primaryKey: ['txn_id'],
    columns: [
      column('txn_id', 'text', '流水号', 'Transaction number'),
      CLIENT,
      column('txn_ts', 'timestamp', '交易时间', 'Time'),
      column('kind', 'text', '交易种类', 'Kind', { codes: CODES.txn_kind }),
      column('amount', 'int', '金额', 'Amount', {
        ...MONEY,
        ...note('转入为正，转出为负。', 'What comes in is above zero, what goes out below.'),
      }),
    ],
  },
  {
    name: 'risk_assessment',
    label: { zh: '风险测评', en: 'Risk assessments' },
    note: {
      zh: '一行是一次风险测评，12 个月内有效；有多次时以最新一次为准。',
      en: 'One row is one risk assessment, good for 12 months; of several the latest counts.',
    },
    entityKey: 'client_id',
    time: 'assessed_on',
    primaryKey: ['client_id', 'assessed_on'],
    columns: [
      CLIENT,
      column('assessed_on', 'date', '测评日期', 'Assessed on'),
      column(
        'grade',
        'int',
        '客户风险等级',
        'Grade of the client',
        note('1（C1 保守）到 5（C5 激进）。', '1 (C1, cautious) to 5 (C5, bold).'),
      ),
      column('valid_until', 'date', '有效期至', 'Valid until', note('当天还有效。', 'Still valid on that day.')),
    ],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'clients', key: 'client_id', since: 'open_date' }, TABLES, {
  measures: {
    // the day itself: to look for the last of 90 rows takes ten times as long
    aum_now: measure('基准日资产', 'Assets on the as-of date', 'max', 'balances_daily', lastDays(1), { field: columnNamed('aum') }),
    aum_avg_month: measure(
      '本月日均资产',
      'Average daily assets this month',
      'avg',
      'balances_daily',
      { kind: 'calendar', period: 'this_month' },
      {
        field: columnNamed('aum'),
      },
    ),
    aum_avg_90d: measure('最近 90 天日均资产', 'Average daily assets in the last 90 days', 'avg', 'balances_daily', lastDays(90), {
      field: columnNamed('aum'),
    }),
    txns_90d: measure('最近 90 天交易笔数', 'Transactions in the last 90 days', 'count', 'transactions', lastDays(90), { empty: 0 }),
    days_since_last_txn: measure('距最近一笔交易的天数', 'Days since the last transaction', 'days_since', 'transactions', EVER),
    salaries_90d: measure('最近 90 天代发次数', 'Salaries in the last 90 days', 'count', 'transactions', lastDays(90), {
      where: equals('kind', 'salary'),
      empty: 0,
    }),
    risk_grade: measure('风险等级', 'Risk grade', 'last', 'risk_assessment', EVER, { field: columnNamed('grade') }),
    highest_risk_held: measure('持有的最高产品等级', 'Highest risk held', 'max', 'holdings', EVER, { field: columnNamed('risk') }),
  },
});
