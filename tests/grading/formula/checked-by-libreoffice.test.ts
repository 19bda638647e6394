import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inKeyOrder } from '../../../src/datasets/key-order.ts';
import type { Cell } from '../../../src/engine/index.ts';
import { cellValue } from '../../../src/grading/kinds/formula/excel/evaluate.ts';
import { rowsOf, type Sheet } from '../../../src/grading/kinds/formula/excel/sheet.ts';
import { isError, type Scalar, serialOf } from '../../../src/grading/kinds/formula/excel/value.ts';
import { readFormula } from '../../../src/grading/kinds/formula/read-formula.ts';
import { CASES, type Case, type Checked, checkedFile, formulasOf, type Run } from '../../engine/excel/cases.ts';

/**
 * The engine's own formulas, which LibreOffice worked out once on the aimed customers, worked out here: whoever checks a learner's formula has to
 * agree with a spreadsheet.
 */
const isDate = (schema: Case['schema'], table: string, column: number): boolean =>
  ['date', 'timestamp'].includes(schema.tables[table]?.columns[column]?.type ?? '');

function sheetsOf({ schema }: Case, { rows, asOf }: Run): Map<string, Sheet> {
  const { table: customers, since } = schema.entity;
  const inOrder = inKeyOrder(schema, rows);
  return new Map(
    Object.values(schema.tables).map((table) => {
      const at = table.name === customers ? table.columns.findIndex((c) => c.name === since) : -1;
      const here = (inOrder[table.name] ?? []).filter((row) => at < 0 || row[at] === null || String(row[at]) <= asOf);
      const columns = table.columns.map((_, i) => here.map((row) => scalar(row[i] ?? null, isDate(schema, table.name, i))));
      return [table.name, { name: table.name, headings: table.columns.map((c) => c.name), columns, beside: new Map() }];
    }),
  );
}
const scalar = (cell: Cell, date: boolean): Scalar => (date && typeof cell === 'string' ? (serialOf(cell) ?? cell) : cell);

/** The columns that a tag needs, one after the other, each filled down in its table. */
function fillAll(one: Case, run: Run, code: string): readonly Scalar[] | undefined {
  const sheets = sheetsOf(one, run);
  const names = new Map<string, Scalar>([['as_of', serialOf(run.asOf) ?? null]]);
  let last: readonly Scalar[] = [];
  for (const { table, heading, formula } of formulasOf(one).added.get(code) ?? []) {
    const read = readFormula(formula);
    const sheet = sheets.get(table);
    if (!('formula' in read) || sheet === undefined) return undefined;
    const others = [...sheets.values()].filter((other) => other !== sheet);
    last = Array.from({ length: rowsOf(sheet) }, (_, i) => cellValue(read.formula, { sheets: [sheet, ...others], names, row: i + 2 }));
    sheets.set(table, { ...sheet, headings: [...sheet.headings, heading], columns: [...sheet.columns, last] });
  }
  return last;
}

function agrees(value: Scalar | undefined, found: string | number | boolean | undefined): boolean {
  if (value === undefined || isError(value) || found === undefined) return false;
  const [a, b] = [value ?? '', found].map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell));
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) : a === b;
}

let worked = 0;
let outside = 0;
test.each(CASES.map((one) => [one.name, one] as const))('%s', { timeout: 60_000 }, (_, one) => {
  const checked = parse(readFileSync(checkedFile(one.name), 'utf8')) as Checked;
  const [run] = one.runs;
  if (run === undefined) throw new Error('no run');
  for (const code of formulasOf(one).added.keys()) {
    const values = fillAll(one, run, code);
    if (values === undefined) {
      outside++;
      continue;
    }
    worked++;
    const cells = checked.values[run.name]?.[code] ?? [];
    const differ = values.flatMap((value, i) => (agrees(value, cells[i]) ? [] : [`${i}: ${JSON.stringify(value)}, not ${cells[i]}`]));
    expect([code, values.length, differ.slice(0, 3)]).toEqual([code, cells.length, []]);
  }
});

test('most formulas of the engine are inside of what is worked out here', () => {
  expect(worked).toBeGreaterThan(4 * outside);
  expect(worked).toBeGreaterThan(60);
});
