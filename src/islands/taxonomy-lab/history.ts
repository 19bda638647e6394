import type { Tree } from './taxonomy.ts';

/** What was done, and what was undone since. */
export interface History {
  readonly past: readonly Tree[];
  readonly now: Tree;
  readonly future: readonly Tree[];
}

const MOST = 200;

export const begin = (now: Tree): History => ({ past: [], now, future: [] });
/** A step; what leaves the tree as it is, is none. */
export const step = ({ past, now, future }: History, next: Tree): History =>
  next === now ? { past, now, future } : { past: [...past, now].slice(-MOST), now: next, future: [] };
export function undo(history: History): History {
  const before = history.past.at(-1);
  return before ? { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] } : history;
}
export function redo(history: History): History {
  const [next, ...future] = history.future;
  return next ? { past: [...history.past, history.now], now: next, future } : history;
}
