/** What a table calls somebody. */
export type Id = string | number;

/** Who points at whom. Nodes stand in one order, whatever the order of the edges. */
export interface Network {
  readonly ids: readonly Id[];
  /** Of each node the nodes that it points at, by their place in `ids`, rising. */
  readonly out: readonly (readonly number[])[];
}

/**
 * The network of a list of edges. An edge counts once, and nobody is their own neighbour; who has no edge to somebody else is not in it.
 * @example networkOf([['A', 'B'], ['A', 'B'], ['B', 'B']]).out // [[1], []]
 */
export function networkOf(edges: Iterable<readonly [from: Id, to: Id]>): Network {
  const between = [...edges].filter(([from, to]) => from !== to);
  const ids = [...new Set(between.flat())].sort(byId);
  const places = new Map(ids.map((id, i) => [id, i]));
  const placeOf = (id: Id): number => places.get(id) as number;
  const out = ids.map(() => new Set<number>());
  for (const [from, to] of between) out[placeOf(from)]?.add(placeOf(to));
  return { ids, out: out.map((ends) => [...ends].sort((a, b) => a - b)) };
}

/** Numbers by size, then texts by their letters. */
function byId(a: Id, b: Id): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
