import type { Change, ChangeKind } from '../shapes.ts';

/** Notes what was changed, as it is changed. */
export interface ChangeLog {
  /** A pen for one kind of change, to one column or to rows. */
  pen(kind: ChangeKind, header?: string, options?: { readonly isSecret?: boolean; readonly isUndoable?: boolean }): Pen;
  /** In the order of `CHANGES` as far as the kinds go; nothing that did not happen. */
  changes(order: readonly ChangeKind[]): Change[];
}
export type Pen = (line: number, before: string, after: string, count?: number) => void;

const EXAMPLES = 3;
const LONGEST = 80;

/** What was only noticed, and what the table cannot be without. */
const FIXED: ReadonlySet<ChangeKind> = new Set([
  'encoding',
  'line-ends',
  'unreadable',
  'header-names',
  'empty-rows',
  'short-rows',
  'extra-blanks',
  'zone-kept',
  'time-dropped',
  'formula-text',
]);

/** The id of a change, which `Answers.off` takes. */
export const changeId = (kind: ChangeKind, header?: string): string => (header === undefined ? kind : `${kind}:${header}`);

export function createChangeLog(): ChangeLog {
  interface Entry {
    readonly kind: ChangeKind;
    readonly header?: string;
    readonly isUndoable: boolean;
    count: number;
    readonly examples: { readonly line: number; readonly before: string; readonly after: string }[];
  }
  const entries = new Map<string, Entry>();
  return {
    pen(kind, header, { isSecret = false, isUndoable = !FIXED.has(kind) } = {}) {
      const id = changeId(kind, header);
      const entry = entries.get(id) ?? { kind, ...(header !== undefined && { header }), isUndoable, count: 0, examples: [] };
      entries.set(id, entry);
      return (line, before, after, count = 1) => {
        entry.count += count;
        if (entry.examples.length >= EXAMPLES) return;
        entry.examples.push({ line, before: isSecret ? '' : before.slice(0, LONGEST), after: isSecret ? '' : after.slice(0, LONGEST) });
      };
    },
    changes: (order) =>
      [...entries]
        .filter(([, { count }]) => count > 0)
        .sort(([, a], [, b]) => order.indexOf(a.kind) - order.indexOf(b.kind))
        .map(([id, entry]) => ({ id, ...entry })),
  };
}
