import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, schemaOf, YUAN } from '../blocks/columns.ts';
import { columnNamed, EVER, equals, lastDays, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const USER = column('user_id', 'text', '用户编号', 'User number');
const USER_OR_NOBODY = { ...USER, ...MISSING, ...note('登录之前不知道是谁。', 'Before logging in nobody knows who it is.') };
const SESSION = column('session_id', 'int', '会话编号', 'Session number');

const TABLES: readonly Table[] = [
  {
    name: 'users',
    label: { zh: '用户', en: 'Users' },
    note: { zh: '一行是一位注册用户。', en: 'One row is one registered user.' },
    entityKey: 'user_id',
    time: 'register_date',
    primaryKey: ['user_id'],
    columns: [
      USER,
      column('gender', 'text', '性别', 'Gender', { ...MISSING, ...PERSONAL, codes: CODES.gender }),
      column('birth_date', 'date', '出生日期', 'Date of birth', { ...MISSING, ...PERSONAL }),
      column('city_tier', 'text', '城市等级', 'City tier', { ...MISSING, codes: CODES.city_tier }),
      column('register_date', 'date', '注册日期', 'Date of registration'),
      column('channel', 'text', '获客渠道', 'Came by', { codes: CODES.channel }),
    ],
  },
  {
    name: 'devices',
    label: { zh: '设备', en: 'Devices' },
    note: { zh: '一行是一台设备。', en: 'One row is one device.' },
    primaryKey: ['device_id'],
    columns: [
      column('device_id', 'text', '设备号', 'Device', PERSONAL),
      column('os', 'text', '系统', 'System', { codes: CODES.os }),
      column('first_seen', 'date', '首次见到', 'First seen on'),
    ],
  },
  {
    name: 'sessions',
    label: { zh: '会话', en: 'Sessions' },
    note: {
      zh: '一行是一次打开 App 到离开，留 90 天。登录过就知道是谁。',
      en: 'One row is one stay in the App, for 90 days. Where somebody logged in, it is known who.',
    },
    entityKey: 'user_id',
    time: 'start_ts',
    primaryKey: ['session_id'],
    columns: [
      SESSION,
      USER_OR_NOBODY,
      column('device_id', 'text', '设备号', 'Device', PERSONAL),
      column('start_ts', 'timestamp', '开始时间', 'Started at'),
    ],
  },
  {
    name: 'events',
    label: { zh: '行为事件', en: 'Events' },
    note: {
      zh: '一行是 App 里的一次动作。手机没信号时先存着，有信号再补传：到达时间会晚于发生时间。',
      en: 'One row is one action in the App. Without a signal the phone keeps it and sends it later: it arrives after it happened.',
    },
    entityKey: 'user_id',
    time: 'event_ts',
    primaryKey: ['session_id', 'event_ts'],
    columns: [
      SESSION,
      USER_OR_NOBODY,
      column('name', 'text', '动作', 'Action', { codes: CODES.event_name }),
      column('category', 'text', '品类', 'Category', { ...MISSING, codes: CODES.category }),
      column('event_ts', 'timestamp', '发生时间', 'Happened at'),
      column('arrive_ts', 'timestamp', '补传到达时间', 'Arrived later, at', {
        ...MISSING,
        ...note('空的表示当场就到了。', 'Missing where it arrived at once.'),
      }),
      column('amount', 'real', '付款金额', 'Paid', { ...MISSING, ...YUAN, ...note('只有付款才有。', 'Only where something was paid.') }),
    ],
  },
  CODES_TABLE,
];

const PAY = equals('name', 'pay');

export const SCHEMA: Schema = schemaOf({ table: 'users', key: 'user_id', since: 'register_date' }, TABLES, {
  birthDate: 'birth_date',
  measures: {
    sessions_30d: measure('最近 30 天会话数', 'Sessions in the last 30 days', 'count', 'sessions', lastDays(30), { empty: 0 }),
    active_days_30d: measure('最近 30 天活跃天数', 'Active days in the last 30 days', 'days_active', 'sessions', lastDays(30), {
      empty: 0,
    }),
    days_since_last_session: measure('距最近一次打开的天数', 'Days since the last session', 'days_since', 'sessions', EVER),
    payments_90d: measure('最近 90 天付款次数', 'Payments in the last 90 days', 'count', 'events', lastDays(90), { where: PAY, empty: 0 }),
    spend_90d: measure('最近 90 天消费', 'Spend in the last 90 days', 'sum', 'events', lastDays(90), {
      field: columnNamed('amount'),
      where: PAY,
      empty: 0,
    }),
    views_30d: measure('最近 30 天看商品次数', 'Articles viewed in the last 30 days', 'count', 'events', lastDays(30), {
      where: equals('name', 'view'),
      empty: 0,
    }),
  },
});
