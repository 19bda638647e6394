/** Days are whole numbers since 1970-01-01, so that every reckoning is a sum; text is made last. */
const DAY_MS = 86_400_000;

export const dayOf = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS;

export const isoDate = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `YYYY-MM-DD HH:MM:SS`, the second counted from midnight. */
export const isoTimestamp = (day: number, second: number): string =>
  new Date(day * DAY_MS + second * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;

/** The same day of another month; the 31st becomes the last day of a shorter month. */
export function addMonths(isoDay: string, months: number): string {
  const lastOfMonth = new Date(Date.UTC(Number(isoDay.slice(0, 4)), Number(isoDay.slice(5, 7)) + months, 0));
  const day = Math.min(Number(isoDay.slice(8, 10)), lastOfMonth.getUTCDate());
  return `${lastOfMonth.toISOString().slice(0, 8)}${String(day).padStart(2, '0')}`;
}
