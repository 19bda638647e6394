import type { Cell, Execute } from '../language/rows.ts';
import type { KeysSql } from './keys-sql.ts';
import { BETWEEN } from './place.ts';

/** Keys, and the customers that they are of. Whoever keeps it keeps it for one connection. */
export interface KeptKeys {
  of?: string;
  keys?: readonly Cell[];
}

/** Everybody's key, in order. */
export async function keysOf({ joined, each }: KeysSql, execute: Execute): Promise<readonly Cell[]> {
  const [[text = null] = [], [count] = []] = (await execute(joined, {})).values;
  const keys = typeof text === 'string' ? text.split(BETWEEN) : [];
  return keys.length === count ? keys : ((await execute(each, {})).values[0] ?? []);
}
