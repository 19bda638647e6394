import { pause } from '../bytes/pause.ts';
import type { FileProblem, How, RawRow } from '../shapes.ts';

/** Unzipped, a workbook is ten times its size and more; this much of one fits. */
export const MOST_WORKBOOK_BYTES = 40_000_000;
/** A double keeps 15 digits: what a sheet shows of a longer number is not what was typed. */
const MOST_EXACT = 1e15;
const BATCH = 2000;

export class WorkbookFailure extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The names of the sheets that can be seen. */
export async function sheetsOf(file: Blob): Promise<string[]> {
  const names: string[] = [];
  await opened(async (xlsx) => {
    const sheets = (info: { readonly name: string; readonly hidden?: boolean; readonly veryHidden?: boolean }) => {
      if (!info.hidden && !info.veryHidden) names.push(info.name);
      return false;
    };
    await xlsx.readXlsx(new Uint8Array(await file.arrayBuffer()), { sheets });
  });
  return names;
}

/**
 * The rows of a sheet as text, in batches. Dates become ISO days, with the time where there is one, whatever the sheet's format shows: a workbook
 * says itself what is a date. Rows that the file leaves out are blank rows, so that lines are the ones that Excel shows.
 */
export async function* sheetRows(file: Blob, sheet: string | undefined, how: How): AsyncGenerator<RawRow[]> {
  const xlsx = await import('./hucre.ts');
  let batch: RawRow[] = [];
  let line = 1;
  try {
    const rows = xlsx.streamXlsxRows(new Uint8Array(await file.arrayBuffer()), sheet === undefined ? {} : { sheet });
    for await (const { index, values } of rows) {
      // Rows may hold formats only, or nothing, for a million lines.
      const cells = values.map(textOf);
      if (cells.every((cell) => cell === '')) continue;
      for (; line < index + 1 && index + 1 - line < 1000; line++) batch.push({ line, cells: [] });
      batch.push({ line: index + 1, cells });
      line = index + 2;
      if (batch.length < BATCH) continue;
      await pause();
      how.signal?.throwIfAborted();
      yield batch;
      batch = [];
    }
  } catch (error) {
    how.signal?.throwIfAborted();
    throw failureOf(error);
  }
  yield batch;
}

async function opened(use: (xlsx: typeof import('./hucre.ts')) => Promise<void>): Promise<void> {
  const xlsx = await import('./hucre.ts');
  await use(xlsx).catch((error: unknown) => {
    throw failureOf(error);
  });
}

function failureOf(error: unknown): WorkbookFailure {
  const isLocked = error instanceof Error && (error.name === 'EncryptedFileError' || /encrypt|password/i.test(error.message));
  return new WorkbookFailure({ code: isLocked ? 'locked-workbook' : 'damaged-workbook', params: {} });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

function dayOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  // A double keeps a second only nearly.
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const time = iso.slice(11, 19);
  // A time of day alone is a part of day 0.
  if (iso < '1900') return time;
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}

/** 0.1 + 0.2 is 0.3 in a sheet: it shows 15 digits. A longer number has lost its end, and says so by its form. */
const numberText = (value: number): string =>
  Math.abs(value) >= MOST_EXACT ? value.toExponential(5).replace('e+', 'E+') : String(Number(value.toPrecision(15)));
