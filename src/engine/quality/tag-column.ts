import type { Value } from '../language/definition.ts';
import type { ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import { eachOf, hasSeveral } from '../language/several.ts';
import type { TagRows } from '../run.ts';

/** What a customer who has a value has. */
export type Known = Exclude<Value, null>;

/** `number`: to be averaged and cut into bands. `category`: one of several values. `categories`: several at once, with `|` between them. */
export type Scale = 'number' | 'category' | 'categories';

/** The values of one tag, in the order of the rows' customers, and how to read them. */
export interface TagColumn {
  readonly code: string;
  readonly scale: Scale;
  readonly values: readonly Value[];
}

/**
 * The columns of a run with their scales, ready for every function of this folder.
 * @param rows what `runTags` gave for these tags
 * @example columnsOf(rows, tags)[0] // {code: 'gender', scale: 'category', values: ['female', null, 'male']}
 */
export function columnsOf(rows: TagRows, tags: ResolvedTags): TagColumn[] {
  const byCode = new Map(tags.tags.map((tag) => [tag.code, tag]));
  return rows.tags.map(({ code, values }) => ({ code, scale: scaleOf(byCode.get(code)), values }));
}

/** A number whose every value has a name, such as a score of 1 to 5 with labels, is a category. */
function scaleOf(tag: ResolvedTag | undefined): Scale {
  if (tag && hasSeveral(tag.definition)) return 'categories';
  return tag?.type === 'number' && Object.keys(tag.domain).length === 0 ? 'number' : 'category';
}

/** The values in one cell: none, one, or those of a tag that may have several, each once. */
export function valuesIn(cell: Value, scale: Scale): readonly Known[] {
  return eachOf(cell, scale === 'categories');
}

/** An order for values of every kind that is the same on every machine: no and yes, numbers by size, texts by code unit. */
export function compareValues(a: Value, b: Value): number {
  const byKind = KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
  if (byKind !== 0 || a === null || b === null || a === b) return byKind;
  return a < b ? -1 : 1;
}
const KINDS = ['boolean', 'number', 'string', 'object'];
