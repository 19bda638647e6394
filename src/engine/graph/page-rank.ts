import type { Network } from './network.ts';

/** How little a round may still move, added up over all nodes. */
const TOLERANCE = 1e-10;
export const USUAL_DAMPING = 0.85;

/**
 * The share of the time that somebody who follows edges at random is at each node: with chance `damping` along one of the node's edges, otherwise
 * at anybody. From who points at nobody, it goes on at anybody.
 * @param damping above 0 and below 1
 * @returns in the order of the network's ids; the sum is 1
 * @source Page, Brin, Motwani & Winograd 1999, "The PageRank Citation Ranking"
 */
export function pageRank({ ids, out }: Network, damping = USUAL_DAMPING): Float64Array {
  const n = ids.length;
  let rank = new Float64Array(n).fill(1 / n);
  for (;;) {
    const next = new Float64Array(n).fill(shareOfAll({ ids, out }, rank, damping));
    out.forEach((ends, from) => {
      const share = shareOfEdge(rank[from] ?? 0, ends.length, damping);
      for (const to of ends) next[to] = (next[to] ?? 0) + share;
    });
    const moved = next.reduce((sum, r, i) => sum + Math.abs(r - (rank[i] ?? 0)), 0);
    rank = next;
    if (moved < TOLERANCE) return rank;
  }
}

/** What a node hands on along each of its edges. */
export const shareOfEdge = (rank: number, edges: number, damping: number): number => (damping * rank) / edges;

/** What everybody gets, whoever points at them. */
function shareOfAll({ ids, out }: Network, rank: Float64Array, damping: number): number {
  const stranded = rank.reduce((sum, r, i) => (out[i]?.length === 0 ? sum + r : sum), 0);
  return (1 - damping + damping * stranded) / ids.length;
}
