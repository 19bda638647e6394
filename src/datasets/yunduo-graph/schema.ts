import type { Schema, Table } from '../../engine/language/schema.ts';
import { column, schemaOf } from '../blocks/columns.ts';
import { EVER, lastDays, measure } from '../blocks/measures.ts';
import { SCHEMA as SHOP } from '../yunduo/schema.ts';

const shopTables = ['customers', 'codes'].flatMap((name) => SHOP.tables[name] ?? []);

const edges = (name: string, zh: string, en: string, noteZh: string, noteEn: string, primaryKey: readonly string[]): Table => ({
  name,
  label: { zh, en },
  note: { zh: noteZh, en: noteEn },
  entityKey: 'src',
  time: 'ts',
  primaryKey,
  columns: [column('src', 'text', '谁', 'Who'), column('dst', 'text', '对谁', 'To whom'), column('ts', 'timestamp', '时间', 'Time')],
});

const TABLES: readonly Table[] = [
  ...shopTables.slice(0, 1),
  edges('follows', '关注', 'Follows', '一行是一位客户关注了另一位。', 'One row is one customer who follows another.', ['src', 'dst']),
  edges('shares', '转发', 'Shares', '一行是一位客户转发了另一位的内容。', 'One row is one customer who shared what another wrote.', [
    'src',
    'dst',
    'ts',
  ]),
  edges(
    'comments',
    '评论',
    'Comments',
    '一行是一位客户评论了另一位的内容。',
    'One row is one customer who commented on what another wrote.',
    ['src', 'dst', 'ts'],
  ),
  ...shopTables.slice(1),
];

const received = (zh: string, en: string, from: string, window: Parameters<typeof measure>[4]) => ({
  ...measure(zh, en, 'count', from, window, { empty: 0 }),
  key: 'dst',
});

export const SCHEMA: Schema = schemaOf(SHOP.entity, TABLES, {
  measures: {
    following: measure('关注了多少人', 'Follows so many', 'count', 'follows', EVER, { empty: 0 }),
    followers: received('有多少粉丝', 'Followed by so many', 'follows', EVER),
    shares_made_90d: measure('最近 90 天转发次数', 'Shares in the last 90 days', 'count', 'shares', lastDays(90), { empty: 0 }),
    shared_90d: received('最近 90 天被转发次数', 'Shared by others in the last 90 days', 'shares', lastDays(90)),
    comments_received_90d: received('最近 90 天收到的评论', 'Comments received in the last 90 days', 'comments', lastDays(90)),
  },
});
