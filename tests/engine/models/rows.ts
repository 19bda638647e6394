import { createRandom } from '../../../src/datasets/random.ts';

/** Forty rows from a formula: two features, a yes or no and a number. scipy 1.17.1 and scikit-learn 1.9.1 were asked about the same rows. */
const places = Array.from({ length: 40 }, (_, i) => i);
const a = places.map((i) => (7 * i) % 11);
const b = places.map((i) => ((13 * i) % 17) / 2);
const noise = places.map((i) => ((5 * i) % 9) - 4);
const at = (list: readonly number[], i: number): number => list[i] ?? Number.NaN;

export const FORTY = {
  features: { a, b },
  answers: places.map((i) => Number(-1.2 + 0.35 * at(a, i) - 0.3 * at(b, i) + at(noise, i) / 2 > 0)),
  values: places.map((i) => 3 + 2 * at(a, i) - 1.5 * at(b, i) + at(noise, i)),
};

/** The same rows in another order. */
export function shuffled<Columns extends { readonly [Name in keyof Columns]: readonly unknown[] }>(columns: Columns, seed = 1): Columns {
  const random = createRandom(seed, 'shuffle');
  const [first = []] = Object.values<readonly unknown[]>(columns);
  const order = first
    .map((_, row) => ({ row, key: random.next() }))
    .sort((one, two) => one.key - two.key)
    .map(({ row }) => row);
  const mixed: unknown = Object.fromEntries(
    Object.entries<readonly unknown[]>(columns).map(([name, column]) => [name, order.map((row) => column[row])]),
  );
  return mixed as Columns;
}

/** The result, where there has to be one. */
export function solid<Result extends { readonly problem?: unknown }>(outcome: Result): Exclude<Result, { readonly problem: object }> {
  if (outcome.problem) throw new Error(JSON.stringify(outcome.problem));
  return outcome as Exclude<Result, { readonly problem: object }>;
}
