/** Days are whole numbers since 1970-01-01, so that every reckoning is a sum; text is made last. The engine's calendar works on text. */
const DAY_MS = 86_400_000;

export const dayOf = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS;

/** `YYYY-MM-DD HH:MM:SS`, the second counted from midnight. */
export const isoTimestamp = (day: number, second: number): string =>
  new Date(day * DAY_MS + second * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;
