import { isDay } from '../language/calendar.ts';
import type { Notation } from '../language/issue.ts';

/** Something written as it is elsewhere, and understood all the same. `start` and `end` index the expression's own text. */
export interface Slip {
  readonly what: Notation;
  readonly start: number;
  readonly end: number;
  readonly found: string;
  /** How it is written here, where only one thing can be meant. */
  readonly instead?: string;
}

const words = (...lines: readonly (readonly [canonical: string, spoken: string])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(lines.flatMap(([canonical, spoken]) => spoken.split(' ').map((word) => [word, canonical])));

/** Signs of programs; each is read as the sign or the word that it stands for. */
export const OTHER_SIGNS = words(
  ['>=', '=>'],
  ['<=', '=<'],
  ['=', '==='],
  ['!=', '!=='],
  ['and', '&& &'],
  ['or', '|| |'],
  ['not', '!'],
  ['(', '['],
  [')', ']'],
);

/** Comparisons, and what binds conditions, as people say them. */
export const SPOKEN_COMPARISONS = words(
  ['>', '大于 高于 超过 多于 gt'],
  ['>=', '大于等于 不小于 不低于 不少于 gte'],
  ['<', '小于 低于 少于 lt'],
  ['<=', '小于等于 不大于 不超过 不高于 lte'],
  ['=', '等于 是 为 equals equal eq'],
  ['!=', '不等于 不是 不为 ne'],
);
export const SPOKEN_BINDINGS = words(['and', '且 并且 而且 同时 并 和 与'], ['or', '或 或者']);
export const SPOKEN_MISSING = words(['is missing', '为空 是空 空白 isnull isempty'], ['is present', '不为空 非空 notnull']);
export const SPOKEN_LIKE = words(['like', '包含 contains contain includes'], ['not like', '不包含']);
/** What stands behind `is`. */
export const EMPTY_WORDS = ['empty', 'blank', 'none', 'nil', '空', '空值', '空白'];
/** What begins a range that is spoken. */
export const AMONG = ['在', '介于'];
/** Between the two ends of `between`. */
export const END_WORDS = ['to', '到', '至', '和', '与'];

const UNIT =
  /^(万|千|百|亿|k)?(?:元钱?|块钱?|人民币|rmb|cny|yuan|usd|单|次|笔|件|个|人|位|岁|分|天|日|d|days?|orders?|times?|points?|people)?$/i;
const TIMES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, k: 1000, 万: 10_000, 亿: 100_000_000 };

/** `5000` of `5000元`, `50000` of `5万`; nothing for months, which have no number of days, nor for words that are no unit. */
export function numberOf(digits: string, unit: string): { readonly what: 'unit' | 'full-number'; readonly instead: string } | undefined {
  const [known, times] = UNIT.exec(unit) ?? [];
  if (known === undefined) return undefined;
  const plain = digits.replaceAll(',', '');
  if (times === undefined) return { what: known === '' ? 'full-number' : 'unit', instead: plain };
  const whole = Number((Number(plain) * (TIMES[times.toLowerCase()] ?? 1)).toPrecision(15));
  return { what: 'full-number', instead: String(whole) };
}

const SPAN = /^(\d+)\s*(周|星期|weeks?|个?月|months?|年|years?)$/i;
const DAYS_OF: Readonly<Record<string, number>> = { 周: 7, 星: 7, w: 7, 个: 30, 月: 30, m: 30, 年: 365, y: 365 };

/** `90` of `3个月`, beside what is counted in days. */
export function daysOf(span: string): string | undefined {
  const [, count, unit = ''] = SPAN.exec(span) ?? [];
  const days = DAYS_OF[unit.charAt(0).toLowerCase()];
  return count === undefined || days === undefined ? undefined : String(Number(count) * days);
}

const DATE = /(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)(?: +(\d{1,2}):(\d\d)(?::(\d\d))?)?(?![\p{L}\p{N}_.])/uy;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;

/** A day, or a moment, that starts here, as it is written in this language, without its quotes. */
export function dayAt(text: string, at: number): { readonly found: string; readonly day: string } | undefined {
  DATE.lastIndex = at;
  const [found, year, , m, d, month = m, date = d, hour, minute, second = '00'] = DATE.exec(text) ?? [];
  if (found === undefined) return undefined;
  const day = `${year}-${two(month)}-${two(date)}`;
  return isDay(day) ? { found, day: hour === undefined ? day : `${day} ${two(hour)}:${minute}:${second}` } : undefined;
}
const two = (digits = ''): string => digits.padStart(2, '0');

/** `2025-01-01` for `2025/1/1`, `2025年1月1日` and `20250101`. */
export function meantDay(text: string): string | undefined {
  const found = dayAt(text.trim(), 0);
  if (found?.found === text.trim()) return found.day;
  const [, year, month, date] = COMPACT.exec(text.trim()) ?? [];
  const day = `${year}-${month}-${date}`;
  return isDay(day) ? day : undefined;
}
