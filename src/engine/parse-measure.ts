import type { Node } from 'yaml';
import { isDay } from './calendar.ts';
import { AGGREGATES, CALENDAR_PERIODS, type Measure, type Span, type Window } from './definition.ts';
import type { Expression } from './expression.ts';
import { isMapNode, readBilingual } from './parse-words.ts';
import type { YamlSource } from './read-yaml.ts';

const MEASURE_KEYS = ['from', 'agg', 'field', 'where', 'on', 'window', 'empty', 'min_support', 'name'];

/** Aggregates that make no sense without a field; the others count rows or days. */
const NEED_FIELD = new Set<string>(['count_distinct', 'sum', 'avg', 'min', 'max', 'first', 'last', 'most_frequent']);

export function readMeasure(source: YamlSource, node: Node | null | undefined, key: string): Measure | undefined {
  const map = source.map(node, key, MEASURE_KEYS);
  if (!map) return undefined;
  const hasFrom = map.require('from', key);
  const hasAgg = map.require('agg', key);
  const from = hasFrom ? source.string(map.get('from'), 'from') : undefined;
  const agg = hasAgg ? source.oneOf(map.get('agg'), 'agg', AGGREGATES) : undefined;
  const field = map.optional('field', (s, n, k) => s.expression(n, k));
  if (agg && NEED_FIELD.has(agg) && !map.has('field')) source.report('needs-field', { agg }, map.keyPlace('agg'));
  const where = map.optional('where', (s, n, k) => s.expression(n, k));
  const on = map.optional('on', (s, n, k) => s.string(n, k));
  const window = map.has('window') ? readWindow(source, map.get('window')) : ({ kind: 'ever' } as const);
  const empty = map.optional('empty', (s, n, k) => s.value(n, k));
  const minSupport = map.optional('min_support', (s, n, k) => s.positiveInteger(n, k));
  const name = map.optional('name', readBilingual);
  if (from === undefined || agg === undefined || window === undefined) return undefined;
  return {
    from,
    agg,
    window,
    place: map.place,
    ...(field ? { field } : {}),
    ...(where ? { where } : {}),
    ...(on ? { on } : {}),
    ...(empty !== undefined ? { empty } : {}),
    ...(minSupport ? { minSupport } : {}),
    ...(name ? { name } : {}),
    ...(map.has('window') ? { windowPlace: source.placeOf(windowValue(map.get('window'))) } : {}),
  };
}

/** The part of a measure that the three measures of `rfm` share. */
export interface MeasureFrame {
  readonly from: string;
  readonly where?: Expression;
  readonly on?: string;
  readonly window: Window;
  readonly windowPlace?: Measure['place'];
}

const SPAN = /^(\d+)\s*([dwmy])$/;
const WINDOW_KEYS = ['last', 'prev', 'between', 'calendar', 'range'];

export function readWindow(source: YamlSource, node: Node | null | undefined): Window | undefined {
  if (!isMapNode(node)) {
    const text = source.string(node, 'window');
    if (text === 'ever') return { kind: 'ever' };
    if (text !== undefined) source.report('bad-window', { found: text }, source.placeOf(node));
    return undefined;
  }
  const map = source.map(node, 'window', WINDOW_KEYS);
  const [key, ...more] = map?.keys() ?? [];
  if (!map || key === undefined || more.length > 0) {
    source.report('bad-window', { found: source.text.slice(...edges(source, node)) }, source.placeOf(node));
    return undefined;
  }
  const value = map.get(key);
  switch (key) {
    case 'last':
    case 'prev': {
      const span = readSpan(source, value, key);
      return span && { kind: key, span };
    }
    case 'between': {
      const [from, to] = source.list(value, key).map((n) => readSpan(source, n, key));
      if (from && to) return { kind: 'between', from, to };
      break;
    }
    case 'calendar': {
      const period = source.oneOf(value, key, CALENDAR_PERIODS);
      return period && { kind: 'calendar', period };
    }
    default: {
      const [start, end] = source.list(value, key).map((n) => readDay(source, n, key));
      if (start && end && start <= end) return { kind: 'range', start, end };
    }
  }
  source.report('bad-window', { found: source.text.slice(...edges(source, node)) }, source.placeOf(node));
  return undefined;
}

function readSpan(source: YamlSource, node: Node | null | undefined, key: string): Span | undefined {
  const text = source.string(node, key);
  const match = SPAN.exec(text?.trim() ?? '');
  if (match) return { count: Number(match[1]), unit: match[2] as Span['unit'] };
  if (text !== undefined) source.report('bad-window', { found: text }, source.placeOf(node));
  return undefined;
}

function readDay(source: YamlSource, node: Node | null | undefined, key: string): string | undefined {
  const text = source.string(node, key);
  if (text === undefined || isDay(text)) return text;
  source.report('bad-date', { found: text }, source.placeOf(node));
  return undefined;
}

/** The value inside `{last: 365d}`, which is what a reader changes. */
function windowValue(node: Node | null | undefined): Node | null | undefined {
  return isMapNode(node) && node.items.length === 1 ? ((node.items[0]?.value as Node | null) ?? node) : node;
}

const edges = (source: YamlSource, node: Node | null | undefined): [number, number] => {
  const { start, end } = source.placeOf(node);
  return [start, end];
};
