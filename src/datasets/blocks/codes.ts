import type { Bilingual } from '../../engine/language/definition.ts';
import type { Cell } from '../../engine/language/rows.ts';
import type { Table } from '../../engine/language/schema.ts';
import { column } from './columns.ts';

/** Sets of codes: field -> code -> its words. */
export type Codes = Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;

/** The words of every code, for those who ask in SQL. */
export const CODES_TABLE: Table = {
  name: 'codes',
  label: { zh: '代码表', en: 'Codes' },
  note: { zh: '所有代码的含义。', en: 'What every code in the other tables means.' },
  primaryKey: ['field', 'code'],
  columns: [
    column('field', 'text', '代码集', 'Set of codes'),
    column('code', 'text', '代码', 'Code'),
    column('zh', 'text', '中文名', 'Chinese name'),
    column('en', 'text', '英文名', 'English name'),
  ],
};

export const codeRowsOf = (codes: Codes): Cell[][] =>
  Object.entries(codes).flatMap(([field, words]) => Object.entries(words).map(([code, { zh, en }]) => [field, code, zh, en]));
