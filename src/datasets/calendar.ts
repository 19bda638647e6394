/** Days are whole numbers since 1970-01-01, so that every reckoning is a sum; text is made last. The engine's calendar works on text. */
const DAY_MS = 86_400_000;

export const dayOf = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS;

/** `YYYY-MM-DD HH:MM:SS`, the second counted from midnight. */
export const isoTimestamp = (day: number, second: number): string =>
  new Date(day * DAY_MS + second * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** The last day of the month before. @example monthEndBefore('2025-06-30') // '2025-05-31' */
export const monthEndBefore = (isoDate: string): string => isoDay(dayOf(`${isoDate.slice(0, 7)}-01`) - 1);

/** The 29th of February that comes last, this day included. */
export function lastLeapDay(isoDate: string): string {
  for (let year = Number(isoDate.slice(0, 4)); ; year--) {
    const day = `${year}-02-29`;
    if (isoDay(dayOf(`${year}-03-01`) - 1) === day && day <= isoDate) return day;
  }
}

const isoDay = (day: number): string => isoTimestamp(day, 0).slice(0, 10);

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;
