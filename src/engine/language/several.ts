import type { TagDefinition, Value } from './definition.ts';

/** What the values of a tag with `cardinality: many` stand between, in one text. */
export const SEPARATOR = '|';

export const hasSeveral = ({ value }: Pick<TagDefinition, 'value'>): boolean => value.cardinality === 'many';

/** The values in one cell: none, one, or, of a tag that may have several, each of them once. @example eachOf('food|home', true) // ['food', 'home'] */
export function eachOf(value: Value, several: boolean): readonly Exclude<Value, null>[] {
  if (value === null) return [];
  return several ? [...new Set(String(value).split(SEPARATOR))] : [value];
}
