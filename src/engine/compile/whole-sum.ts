import type { Bound } from '../language/bound.ts';
import type { Schema } from '../language/schema.ts';
import { decimalsOf } from './decimals.ts';
import { type SqlContext, sqlOf } from './expression.ts';
import { lyingOf } from './lying.ts';

/** A sum of products of columns in whole numbers, and by how much it is too large. */
export interface Scaled {
  readonly sql: string;
  readonly scale: number;
}
type RowContext = SqlContext & { readonly schema: Schema };

/**
 * A sum that is added up in whole numbers, without the error that doubles gather, and brought to size in the end.
 * @param tail ` FILTER (…)`, or nothing
 * @returns nothing where a part of it is no whole number as it lies
 */
export function wholeSum(e: Bound | undefined, tail: string, c: RowContext): string | undefined {
  const scaled = wholeNumbers(e, c);
  return scaled && scaled.scale > 1 ? `SUM(${scaled.sql})${tail} / ${c.dialect.real(scaled.scale)}` : undefined;
}

/** The same before it is brought to size: whole numbers of rows, which add up exactly. */
export const wholeNumbers = (e: Bound | undefined, c: RowContext): Scaled | undefined => (e && c.lies ? scaledOf(e, c) : undefined);

function scaledOf(e: Bound, c: RowContext): Scaled | undefined {
  const column = lyingOf(e, c.lies);
  if (column) return column.storage.kind === 'hundredths' ? { sql: column.sql, scale: 100 } : undefined;
  if (e.kind === 'ref' || e.kind === 'literal') return decimalsOf(e, c.schema) === 0 ? { sql: sqlOf(e, c), scale: 1 } : undefined;
  if (e.kind !== 'binary' || (e.operator !== '*' && e.operator !== '+' && e.operator !== '-')) return undefined;
  const [left, right] = [scaledOf(e.left, c), scaledOf(e.right, c)];
  if (!left || !right) return undefined;
  if (e.operator === '*') return { sql: `(${left.sql} * ${right.sql})`, scale: left.scale * right.scale };
  return left.scale === right.scale ? { sql: `(${left.sql} ${e.operator} ${right.sql})`, scale: left.scale } : undefined;
}
