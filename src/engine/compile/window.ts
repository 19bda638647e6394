import type { Storage } from '../language/layout.ts';
import type { RowSource } from '../language/resolved.ts';
import { type Bound, windowBounds } from '../language/window.ts';
import type { Dialect } from './dialect.ts';
import type { Params } from './expression.ts';
import { DAY_AS_IT_LIES } from './lying.ts';

/**
 * @param column how the time column is written and lies
 * The conditions that keep the rows of a measure's window: none after the as-of date, timestamps half-open
 * (`ts < day after`), because `ts <= '2025-06-30'` drops that day's times.
 */
export function windowConditions(
  measure: RowSource,
  { sql: column, storage }: { readonly sql: string; readonly storage: Storage },
  dialect: Dialect,
  params: Params,
): string[] {
  if (!measure.time) return [];
  const lying = DAY_AS_IT_LIES[storage.kind] ?? ((day) => day);
  const { start, end } = windowBounds(measure.spec.window);
  const until = (bound: Bound): string =>
    measure.time?.timestamp
      ? `${column} < ${lying(dayAfter(bound, dialect, params))}`
      : `${column} <= ${lying(dayOf(bound, dialect, params))}`;
  const asOf: Bound = { kind: 'offset', offset: { months: 0, days: 0 } };
  const ends = isAsOf(end) ? [until(asOf)] : [until(asOf), until(end)];
  return [...ends, ...(start ? [`${column} >= ${lying(dayOf(start, dialect, params))}`] : [])];
}

const isAsOf = (b: Bound): boolean =>
  b.kind === 'offset' && b.offset.months === 0 && b.offset.days === 0 && !b.offset.startOf && !b.offset.startOfMonth;

function dayOf(bound: Bound, dialect: Dialect, params: Params, extraDays = 0): string {
  if (bound.kind === 'day') return dialect.addDays(dialect.day(dialect.param(params.add(bound.day))), extraDays);
  const { months, days, startOfMonth, startOf } = bound.offset;
  let date = dialect.param('as_of');
  if (startOf) date = dialect.startOf(date, startOf);
  else if (startOfMonth) date = dialect.startOfMonth(date);
  return dialect.addDays(dialect.addMonths(date, months), days + extraDays);
}

const dayAfter = (bound: Bound, dialect: Dialect, params: Params): string => dayOf(bound, dialect, params, 1);
