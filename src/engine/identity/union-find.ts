/** Sets of places that only ever grow together. With union by size and halved paths a step costs next to nothing (the inverse Ackermann function). */
export interface UnionFind {
  /** The place that speaks for the whole set. */
  find(place: number): number;
  /** Joins two sets. @returns who speaks for both now */
  union(a: number, b: number): number;
}

export function createUnionFind(count: number): UnionFind {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const size = new Int32Array(count).fill(1);
  const at = (places: Int32Array, i: number): number => places[i] as number;
  const find = (place: number): number => {
    let now = place;
    while (at(parent, now) !== now) {
      parent[now] = at(parent, at(parent, now));
      now = at(parent, now);
    }
    return now;
  };
  return {
    find,
    union(a, b) {
      const [one, other] = [find(a), find(b)];
      if (one === other) return one;
      const [large, small] = at(size, one) >= at(size, other) ? [one, other] : [other, one];
      parent[small] = large;
      size[large] = at(size, large) + at(size, small);
      return large;
    },
  };
}
