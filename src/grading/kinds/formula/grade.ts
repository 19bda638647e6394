import { type Answer, textOf } from '../../answer.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { plainResult, type Result } from '../../result.ts';
import { sameValue } from '../../same-value.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import type { MakeJudging } from '../kind.ts';
import { type Difference, tellingCustomers } from '../written/telling.ts';
import { cellValue } from './excel/evaluate.ts';
import type { Formula } from './excel/formula.ts';
import { isError, type Scalar } from './excel/value.ts';
import type { FormulaExercise } from './exercise.ts';
import { readFormula } from './read-formula.ts';
import { formulaCell, openWorkbook, shownCell, type Workbook } from './sheets.ts';

/** Judges a formula by what it gives in every row of its sheet, on every database that has rows. */
export const judgeFormula: MakeJudging<'formula'> = async (exercise, bed) => {
  const books = await Promise.all(
    bed.databases
      .filter(({ role }) => role !== 'empty')
      .map(async (database) => ({ database, book: await openWorkbook(exercise, database) })),
  );
  const wrong = exercise.wrong.map(({ text, mistake }) => ({ mistake, columns: columnsOf(text, books) }));
  return (answer) => gradeFormula(exercise, answer, books, wrong, bed);
};

interface Opened {
  readonly database: TestDatabase;
  readonly book: Workbook;
}
type Column = readonly Scalar[];
interface KnownWrong {
  readonly mistake: string;
  readonly columns: readonly Column[];
}

function gradeFormula(
  exercise: FormulaExercise,
  answer: Answer,
  books: readonly Opened[],
  wrong: readonly KnownWrong[],
  bed: TestBed,
): Result {
  const text = textOf(answer).trim();
  if (text === '' || text === '=') return plainResult('not-attempted', 0, [feedback('not-attempted', {})]);
  const read = readFormula(text);
  if (!('formula' in read)) {
    return { ...plainResult('not-attempted', 0, read.feedback), ...(read.issues.length > 0 ? { issues: read.issues } : {}) };
  }
  const columns = books.map(({ book }) => columnOf(read.formula, book));
  const same = (column: Column, other: Column) => column.every((value, i) => sameCell(value, other[i] ?? null, exercise.tolerance));
  const right = columns.map((column, i) => same(column, books[i]?.book.expected ?? []));
  const checks = bed.databases.flatMap(({ id }) => {
    const at = books.findIndex(({ database }) => database.id === id);
    return at < 0 ? [] : [{ database: id, status: right[at] === true ? ('pass' as const) : ('fail' as const) }];
  });
  if (right.every(Boolean)) {
    return { ...plainResult('pass', 1, [feedback('formula-right', { rows: books[0]?.book.expected.length ?? 0 })]), checks };
  }
  const first = right.indexOf(false);
  const known = wrong.find((one) => one.columns.every((column, i) => same(column, columns[i] ?? [])));
  const say = known && exercise.mistakes[known.mistake]?.say;
  const at = books.findIndex(({ database }, i) => database.role === 'aimed' && right[i] === false);
  const shown = at < 0 ? first : at;
  return {
    ...plainResult('fail', 0, [
      ...differs(columns[first] ?? [], books[first] as Opened, first, exercise.tolerance),
      ...(read.looksAtCells ? [] : [feedback('formula-constant', {})]),
      ...(known && say ? [{ mistake: known.mistake, say }] : []),
    ]),
    counterexample: {
      database: (books[shown] as Opened).database.id,
      customers: tellingCustomers(
        differencesIn(columns[shown] ?? [], books[shown] as Opened, exercise.tolerance),
        (books[shown] as Opened).database,
      ),
    },
    checks,
  };
}

const columnOf = (formula: Formula, { sheets, expected, names }: Workbook): Column =>
  expected.map((_, i) => cellValue(formula, { sheets, names, row: i + 2 }));

function columnsOf(text: string, books: readonly Opened[]): readonly Column[] {
  const read = readFormula(text.trim());
  if (!('formula' in read)) throw new Error(`a kept formula cannot be read: ${text.trim().slice(0, 80)}`);
  return books.map(({ book }) => columnOf(read.formula, book));
}

/** What is missing is an empty text in a formula's cell; true and false are what SQL calls 1 and 0. */
function sameCell(yours: Scalar, expected: Scalar, tolerance: number): boolean {
  if (isError(yours) || isError(expected)) return isError(yours) && isError(expected) && yours.error === expected.error;
  const value = typeof yours === 'boolean' && typeof expected === 'number' ? Number(yours) : yours;
  return sameValue(value ?? '', expected ?? '', tolerance);
}

function differs(column: Column, { book, database }: Opened, index: number, tolerance: number): Feedback[] {
  const wrong = column.filter((value, i) => !sameCell(value, book.expected[i] ?? null, tolerance)).length;
  const right = column.length - wrong;
  const failed = column.findIndex((value) => isError(value));
  const error = column[failed];
  const asText = column.findIndex((value, i) => typeof value === 'string' && value !== '' && typeof book.expected[i] === 'number');
  const cell = (row: number) => formulaCell(book.sheets[0].columns.length, row + 2);
  return [
    ...(index > 0 ? [feedback('right-on-visible', {})] : right > 0 ? [feedback('cells-right', { right, total: column.length })] : []),
    ...(error !== undefined && isError(error)
      ? [feedback('formula-gives-error', { error: error.error, cell: cell(failed), count: column.filter(isError).length })]
      : asText >= 0
        ? [feedback('formula-gives-text', { cell: cell(asText) })]
        : [feedback('other-rows', { on: database.role, asOf: database.asOf, count: wrong })]),
  ];
}

function differencesIn(column: Column, { book }: Opened, tolerance: number): Difference[] {
  const [sheet] = book.sheets;
  return column.flatMap((value, i): Difference[] =>
    sameCell(value, book.expected[i] ?? null, tolerance)
      ? []
      : [{ customerId: shownCell(sheet.columns[0]?.[i] ?? null), yours: plain(value), expected: plain(book.expected[i] ?? null) }],
  );
}

const plain = (value: Scalar): Difference['yours'] => (isError(value) ? value.error : value === '' ? null : value) ?? 'absent';
