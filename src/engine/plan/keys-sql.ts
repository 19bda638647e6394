import { BETWEEN, FACTS } from './place.ts';

export interface KeysSql {
  /** One text of all keys and their number, or no text where a key is none. */
  readonly joined: string;
  /** One row a key. */
  readonly each: string;
}

/**
 * How everybody's key is read: in one text, where all are texts, since to read ten thousand short ones takes as long as a rule for ten thousand customers.
 * @param column quoted
 */
export function keysSql(column: string): KeysSql {
  // Every text is at least the empty one, and no number is.
  const text = `CASE WHEN COUNT(*) = SUM(${column} >= '') THEN group_concat(${column}, char(${BETWEEN.charCodeAt(0)})) END`;
  return { joined: `SELECT ${text}, COUNT(*) FROM temp.${FACTS}`, each: `SELECT ${column} FROM temp.${FACTS} ORDER BY rowid` };
}
