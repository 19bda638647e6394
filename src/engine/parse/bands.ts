import type { Node } from 'yaml';
import type { Scoring } from '../language/definition.ts';
import type { Place } from '../language/issue.ts';
import type { MapReader } from './map-reader.ts';
import type { YamlSource } from './read-yaml.ts';

/** Methods whose edges have a meaning of their own, and the edges that they have when none are written. */
export const USUAL_EDGES = { pareto: [0.8, 0.95], zscore: [-1, 1] } as const;
export type BandMethod = keyof typeof USUAL_EDGES;
export const isBandMethod = (method: string): method is BandMethod => Object.hasOwn(USUAL_EDGES, method);

/** Bands from the first to the last: where each ends, and what it is called. */
interface Bands {
  readonly labels: readonly string[];
  readonly edges: readonly number[];
  readonly places: readonly Place[];
}

/** The bands of `pareto` and `zscore`: `edges` with `labels`, or `cut`, which is both. */
export function readBandScoring(
  source: YamlSource,
  map: MapReader,
  method: BandMethod,
): { score: Scoring; labels?: readonly string[] } | undefined {
  const before = source.issues.length;
  const twice = ['edges', 'labels', 'n'].filter((key) => map.has('cut') && map.has(key));
  const [one] = twice;
  if (one) source.report('one-builder', { found: ['cut', ...twice], available: ['cut'] }, map.keyPlace(one));
  const cut = map.optional('cut', (s, node, key) => readCut(s, node, key, method));
  const written = map.has('edges') ? readEdges(source, map.get('edges')) : undefined;
  const bands = cut ?? written ?? { edges: USUAL_EDGES[method], places: undefined };
  const n = map.optional('n', (s, node, key) => s.positiveInteger(node, key));
  if (source.issues.length > before) return undefined;
  const { edges, places } = bands;
  const at = map.has('cut') ? map.get('cut') : map.has('edges') ? map.get('edges') : map.get('method');
  if (edges.length === 0) source.report('band-count', { found: 1, low: 2, high: 100 }, source.placeOf(at));
  if (n !== undefined && n !== edges.length + 1)
    source.report('bad-edges', { expected: n - 1, found: edges.length }, source.placeOf(map.get('n')));
  if (edges.some((e, i) => i > 0 && e <= (edges[i - 1] ?? e)))
    source.report('edges-order', { edges: edges.join(', ') }, source.placeOf(at));
  const outside = method === 'pareto' ? edges.find((e) => e <= 0 || e >= 1) : undefined;
  if (outside !== undefined) source.report('not-a-share', { found: outside, ...sharesOf(outside, '') }, source.placeOf(at));
  if (source.issues.length > before) return undefined;
  return {
    score: {
      method,
      n: edges.length + 1,
      edges,
      places: { method: source.placeOf(map.get('method')), ...(places ? { edges: places } : {}) },
    },
    ...(cut ? { labels: cut.labels } : {}),
  };
}

function readEdges(source: YamlSource, node: Node | null | undefined): Pick<Bands, 'edges' | 'places'> {
  const nodes = source.list(node, 'edges');
  return { edges: nodes.flatMap((e) => source.number(e, 'edges') ?? []), places: nodes.map((e) => source.placeOf(e)) };
}

const PERCENT = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*%$/;

/** `{A: 0.8, B: 0.95, C: 1}`: each band and where it ends; the last takes the rest, as 1 (of `pareto`) or as `else`. */
function readCut(source: YamlSource, node: Node | null | undefined, key: string, method: BandMethod): Bands | undefined {
  const before = source.issues.length;
  const entries = source.entries(node, key);
  const ends = entries.map(({ key: value, value: end }, i) => {
    const text = source.string(end, value)?.trim() ?? '';
    const isLast = i === entries.length - 1;
    if (isLast && (text === 'else' || (method === 'pareto' && endOf(text) === 1))) return 'rest';
    const number = endOf(text);
    const percent = method === 'pareto' && number !== undefined ? sharesOf(number, '%') : {};
    if (percent.instead !== undefined) {
      const place = source.placeOf(end);
      source.report('not-a-share', { found: number ?? 0, ...percent }, place, {
        start: place.start,
        end: place.end,
        text: percent.instead,
      });
    } else if (number === undefined || isLast) {
      const last = isLast && number !== undefined ? { last: method === 'pareto' ? ('share' as const) : ('number' as const) } : {};
      source.report('bad-cut', { found: text, ...last }, source.placeOf(end));
    }
    return number ?? 'rest';
  });
  if (source.issues.length > before) return undefined;
  return {
    labels: entries.map((e) => e.key),
    edges: ends.flatMap((end) => (end === 'rest' ? [] : [end])),
    places: entries.slice(0, -1).map((e) => source.placeOf(e.value)),
  };
}

/** What `80` was meant to be, among shares. */
const sharesOf = (found: number, sign: '' | '%'): { readonly instead?: string } =>
  found > 1 && found <= 100 ? { instead: sign === '%' ? `${found}%` : String(found / 100) } : {};

function endOf(text: string): number | undefined {
  const percent = PERCENT.exec(text);
  if (percent) return Number(percent[1]) / 100;
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
