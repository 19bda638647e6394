import { keyOf } from '../roles.ts';
import type { OrderStatus, RawRow } from '../shapes.ts';

/** Counts what became of the orders, by the column whose header says so. */
export interface StatusCount {
  add(cells: readonly string[]): void;
  textOf(cells: readonly string[]): string;
  /** Nothing when there is one state only, or too many to be states. */
  status(): { readonly at: number; readonly view: OrderStatus } | undefined;
}

/** More than so many are no states of an order. */
const MOST_VALUES = 12;

/** @param head the first rows, by which one of several such columns is chosen */
export function findStatusAt(header: readonly string[], head: readonly RawRow[]): StatusCount | undefined {
  const at = header.findIndex((name, i) => {
    if (!/(?:状态|status|state)$/.test(keyOf(name))) return false;
    const size = new Set(head.map(({ cells }) => (cells[i] ?? '').trim())).size;
    return size >= 1 && size <= MOST_VALUES;
  });
  const name = header[at];
  if (name === undefined) return undefined;
  const counts = new Map<string, number>();
  const textOf = (cells: readonly string[]) => (cells[at] ?? '').trim();
  return {
    add(cells) {
      const text = textOf(cells);
      if (counts.size <= MOST_VALUES) counts.set(text, (counts.get(text) ?? 0) + 1);
    },
    textOf,
    status: () => {
      if (counts.size < 2 || counts.size > MOST_VALUES) return undefined;
      const values = [...counts].map(([text, rows]) => ({ text, rows })).sort((a, b) => b.rows - a.rows);
      return { at, view: { header: name, values } };
    },
  };
}
