import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, schemaOf } from '../blocks/columns.ts';
import { CODES } from './tags.ts';

const CUSTOMER = column('customer_id', 'text', '客户编号', 'Customer number');
const TAG = column('tag', 'text', '标签', 'Tag', { codes: CODES.tag });

const TABLES: readonly Table[] = [
  {
    name: 'customers',
    label: { zh: '客户', en: 'Customers' },
    note: { zh: '一行是一位客户，两年前就在了。', en: 'One row is one customer, there for two years or more.' },
    entityKey: 'customer_id',
    time: 'register_date',
    primaryKey: ['customer_id'],
    columns: [CUSTOMER, column('register_date', 'date', '注册日期', 'Date of registration')],
  },
  {
    name: 'tag_values',
    label: { zh: '标签快照', en: 'Snapshots of tags' },
    note: {
      zh: '一行是一位客户在一个月末的一个标签值，24 个月，8 个标签。没有值也有一行。',
      en: 'One row is the value of one tag of one customer at the end of one month: 24 months, 8 tags. Without a value there is a row too.',
    },
    entityKey: 'customer_id',
    time: 'as_of',
    primaryKey: ['customer_id', 'tag', 'as_of'],
    columns: [
      CUSTOMER,
      TAG,
      column('as_of', 'date', '快照日期', 'Snapshot of'),
      column('value', 'text', '标签值', 'Value', { ...MISSING, codes: CODES.value }),
      column(
        'computed_on',
        'date',
        '计算日期',
        'Computed on',
        note(
          '应该和快照日期一样；早了就是没有更新。',
          'Should be the day of the snapshot; an earlier day means that it was not refreshed.',
        ),
      ),
    ],
  },
  {
    name: 'tags',
    label: { zh: '标签清单', en: 'Tags' },
    note: { zh: '一行是一个标签和它的约定。', en: 'One row is one tag and what was promised of it.' },
    primaryKey: ['tag'],
    columns: [
      TAG,
      column('coverage_min', 'real', '覆盖率下限', 'Least coverage'),
      column('psi_max', 'real', 'PSI 上限', 'Largest PSI'),
      column('max_age_days', 'int', '最多几天不更新', 'Oldest in days', { unit: 'd' }),
    ],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'customers', key: 'customer_id', since: 'register_date' }, TABLES);
