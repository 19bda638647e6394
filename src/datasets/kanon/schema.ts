import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, SENSITIVE, schemaOf } from '../blocks/columns.ts';
import { CODES } from './codes.ts';

const DISTRICT = column('district', 'text', '城区', 'District', { ...MISSING, ...PERSONAL, codes: CODES.district });

const TABLES: readonly Table[] = [
  {
    name: 'records',
    label: { zh: '待发布的记录', en: 'Records to publish' },
    note: {
      zh: '一行是一位客户。编号和姓名已经去掉，年龄、性别、城区合起来仍可能认出人。',
      en: 'One row is one customer. Names are gone, but age, sex and district together may still give somebody away.',
    },
    entityKey: 'record_id',
    primaryKey: ['record_id'],
    columns: [
      column('record_id', 'text', '记录号', 'Record number', note('随机编的，和客户编号无关。', 'Drawn at random; no customer number.')),
      column('age', 'int', '年龄', 'Age', { ...MISSING, ...PERSONAL }),
      column('sex', 'text', '性别', 'Sex', { ...MISSING, ...PERSONAL, codes: CODES.gender }),
      DISTRICT,
      column('product', 'text', '购买的健康品类', 'Health products bought', { ...SENSITIVE, codes: CODES.product }),
    ],
  },
  {
    name: 'districts',
    label: { zh: '城区归片', en: 'Districts and zones' },
    note: { zh: '一行是一个城区和它所在的片。', en: 'One row is one district and the zone it lies in.' },
    primaryKey: ['district'],
    columns: [{ ...DISTRICT, nullable: false }, column('zone', 'text', '片区', 'Zone', { codes: CODES.zone })],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'records', key: 'record_id' }, TABLES);
