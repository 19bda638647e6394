import type { Node } from 'yaml';
import { isDay } from '../language/calendar.ts';
import { CALENDAR_PERIODS, type Span, type Window } from '../language/definition.ts';
import { keysOf } from '../language/grammar/grammar.ts';
import type { IssueParams } from '../language/issue.ts';
import { mapAt, wordOf } from './by-grammar.ts';
import { meantDay } from './notation.ts';
import type { YamlSource } from './read-yaml.ts';
import { isMapNode } from './words.ts';

const SPAN = /^(\d+)\s*([dwmy])$/;
/** Days of a unit, at least: enough to tell an impossible span from a long one. */
const DAYS = { d: 1, w: 7, m: 28, y: 365 } as const;
const LONGEST_DAYS = 100 * 365;

export function readWindow(source: YamlSource, node: Node | null | undefined): Window | undefined {
  const bad = (problem: IssueParams['bad-window']['problem'], at: Node | null | undefined): undefined => {
    const place = source.placeOf(at);
    const found = source.text.slice(place.start, place.end);
    const instead = problem === 'form' ? meantBy(at, at === node) : undefined;
    const fix = instead === undefined ? undefined : { start: place.start, end: place.end, text: instead };
    source.report('bad-window', { found, problem, ...(instead === undefined ? {} : { instead }) }, place, fix);
  };
  if (!isMapNode(node)) {
    const text = source.string(node, 'window');
    return text === 'ever' ? { kind: 'ever' } : text === undefined ? undefined : bad('form', node);
  }
  const map = mapAt(source, node, 'window', 'window');
  const [key, ...more] = map?.keys() ?? [];
  if (!map) return undefined;
  if (more.length > 0) {
    source.report('one-builder', { found: map.keys(), available: keysOf('window') }, source.placeOf(node));
    return undefined;
  }
  if (key === undefined) return node.items.length === 0 ? bad('form', node) : undefined;
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

/** `90 days`, `90天`, and a bare `90`, which is days. */
const SPOKEN =
  /^(?:(last|past|prev|previous|最近|过去|近)\s*)?(\d{1,5}|[一二两三四五六七八九]?十?[一二两三四五六七八九]|[一二两三四五六七八九]?十|半)\s*(d|days?|天|日|w|weeks?|周|m|months?|个?月|y|years?|年)?$/i;
const UNITS: Readonly<Record<string, Span['unit']>> = { 天: 'd', 日: 'd', 周: 'w', 月: 'm', 个: 'm', 年: 'y' };

/** What somebody meant who wrote a span, or a period, in other words. @param whole it stands for the window, not for a span inside one */
function meantBy(node: Node | null | undefined, whole: boolean): string | undefined {
  const text = wordOf(node).trim().toLowerCase();
  if (whole && CALENDAR_PERIODS.some((period) => period === text)) return `{calendar: ${text}}`;
  const [, ahead = '', digits, unit = 'd'] = SPOKEN.exec(text) ?? [];
  const span = digits === undefined ? undefined : spanOf(digits, UNITS[unit.charAt(0)] ?? unit.charAt(0));
  if (span === undefined || (ahead !== '' && !whole)) return undefined;
  // 过去 N 天 ends yesterday, 最近 N 天 today.
  return whole ? `{${/^(prev|过去)/.test(ahead) ? 'prev' : 'last'}: ${span}}` : span;
}

function spanOf(digits: string, unit: string): string | undefined {
  if (digits === '半') return HALF[unit];
  const count = /\d/.test(digits) ? Number(digits) : numeral(digits);
  return count > 0 ? `${count}${unit}` : undefined;
}
const HALF: Readonly<Record<string, string>> = { y: '6m', m: '15d' };

/** 三, 十, 十二, 三十, 三十五. */
function numeral(written: string): number {
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['零', written];
  const digit = (sign: string, none: number): number => (sign === '' ? none : sign === '两' ? 2 : '零一二三四五六七八九'.indexOf(sign));
  return digit(tens, 1) * 10 + digit(ones, 0);
}

/** True when the window would start after its end on every as-of date; days against months stay undecided. */
function isLater(from: Span, to: Span): boolean {
  const months = { d: 0, w: 0, m: 1, y: 12 } as const;
  if (months[from.unit] > 0 && months[to.unit] > 0) return from.count * months[from.unit] < to.count * months[to.unit];
  return months[from.unit] === 0 && months[to.unit] === 0 && from.count * DAYS[from.unit] < to.count * DAYS[to.unit];
}

/** A day of the calendar, written as 2025-06-30. */
export function readDay(source: YamlSource, node: Node | null | undefined, key: string): string | undefined {
  const text = source.string(node, key);
  if (text === undefined || isDay(text)) return text;
  const { start, end } = source.placeOf(node);
  const instead = meantDay(text);
  const fix = instead === undefined ? undefined : { start, end, text: instead };
  source.report('bad-date', { found: text, ...(instead === undefined ? {} : { instead }) }, source.placeOf(node), fix);
  return undefined;
}

/** How long something stays good: `180d`, `6m`. */
export function readLifetime(source: YamlSource, node: Node | null | undefined, key: string): Span | undefined {
  const text = source.string(node, key);
  if (text === undefined) return undefined;
  const match = SPAN.exec(text.trim());
  const span = { count: Number(match?.[1]), unit: match?.[2] as Span['unit'] };
  if (match && span.count > 0 && span.count * DAYS[span.unit] <= LONGEST_DAYS) return span;
  source.shape(node, key, 'lifetime', meantBy(node, false));
  return undefined;
}

/** A span of days or weeks, as days: a half-life, or the time between two steps. */
export function readDays(source: YamlSource, node: Node | null | undefined, key: string): number | undefined {
  const text = source.string(node, key);
  if (text === undefined) return undefined;
  const match = SPAN.exec(text.trim());
  const unit = match?.[2];
  const days = unit === 'd' || unit === 'w' ? Number(match?.[1]) * DAYS[unit] : undefined;
  if (days !== undefined && days > 0 && days <= LONGEST_DAYS) return days;
  const problem = days === undefined ? 'days' : days === 0 ? 'empty' : 'too-long';
  const instead = problem === 'days' ? meantBy(node, false) : undefined;
  const isDays = instead !== undefined && /[dw]$/.test(instead);
  const place = source.placeOf(node);
  const params = { found: text, problem, ...(isDays ? { instead } : {}) } as const;
  source.report('bad-window', params, place, isDays ? { start: place.start, end: place.end, text: instead } : undefined);
  return undefined;
}

/** The value inside `{last: 365d}`, which is what a reader changes. */
export function windowValue(node: Node | null | undefined): Node | null | undefined {
  return isMapNode(node) && node.items.length === 1 ? ((node.items[0]?.value as Node | null) ?? node) : node;
}
