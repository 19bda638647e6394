import type { Node } from 'yaml';
import type { GraphBuilder } from '../../language/composed.ts';
import type { CasesBuilder } from '../../language/definition.ts';
import { PLACES } from '../../language/grammar/places.ts';
import type { Place } from '../../language/issue.ts';
import { mapAt, reportMisplaced, requireAll } from '../by-grammar.ts';
import type { MapReader } from '../map-reader.ts';
import type { YamlSource } from '../read-yaml.ts';
import { readWindow, windowValue } from '../window.ts';

/** A name that conditions can say. */
const NAME = /^[A-Za-z_]\w*$/;
/** Nearer to 1, PageRank would take thousands of rounds. */
const MOST_DAMPING = 0.99;

/** `graph: {edges: follows, from: src, to: dst, metric: distinct_degree, as: followers}`, with `cases` and `else` beside it. */
export function readGraph(
  source: YamlSource,
  node: Node | null | undefined,
  place: Place,
  cases: CasesBuilder | undefined,
): GraphBuilder | undefined {
  const before = source.issues.length;
  const map = mapAt(source, node, 'graph', 'graph');
  if (!map || !requireAll(map, 'graph', 'graph')) return undefined;
  const edges = readEdges(source, map);
  const from = source.string(map.get('from'), 'from');
  const to = source.string(map.get('to'), 'to');
  const metric = source.oneOf(map.get('metric'), 'metric', PLACES.graph.metric.takes.words);
  const direction = map.optional('direction', (s, n, k) => s.oneOf(n, k, PLACES.graph.direction.takes.words)) ?? 'in';
  const damping = map.optional('damping', (s, n, k) => s.number(n, k));
  const as = map.optional('as', (s, n, k) => s.string(n, k));
  reportMisplaced(map, PLACES.graph);
  if (damping !== undefined && (damping <= 0 || damping > MOST_DAMPING)) source.shape(map.get('damping'), 'damping', 'damping');
  if (as !== undefined && !NAME.test(as)) source.shape(map.get('as'), 'as', 'name');
  if (!edges || from === undefined || to === undefined || !metric || source.issues.length > before) return undefined;
  return {
    builder: 'graph',
    edges,
    from: { column: from, place: source.placeOf(map.get('from')) },
    to: { column: to, place: source.placeOf(map.get('to')) },
    direction,
    metric,
    ...(damping === undefined ? {} : { damping }),
    ...(as === undefined ? {} : { as }),
    ...(cases ? { cases } : {}),
    place,
  };
}

function readEdges(source: YamlSource, map: MapReader): GraphBuilder['edges'] | undefined {
  const from = source.string(map.get('edges'), 'edges');
  const window = map.has('window') ? readWindow(source, map.get('window')) : ({ kind: 'ever' } as const);
  const where = map.optional('where', (s, n, k) => s.expression(n, k));
  const on = map.optional('on', (s, n, k) => s.string(n, k));
  if (from === undefined || !window) return undefined;
  return {
    from,
    window,
    fromPlace: source.placeOf(map.get('edges')),
    ...(where ? { where } : {}),
    ...(on ? { on, onPlace: source.placeOf(map.get('on')) } : {}),
    ...(map.has('window') ? { windowPlace: source.placeOf(windowValue(map.get('window'))) } : {}),
  };
}
