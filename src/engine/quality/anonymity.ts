import type { TagColumn } from './tag-column.ts';

export interface Anonymity {
  /** The size of the smallest class: k. 0 where there is nobody. */
  readonly smallest: number;
  /** How many different combinations of values there are. */
  readonly classes: number;
  /** Classes with fewer customers than asked for, the smallest first. */
  readonly below: readonly { readonly values: TagColumn['values']; readonly size: number }[];
  /** How many customers stand in those classes. */
  readonly exposed: number;
}

/**
 * k-anonymity over chosen tags: how many customers share each combination of their values. Having no value is a combination like any other.
 * A large class does not hide a secret that all its members share (l-diversity asks for that).
 * @param columns the tags that others could know of a customer, over the same customers
 * @param least the k that is wanted
 * @source Sweeney 2002, "k-anonymity: a model for protecting privacy"
 * @example anonymityOf([ageGroup, city], 3) // {smallest: 1, classes: 12, below: [{values: ['50+', '北京'], size: 1}], exposed: 1}
 */
export function anonymityOf(columns: readonly TagColumn[], least: number): Anonymity {
  const classes = new Map<string, { readonly values: TagColumn['values']; size: number }>();
  const people = Math.max(0, ...columns.map(({ values }) => values.length));
  for (let i = 0; i < people; i++) {
    const values = columns.map((column) => column.values[i] ?? null);
    const key = JSON.stringify(values);
    const found = classes.get(key);
    if (found) found.size++;
    else classes.set(key, { values, size: 1 });
  }
  const bySize = [...classes].sort(([a, { size: m }], [b, { size: n }]) => m - n || (a < b ? -1 : 1)).map(([, found]) => found);
  const below = bySize.filter(({ size }) => size < least);
  return {
    smallest: bySize[0]?.size ?? 0,
    classes: classes.size,
    below,
    exposed: below.reduce((sum, { size }) => sum + size, 0),
  };
}
