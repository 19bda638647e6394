import type { AccountTable } from '../own-imports.ts';
import type { Key } from '../shapes.ts';
import type { FoundAccounts } from './watch-ids.ts';

/** A table that was read, with what it says about accounts. */
export interface Candidate {
  readonly found: FoundAccounts | undefined;
  readonly keys: readonly Key[];
}

/** From here on two tables name the same accounts. */
const SAME = 0.5;

/**
 * The tables in which one person may have several accounts: an identifier of one kind stands in two of them, or beside two accounts of one.
 * Otherwise there is nothing to find out, and nothing is offered.
 */
export function accountsToOffer(candidates: readonly Candidate[]): AccountTable[] {
  const found = candidates.flatMap(({ found: own, keys }) => (own ? [{ ...own, keys }] : []));
  const named = found.map(({ table, keys }, i): AccountTable => {
    const same = found.slice(0, i).find((other) => namesSame(keysUnder(keys, table.key), keysUnder(other.keys, other.table.key)));
    return same ? { ...table, sameAs: same.table.sameAs ?? same.table.table } : table;
  });
  return found.some(({ repeats }) => repeats) || sharesType(named) ? named : [];
}

function sharesType(tables: readonly AccountTable[]): boolean {
  const seen = new Set<string>();
  return tables.some(({ ids, pairs }) => {
    if (pairs) return true;
    const own = new Set<string>(Object.values(ids));
    const isShared = [...own].some((type) => seen.has(type));
    for (const type of own) seen.add(type);
    return isShared;
  });
}

const keysUnder = (keys: readonly Key[], column: string): Key | undefined => keys.find((key) => key.column === column);

function namesSame(own: Key | undefined, other: Key | undefined): boolean {
  if (!own || !other || own.rows.size === 0) return false;
  let common = 0;
  for (const key of own.rows.keys()) if (other.rows.has(key)) common++;
  return common >= own.rows.size * SAME;
}
