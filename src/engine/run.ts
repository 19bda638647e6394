import { paramsOf } from './bound-params.ts';
import type { Compiled } from './compile/compile.ts';
import type { Value } from './language/definition.ts';
import type { ResolvedTags } from './language/resolved.ts';
import type { Execute, Rows } from './language/rows.ts';

/** One row a customer, by customer key; one column a tag; null: the customer has no value. */
export interface TagRows {
  readonly customerIds: readonly string[];
  readonly tags: readonly { readonly code: string; readonly values: readonly Value[] }[];
}

/**
 * Runs a compiled tag set. Same database, same as-of date: same rows in the same order.
 * @param asOf the day counted back from, inclusive
 * @example await runTags(tags, compileTags(tags, sqlite), '2025-06-30', execute)
 */
export async function runTags(tags: ResolvedTags, compiled: Compiled, asOf: string, execute: Execute): Promise<TagRows> {
  return tagRowsOf(tags, await execute(compiled.sql, await paramsOf(compiled, asOf, execute)));
}

/** The rows of a compiled statement that has run, as tags. */
export function tagRowsOf(tags: ResolvedTags, rows: Rows): TagRows {
  const [customerIds = [], ...columns] = rows.values;
  return {
    customerIds: customerIds.map(String),
    tags: tags.tags.map((tag, i) => ({ code: tag.code, values: (columns[i] ?? []).map((cell) => asValue(cell, tag.type === 'bool')) })),
  };
}

/** SQLite has no booleans: what is a yes or no comes back as 1 or 0. Numbers lose the noise of their last digits. */
export function asValue(cell: Value, isBool: boolean): Value {
  if (typeof cell !== 'number') return cell;
  return isBool ? cell !== 0 : withoutNoise(cell);
}

/** 15 significant digits: what a double can promise, without the tail of 0.1 + 0.2 and without the sign of -0. */
export const withoutNoise = (n: number): number => (Number.isInteger(n) ? n + 0 : Number(n.toPrecision(15)));
