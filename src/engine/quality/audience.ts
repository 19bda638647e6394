import { compareValues, type Known, type TagColumn, valuesIn } from './tag-column.ts';

/** A group of customers by name; `members` in the order of the rows' customers. */
export interface Audience {
  readonly name: string;
  readonly members: readonly boolean[];
}

/**
 * The customers who have a value of a tag; who has no value is not in it.
 * @example audienceOf({code: 'city', scale: 'category', values: ['上海', null]}, '上海') // {name: 'city=上海', members: [true, false]}
 */
export const audienceOf = ({ code, scale, values }: TagColumn, value: Known): Audience => ({
  name: value === true ? code : `${code}=${value}`,
  members: values.map((cell) => valuesIn(cell, scale).includes(value)),
});

/**
 * An audience for every (tag, value) pair: for a yes-no tag those who are in it, for a number none, since it has to be cut first.
 * @example audiencesOf(columnsOf(rows, tags)).map(({name}) => name) // ['vip', 'city=上海', 'city=北京']
 */
export function audiencesOf(columns: readonly TagColumn[]): Audience[] {
  return columns.flatMap((column) => pairValues(column).map((value) => audienceOf(column, value)));
}

/** The values of a column that a pair can be made of, in order; of yes and no, the no says nothing that the yes does not. */
export function pairValues({ scale, values }: TagColumn): readonly Known[] {
  if (scale === 'number') return [];
  const seen = new Set<Known>();
  for (const cell of values) for (const value of valuesIn(cell, scale)) if (value !== false) seen.add(value);
  return [...seen].sort(compareValues);
}
