import type { Bilingual } from '../../engine/language/definition.ts';
import type { Column, ColumnType, Entity, Schema, Table } from '../../engine/language/schema.ts';

type More = Partial<Pick<Column, 'nullable' | 'unit' | 'decimals' | 'codes' | 'note' | 'sensitivity'>>;

/** A column with its name in both languages; never missing unless said. */
export const column = (name: string, type: ColumnType, zh: string, en: string, more: More = {}): Column => ({
  name,
  type,
  nullable: false,
  label: { zh, en },
  ...more,
});
export const note = (zh: string, en: string): { readonly note: Bilingual } => ({ note: { zh, en } });

export const YUAN = { unit: 'CNY', decimals: 2 } as const;
export const MISSING = { nullable: true } as const;
/** GB/T 35273-2020: annex A lists gender, birthday and phone numbers as personal, annex B what people own and earn as sensitive. */
export const PERSONAL = { sensitivity: 'personal' } as const;
export const SENSITIVE = { sensitivity: 'sensitive' } as const;

/** A schema of these tables, in this order. */
export const schemaOf = (entity: Entity, tables: readonly Table[], more: Partial<Schema> = {}): Schema => ({
  entity,
  tables: Object.fromEntries(tables.map((table) => [table.name, table])),
  measures: {},
  ...more,
});
