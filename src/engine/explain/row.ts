import type { Value } from '../language/definition.ts';
import { type ResolvedTags, tagOf } from '../language/resolved.ts';
import type { Cell, Rows } from '../language/rows.ts';
import type { CustomerRow } from './evaluate.ts';

/** One customer's columns of the wide statement, by name. */
export type Columns = (name: string) => Cell;

/** @param rows of `compiled.wideSql` */
export function columnsAt(rows: Rows, at: number): Columns {
  const places = placesOf(rows);
  return (name) => rows.values[places.get(name) ?? -1]?.[at] ?? null;
}

const PLACES = new WeakMap<Rows, ReadonlyMap<string, number>>();
function placesOf(rows: Rows): ReadonlyMap<string, number> {
  const known = PLACES.get(rows) ?? new Map(rows.columns.map((name, i) => [name, i]));
  PLACES.set(rows, known);
  return known;
}

/** A customer as rules see one. */
export function rowOf(tags: ResolvedTags, column: Columns, asOf: string): CustomerRow {
  return {
    asOf,
    ref(ref): Value {
      switch (ref.kind) {
        case 'as_of':
          return asOf;
        case 'tag':
          return column(tagOf(tags, ref.code)?.column ?? '');
        case 'measure':
          return column(ref.id);
        default:
          return column(ref.column);
      }
    },
    population: column,
  };
}
