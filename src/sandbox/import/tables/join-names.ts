import type { AccountTable, StoredTable, StoreWishes } from '../own-imports.ts';

/**
 * Tables are joined by columns of one name. A column that a person agreed to join with one that is called otherwise is called as that one from then on;
 * its label stays the header of its file. What has such a column already keeps its names.
 */
export function withJoinNames(
  sources: readonly StoredTable[],
  { joins, accounts = [] }: StoreWishes,
): { readonly sources: readonly StoredTable[]; readonly joins: StoreWishes['joins']; readonly accounts: readonly AccountTable[] } {
  const names = new Map<string, Map<string, string>>();
  for (const { from, to } of joins) {
    const plan = sources.find((source) => source.plan.table === from.table)?.plan;
    const own = names.get(from.table) ?? new Map<string, string>();
    const taken = [...(plan?.columns.map(({ name }) => name) ?? []), ...own.values()].some((name) => isSame(name, to.column));
    if (plan === undefined || taken || own.has(from.column)) continue;
    names.set(from.table, own.set(from.column, to.column));
  }
  const nameIn = (table: string, column: string): string => names.get(table)?.get(column) ?? column;
  return {
    sources: sources.map(({ file, plan }) => ({
      file,
      plan: names.has(plan.table)
        ? { ...plan, columns: plan.columns.map((column) => ({ ...column, name: nameIn(plan.table, column.name) })) }
        : plan,
    })),
    joins: joins.map((join) => ({ ...join, from: { ...join.from, column: nameIn(join.from.table, join.from.column) } })),
    accounts: accounts.map((one) => {
      const named = (column: string): string => nameIn(one.table, column);
      return {
        ...one,
        key: named(one.key),
        ids: Object.fromEntries(Object.entries(one.ids).map(([column, type]) => [named(column), type])),
        ...(one.system !== undefined && { system: named(one.system) }),
        ...(one.on !== undefined && { on: named(one.on) }),
        ...(one.pairs && { pairs: { type: named(one.pairs.type), value: named(one.pairs.value) } }),
      };
    }),
  };
}

/** To SQLite, names that differ in their case alone are one. */
const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
