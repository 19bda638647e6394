import type { Bilingual } from '../../engine/language/definition.ts';
import type { Cell } from '../../engine/language/rows.ts';
import type { Schema } from '../../engine/language/schema.ts';
import type { AimedDataset } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';

/** Rows by table. */
export type TableRows = Readonly<Record<string, readonly (readonly Cell[])[]>>;

/** Somebody made for one purpose, and the rows that make them. */
export interface AimedOne {
  readonly about: Bilingual;
  rows(id: string): TableRows;
}

/**
 * A database of people on and around thresholds, numbered `T01`, `T02`, …: numbers of their own kind, so that nobody looks for them elsewhere.
 * @param rest rows that belong to none of them: orphans, products, codes
 */
export function aimedOf(schema: Schema, asOf: string, people: readonly AimedOne[], rest: TableRows): AimedDataset {
  const ids = people.map((_, i) => `T${String(i + 1).padStart(2, '0')}`);
  const parts = [...people.map((one, i) => one.rows(ids[i] ?? '')), rest];
  const rows = Object.fromEntries(Object.keys(schema.tables).map((table) => [table, parts.flatMap((part) => part[table] ?? [])]));
  return {
    schema,
    asOf,
    rows: inKeyOrder(schema, rows),
    truth: {},
    about: Object.fromEntries(people.map(({ about }, i) => [ids[i] ?? '', about])),
  };
}
