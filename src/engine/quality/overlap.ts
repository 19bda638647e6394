import type { Audience } from './audience.ts';

export interface Overlap {
  readonly names: readonly string[];
  /** Customers in each audience. */
  readonly sizes: readonly number[];
  /** `cells[i][j]`: audience i in the row, audience j in the column; symmetric but for `ofRow` and `ofColumn`, which change places. */
  readonly cells: readonly (readonly OverlapCell[])[];
}
export interface OverlapCell {
  /** Customers who are in both. */
  readonly both: number;
  /** Of those who are in either: 0 to 1; null where both audiences are empty. */
  readonly jaccard: number | null;
  /** The share of the row's audience that is in the column's too: 0 to 1; null where it is empty. */
  readonly ofRow: number | null;
  readonly ofColumn: number | null;
}

/**
 * How far audiences overlap, each with each. A large share of a small audience and a small share of a large one may be the same people:
 * that is why both shares stand beside the index.
 * @param audiences over the same customers
 * @source Jaccard 1901: |A and B| / |A or B|
 * @example overlapOf([{name: 'a', members: [true, true, false]}, {name: 'b', members: [false, true, true]}]).cells[0][1]
 * // {both: 1, jaccard: 0.333…, ofRow: 0.5, ofColumn: 0.5}
 */
export function overlapOf(audiences: readonly Audience[]): Overlap {
  const together = audiences.map(() => audiences.map(() => 0));
  const people = Math.max(0, ...audiences.map(({ members }) => members.length));
  for (let person = 0; person < people; person++) {
    const inside = audiences.flatMap(({ members }, i) => (members[person] === true ? [i] : []));
    for (const i of inside) {
      const row = together[i] as number[];
      for (const j of inside) row[j] = (row[j] ?? 0) + 1;
    }
  }
  const sizes = together.map((row, i) => row[i] ?? 0);
  return {
    names: audiences.map(({ name }) => name),
    sizes,
    cells: together.map((row, i) => row.map((both, j) => cellOf(both, sizes[i] ?? 0, sizes[j] ?? 0))),
  };
}

const cellOf = (both: number, row: number, column: number): OverlapCell => ({
  both,
  jaccard: share(both, row + column - both),
  ofRow: share(both, row),
  ofColumn: share(both, column),
});

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
