import { isSeq, type Node } from 'yaml';
import type { Scoring, ScoringMethod } from '../language/definition.ts';
import type { Fix } from '../language/issue.ts';
import { mapAt, requireAll } from './by-grammar.ts';
import type { MapReader } from './map-reader.ts';
import { firstIn } from './mend.ts';
import type { YamlSource } from './read-yaml.ts';
import { isList, isMapNode } from './words.ts';

/** `method`, `n` and `edges` as they stand in `bin` and in the `score` of `rfm`; there are two bands at least. */
export function readScoring(
  source: YamlSource,
  map: MapReader,
  where: string,
  mostBands: number,
  methods: readonly ScoringMethod[],
): Scoring | undefined {
  if (!map.require('method', where, map.has('method') ? undefined : usualMethod(source, map))) return undefined;
  const method = source.oneOf(map.get('method'), 'method', methods);
  const given = map.optional('n', (s, n, k) => s.positiveInteger(n, k));
  const before = source.issues.length;
  const edges = map.optional('edges', readEdges);
  if (!method || source.issues.length > before) return undefined;
  const places = placesOfScoring(source, map);
  if (method === 'mean' || method === 'median') return { method, n: 2, places };
  if (given !== undefined && (given < 2 || given > mostBands)) {
    source.report('band-count', { found: given, low: 2, high: mostBands }, source.placeOf(map.get('n')));
    return undefined;
  }
  if (method !== 'edges') return { method, n: given ?? 5, places };
  if (!edges) {
    source.report('missing-key', { key: 'edges', where }, map.keyPlace('method'));
    return undefined;
  }
  const lists = listsOf(edges, map.get('edges'));
  const n = given ?? (lists[0]?.list.length ?? 0) + 1;
  if (given === undefined && (n < 2 || n > mostBands)) {
    source.report('band-count', { found: n, low: 2, high: mostBands }, source.placeOf(map.get('edges')));
    return undefined;
  }
  for (const { list, node } of lists) {
    if (list.length !== n - 1) source.report('bad-edges', { expected: n - 1, found: list.length }, source.placeOf(node));
    if (list.some((e, i) => i > 0 && e <= (list[i - 1] ?? e)))
      source.report('edges-order', { edges: list.join(', ') }, source.placeOf(node));
  }
  return { method, n, edges, places };
}

/** Edges say by themselves that they are the method; bands that are only counted, or only named, are as a rule of equally many people. */
function usualMethod(source: YamlSource, map: MapReader): Fix | undefined {
  const { text } = source;
  const labels = map.get('labels');
  if (map.has('edges')) return firstIn(text, map.place, 'method: edges');
  if (map.has('n')) return firstIn(text, map.place, 'method: ntile');
  return isSeq(labels) ? firstIn(text, map.place, 'method: ntile', `n: ${labels.items.length}`) : undefined;
}

function placesOfScoring(source: YamlSource, map: MapReader): Exclude<Scoring['places'], undefined> {
  const edges = map.get('edges');
  return {
    method: source.placeOf(map.get('method')),
    ...(map.has('n') ? { n: source.placeOf(map.get('n')) } : {}),
    ...(edges && isList(edges) ? { edges: source.list(edges, 'edges').map((e) => source.placeOf(e)) } : {}),
  };
}

/** One list for all, or one for each of r, f and m. */
function listsOf(
  edges: Exclude<Scoring['edges'], undefined>,
  node: Node | undefined,
): { list: readonly number[]; node: Node | undefined }[] {
  if (!('r' in edges)) return [{ list: edges, node }];
  return (['r', 'f', 'm'] as const).map((key) => ({ list: edges[key], node: isMapNode(node) ? (node.get(key, true) ?? node) : node }));
}

function readEdges(source: YamlSource, node: Node | null | undefined, key: string): Exclude<Scoring['edges'], undefined> | undefined {
  const numbers = (n: Node | null | undefined, k: string): number[] => source.list(n, k).flatMap((e) => source.number(e, k) ?? []);
  if (!isMapNode(node)) return numbers(node, key);
  const map = mapAt(source, node, key, 'edges');
  if (!map) return undefined;
  requireAll(map, 'edges', key);
  return { r: numbers(map.get('r'), 'r'), f: numbers(map.get('f'), 'f'), m: numbers(map.get('m'), 'm') };
}
