import { createDateReader, DATE_FORMATS, type DateReader } from './dates.ts';

/** How the dates of a column are written. With several formats the values alone do not say which; `example` reads differently in the first two. */
export interface DateGuess {
  /** Best first; empty when no value is a date. */
  readonly formats: readonly string[];
  /** How many of the values the best format reads. */
  readonly readable: number;
  readonly example?: string;
}

/** Formats that read almost as many values as the best are rivals too, unless the best reads all. */
const ALMOST = 0.9;
const SAMPLE = 200;

/**
 * Guesses from all values, never from the first few alone: 03/04/2025 says nothing, and the one 25/04/2025 far below says it all.
 * @param texts the values that are not blank
 */
export function guessDateFormats(texts: readonly string[]): DateGuess {
  const values = [...new Set(texts)];
  const sample = values.slice(0, SAMPLE);
  const candidates = DATE_FORMATS.map((format) => ({ format, read: createDateReader(format) as DateReader }))
    .filter(({ read }) => sample.some((text) => read(text)))
    .map((candidate) => ({ ...candidate, count: values.filter((text) => candidate.read(text)).length }))
    .sort((a, b) => b.count - a.count);
  const [best] = candidates;
  if (!best) return { formats: [], readable: 0 };
  const least = best.count === values.length ? best.count : best.count * ALMOST;
  const rivals = plausible(
    candidates.filter(({ count }) => count >= least),
    values,
  );
  const [first = best] = rivals;
  for (const rival of rivals.slice(1)) {
    const example = values.find((text) => differ(first.read(text), rival.read(text)));
    if (example !== undefined) return { formats: rivals.map((r) => r.format), readable: first.count, example };
  }
  return { formats: [first.format], readable: first.count };
}

interface Candidate {
  readonly format: string;
  readonly read: DateReader;
  readonly count: number;
}

/**
 * 25/6/3 is a day in 2025 or in 2003. Read from the wrong end, the days of a month become years: a reading that strews the same values over
 * three times as many years is no rival. Which of day and month comes first is never decided this way.
 */
function plausible(rivals: readonly Candidate[], values: readonly string[]): readonly Candidate[] {
  if (!rivals.some(({ format }) => format === 'YY/M/D')) return rivals;
  const counted = rivals.map((rival) => ({ rival, years: new Set(values.map((text) => rival.read(text)?.date.slice(0, 4))).size }));
  const fewest = Math.min(...counted.map(({ years }) => years));
  return counted.filter(({ years }) => years < Math.max(6, fewest * 3)).map(({ rival }) => rival);
}

const differ = (a: ReturnType<DateReader>, b: ReturnType<DateReader>): boolean => a !== undefined && b !== undefined && a.date !== b.date;
