import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkTags,
  compileTags,
  explainCustomer,
  lintTags,
  paramsOf,
  parseTags,
  runTags,
  sentencesOf,
  sqlite,
} from '../../src/engine/index.ts';
import { issuesOf, openWorld, SCHEMA, tagsOf } from './world.ts';

const AS_OF = '2025-06-30';
const PEOPLE = ['A', 'B', 'C', 'D'];
const graph = (code: string, rest: string): string => `code: ${code}\ndefine: {graph: {edges: follows, from: src, to: dst, ${rest}}}`;
const day = (back: number): string => new Date(Date.parse(AS_OF) - back * 86_400_000).toISOString().slice(0, 10);

const follows = fc.uniqueArray(
  fc.record({
    src: fc.constantFrom(...PEOPLE, 'stranger'),
    dst: fc.constantFrom(...PEOPLE, 'other'),
    back: fc.integer({ min: -2, max: 12 }),
  }),
  { maxLength: 30, selector: ({ src, dst, back }) => `${src} ${dst} ${back}` },
);
type Follow = { src: string; dst: string; back: number };
const worldOf = (edges: readonly Follow[]) =>
  openWorld(
    PEOPLE.map((id) => [id]),
    [],
    [],
    { follows: edges.map(({ src, dst, back }) => [src, dst, day(back)]) },
  );

const DEGREES = [
  graph('rows_in', 'metric: degree'),
  graph('rows_out', 'metric: degree, direction: out'),
  graph('followers', 'metric: distinct_degree, direction: in'),
  graph('followed', 'metric: distinct_degree, direction: out'),
  graph('followers_of_late', 'metric: distinct_degree, window: {last: 7d}'),
  graph('followers_not_a', `metric: distinct_degree, where: "src != 'A'"`),
].join('\n---\n');

describe('degrees', () => {
  test('are what plain loops count', () =>
    fc.assert(
      fc.asyncProperty(follows, async (edges) => {
        const found = await tagsOf(DEGREES, await worldOf(edges), AS_OF);
        const known = edges.filter(({ src, dst, back }) => back >= 0 && src !== dst);
        const rows = (id: string) => known.filter(({ dst }) => dst === id);
        const out = (id: string) => known.filter(({ src }) => src === id);
        const people = (edgesOf: readonly Follow[], end: 'src' | 'dst') => new Set(edgesOf.map((e) => e[end])).size;
        const expected = {
          rows_in: PEOPLE.map((id) => rows(id).length),
          rows_out: PEOPLE.map((id) => out(id).length),
          followers: PEOPLE.map((id) => people(rows(id), 'src')),
          followed: PEOPLE.map((id) => people(out(id), 'dst')),
          followers_of_late: PEOPLE.map((id) =>
            people(
              rows(id).filter(({ back }) => back < 7),
              'src',
            ),
          ),
          followers_not_a: PEOPLE.map((id) =>
            people(
              rows(id).filter(({ src }) => src !== 'A'),
              'src',
            ),
          ),
        };
        expect(Object.fromEntries(found.tags.map(({ code, values }) => [code, values]))).toEqual(expected);
      }),
      { numRuns: 40 },
    ));

  test('ends that may be missing draw no warning about a difference that nobody typed, and are no edges', async () => {
    const text = 'code: a\ndefine: {graph: {edges: orders, from: channel, to: customer_id, metric: degree}}';
    expect(issuesOf(text)).toEqual([]);
    const world = await openWorld(
      [['A'], ['B']],
      [
        ['1', 'A', '2025-06-01', 1, 'paid', '12:00:00', 'app'],
        ['2', 'A', '2025-06-01', 1, 'paid', '12:00:00', null],
        ['3', null, '2025-06-01', 1, 'paid', '12:00:00', 'app'],
        ['4', 'B', '2025-06-01', 1, 'paid', '12:00:00', 'B'],
      ],
    );
    expect((await tagsOf(text, world)).tags[0]?.values).toEqual([1, 0]);
  });
});

describe('PageRank and betweenness', () => {
  const text = [graph('weight', 'metric: pagerank, damping: 0.7'), graph('bridge', 'metric: betweenness')].join('\n---\n');
  const { value } = checkTags(text, SCHEMA);
  if (!value) throw new Error('the tags resolve');
  const compiled = compileTags(value, sqlite);

  test('go by the edges up to the day, and an explanation’s parts sum to the weight', () =>
    fc.assert(
      fc.asyncProperty(follows, fc.constantFrom(...PEOPLE), async (edges, id) => {
        const execute = await worldOf(edges);
        const [now, before] = [
          await runTags(value, compiled, AS_OF, execute),
          await runTags(value, compiled, AS_OF, await worldOf(edges.filter(({ back, src, dst }) => back >= 0 && src !== dst))),
        ];
        expect(now).toEqual(before);
        const why = await explainCustomer(value, compiled, sqlite, 'weight', id, AS_OF, execute);
        const [fact] = why.facts;
        const parts = fact?.workings?.values[3] ?? [];
        expect(why.value).toBe(now.tags[0]?.values[PEOPLE.indexOf(id)]);
        expect(parts.reduce<number>((sum, part) => sum + Number(part), 0)).toBeCloseTo(Number(why.value), 8);
        const neighbours = new Set(edges.filter(({ back, src, dst }) => back >= 0 && dst === id && src !== id).map(({ src }) => src));
        expect((fact?.workings?.values[0] ?? []).filter((n) => n !== null).toSorted()).toEqual([...neighbours].sort());
        const between = await explainCustomer(value, compiled, sqlite, 'bridge', id, AS_OF, execute);
        expect(between.facts[0]?.workings?.columns).toEqual(['neighbour', 'incoming', 'outgoing']);
        expect(between.value).toBe(now.tags[1]?.values[PEOPLE.indexOf(id)]);
      }),
      { numRuns: 40 },
    ));

  test('weights of everybody in the network sum to 1, in the parameter that the statement reads', async () => {
    const execute = await worldOf([
      { src: 'A', dst: 'B', back: 1 },
      { src: 'B', dst: 'C', back: 1 },
      { src: 'stranger', dst: 'A', back: 1 },
    ]);
    const params = await paramsOf(compiled, AS_OF, execute);
    const [weights] = compiled.computed.map(({ param }) => JSON.parse(String(params[param])) as [string, number][]);
    expect(weights?.map(([id]) => id)).toEqual(['A', 'B', 'C', 'stranger']);
    expect(weights?.reduce((sum, [, n]) => sum + n, 0)).toBeCloseTo(1, 8);
    // A has what everybody has, and 0.7 of the same from the stranger.
    const [[, ofA] = ['', 0], , , [, ofStranger] = ['', 0]] = weights ?? [];
    expect(ofA / ofStranger).toBeCloseTo(1.7, 6);
    expect(await runTags(value, compiled, '2020-01-01', execute)).toMatchObject({
      tags: [{ values: [0, 0, 0, 0] }, { values: [0, 0, 0, 0] }],
    });
  });
});

test('cases warn as cases do, and a sentence says the number they go by', () => {
  const text = `code: influence
define:
  graph: {edges: follows, from: src, to: dst, metric: distinct_degree, as: followers, window: {last: 90d}, where: "src != 'A'"}
  cases:
    - {when: followers > 5, value: known}
    - {when: followers > 10, value: star}
  else: alone`;
  const { value } = checkTags(text, SCHEMA);
  expect(value && lintTags(value).map((i) => i.code)).toEqual(['dead-case']);
  const file = parseTags(text).value;
  const [sentence] = file ? sentencesOf(text, file, SCHEMA) : [];
  expect(sentence?.lines).toMatchObject([
    { role: 'look', table: { en: 'Follows' }, window: { kind: 'last' } },
    { role: 'count', counts: [{ agg: 'count_distinct', label: { en: 'followers' } }] },
    { role: 'if', value: 'known' },
    { role: 'if', value: 'star' },
    { role: 'else', value: 'alone' },
  ]);
});
