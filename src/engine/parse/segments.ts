import type { Node } from 'yaml';
import type { RfmBuilder, Scoring, Segment } from '../language/definition.ts';
import { ONE_OF } from '../language/grammar/grammar.ts';
import { PLACES } from '../language/grammar/places.ts';
import { SCHEMES } from '../language/schemes.ts';
import { lowestDigit } from '../language/score.ts';
import { mapAt } from './by-grammar.ts';
import type { MapReader } from './map-reader.ts';
import type { YamlSource } from './read-yaml.ts';
import { isList } from './words.ts';

/** The digits a score can take: 0 and 1 for mean and median, 1 to n otherwise. */
const digitRange = (score: Scoring): readonly [number, number] => (lowestDigit(score) === 0 ? [0, 1] : [1, score.n]);

/** What an `rfm` tag gives: the code by default, one digit, a weighted sum, or the segment of a scheme, a grid or a list of segments. */
export function readRfmOutput(source: YamlSource, map: MapReader, score: Scoring): RfmBuilder['output'] | undefined {
  const otherwise = map.optional('else', (s, n, k) => s.value(n, k));
  const rest = otherwise === undefined ? {} : { otherwise };
  const found = ONE_OF.rfm.filter((key) => map.has(key));
  if (found.length > 1) source.report('one-builder', { found, available: ONE_OF.rfm }, map.keyPlace(found[1] ?? ''));
  if (map.has('scheme')) {
    const name = source.oneOf(map.get('scheme'), 'scheme', PLACES.rfm.scheme.takes.words);
    const place = source.placeOf(map.get('scheme'));
    const cells = name ? SCHEMES[name].segments.flatMap((s) => s.cells ?? []) : [];
    const impossible = cells.find((cell) => !isCell(cell, score));
    if (name && impossible !== undefined) {
      const [low, high] = digitRange(score);
      source.report('bad-cell', { scheme: name, cell: impossible, low, high }, place);
    }
    return (
      name && {
        kind: 'segment',
        scheme: name,
        segments: SCHEMES[name].segments.map(({ value, cells }) => ({ value, cells: cells ?? [], place })),
        ...rest,
      }
    );
  }
  if (map.has('grid')) return { kind: 'segment', segments: readGrid(source, map.get('grid'), score), ...rest };
  if (map.has('segments')) return { kind: 'segment', segments: readSegments(source, map.get('segments'), score), ...rest };
  if (map.has('weights')) {
    const node = map.get('weights');
    const items = isList(node) ? source.list(node, 'weights') : [];
    if (items.length !== 3) source.shape(node, 'weights', 'three-numbers');
    const [r, f, m] = items.map((n) => source.number(n, 'weights'));
    return r !== undefined && f !== undefined && m !== undefined ? { kind: 'weighted', weights: [r, f, m] } : undefined;
  }
  const as = map.optional('as', (s, n, k) => s.oneOf(n, k, PLACES.rfm.as.takes.words)) ?? 'code';
  return as === 'code' ? { kind: 'code' } : { kind: 'digit', of: as };
}

/** `grid: {"111": 重要价值客户, …}`: cell to value; cells of the same value become one segment, in the order of their first cell. */
function readGrid(source: YamlSource, node: Node | null | undefined, score: Scoring): Segment[] {
  const byValue = new Map<string, { cells: string[]; segment: Omit<Segment, 'cells'> }>();
  for (const { key, keyNode, value } of source.entries(node, 'grid')) {
    const name = source.string(value, key);
    if (name === undefined) continue;
    checkCell(source, key, keyNode, score);
    const known = byValue.get(name);
    if (known) known.cells.push(key);
    else byValue.set(name, { cells: [key], segment: { value: name, place: source.placeOf(keyNode) } });
  }
  return [...byValue.values()].map(({ cells, segment }) => ({ ...segment, cells }));
}

function readSegments(source: YamlSource, node: Node | null | undefined, score: Scoring): Segment[] {
  return source.list(node, 'segments').flatMap((item) => {
    const map = mapAt(source, item, 'segment', 'segment');
    if (!map?.require('value', 'segment')) return [];
    const value = source.string(map.get('value'), 'value');
    const cells = map.optional('cells', (s, n, k) =>
      s.list(n, k).map((c) => {
        const cell = s.string(c, k) ?? '';
        checkCell(s, cell, c, score);
        return cell;
      }),
    );
    const [range] = (['r', 'f', 'm'] as const).filter((key) => map.has(key));
    if (cells && range) source.report('one-builder', { found: ['cells', range], available: ['cells', 'r, f, m'] }, map.keyPlace(range));
    const ranges = { r: readRange(map, 'r', score), f: readRange(map, 'f', score), m: readRange(map, 'm', score) };
    if (value === undefined) return [];
    return [{ value, ...(cells ? { cells } : ranges), place: map.place }];
  });
}

/** `r: [4, 5]`, `r: 4`, or absent: any score. */
function readRange(map: MapReader, key: string, score: Scoring): readonly [number, number] {
  const whole = digitRange(score);
  if (!map.has(key)) return whole;
  const node = map.get(key);
  const before = map.source.issues.length;
  const items = isList(node) ? map.source.list(node, key) : [node];
  const numbers = items.map((n) => map.source.number(n, key) ?? Number.NaN);
  if (map.source.issues.length > before) return whole;
  const [low = Number.NaN, high = low, ...more] = numbers;
  const isRange = Number.isInteger(low) && Number.isInteger(high) && low <= high && more.length === 0;
  if (!isRange || low < whole[0] || high > whole[1]) {
    map.source.report('bad-cell', { cell: numbers.join('–'), low: whole[0], high: whole[1] }, map.source.placeOf(node));
  }
  return [low, high];
}

function checkCell(source: YamlSource, cell: string, node: Node | undefined, score: Scoring): void {
  const [low, high] = digitRange(score);
  if (!isCell(cell, score)) source.report('bad-cell', { cell, low, high }, source.placeOf(node));
}

function isCell(cell: string, score: Scoring): boolean {
  const [low, high] = digitRange(score);
  return /^\d{3}$/.test(cell) && [...cell].every((d) => Number(d) >= low && Number(d) <= high);
}
