import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betweenness } from '../../../src/engine/graph/betweenness.ts';
import { type Id, networkOf } from '../../../src/engine/graph/network.ts';
import { pageRank } from '../../../src/engine/graph/page-rank.ts';
import KARATE from './karate-club.json' with { type: 'json' };

const club = (KARATE.friends as [number, number[]][]).flatMap(([a, friends]) => friends.map((b): [number, number] => [a, b]));
const mutual = club.flatMap(([a, b]): [number, number][] => [
  [a, b],
  [b, a],
]);
const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 25 });
const byId = (ids: readonly Id[], values: Float64Array): Record<string, number> =>
  Object.fromEntries(ids.map((id, i) => [id, values[i] ?? Number.NaN]));

describe('the karate club', () => {
  const network = networkOf(mutual);
  test('has 34 members and 78 friendships, and its best connected have 17, 16, 12, 10 and 9', () => {
    expect([network.ids.length, club.length]).toEqual([KARATE.members, 78]);
    const degrees = network.out.map((ends) => ends.length).sort((a, b) => b - a);
    expect(degrees.slice(0, 5)).toEqual([17, 16, 12, 10, 9]);
  });
  test.each(Object.entries(KARATE.page_rank))('PageRank of %s', (member, expected) => {
    expect(pageRank(network)[Number(member)]).toBeCloseTo(expected, 6);
  });
  test.each(Object.entries(KARATE.betweenness))('betweenness of %s', (member, expected) => {
    expect(betweenness(network)[Number(member)]).toBeCloseTo(expected, 6);
  });
});

test('PageRank of four nodes, one of whom nobody points at', () => {
  const { ids, out } = networkOf([
    ['A', 'B'],
    ['A', 'C'],
    ['B', 'C'],
    ['C', 'A'],
    ['D', 'C'],
  ]);
  const rank = byId(ids, pageRank({ ids, out }));
  for (const [id, expected] of Object.entries({ A: 0.372527, B: 0.195824, C: 0.394149, D: 0.0375 })) {
    expect(rank[id], id).toBeCloseTo(expected, 6);
  }
});

test('of a path, a node lies between all before it and all behind it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 20 }), (n) => {
      const network = networkOf(Array.from({ length: n - 1 }, (_, i) => [i, i + 1] as const));
      betweenness(network).forEach((share, i) => {
        expect(share).toBeCloseTo((i * (n - 1 - i)) / ((n - 1) * (n - 2)), 12);
      });
    }),
  );
});

test('PageRank sums to 1, is nobody’s 0, and meets its own equation', () => {
  fc.assert(
    fc.property(edges, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (pairs, damping) => {
      const { ids, out } = networkOf(pairs);
      const rank = pageRank({ ids, out }, damping);
      if (ids.length === 0) return;
      expect(rank.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      rank.forEach((r, to) => {
        const handed = rank.reduce((sum, from, i) => {
          const ends = out[i] ?? [];
          if (ends.length === 0) return sum + from / ids.length;
          return ends.includes(to) ? sum + from / ends.length : sum;
        }, 0);
        expect(r).toBeCloseTo((1 - damping) / ids.length + damping * handed, 9);
        expect(r).toBeGreaterThan(0);
      });
    }),
  );
});

/** All shortest ways, one by one. */
function betweennessByWays(ids: readonly Id[], out: readonly (readonly number[])[]): number[] {
  const n = ids.length;
  const sums = new Array<number>(n).fill(0);
  for (let from = 0; from < n; from++) {
    for (let to = 0; to < n; to++) {
      if (from === to) continue;
      let ways: number[][] = [[from]];
      for (let step = 0; step < n && ways.every((way) => way.at(-1) !== to); step++) {
        ways = ways.flatMap((way) => (out[way.at(-1) ?? 0] ?? []).filter((next) => !way.includes(next)).map((next) => [...way, next]));
      }
      const shortest = ways.filter((way) => way.at(-1) === to);
      for (const way of shortest) for (const node of way.slice(1, -1)) sums[node] = (sums[node] ?? 0) + 1 / shortest.length;
    }
  }
  return sums.map((sum) => (n > 2 ? sum / ((n - 1) * (n - 2)) : 0));
}

test('betweenness is what counting every shortest way gives', () => {
  fc.assert(
    fc.property(edges, (pairs) => {
      const { ids, out } = networkOf(pairs);
      const expected = betweennessByWays(ids, out);
      betweenness({ ids, out }).forEach((share, i) => {
        expect(share).toBeCloseTo(expected[i] ?? Number.NaN, 12);
      });
    }),
  );
});

test('the order of the edges, doubles and edges to oneself change nothing', () => {
  fc.assert(
    fc.property(edges, fc.nat(7), (pairs, self) => {
      const once = networkOf(pairs);
      const again = networkOf([...pairs.toReversed(), ...pairs, [self, self]]);
      expect(again).toEqual(once);
      expect(pageRank(again)).toEqual(pageRank(once));
      expect(betweenness(again)).toEqual(betweenness(once));
    }),
  );
});

test('nobody at all', () => {
  const empty = networkOf([['A', 'A']]);
  expect([empty.ids, [...pageRank(empty)], [...betweenness(empty)]]).toEqual([[], [], []]);
});
