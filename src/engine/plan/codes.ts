import type { SqlContext } from '../compile/expression.ts';
import { givesWhatIsWritten, ruleSql } from '../compile/rule.ts';
import type { Value } from '../language/definition.ts';
import type { ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import type { Cell, Rows } from '../language/rows.ts';
import { placedRule } from './placed-rule.ts';

/** A tag whose column holds places in a list: reading a number takes a fraction of what reading a text takes, customer by customer. */
export interface CodedTag {
  readonly code: string;
  readonly column: string;
  /** What place 1, 2, 3 … stand for. */
  readonly values: readonly Cell[];
}

/** Gives the values of those tags places that no other tag reads. */
export class Codes {
  readonly #read: ReadonlySet<string>;
  readonly #lists = new Map<ResolvedTag, readonly Cell[]>();

  constructor({ tags, steps }: ResolvedTags) {
    this.#read = new Set([...steps, ...tags].flatMap((t) => t.uses.tags));
  }

  /** The rule as SQL: places where it can give places. */
  ruleOf(tag: ResolvedTag, context: SqlContext): string {
    if (this.#read.has(tag.code)) return ruleSql(tag, context);
    const placed = placedRule(tag.rule, context);
    if (placed) {
      this.#lists.set(tag, placed.values);
      return placed.sql;
    }
    if (!givesWhatIsWritten(tag.rule)) return ruleSql(tag, context);
    const list: Cell[] = [];
    this.#lists.set(tag, list);
    const given = (value: Value): string => {
      const cell = typeof value === 'boolean' ? Number(value) : value;
      const known = list.indexOf(cell);
      return String(known < 0 ? list.push(cell) : known + 1);
    };
    return ruleSql(tag, { ...context, given });
  }

  get tags(): readonly CodedTag[] {
    return [...this.#lists].map(([{ code, column }, values]) => ({ code, column, values }));
  }
}

/**
 * Puts what they stand for in the place of places. In the rows themselves: at a hundred thousand customers a second set of columns would be as large
 * as the first.
 * @param rows of a statement that has just run, and nobody else's
 * @param by whether columns are called by the tag's code or by its own column
 */
export function decoded(rows: Rows, coded: readonly CodedTag[], by: 'code' | 'column'): Rows {
  for (const tag of coded) {
    const cells = rows.values[rows.columns.indexOf(tag[by])] as Cell[] | undefined;
    if (cells) for (let i = 0; i < cells.length; i++) cells[i] = tag.values[Number(cells[i]) - 1] ?? null;
  }
  return rows;
}
