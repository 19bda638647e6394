import { sqlite } from '../compile/dialects/sqlite.ts';
import type { Cell, Execute } from '../language/rows.ts';
import { FACTS } from './place.ts';

/** Keys, and the customers that they are of. Whoever keeps it keeps it for one connection. */
export interface KeptKeys {
  of?: string;
  keys?: readonly Cell[];
}

/** Stands between keys, and in none. */
const BETWEEN = '\u001f';

/**
 * Everybody's key, in order. In one text, where all are texts: to read ten thousand short ones takes as long as a rule for ten thousand customers.
 * @param key the name of the column
 */
export async function keysOf(key: string, execute: Execute): Promise<readonly Cell[]> {
  const column = sqlite.quote(key);
  // Every text is at least the empty one, and no number is.
  const text = `CASE WHEN COUNT(*) = SUM(${column} >= '') THEN group_concat(${column}, char(${BETWEEN.charCodeAt(0)})) END`;
  const [[joined = null] = [], [count] = []] = (await execute(`SELECT ${text}, COUNT(*) FROM temp.${FACTS}`, {})).values;
  const keys = typeof joined === 'string' ? joined.split(BETWEEN) : [];
  if (keys.length === count) return keys;
  const { values } = await execute(`SELECT ${column} FROM temp.${FACTS} ORDER BY rowid`, {});
  return values[0] ?? [];
}
