import type { ResolvedTags } from '../../../src/engine/index.ts';
import type { Table } from './engines.ts';

/** A cell of one engine that is not what SQLite has there. */
export interface Difference {
  readonly customer: unknown;
  readonly tag: string;
  readonly sqlite: unknown;
  readonly found: unknown;
}

/**
 * Compares every row and every cell. The same after normalising: yes is true or 1, a whole number may be a BIGINT, days and moments are ISO text.
 * Numbers that were computed agree to 12 digits: two engines may add in another order, but what a condition makes of a number must be the same.
 */
export function differences(expected: Table, found: Table, tags: ResolvedTags): Difference[] {
  const width = tags.tags.length + 1;
  const at = (table: Table, i: number): unknown => table.rows[i]?.[0];
  const all = Array.from({ length: Math.max(expected.rows.length, found.rows.length) }, (_, i) => i);
  return all.flatMap((i) =>
    Array.from({ length: width }, (_, column) => ({
      customer: at(expected, i),
      tag: column === 0 ? '(customer)' : (tags.tags[column - 1]?.code ?? ''),
      sqlite: expected.rows[i]?.[column],
      found: found.rows[i]?.[column],
    })).filter((d) => !same(normal(d.sqlite), normal(d.found))),
  );
}

function normal(value: unknown): unknown {
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  return value;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
