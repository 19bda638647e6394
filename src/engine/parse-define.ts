import type { Node } from 'yaml';
import type { BinBuilder, Builder, CasesBuilder, CleanStep, ColumnBuilder, Measure, RfmBuilder, Scoring, Value } from './definition.ts';
import { SCORING_METHODS } from './definition.ts';
import type { Place } from './issue.ts';
import { readMeasure, readWindow } from './parse-measure.ts';
import { readRfmOutput } from './parse-segments.ts';
import { isMapNode } from './parse-words.ts';
import type { MapReader, YamlSource } from './read-yaml.ts';
import { suggest } from './suggest.ts';

/** Each builder with the keys that stand beside it in `define`. */
const BUILDERS = {
  column: ['clean', 'map', 'else'],
  expr: [],
  measure: [],
  bin: [],
  cases: ['else'],
  rfm: [],
} as const satisfies Record<Builder['builder'], readonly string[]>;
type BuilderName = keyof typeof BUILDERS;
const NAMES = Object.keys(BUILDERS) as BuilderName[];

/** Words of the language that this engine does not run yet: naming them beats calling them unknown. */
const LATER = ['points', 'prefer', 'edge', 'sequence', 'survey', 'graph', 'model', 'audience', 'list', 'sql'];
const CLEAN_STEPS = ['trim', 'trim_all', 'lower', 'upper'] as const satisfies readonly CleanStep[];

export function readDefine(source: YamlSource, node: Node | null | undefined, rfmNodes: ReadonlyMap<string, Node>): Builder | undefined {
  if (isMapNode(node)) {
    const later = source.entries(node, 'define').find((e) => LATER.includes(e.key));
    if (later) {
      source.report('later-builder', { name: later.key, available: NAMES }, source.placeOf(later.keyNode));
      return undefined;
    }
    const found = NAMES.filter((n) => node.has(n));
    const [name, ...more] = found;
    if (name === undefined || more.length > 0) {
      const only = source.entries(node, 'define');
      const lone = only[0];
      if (only.length === 1 && lone) source.report('unknown-key', suggest(lone.key, NAMES), source.placeOf(lone.keyNode));
      else source.report('one-builder', { found, available: NAMES }, source.placeOf(node));
      return undefined;
    }
    const map = source.map(node, 'define', [name, ...BUILDERS[name]]);
    return map && readBuilder(source, name, map, rfmNodes);
  }
  source.map(node, 'define', NAMES);
  return undefined;
}

function readBuilder(source: YamlSource, name: BuilderName, map: MapReader, rfmNodes: ReadonlyMap<string, Node>): Builder | undefined {
  const place = source.placeOf(map.get(name));
  switch (name) {
    case 'column':
      return readColumn(source, map, place);
    case 'expr': {
      const expression = source.expression(map.get('expr'), 'expr');
      return expression && { builder: 'expr', expression, place };
    }
    case 'measure': {
      const measure = readMeasure(source, map.get('measure'), 'measure');
      return measure && { builder: 'measure', measure, place };
    }
    case 'bin':
      return readBin(source, map.get('bin'), place);
    case 'cases':
      return readCases(source, map, place);
    case 'rfm':
      return readRfm(source, map.get('rfm'), place, rfmNodes);
  }
}

function readColumn(source: YamlSource, map: MapReader, place: Place): ColumnBuilder | undefined {
  const path = source.string(map.get('column'), 'column');
  if (path === undefined) return undefined;
  const dot = path.indexOf('.');
  const clean = map.optional('clean', (s, n, k) => s.list(n, k).flatMap((step) => s.oneOf(step, k, CLEAN_STEPS) ?? []));
  const spellings = map.optional('map', (s, n, k) =>
    s
      .entries(n, k)
      .map((e) => [e.key, (isList(e.value) ? s.list(e.value, e.key) : [e.value]).map((v) => asSpelling(s.value(v, e.key)))] as const),
  );
  const otherwise = map.optional('else', (s, n, k) => s.value(n, k)) ?? null;
  return {
    builder: 'column',
    table: dot === -1 ? '' : path.slice(0, dot),
    column: path.slice(dot + 1),
    clean: clean ?? [],
    ...(spellings ? { map: Object.fromEntries(spellings) } : {}),
    otherwise,
    place,
  };
}

const isList = (node: Node | null): boolean => node !== null && 'items' in node && !isMapNode(node);
const asSpelling = (value: Value | undefined): string | number => (typeof value === 'number' ? value : String(value ?? ''));

function readBin(source: YamlSource, node: Node | null | undefined, place: Place): BinBuilder | undefined {
  const map = source.map(node, 'bin', ['of', 'method', 'n', 'edges', 'labels']);
  if (!map?.require('of', 'bin')) return undefined;
  const of = readBinInput(source, map.get('of'));
  const score = readScoring(source, map, 'bin');
  const labels = map.optional('labels', (s, n, k) => s.list(n, k).map((l) => s.string(l, k) ?? ''));
  if (!of || !score) return undefined;
  if (score.method === 'nested') source.report('nested-outside-rfm', {}, source.placeOf(map.get('method')));
  const bands = score.method === 'mean' || score.method === 'median' ? 2 : score.n;
  if (labels && labels.length !== bands) {
    source.report('label-count', { expected: bands, found: labels.length }, source.placeOf(map.get('labels')));
  }
  return { builder: 'bin', of, score, ...(labels ? { labels } : {}), place };
}

function readBinInput(source: YamlSource, node: Node | null | undefined): BinBuilder['of'] | undefined {
  if (!isMapNode(node)) return source.expression(node, 'of');
  const map = source.map(node, 'of', ['measure']);
  return map?.require('measure', 'of') ? readMeasure(source, map.get('measure'), 'measure') : undefined;
}

/** `method`, `n` and `edges` as they stand in `bin` and in the `score` of `rfm`. */
function readScoring(source: YamlSource, map: MapReader, where: string): Scoring | undefined {
  if (!map.require('method', where)) return undefined;
  const method = source.oneOf(map.get('method'), 'method', SCORING_METHODS);
  const given = map.optional('n', (s, n, k) => s.positiveInteger(n, k));
  const edges = map.optional('edges', readEdges);
  if (!method) return undefined;
  const places = placesOfScoring(source, map);
  if (method === 'mean' || method === 'median') return { method, n: 2, places };
  if (method !== 'edges') return { method, n: given ?? 5, places };
  if (!edges) {
    source.report('missing-key', { key: 'edges', where }, map.keyPlace('method'));
    return undefined;
  }
  const lists = 'r' in edges ? [edges.r, edges.f, edges.m] : [edges];
  const n = given ?? (lists[0]?.length ?? 0) + 1;
  for (const list of lists) {
    if (list.length !== n - 1) source.report('bad-edges', { expected: n - 1, found: list.length }, source.placeOf(map.get('edges')));
    if (list.some((e, i) => i > 0 && e <= (list[i - 1] ?? e))) {
      source.report('edges-order', { edges: list.join(', ') }, source.placeOf(map.get('edges')));
    }
  }
  return { method, n, edges, places };
}

function placesOfScoring(source: YamlSource, map: MapReader): Exclude<Scoring['places'], undefined> {
  const edges = map.get('edges');
  return {
    method: source.placeOf(map.get('method')),
    ...(map.has('n') ? { n: source.placeOf(map.get('n')) } : {}),
    ...(edges && isList(edges) ? { edges: source.list(edges, 'edges').map((e) => source.placeOf(e)) } : {}),
  };
}

function readEdges(source: YamlSource, node: Node | null | undefined, key: string): Exclude<Scoring['edges'], undefined> | undefined {
  const numbers = (n: Node | null | undefined, k: string): number[] => source.list(n, k).flatMap((e) => source.number(e, k) ?? []);
  if (!isMapNode(node)) return numbers(node, key);
  const map = source.map(node, key, ['r', 'f', 'm']);
  if (!map) return undefined;
  for (const k of ['r', 'f', 'm']) map.require(k, key);
  return { r: numbers(map.get('r'), 'r'), f: numbers(map.get('f'), 'f'), m: numbers(map.get('m'), 'm') };
}

function readCases(source: YamlSource, map: MapReader, place: Place): CasesBuilder {
  const cases = source.list(map.get('cases'), 'cases').flatMap((node) => {
    const one = source.map(node, 'case', ['when', 'value']);
    if (!one) return [];
    const hasWhen = one.require('when', 'case');
    const hasValue = one.require('value', 'case');
    const when = hasWhen ? source.expression(one.get('when'), 'when') : undefined;
    const value = hasValue ? source.value(one.get('value'), 'value') : undefined;
    return when && value !== undefined ? [{ when, value, place: one.place }] : [];
  });
  const otherwise = map.optional('else', (s, n, k) => s.value(n, k));
  return { builder: 'cases', cases, ...(otherwise !== undefined ? { otherwise } : {}), place };
}

const RFM_KEYS = [
  'like',
  'from',
  'where',
  'on',
  'window',
  'recency',
  'frequency',
  'monetary',
  'score',
  'as',
  'weights',
  'scheme',
  'grid',
  'segments',
  'else',
];

function readRfm(
  source: YamlSource,
  node: Node | null | undefined,
  place: Place,
  rfmNodes: ReadonlyMap<string, Node>,
): RfmBuilder | undefined {
  const own = source.map(node, 'rfm', RFM_KEYS);
  if (!own) return undefined;
  const like = own.optional('like', (s, n, k) => s.string(n, k));
  const likeNode = like === undefined ? undefined : rfmNodes.get(like);
  if (like !== undefined && !isMapNode(likeNode)) {
    source.report(
      'unknown-name',
      suggest(
        like,
        [...rfmNodes].filter(([, n]) => isMapNode(n)).map(([code]) => code),
      ),
      source.placeOf(own.get('like')),
    );
    return undefined;
  }
  const base = isMapNode(likeNode) ? source.map(likeNode, 'rfm', RFM_KEYS) : undefined;
  const from = (key: string): MapReader | undefined => (own.has(key) ? own : base?.has(key) ? base : undefined);
  const frame = {
    from: from('from')?.optional('from', (s, n, k) => s.string(n, k)) ?? 'orders',
    where: from('where')?.optional('where', (s, n, k) => s.expression(n, k)),
    on: from('on')?.optional('on', (s, n, k) => s.string(n, k)),
    window: from('window') ? readWindow(source, from('window')?.get('window')) : ({ kind: 'ever' } as const),
    windowPlace: windowPlaceOf(source, from('window')),
  };
  const recency = readPart(source, from('recency'), 'recency', ['days_since'], frame);
  const frequency = readPart(source, from('frequency'), 'frequency', ['count', 'days_active'], frame);
  const monetary = readPart(source, from('monetary'), 'monetary', ['sum', 'avg', 'max'], frame);
  for (const key of ['recency', 'frequency', 'monetary', 'score']) if (!from(key)) own.require(key, 'rfm');
  const scoreAt = from('score');
  const scoreMap = scoreAt && source.map(scoreAt.get('score'), 'score', ['method', 'n', 'edges']);
  const score = scoreMap && readScoring(source, scoreMap, 'score');
  const output = score && readRfmOutput(source, own, score);
  if (!frame.window || !recency || !frequency || !monetary || !score || !output) return undefined;
  return { builder: 'rfm', recency, frequency, monetary, score, output, place };
}

function windowPlaceOf(source: YamlSource, map: MapReader | undefined): Place | undefined {
  const node = map?.get('window');
  const value = isMapNode(node) ? node.items[0]?.value : node;
  return value ? source.placeOf(value) : undefined;
}

/** `{days_since: order_date}`, `{count: order_id}`, `{sum: amount}`: one aggregate and what it is of. */
function readPart(
  source: YamlSource,
  map: MapReader | undefined,
  key: string,
  allowed: readonly ('days_since' | 'count' | 'days_active' | 'sum' | 'avg' | 'max')[],
  frame: {
    from: string;
    where: Measure['where'] | undefined;
    on: string | undefined;
    window: Measure['window'] | undefined;
    windowPlace: Place | undefined;
  },
): Measure | undefined {
  if (!map) return undefined;
  const part = source.map(map.get(key), key, allowed);
  const name = allowed.find((a) => part?.has(a));
  if (!part || !frame.window) return undefined;
  if (!name) {
    if (part.keys().length === 0) source.report('one-builder', { found: [], available: allowed }, part.place);
    return undefined;
  }
  const field = source.expression(part.get(name), name);
  const on = name === 'days_since' && field?.kind === 'name' ? field.name : frame.on;
  return {
    from: frame.from,
    agg: name === 'count' ? 'count_distinct' : name,
    window: frame.window,
    ...(field && name !== 'days_since' && name !== 'days_active' ? { field } : {}),
    ...(frame.where ? { where: frame.where } : {}),
    ...(on ? { on } : {}),
    ...(frame.windowPlace ? { windowPlace: frame.windowPlace } : {}),
    place: part.place,
  };
}
