import type { Rows } from '../../../engine/language/rows.ts';
import type { SqlPolicy } from './exercise.ts';

/** Which column of the answer stands for each expected column. */
export interface Arrangement {
  /** `order[i]`: the answer's column for expected column i; -1 when there is none. */
  readonly order: readonly number[];
  readonly by: 'name' | 'position';
  /** Columns of the answer that the task did not ask for. */
  readonly extra: readonly string[];
  readonly absent: readonly string[];
}

/** Matches columns by their names when every name is found or stated, by position otherwise. */
export function arrangeColumns(yours: readonly string[], expected: readonly string[], policy: SqlPolicy): Arrangement {
  const plain = yours.map(plainName);
  const byName = expected.map((name) => {
    const spellings = [name, ...(policy.aliases[name] ?? [])].map(plainName);
    return plain.findIndex((p) => spellings.includes(p));
  });
  const allFound = !byName.includes(-1) && new Set(byName).size === expected.length;
  const order = allFound || policy.namesStated ? byName : expected.map((_, i) => (i < yours.length ? i : -1));
  return {
    order,
    by: allFound || policy.namesStated ? 'name' : 'position',
    extra: yours.filter((_, i) => !order.includes(i)),
    absent: expected.filter((_, i) => order[i] === -1),
  };
}

/** A name without letter case, blanks, quotes and full-width forms, so that `Order Count` is `order_count`. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_"'`[\]]/g, '');

const MOST_COLUMNS = 6;

/**
 * Every way to read the answer's columns as the expected ones that the columns' own contents allow, plain order first.
 * `fits(i, j)` says whether column i of the answer can be expected column j.
 */
export function* fittingOrders(yours: Rows, expected: Rows, fits: (i: number, j: number) => boolean): Generator<readonly number[]> {
  const width = expected.columns.length;
  if (yours.columns.length > MOST_COLUMNS || width > yours.columns.length) return;
  function* extend(order: readonly number[]): Generator<readonly number[]> {
    if (order.length === width) yield order;
    else for (const i of yours.columns.keys()) if (!order.includes(i) && fits(i, order.length)) yield* extend([...order, i]);
  }
  yield* extend([]);
}
