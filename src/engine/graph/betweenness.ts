import type { Network } from './network.ts';

/**
 * Of the shortest ways from one other node to another, the share that leads through each node, as a mean over all pairs of others.
 * @returns in the order of the network's ids, 0 to 1
 * @source Brandes 2001, "A faster algorithm for betweenness centrality"; normalised as networkx does for directed graphs
 */
export function betweenness({ ids, out }: Network): Float64Array {
  const n = ids.length;
  const through = new Float64Array(n);
  for (let source = 0; source < n; source++) addWaysFrom(source, out, through);
  const pairs = (n - 1) * (n - 2);
  return pairs > 0 ? through.map((sum) => sum / pairs) : through;
}

function addWaysFrom(source: number, out: Network['out'], through: Float64Array): void {
  const n = out.length;
  const distance = new Int32Array(n).fill(-1);
  const ways = new Float64Array(n);
  const before: number[][] = Array.from({ length: n }, () => []);
  distance[source] = 0;
  ways[source] = 1;
  // It grows while it is walked: nodes in the order of their distance.
  const reached = [source];
  for (const node of reached) {
    const next = (distance[node] ?? 0) + 1;
    for (const to of out[node] ?? []) {
      if (distance[to] === -1) {
        distance[to] = next;
        reached.push(to);
      }
      if (distance[to] !== next) continue;
      ways[to] = (ways[to] ?? 0) + (ways[node] ?? 0);
      before[to]?.push(node);
    }
  }
  const resting = new Float64Array(n);
  for (const node of reached.toReversed()) {
    const share = (1 + (resting[node] ?? 0)) / (ways[node] ?? 1);
    for (const previous of before[node] ?? []) resting[previous] = (resting[previous] ?? 0) + (ways[previous] ?? 0) * share;
    if (node !== source) through[node] = (through[node] ?? 0) + (resting[node] ?? 0);
  }
}
