import type { Node } from 'yaml';
import { type Measure, RFM_METHODS, type RfmBuilder } from '../language/definition.ts';
import { keysOf } from '../language/grammar/grammar.ts';
import type { Place } from '../language/issue.ts';
import { suggest } from '../language/suggest.ts';
import { mapAt } from './by-grammar.ts';
import type { MapReader } from './map-reader.ts';
import type { YamlSource } from './read-yaml.ts';
import { readScoring } from './scoring.ts';
import { readRfmOutput } from './segments.ts';
import { readWindow, windowValue } from './window.ts';
import { isMapNode } from './words.ts';

/** A score is one digit of the three-digit code. */
const MOST_BANDS = 9;

export function readRfm(
  source: YamlSource,
  node: Node | null | undefined,
  place: Place,
  rfmNodes: ReadonlyMap<string, Node>,
): RfmBuilder | undefined {
  const own = mapAt(source, node, 'rfm', 'rfm');
  if (!own) return undefined;
  const models = modelsOf(source, own, rfmNodes);
  if (!models) return undefined;
  const from = (key: string): MapReader | undefined => [own, ...models].find((map) => map.has(key));
  const frame = readFrame(source, from);
  const recency = readPart(source, from('recency'), 'recency', frame);
  const frequency = readPart(source, from('frequency'), 'frequency', frame);
  const monetary = readPart(source, from('monetary'), 'monetary', frame);
  for (const key of ['recency', 'frequency', 'monetary', 'score']) if (!from(key)) own.require(key, 'rfm');
  const scoreAt = from('score');
  const scoreMap = scoreAt && mapAt(source, scoreAt.get('score'), 'score', 'score');
  const score = scoreMap && readScoring(source, scoreMap, 'score', MOST_BANDS, RFM_METHODS);
  const output = score && readRfmOutput(source, own, score);
  if (!recency || !frequency || !monetary || !score || !output) return undefined;
  return { builder: 'rfm', recency, frequency, monetary, score, output, place };
}

/** What the three measures share. */
type Frame = Pick<Measure, 'from' | 'window'> & Partial<Pick<Measure, 'where' | 'on' | 'fromPlace' | 'onPlace' | 'windowPlace'>>;

function readFrame(source: YamlSource, from: (key: string) => MapReader | undefined): Frame | undefined {
  const nodeOf = (key: string): Node | undefined => from(key)?.get(key);
  const table = nodeOf('from') ? source.string(nodeOf('from'), 'from') : 'orders';
  const where = nodeOf('where') && source.expression(nodeOf('where'), 'where');
  const on = nodeOf('on') && source.string(nodeOf('on'), 'on');
  const window = nodeOf('window') ? readWindow(source, nodeOf('window')) : ({ kind: 'ever' } as const);
  if (table === undefined || window === undefined) return undefined;
  return {
    from: table,
    window,
    ...(where ? { where } : {}),
    ...(on ? { on, onPlace: source.placeOf(nodeOf('on')) } : {}),
    ...(nodeOf('from') ? { fromPlace: source.placeOf(nodeOf('from')) } : {}),
    ...(nodeOf('window') ? { windowPlace: source.placeOf(windowValue(nodeOf('window'))) } : {}),
  };
}

/** The `rfm` that this one is `like`, and the one that is like in turn; what is not written here is taken from the first that has it. */
function modelsOf(source: YamlSource, own: MapReader, rfmNodes: ReadonlyMap<string, Node>): readonly MapReader[] | undefined {
  const models: MapReader[] = [];
  const path: string[] = [];
  for (let map = own; map.has('like'); ) {
    const place = source.placeOf(map.get('like'));
    const code = source.string(map.get('like'), 'like');
    if (code === undefined) return undefined;
    const node = rfmNodes.get(code);
    if (!isMapNode(node)) {
      const known = [...rfmNodes].flatMap(([name, n]) => (isMapNode(n) ? [name] : []));
      const words = suggest(code, known);
      const fix = words.suggestion === undefined ? undefined : { start: place.start, end: place.end, text: words.suggestion };
      source.report('unknown-name', words, place, fix);
      return undefined;
    }
    if (path.includes(code)) {
      source.report('cycle', { path: [...path.slice(path.indexOf(code)), code] }, place);
      return undefined;
    }
    path.push(code);
    const model = mapAt(source, node, 'rfm', 'rfm');
    if (!model) return undefined;
    models.push(model);
    map = model;
  }
  return models;
}

type PartAggregate = 'days_since' | 'count' | 'days_active' | 'sum' | 'avg' | 'max';

/** `{days_since: order_date}`, `{count: order_id}`, `{sum: amount}`: one aggregate and what it is of. */
function readPart(
  source: YamlSource,
  map: MapReader | undefined,
  key: 'recency' | 'frequency' | 'monetary',
  frame: Frame | undefined,
): Measure | undefined {
  const part = map && mapAt(source, map.get(key), key, key);
  if (!part) return undefined;
  const found = part.keys();
  const allowed = keysOf(key) as readonly PartAggregate[];
  const agg = allowed.find((a) => found.includes(a));
  if (found.length > 1 || part.isEmpty) source.report('one-builder', { found, available: allowed }, part.place);
  const field = agg && source.expression(part.get(agg), agg);
  if (!agg || !field || !frame) return undefined;
  if (agg !== 'days_since' && agg !== 'days_active') {
    return { ...frame, agg: agg === 'count' ? 'count_distinct' : agg, field, place: part.place };
  }
  const onPlace = source.placeOf(part.get(agg));
  if (field.kind === 'name') return { ...frame, agg, on: field.name, onPlace, place: part.place };
  source.report('wrong-shape', { key: agg, expected: 'name', found: source.text.slice(onPlace.start, onPlace.end) }, onPlace);
  return undefined;
}
