import type { Cell } from '../engine/language/rows.ts';
import type { ColumnType } from '../engine/language/schema.ts';

/** How the values of a column are spread, small enough to draw beside its name. */
export type Sketch =
  | Numbers
  | Dates
  /** Each value and its rows, in the order of numbers, and otherwise the commonest first. */
  | { readonly kind: 'values'; readonly values: readonly (readonly [value: Cell, count: number])[] }
  /** Too many to draw. `alike`: no value stands in two rows. */
  | { readonly kind: 'many'; readonly distinct: number; readonly alike: boolean };

/** Equally wide stretches from `from` on; where `above` is set, the last holds everything beyond as well. */
interface Numbers {
  readonly kind: 'numbers';
  readonly least: number;
  readonly median: number;
  readonly most: number;
  readonly from: number;
  readonly step: number;
  readonly counts: readonly number[];
  readonly above: boolean;
}
/** Every day, week, month or year, each by its first day. */
interface Dates {
  readonly kind: 'dates';
  readonly first: string;
  readonly last: string;
  readonly by: 'day' | 'week' | 'month' | 'year';
  readonly starts: readonly string[];
  readonly counts: readonly number[];
}
/** What decides how a column is drawn, besides its values. */
interface Drawn {
  readonly type: ColumnType;
  readonly hasCodes: boolean;
  /** Its values only tell rows apart, or lead to another table. */
  readonly isKey: boolean;
}

/** As many values as are drawn one by one. */
const FEW = 12;
/** Of a column that has codes, all are told. */
const FEW_CODES = 40;
/** About so many stretches of a number. */
const STRETCHES = 20;
/** What lies beyond a hundredth of the rows is one stretch, when it would take up most of the picture. */
const TAIL = 0.99;
const LONG_TAIL = 2;

/** The sketch of a column's values; nothing where there are none. */
export function sketchOf({ type, hasCodes, isKey }: Drawn, cells: readonly Cell[]): Sketch | undefined {
  const present = cells.filter((cell) => cell !== null);
  if (present.length === 0) return undefined;
  if (type === 'date' || type === 'timestamp') return datesOf(present.map(String));
  const counts = new Map<Cell, number>();
  for (const cell of present) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const isNumber = type === 'int' || type === 'real';
  const alike = counts.size === present.length;
  // bars of one tell nothing
  const isFew = hasCodes ? counts.size <= FEW_CODES : counts.size <= FEW && !(alike && counts.size > 1);
  if (isFew) {
    const byCount = ([a, n]: [Cell, number], [b, m]: [Cell, number]) => m - n || (String(a) < String(b) ? -1 : 1);
    return { kind: 'values', values: [...counts].sort(isNumber ? ([a], [b]) => Number(a) - Number(b) : byCount) };
  }
  if (isNumber && !isKey && counts.size > FEW) return numbersOf(present.map(Number), type === 'int' ? 1 : 0);
  return { kind: 'many', distinct: counts.size, alike };
}

function numbersOf(numbers: readonly number[], leastStep: number): Numbers {
  const sorted = Float64Array.from(numbers).sort();
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const tail = sorted[Math.ceil(TAIL * sorted.length) - 1] ?? most;
  const above = most - least > LONG_TAIL * (tail - least) && tail > least;
  const step = Math.max(leastStep, niceStep(((above ? tail : most) - least) / STRETCHES));
  const from = Math.floor(least / step) * step;
  const count = Math.floor(((above ? tail : most) - from) / step) + 1;
  const counts = new Array<number>(count).fill(0);
  // a whole number of steps may come out a hair below itself
  for (const number of sorted) addOne(counts, Math.min(Math.floor((number - from) / step + 1e-9), count - 1));
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? least;
  return { kind: 'numbers', least, median, most, from: Number(from.toPrecision(12)), step, counts, above };
}

/** 1, 2 or 5 with zeros, not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const lead = [1, 2, 5, 10].find((times) => times * power >= least * (1 - 1e-9)) ?? 10;
  return Number((lead * power).toPrecision(12));
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 45;
const MOST_WEEKS = 45 * 7;
const MOST_MONTHS = 60;

function datesOf(texts: readonly string[]): Dates {
  const days = texts.map((text) => Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS));
  const first = days.reduce((least, day) => Math.min(least, day));
  const last = days.reduce((most, day) => Math.max(most, day));
  const span = last - first + 1;
  const iso = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
  const ends = { first: iso(first), last: iso(last) };
  if (span <= MOST_WEEKS) {
    const width = span <= MOST_DAYS ? 1 : 7;
    const counts = new Array<number>(Math.ceil(span / width)).fill(0);
    for (const day of days) addOne(counts, Math.floor((day - first) / width));
    return { kind: 'dates', ...ends, by: width === 1 ? 'day' : 'week', starts: counts.map((_, i) => iso(first + i * width)), counts };
  }
  const monthOf = (day: number) => {
    const date = new Date(day * DAY_MS);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  // over many years a month would be a hair
  const width = monthOf(last) - monthOf(first) >= MOST_MONTHS ? 12 : 1;
  const from = Math.floor(monthOf(first) / width) * width;
  const counts = new Array<number>(Math.ceil((monthOf(last) - from + 1) / width)).fill(0);
  for (const day of days) addOne(counts, Math.floor((monthOf(day) - from) / width));
  const startOf = (i: number) => {
    const month = from + i * width;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  };
  return { kind: 'dates', ...ends, by: width === 1 ? 'month' : 'year', starts: counts.map((_, i) => startOf(i)), counts };
}

function addOne(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}
