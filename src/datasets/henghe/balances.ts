import { addMonths, isoOf } from '../../engine/language/calendar.ts';
import { dayOf } from '../calendar.ts';
import type { Client } from './clients.ts';
import { HNW_YUAN } from './clients.ts';
import { type Flow, LEAVE_DAYS } from './flows.ts';

export const BALANCE_DAYS = 90;

/** What a client holds at the end of each of the last 90 days, the as-of date last. */
export type Series = readonly number[];

/** The last month that is over on the as-of date. */
export function lastMonthOf(asOf: string): { readonly from: string; readonly to: string } {
  const next = isoOf(dayOf(asOf) + 1);
  const to = next.endsWith('-01') ? asOf : isoOf(dayOf(`${asOf.slice(0, 7)}-01`) - 1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** Flows say how assets moved, the client's level where they stand: far enough above zero, and on their own side of 6 million. */
export function seriesOf(client: Client, flows: readonly Flow[], asOf: string): Series {
  const last = dayOf(asOf);
  const first = last - BALANCE_DAYS + 1;
  const moved: number[] = Array.from({ length: BALANCE_DAYS }, () => 0);
  // buying and redeeming move money within the assets
  for (const { day, kind, yuan } of flows)
    if (day >= first && kind !== 'buy' && kind !== 'redeem') moved[day - first] = (moved[day - first] ?? 0) + yuan;
  let running = 0;
  const shape = moved.map((yuan) => {
    running += yuan;
    return running;
  });
  const at = (day: number): number => shape[Math.min(Math.max(day - first, 0), BALANCE_DAYS - 1)] ?? 0;
  const base = Math.round(baseOf(client, shape, at, asOf, last));
  return shape.map((yuan) => base + yuan);
}

function baseOf({ kind, level, leftShare }: Client, shape: Series, at: (day: number) => number, asOf: string, last: number): number {
  const month = lastMonthOf(asOf);
  const monthEnd = dayOf(month.to);
  const days = monthEnd - dayOf(month.from) + 1;
  const average = Array.from({ length: days }, (_, i) => at(monthEnd - i)).reduce((sum, yuan) => sum + yuan, 0) / days;
  const positive = level * 0.02 + 10 - Math.min(...shape);
  if (kind === 'leaver')
    return Math.max((at(last - LEAVE_DAYS) - at(last)) / (1 - leftShare) - at(last - LEAVE_DAYS), 10 - Math.min(...shape));
  if (kind === 'hnw') return Math.max(level - average, HNW_YUAN * 1.01 - average, HNW_YUAN * 1.01 - at(monthEnd));
  // a dresser's level is the one without the borrowed days: the first day of the 90 may be one of them
  if (kind === 'dresser') return Math.max(6_150_000 - at(monthEnd), level - Math.min(...shape));
  const staying = (0.62 * at(last - LEAVE_DAYS) - at(last)) / 0.38;
  return Math.max(level - average, positive, staying);
}

/** Twelve months from the day on, clamped to the end of the month. */
export const validUntil = (assessedOn: string): string => addMonths(assessedOn, 12);
