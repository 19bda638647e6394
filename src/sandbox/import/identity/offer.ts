import type { AccountTable } from '../own-imports.ts';
import type { Key } from '../shapes.ts';
import type { FoundAccounts } from './watch-ids.ts';

/** A table that was read, with what it says about accounts. */
export interface Candidate {
  readonly found: FoundAccounts;
  readonly keys: readonly Key[];
}

/** From here on two tables name the same accounts. */
const SAME = 0.5;

/**
 * The tables in which one person may have several accounts: an identifier of one kind stands in two of them, or beside two accounts of one.
 * Otherwise there is nothing to find out, and nothing is offered. A list of those accounts comes along, though it may know no identifier.
 */
export function accountsToOffer(candidates: readonly Candidate[]): AccountTable[] {
  const known = candidates.map((candidate) => ({ ...candidate, own: keysUnder(candidate) }));
  const isList = ({ own }: (typeof known)[number]): boolean => own !== undefined && [...own.rows.values()].every((rows) => rows === 1);
  // What stands there once is where the others point to.
  const bases = [...known.filter(isList), ...known.filter((one) => !isList(one))];
  const named = known.map((one): { readonly hasIds: boolean; readonly table: AccountTable } => {
    const base = bases.slice(0, bases.indexOf(one)).find((other) => namesSame(one.own, other.own));
    const { table, hasIds } = one.found;
    return { hasIds, table: base ? { ...table, sameAs: base.found.table.table } : table };
  });
  const systems = new Set(named.filter(({ hasIds }) => hasIds).map(({ table }) => table.sameAs ?? table.table));
  const offered = named.filter(({ hasIds, table }, i) => {
    const one = known[i];
    return hasIds || (one !== undefined && isList(one) && systems.has(table.sameAs ?? table.table));
  });
  const tables = offered.map(({ table }) => table);
  return candidates.some(({ found }) => found.hasIds && found.repeats) || sharesType(tables) ? tables : [];
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

const keysUnder = ({ found, keys }: Candidate): Key | undefined => keys.find(({ column }) => column === found.table.key);

function namesSame(own: Key | undefined, other: Key | undefined): boolean {
  if (!own || !other || own.rows.size === 0) return false;
  let common = 0;
  for (const key of own.rows.keys()) if (other.rows.has(key)) common++;
  return common >= own.rows.size * SAME;
}
