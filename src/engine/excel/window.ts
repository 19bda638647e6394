import type { RowSource } from '../language/resolved.ts';
import { type Bound as DayBound, windowBounds } from '../language/window.ts';
import { dateOrText } from './cell.ts';

/** A limit of a window: the time must be on this side of this day. */
export interface Limit {
  readonly sign: '>=' | '<=' | '<';
  readonly day: string;
}

/** The limits of a window; times of day are cut half-open. */
export function windowLimits({ spec, time }: RowSource): readonly Limit[] {
  const { start, end } = windowBounds(spec.window);
  const last = end.kind === 'day' ? `MIN(as_of,${dateOrText(end.day)})` : dayFormula(end, time?.timestamp ? 1 : 0);
  const until: Limit = time?.timestamp ? { sign: '<', day: end.kind === 'day' ? `${last}+1` : last } : { sign: '<=', day: last };
  return [...(start ? [{ sign: '>=', day: dayFormula(start) } as const] : []), until];
}

/** A day counted from the as-of date. EDATE clamps to the last day of the month, as the engine does. */
function dayFormula(bound: DayBound, moreDays = 0): string {
  if (bound.kind === 'day') return dateOrText(bound.day);
  const { months, startOfMonth, startOf } = bound.offset;
  let days = bound.offset.days + moreDays;
  let day = 'as_of';
  if (startOf === 12) day = `DATE(YEAR(as_of)${plus(months / 12)},1,1)`;
  else if (startOf === 3) day = `DATE(YEAR(as_of),3*INT((MONTH(as_of)-1)/3)+1${plus(months)},1)`;
  else if (startOfMonth) [day, days] = [`EOMONTH(as_of,${months - 1})`, days + 1];
  else if (months !== 0) day = `EDATE(as_of,${months})`;
  return `${day}${plus(days)}`;
}

const plus = (n: number): string => (n === 0 ? '' : n < 0 ? String(n) : `+${n}`);
