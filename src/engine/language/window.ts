import { addDays, addMonths } from './calendar.ts';
import type { CalendarPeriod, Span, Window } from './definition.ts';

/** A day counted from the as-of date: months first (clamped, or to the first of the month), days after. */
export interface Offset {
  readonly months: number;
  readonly days: number;
  readonly startOfMonth?: boolean;
  /** The month that a quarter or a year starts with, before `months` is added: 3 = quarter, 12 = year. */
  readonly startOf?: 3 | 12;
}
export type Bound = { readonly kind: 'offset'; readonly offset: Offset } | { readonly kind: 'day'; readonly day: string };

/** First and last day of a window, both included; no `start` means from the beginning. */
export interface WindowBounds {
  readonly start?: Bound;
  readonly end: Bound;
}

const at = (offset: Partial<Offset>): Bound => ({ kind: 'offset', offset: { months: 0, days: 0, ...offset } });
const back = (span: Span, days: number): Bound => {
  if (span.unit === 'm') return at({ months: -span.count, days });
  if (span.unit === 'y') return at({ months: -span.count * 12, days });
  return at({ days: days - span.count * (span.unit === 'w' ? 7 : 1) });
};

const PERIODS: Readonly<Record<CalendarPeriod, WindowBounds>> = {
  this_month: { start: at({ startOfMonth: true }), end: at({}) },
  last_month: { start: at({ startOfMonth: true, months: -1 }), end: at({ startOfMonth: true, days: -1 }) },
  this_quarter: { start: at({ startOf: 3 }), end: at({}) },
  last_quarter: { start: at({ startOf: 3, months: -3 }), end: at({ startOf: 3, days: -1 }) },
  ytd: { start: at({ startOf: 12 }), end: at({}) },
  last_year: { start: at({ startOf: 12, months: -12 }), end: at({ startOf: 12, days: -1 }) },
};

/**
 * The days a window covers, as offsets from the as-of date, so that every dialect can write them in its own date arithmetic.
 * @source 神策's reading: 最近 N 天 includes the base day, 过去 N 天 ends the day before it
 */
export function windowBounds(window: Window): WindowBounds {
  switch (window.kind) {
    case 'ever':
      return { end: at({}) };
    case 'last':
      return { start: back(window.span, 1), end: at({}) };
    case 'prev':
      return { start: back(window.span, 0), end: at({ days: -1 }) };
    case 'between':
      return { start: back(window.from, 0), end: back(window.to, 0) };
    case 'calendar':
      return PERIODS[window.period];
    case 'range':
      return { start: { kind: 'day', day: window.start }, end: { kind: 'day', day: window.end } };
  }
}

/** The calendar day of a bound. @example dayOf(windowBounds({kind:'last',span:{count:7,unit:'d'}}).start, '2025-06-30') // 2025-06-24 */
export function dayOf(bound: Bound, asOf: string): string {
  if (bound.kind === 'day') return bound.day;
  const { months, days, startOfMonth, startOf } = bound.offset;
  let day = asOf;
  if (startOfMonth || startOf) day = `${day.slice(0, 8)}01`;
  if (startOf) day = addMonths(day, -((Number(day.slice(5, 7)) - 1) % startOf));
  return addDays(addMonths(day, months), days);
}
