import { readFileSync } from 'node:fs';

/** The rows of a file without quotes, below its header; nothing between commas is null. Every row is the same array. */
export function* csvRows(path: string): Generator<readonly (string | null)[]> {
  const text = readFileSync(path, 'utf8');
  const row: (string | null)[] = [];
  let at = text.indexOf('\n') + 1;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    let column = 0;
    while (at <= end) {
      const comma = text.indexOf(',', at);
      const stop = comma === -1 || comma > end ? end : comma;
      row[column++] = stop === at ? null : text.slice(at, stop);
      at = stop + 1;
    }
    yield row;
  }
}

const DAY_MS = 86_400_000;
/** Days since 1970. @param text ISO, with or without a time */
export function dayNumber(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))) / DAY_MS;
}

/** The same, with every day worked out once. */
export function dayNumbers(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const day = text.slice(0, 10);
    let number = known.get(day);
    if (number === undefined) {
      number = dayNumber(day);
      known.set(day, number);
    }
    return number;
  };
}
