import { edgesOf, numbersOf } from '../bound-params.ts';
import { networkOf } from '../graph/network.ts';
import { shareOfEdge, USUAL_DAMPING } from '../graph/page-rank.ts';
import type { ResolvedComputed } from '../language/resolved.ts';
import type { Cell, Rows } from '../language/rows.ts';
import { withoutNoise } from '../run.ts';

/**
 * The neighbours that give a customer their number in a network. For PageRank each with what it hands on, the most first, and last, without
 * a neighbour, what everybody gets: together they are the number. For betweenness each with the direction of the edge.
 * @param edges everybody's, as the statement's own parameter is worked out from them
 */
export function neighboursOf(edges: Rows, shape: ResolvedComputed, customerId: string): Rows {
  const network = networkOf(edgesOf(edges));
  const own = network.ids.findIndex((id) => String(id) === customerId);
  const empty = shape.how === 'pagerank' ? ['neighbour', 'rank', 'edges', 'received'] : ['neighbour', 'incoming', 'outgoing'];
  if (own === -1) return { columns: empty, values: empty.map(() => []) };
  const rows = shape.how === 'pagerank' ? sharesOf(edges, shape, own) : directionsOf(network, own);
  return { columns: empty, values: empty.map((_, c) => rows.map((row) => row[c] ?? null)) };
}

function sharesOf(edges: Rows, shape: ResolvedComputed, own: number): Cell[][] {
  const { ids, out } = networkOf(edgesOf(edges));
  const numbers = [...numbersOf(edges, shape).values()];
  const shares = ids.flatMap((id, i) => {
    const ends = out[i] ?? [];
    const rank = numbers[i] ?? 0;
    return ends.includes(own) ? [[id, rank, ends.length, shareOfEdge(rank, ends.length, shape.damping ?? USUAL_DAMPING)] as const] : [];
  });
  const rest = (numbers[own] ?? 0) - shares.reduce((sum, [, , , share]) => sum + share, 0);
  const listed = shares.toSorted((a, b) => b[3] - a[3]).map(([id, rank, ends, share]) => [id, rank, ends, short(share)]);
  return [...listed, [null, null, null, short(rest)]];
}

function directionsOf({ ids, out }: ReturnType<typeof networkOf>, own: number): Cell[][] {
  return ids.flatMap((id, i) => {
    const [incoming, outgoing] = [out[i]?.includes(own), out[own]?.includes(i)].map(Number);
    return incoming || outgoing ? [[id, incoming ?? 0, outgoing ?? 0]] : [];
  });
}

const short = (n: number): number => withoutNoise(Number(n.toPrecision(12)));
