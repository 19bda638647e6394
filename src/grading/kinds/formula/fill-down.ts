import type { Issue } from '../../../engine/language/issue.ts';
import type { Feedback } from '../../feedback.ts';
import type { TestDatabase } from '../../testbed.ts';
import { cellValue } from './excel/evaluate.ts';
import type { FormulaExercise } from './exercise.ts';
import { readFormula } from './read-formula.ts';
import { formulaCell, openWorkbook, shownCell } from './sheets.ts';

/** A formula in every row of its sheet, to be looked at. */
export interface Filled {
  /** What the rows are called by: the first column. */
  readonly heading: string;
  readonly rows: readonly { readonly cell: string; readonly name: string; readonly value: string }[];
}

export async function fillDown(
  exercise: FormulaExercise,
  text: string,
  database: TestDatabase,
): Promise<Filled | { readonly issues: readonly Issue[]; readonly feedback: readonly Feedback[] }> {
  const read = readFormula(text.trim());
  if (!('formula' in read)) return read;
  const { sheets, expected, names } = await openWorkbook(exercise, database);
  const [first] = sheets;
  const rows = expected.map((_, i) => ({
    cell: formulaCell(first.columns.length, i + 2),
    name: shownCell(first.columns[0]?.[i] ?? null, first.headings[0]),
    value: shownCell(cellValue(read.formula, { sheets, names, row: i + 2 })),
  }));
  return { heading: first.headings[0] ?? '', rows };
}
