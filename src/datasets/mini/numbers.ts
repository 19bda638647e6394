import type { Cell } from '../../engine/language/rows.ts';

/** Recency, frequency and money of customer 1, 2, …; another seed shifts each of them. */
export const threeNumbers = (i: number, seed: number): { rec: number; fre: number; mon: number } => ({
  rec: ((37 * i + 13 * (seed - 1)) % 97) + 1,
  fre: 1 + ((i * i + 2 * (seed - 1)) % 7),
  mon: 25 * ((53 * i + 7 * (seed - 1)) % 41) + 30,
});

/** Repeat purchases, week of the last one, weeks watched. */
export const bgnbdRows = (seed: number): Cell[][] =>
  Array.from({ length: 50 }, (_, i) => {
    const x = (7 * i + seed - 1) % 6;
    const t = 20 + ((3 * i) % 20);
    return [i, x, x === 0 ? 0 : Math.round(t * (0.3 + 0.06 * ((11 * i) % 10)) * 100) / 100, t];
  });

/** Five people, four questions: α = .969. */
export const CRONBACH: readonly (readonly number[])[] = [
  [4, 5, 4, 5],
  [2, 2, 3, 2],
  [3, 3, 3, 4],
  [5, 5, 4, 5],
  [1, 2, 1, 2],
];

/** Treated by turns, the highest score first: half a purchase gained in the upper half and lost in the lower. */
export const QINI: readonly (readonly [treated: number, bought: number])[] = [1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1].map(
  (bought, i) => [i % 2 === 0 ? 1 : 0, bought],
);

export const BASKETS = [
  ['bread', 'milk'],
  ['bread', 'diaper', 'beer', 'eggs'],
  ['milk', 'diaper', 'beer', 'cola'],
  ['bread', 'milk', 'diaper', 'beer'],
  ['bread', 'milk', 'diaper', 'cola'],
] as const;

export const EDGES: readonly (readonly [string, string])[] = [
  ['A', 'B'],
  ['A', 'C'],
  ['B', 'C'],
  ['C', 'A'],
  ['D', 'C'],
];
