import type { ColumnFacts } from '../build/dataset-facts.ts';
import type { Sketch } from '../build/dataset-sketch.ts';
import type { Cell } from '../engine/language/rows.ts';
import type { Column } from '../engine/language/schema.ts';
import type { Language } from '../i18n/language.ts';
import type { Words } from '../i18n/words.ts';

type SpreadWords = Words['data'];

/** One line of the table beside a picture: what is counted, and how often. */
export interface SketchLine {
  readonly value: string;
  /** What the code means. */
  readonly meaning?: string;
  readonly rows: number;
}

export const WIDTH = 132;
export const HEIGHT = 34;
const GAP_BEFORE_MISSING = 6;
const MISSING_WIDTH = 9;

/** The bars of a sketch as one path, and beside them how many are missing, on the same scale; nothing where there is nothing to draw. */
export function barsOf({ sketch, missing }: ColumnFacts): { readonly bars: string; readonly missing?: string } | undefined {
  const counts = sketch && countsOf(sketch);
  if (counts === undefined) return undefined;
  const most = Math.max(...counts, missing);
  const room = missing > 0 ? WIDTH - GAP_BEFORE_MISSING - MISSING_WIDTH : WIDTH;
  const step = Math.min(room / counts.length, MISSING_WIDTH * 2);
  const gap = step > 3 ? 1 : step > 1.5 ? 0.5 : 0;
  const bar = (x: number, width: number, count: number): string => {
    // one row in a thousand is still there to be seen
    const height = count === 0 ? 0 : Math.max(0.8, (count / most) * HEIGHT);
    return count === 0 ? '' : `M${round(x)} ${HEIGHT}v-${round(height)}h${round(width)}v${round(height)}z`;
  };
  return {
    bars: counts.map((count, i) => bar(i * step, step - gap, count)).join(''),
    ...(missing > 0 && { missing: bar(WIDTH - MISSING_WIDTH, MISSING_WIDTH - 1, missing) }),
  };
}

const round = (x: number): number => Math.round(x * 10) / 10;

function countsOf(sketch: Sketch): readonly number[] | undefined {
  if (sketch.kind === 'many') return undefined;
  return sketch.kind === 'values' ? sketch.values.map(([, count]) => count) : sketch.counts;
}

/** The picture in words. */
export function saySketch({ sketch, missing }: ColumnFacts, column: Column, rows: number, t: SpreadWords, language: Language): string {
  const { spread } = t;
  switch (sketch?.kind) {
    case undefined:
      return '';
    case 'numbers':
      return spread.sayNumbers(sketch.least, sketch.median, sketch.most);
    case 'dates': {
      const [first, last] = [sketch.first, sketch.last].map((date) => date.slice(0, SHOWN[sketch.by])) as [string, string];
      return first === last ? spread.sayOne(first) : spread.sayDates(first, last, sketch.by);
    }
    case 'values': {
      const [most, count] = sketch.values.reduce((a, b) => (b[1] > a[1] ? b : a));
      const name = valueName(most, column, t, language);
      return sketch.values.length === 1 ? spread.sayOne(name) : spread.sayValues(sketch.values.length, name, count / (rows - missing));
    }
    case 'many':
      return sketch.alike ? spread.sayAlike : spread.sayMany(sketch.distinct);
  }
}

/** As much of a date as its bars tell apart. */
const SHOWN = { day: 10, week: 10, month: 7, year: 4 } as const;

function valueName(value: Cell, { type, codes }: Column, t: SpreadWords, language: Language): string {
  const meaning = codes?.[String(value)]?.[language];
  if (meaning !== undefined) return meaning;
  return type === 'bool' ? (value === 1 ? t.spread.yes : t.spread.no) : typeof value === 'number' ? t.number(value) : String(value);
}

/** The picture as a table; codes that no row has are there too. */
export function linesOf({ sketch, missing }: ColumnFacts, { type, codes }: Column, t: SpreadWords, language: Language): SketchLine[] {
  const meaningOf = (value: string) => (codes?.[value] === undefined ? {} : { meaning: codes[value][language] });
  const none = missing > 0 ? [{ value: t.spread.none, rows: missing }] : [];
  if (sketch === undefined || sketch.kind === 'many') {
    return Object.keys(codes ?? {}).map((code) => ({ value: code, ...meaningOf(code), rows: 0 }));
  }
  if (sketch.kind === 'values') {
    const seen = new Map(sketch.values.map(([value, count]) => [String(value), count]));
    const rest = Object.keys(codes ?? {}).filter((code) => !seen.has(code));
    const yesNo = (value: string) => (type === 'bool' ? { meaning: value === '1' ? t.spread.yes : t.spread.no } : meaningOf(value));
    return [...[...seen, ...rest.map((code) => [code, 0] as const)].map(([value, rows]) => ({ value, ...yesNo(value), rows })), ...none];
  }
  if (sketch.kind === 'dates')
    return [...sketch.starts.map((value, i) => ({ value: value.slice(0, SHOWN[sketch.by]), rows: sketch.counts[i] ?? 0 })), ...none];
  const { from, step, counts, above } = sketch;
  const edge = (i: number): string => t.number(from + i * step);
  const whole = type === 'int' && step === 1;
  return [
    ...counts.map((rows, i) => ({
      value: above && i === counts.length - 1 ? t.spread.above(edge(i)) : whole ? edge(i) : t.spread.between(edge(i), edge(i + 1)),
      rows,
    })),
    ...none,
  ];
}
