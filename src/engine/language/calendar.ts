/** Days as ISO `YYYY-MM-DD` text; all arithmetic in UTC on day numbers, so that no time zone can move a date. */

const MS_PER_DAY = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, or undefined when the text is not a real calendar day. */
export function dayNumber(iso: string): number | undefined {
  const match = ISO.exec(iso);
  if (!match) return undefined;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return isoOf(ms / MS_PER_DAY) === iso ? ms / MS_PER_DAY : undefined;
}

export const isDay = (iso: string): boolean => dayNumber(iso) !== undefined;

export function isoOf(day: number): string {
  const ms = day * MS_PER_DAY;
  return new Date(ms).toISOString().slice(0, 10);
}

/** @param iso a valid day */
export function addDays(iso: string, days: number): string {
  return isoOf(mustDay(iso) + days);
}

/** Months clamp to the last day, as Excel's EDATE: 2025-03-31 minus one month is 2025-02-28. */
export function addMonths(iso: string, months: number): string {
  mustDay(iso);
  const index = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month, Math.min(Number(iso.slice(8)), lastDay)) / MS_PER_DAY);
}

export const daysBetween = (from: string, to: string): number => mustDay(to) - mustDay(from);

/** Full years lived; someone born on 29 February turns a year older on 1 March of a common year. */
export function ageInYears(birth: string, asOf: string): number {
  return Number(asOf.slice(0, 4)) - Number(birth.slice(0, 4)) - (asOf.slice(5) < birth.slice(5) ? 1 : 0);
}

function mustDay(iso: string): number {
  const day = dayNumber(iso);
  if (day === undefined) throw new RangeError(`not a calendar day: ${iso}`);
  return day;
}
