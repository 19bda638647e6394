import type { Node } from 'yaml';
import { isDay } from '../language/calendar.ts';
import { AGGREGATES, CALENDAR_PERIODS, type Measure, type Span, type Window } from '../language/definition.ts';
import type { IssueParams } from '../language/issue.ts';
import type { YamlSource } from './read-yaml.ts';
import { isMapNode, readBilingual } from './words.ts';

const MEASURE_KEYS = ['from', 'agg', 'field', 'where', 'on', 'window', 'empty', 'min_support', 'key', 'name'];

/** Aggregates that make no sense without a field; the others count rows or days. */
const NEED_FIELD = new Set<string>(['count_distinct', 'sum', 'avg', 'min', 'max', 'first', 'last', 'most_frequent']);

/** Aggregates of days: what they are of is the time column, so `field` says the same as `on`. */
const DAYS_ONLY = new Set<string>(['days_since', 'days_since_first', 'days_active']);

export function readMeasure(source: YamlSource, node: Node | null | undefined, key: string): Measure | undefined {
  const before = source.issues.length;
  const map = source.map(node, key, MEASURE_KEYS);
  if (!map) return undefined;
  const hasFrom = map.require('from', key);
  const hasAgg = map.require('agg', key);
  const from = hasFrom ? source.string(map.get('from'), 'from') : undefined;
  const agg = hasAgg ? source.oneOf(map.get('agg'), 'agg', AGGREGATES) : undefined;
  const ofDays = agg !== undefined && DAYS_ONLY.has(agg);
  const field = map.optional('field', (s, n, k) => s.expression(n, k));
  if (ofDays && field && field.kind !== 'name') source.shape(map.get('field'), 'field', 'name');
  if (ofDays && map.has('field') && map.has('on'))
    source.report('one-builder', { found: ['field', 'on'], available: ['on'] }, map.keyPlace('field'));
  if (agg && NEED_FIELD.has(agg) && !map.has('field')) source.report('needs-field', { agg }, source.placeOf(map.get('agg')));
  const where = map.optional('where', (s, n, k) => s.expression(n, k));
  const dayKey = ofDays && map.has('field') ? 'field' : 'on';
  const on = ofDays && field?.kind === 'name' ? field.name : map.optional('on', (s, n, k) => s.string(n, k));
  const window = map.has('window') ? readWindow(source, map.get('window')) : ({ kind: 'ever' } as const);
  const empty = map.optional('empty', (s, n, k) => s.value(n, k));
  const minSupport = map.optional('min_support', (s, n, k) => s.positiveInteger(n, k));
  if (map.has('min_support') && agg !== undefined && agg !== 'most_frequent') {
    source.report('only-with', { key: 'min_support', name: 'most_frequent' }, map.keyPlace('min_support'));
  }
  const customer = map.optional('key', (s, n, k) => s.string(n, k));
  const name = map.optional('name', readBilingual);
  if (from === undefined || agg === undefined || window === undefined || source.issues.length > before) return undefined;
  return {
    from,
    agg,
    window,
    place: map.place,
    fromPlace: source.placeOf(map.get('from')),
    ...(field && !ofDays ? { field } : {}),
    ...(where ? { where } : {}),
    ...(on ? { on, onPlace: source.placeOf(map.get(dayKey)) } : {}),
    ...(empty !== undefined ? { empty } : {}),
    ...(minSupport ? { minSupport } : {}),
    ...(customer ? { key: customer, keyPlace: source.placeOf(map.get('key')) } : {}),
    ...(name ? { name } : {}),
    ...(map.has('window') ? { windowPlace: source.placeOf(windowValue(map.get('window'))) } : {}),
  };
}

const SPAN = /^(\d+)\s*([dwmy])$/;
const WINDOW_KEYS = ['last', 'prev', 'between', 'calendar', 'range'];
/** Days of a unit, at least: enough to tell an impossible span from a long one. */
const DAYS = { d: 1, w: 7, m: 28, y: 365 } as const;
const LONGEST_DAYS = 100 * 365;

export function readWindow(source: YamlSource, node: Node | null | undefined): Window | undefined {
  const bad = (problem: IssueParams['bad-window']['problem'], at: Node | null | undefined): undefined => {
    const place = source.placeOf(at);
    source.report('bad-window', { found: source.text.slice(place.start, place.end), problem }, place);
  };
  if (!isMapNode(node)) {
    const text = source.string(node, 'window');
    return text === 'ever' ? { kind: 'ever' } : text === undefined ? undefined : bad('form', node);
  }
  const map = source.map(node, 'window', WINDOW_KEYS);
  const [key, ...more] = map?.keys() ?? [];
  if (!map) return undefined;
  if (key === undefined || more.length > 0) return node.items.length === map.keys().length ? bad('form', node) : undefined;
  const value = map.get(key);
  const readSpan = (at: Node | null | undefined): Span | undefined => {
    const text = source.string(at, key);
    if (text === undefined) return undefined;
    const match = SPAN.exec(text.trim());
    if (!match) return bad('form', at);
    const span = { count: Number(match[1]), unit: match[2] as Span['unit'] };
    return span.count * DAYS[span.unit] > LONGEST_DAYS ? bad('too-long', at) : span;
  };
  const readPair = (): readonly Node[] | undefined => {
    const before = source.issues.length;
    const items = source.list(value, key);
    if (items.length === 2) return items;
    return source.issues.length > before ? undefined : bad('form', value);
  };
  switch (key) {
    case 'last':
    case 'prev': {
      const span = readSpan(value);
      return span && (span.count === 0 ? bad('empty', value) : { kind: key, span });
    }
    case 'between': {
      const [from, to] = readPair()?.map(readSpan) ?? [];
      if (!from || !to) return undefined;
      return isLater(from, to) ? bad('reversed', value) : { kind: 'between', from, to };
    }
    case 'calendar': {
      const period = source.oneOf(value, key, CALENDAR_PERIODS);
      return period && { kind: 'calendar', period };
    }
    default: {
      const [start, end] = readPair()?.map((n) => readDay(source, n, key)) ?? [];
      if (!start || !end) return undefined;
      return start > end ? bad('reversed', value) : { kind: 'range', start, end };
    }
  }
}

/** True when the window would start after its end on every as-of date; days against months stay undecided. */
function isLater(from: Span, to: Span): boolean {
  const months = { d: 0, w: 0, m: 1, y: 12 } as const;
  if (months[from.unit] > 0 && months[to.unit] > 0) return from.count * months[from.unit] < to.count * months[to.unit];
  return months[from.unit] === 0 && months[to.unit] === 0 && from.count * DAYS[from.unit] < to.count * DAYS[to.unit];
}

function readDay(source: YamlSource, node: Node | null | undefined, key: string): string | undefined {
  const text = source.string(node, key);
  if (text === undefined || isDay(text)) return text;
  source.report('bad-date', { found: text }, source.placeOf(node));
  return undefined;
}

/** The value inside `{last: 365d}`, which is what a reader changes. */
export function windowValue(node: Node | null | undefined): Node | null | undefined {
  return isMapNode(node) && node.items.length === 1 ? ((node.items[0]?.value as Node | null) ?? node) : node;
}
