import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/datasets/dataset.ts';
import { yunduoGraph } from '../../../src/datasets/yunduo-graph/index.ts';
import { betweenness } from '../../../src/engine/graph/betweenness.ts';
import { networkOf } from '../../../src/engine/graph/network.ts';
import { describeContract } from '../contract.ts';
import { groupBy, objectsOf } from '../statistics.ts';

describeContract(yunduoGraph, 260);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const edgesOf = (dataset: Dataset, table: string) => objectsOf(dataset, table).map(({ src, dst }) => [String(src), String(dst)] as const);
const truthOf = ({ truth }: Dataset) => truth as { hubs: string[]; bridge: string; rings: string[][]; communities: [string[], string[]] };

describe.each(SEEDS)('yunduo-graph, seed %i', (seed) => {
  const dataset = yunduoGraph.generate({ ...yunduoGraph.standard, seed });
  const { hubs, bridge, rings, communities } = truthOf(dataset);
  const bots = new Set(rings.flat());
  const follows = edgesOf(dataset, 'follows');
  const followers = groupBy(follows, ([, dst]) => dst);
  const following = groupBy(follows, ([src]) => src);

  it('has the size that the course tells', () => {
    expect(follows).toHaveLength(6_000);
    expect(dataset.rows['shares']).toHaveLength(9_000);
    expect(dataset.rows['comments']).toHaveLength(7_000);
    expect([hubs.length, rings.map((ring) => ring.length)]).toEqual([12, [15, 15, 15]]);
  });

  it('lets its hubs be the twelve with the most followers, and none of them the bridge', () => {
    const ranked = [...followers].toSorted((a, b) => b[1].length - a[1].length).map(([id]) => id);
    expect(ranked.slice(0, 12).toSorted()).toEqual(hubs.toSorted());
    expect([followers.get(bridge)?.length, following.get(bridge)?.length]).toEqual([2, 2]);
  });

  it('leads from one community to the other over the bridge alone', () => {
    const side = new Map(communities.flatMap((people, i) => people.map((id) => [id, i] as const)));
    const across = follows.filter(([src, dst]) => side.has(src) && side.has(dst) && side.get(src) !== side.get(dst));
    expect(across).toEqual([]);
  });

  it('shows robots by what they do not get back', () => {
    const known = new Set(follows.map(([src, dst]) => `${src} ${dst}`));
    const returned = (list: typeof follows) => list.filter(([src, dst]) => known.has(`${dst} ${src}`)).length / list.length;
    const people = follows.filter(([src, dst]) => !bots.has(src) && !hubs.includes(src) && !hubs.includes(dst));
    expect(returned(follows.filter(([src]) => bots.has(src)))).toBeLessThan(0.02);
    expect(returned(people)).toBeGreaterThan(0.5);
    const busiest = [...following]
      .toSorted((a, b) => b[1].length - a[1].length)
      .slice(0, 45)
      .map(([id]) => id);
    expect(busiest.filter((id) => bots.has(id)).length).toBeGreaterThan(40);
    const night = objectsOf(dataset, 'shares').filter(({ ts }) => ['02', '03', '04', '05'].includes(String(ts).slice(11, 13)));
    expect(night.filter(({ src }) => bots.has(String(src))).length / night.length).toBeGreaterThan(0.5);
  });
});

/** On a fifth of the customers, since every way between any two has to be walked. */
describe.each(SEEDS)('yunduo-graph, 400 customers, seed %i', (seed) => {
  const dataset = yunduoGraph.generate({ ...yunduoGraph.standard, customers: 400, seed });
  it('lets nobody stand on as many shortest ways as the bridge, which has four edges', () => {
    const network = networkOf(edgesOf(dataset, 'follows'));
    const through = betweenness(network);
    const ranked = network.ids.map((id, i) => ({ id, share: through[i] ?? 0 })).toSorted((a, b) => b.share - a.share);
    expect(ranked[0]?.id).toBe(truthOf(dataset).bridge);
    expect(ranked[0]?.share).toBeGreaterThan(1.1 * (ranked[1]?.share ?? 1));
  });
});

it('finds it among all of the standard customers too', () => {
  const dataset = yunduoGraph.generate(yunduoGraph.standard);
  const network = networkOf(edgesOf(dataset, 'follows'));
  const through = betweenness(network);
  expect(network.ids[through.indexOf(Math.max(...through))]).toBe(truthOf(dataset).bridge);
}, 20_000);

describe('the aimed community', () => {
  const aimed = yunduoGraph.aimed('2025-06-30');
  const follows = edgesOf(aimed, 'follows');
  it('stands below, on and above five and ten followers, follows itself, and has a stranger', () => {
    const counts = [...groupBy(follows, ([, dst]) => dst).values()].map((own) => own.length);
    expect(counts).toEqual(expect.arrayContaining([4, 5, 6, 9, 10, 11]));
    expect(follows.some(([src, dst]) => src === dst)).toBe(true);
    expect(follows.some(([src]) => src === 'T99')).toBe(true);
  });
});
