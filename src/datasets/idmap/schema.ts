import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, schemaOf } from '../blocks/columns.ts';
import { columnNamed, EVER, equals, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const ACCOUNT = column('account_id', 'text', '账号', 'Account');
const SOURCE = column('source', 'text', '来源系统', 'System', { codes: CODES.source });

const TABLES: readonly Table[] = [
  {
    name: 'accounts',
    label: { zh: '账号', en: 'Accounts' },
    note: {
      zh: '一行是某个系统里的一个账号。同一个人可能有好几个，谁和谁是同一个人没有写。',
      en: 'One row is one account in one system. A person may have several; which belong together is not written anywhere.',
    },
    entityKey: 'account_id',
    time: 'created_on',
    primaryKey: ['account_id'],
    columns: [
      ACCOUNT,
      SOURCE,
      column('created_on', 'date', '创建日期', 'Created on'),
      column('surname', 'text', '姓', 'Surname', {
        ...MISSING,
        ...PERSONAL,
        ...note('虚构的单字，只有十种：同姓不等于同一个人。', 'One made-up character of ten: the same surname is not the same person.'),
      }),
    ],
  },
  {
    name: 'id_pairs',
    label: { zh: '账号和标识', en: 'Accounts and identifiers' },
    note: {
      zh: '一行是一个账号用过的一个标识。两个账号用过同一个标识，可能是同一个人，也可能是同一台公用设备。',
      en: 'One row is one identifier that an account has used. Two accounts with the same one may be one person, or one shared device.',
    },
    entityKey: 'account_id',
    time: 'seen_at',
    primaryKey: ['account_id', 'id_type', 'id_value'],
    columns: [
      ACCOUNT,
      column('id_type', 'text', '标识类型', 'Kind of identifier', { codes: CODES.id_type }),
      column('id_value', 'text', '标识值', 'Identifier', { ...PERSONAL, ...note('全是虚构的。', 'All of them are made up.') }),
      SOURCE,
      column('seen_at', 'date', '首次见到', 'First seen on'),
    ],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'accounts', key: 'account_id', since: 'created_on' }, TABLES, {
  measures: {
    identifiers: measure('用过的标识数', 'Identifiers used', 'count', 'id_pairs', EVER, { empty: 0 }),
    phones: measure('用过的手机号数', 'Phones used', 'count', 'id_pairs', EVER, { where: equals('id_type', 'phone'), empty: 0 }),
    last_phone: measure('最近的手机号', 'Latest phone', 'last', 'id_pairs', EVER, {
      field: columnNamed('id_value'),
      where: equals('id_type', 'phone'),
    }),
  },
});
