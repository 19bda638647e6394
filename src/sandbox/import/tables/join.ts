import type { Table } from '../../../engine/language/schema.ts';
import type { Confidence, Join, Key } from '../shapes.ts';

/** A table as a join sees it. */
export interface Joinable {
  readonly table: Pick<Table, 'name' | 'entityKey'>;
  readonly keys: readonly Key[];
}

/** Less in common than this is chance, unless the columns have one name. */
const SHARE = 0.5;
const EXAMPLES = 3;

/**
 * Finds which column names the rows of another table: the values there stand once each, and most of the values here are among them. Orphans are
 * counted and stay: an order of a customer whom the customer table does not know is an order.
 */
export function findJoins(tables: readonly Joinable[]): Join[] {
  const joins: Join[] = [];
  for (const to of tables)
    for (const target of to.keys) {
      if (!isUnique(target)) continue;
      for (const from of tables) {
        if (from === to) continue;
        for (const key of from.keys) {
          const join = joinOf(from, key, to, target);
          if (join) joins.push(join);
        }
      }
    }
  return best(joins);
}

const isUnique = ({ rows }: Key): boolean => {
  for (const count of rows.values()) if (count > 1) return false;
  return true;
};

function joinOf(from: Joinable, key: Key, to: Joinable, target: Key): Join | undefined {
  const loose = new Set<string>();
  for (const value of target.rows.keys()) loose.add(withoutZeros(value));
  let [matchedRows, orphanRows, zeroRows, matchedKeys] = [0, 0, 0, 0];
  const orphanExamples: string[] = [];
  for (const [value, count] of key.rows) {
    if (target.rows.has(value)) {
      matchedRows += count;
      matchedKeys++;
      continue;
    }
    orphanRows += count;
    if (loose.has(withoutZeros(value))) zeroRows += count;
    if (orphanExamples.length < EXAMPLES) orphanExamples.push(value);
  }
  const share = (matchedRows + zeroRows) / Math.max(1, matchedRows + orphanRows);
  const isNamesake = key.column === target.column;
  if (matchedRows + zeroRows === 0 || (share < SHARE && !isNamesake)) return undefined;
  const confidence: Confidence = isNamesake && share >= SHARE ? 'certain' : share >= 0.9 ? 'likely' : 'unsure';
  return {
    from: { table: from.table.name, column: key.column },
    to: { table: to.table.name, column: target.column },
    matchedRows,
    orphanRows,
    orphanExamples,
    unusedRows: target.rows.size - matchedKeys,
    zeroRows,
    confidence,
  };
}

const withoutZeros = (text: string): string => text.replace(/^0+(?=.)/, '');

/** One way from a table to another: namesakes before others, to the customers rather than from them, then the one that matches most. */
function best(joins: readonly Join[]): Join[] {
  const order: readonly Confidence[] = ['certain', 'likely', 'unsure'];
  const ofCustomers = ({ to }: Join): number => (to.table === 'customers' ? 0 : 1);
  const sorted = [...joins].sort(
    (a, b) => order.indexOf(a.confidence) - order.indexOf(b.confidence) || ofCustomers(a) - ofCustomers(b) || b.matchedRows - a.matchedRows,
  );
  const taken = new Set<string>();
  return sorted.filter(({ from, to }) => {
    // Two tables with one row each per customer name one another; one way is enough.
    const pair = [from.table, to.table].sort().join('\n');
    return !taken.has(pair) && taken.add(pair);
  });
}
