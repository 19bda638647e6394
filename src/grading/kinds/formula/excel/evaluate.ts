import type { Corner, Formula, Operator } from './formula.ts';
import { type Call, FUNCTIONS } from './functions.ts';
import { rangeIn, rowsOf, type Sheet } from './sheet.ts';
import { compared, failure, isError, isSingle, type Matrix, numberFrom, one, rowsIn, type Scalar, textFrom } from './value.ts';

/** Where a formula stands, and what it can see. */
export interface Place {
  readonly sheets: readonly [Sheet, ...Sheet[]];
  /** The row of the first sheet; the formula was written for row 2. */
  readonly row: number;
  /** Cells with a name of their own, such as `as_of`. */
  readonly names: ReadonlyMap<string, Scalar>;
}

const FIRST_ROW = 2;
const LAST_ROW = 1_048_576;

/** What a formula gives in one cell. */
export function cellValue(formula: Formula, place: Place): Scalar {
  const { cells } = evaluate(formula, place);
  // An empty cell that is shown is 0.
  return cells[0] === undefined ? failure('#VALUE!') : (cells[0] ?? 0);
}

function evaluate(formula: Formula, place: Place): Matrix {
  switch (formula.kind) {
    case 'value':
      return one(formula.value);
    case 'array':
      return { columns: formula.columns, cells: formula.values, isRange: false };
    case 'cells':
      return cellsAt(formula, place);
    case 'column':
      return columnAt(formula, place);
    case 'name':
      return one(place.names.get(formula.name.toLowerCase()) ?? failure('#NAME?'));
    case 'unary':
      return each(evaluate(formula.operand, place), (value) => {
        const number = formula.sign === '+' ? value : numberFrom(value);
        return typeof number === 'number' && formula.sign === '-' ? -number : number;
      });
    case 'percent':
      return each(evaluate(formula.operand, place), (value) => {
        const number = numberFrom(value);
        return isError(number) ? number : number / 100;
      });
    case 'binary':
      return pairwise(evaluate(formula.left, place), evaluate(formula.right, place), (a, b) => operate(formula.operator, a, b));
    case 'call': {
      const run: Call | undefined = FUNCTIONS[formula.name];
      if (run === undefined) return one(failure('#NAME?'));
      return run(formula.args.map((arg) => () => (arg === undefined ? one(null) : evaluate(arg, place))));
    }
  }
}

function cellsAt({ sheet, from, to }: Extract<Formula, { kind: 'cells' }>, { sheets, row }: Place): Matrix {
  const found = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  if (found === undefined) return one(failure('#REF!'));
  const shifted = (corner: Corner, otherwise: number) =>
    corner.row === undefined ? otherwise : corner.fixedRow ? corner.row : corner.row + row - FIRST_ROW;
  const [a, b] = [from.column ?? 1, to.column ?? found.columns.length];
  return rangeIn(found, [a, shifted(from, 1)], [b, shifted(to, LAST_ROW)]);
}

function columnAt({ table, column, thisRow }: Extract<Formula, { kind: 'column' }>, { sheets, row }: Place): Matrix {
  const found = table === undefined ? sheets[0] : sheets.find(({ name }) => name.toLowerCase() === table.toLowerCase());
  const at = found?.headings.findIndex((heading) => heading.toLowerCase() === column.toLowerCase()) ?? -1;
  if (found === undefined || at < 0) return one(failure('#REF!'));
  return thisRow ? rangeIn(found, [at + 1, row], [at + 1, row]) : rangeIn(found, [at + 1, 2], [at + 1, rowsOf(found) + 1]);
}

const each = ({ columns, cells }: Matrix, change: (value: Scalar) => Scalar): Matrix => ({
  columns,
  cells: cells.map(change),
  isRange: false,
});

/** Cell by cell; one row or one column beside many stands for all of them. */
function pairwise(a: Matrix, b: Matrix, join: (a: Scalar, b: Scalar) => Scalar): Matrix {
  if (isSingle(a) && isSingle(b)) return one(join(a.cells[0] ?? null, b.cells[0] ?? null));
  const [rows, columns] = [Math.max(rowsIn(a), rowsIn(b)), Math.max(a.columns, b.columns)];
  const at = (matrix: Matrix, row: number, column: number): Scalar => {
    const [r, c] = [rowsIn(matrix) === 1 ? 0 : row, matrix.columns === 1 ? 0 : column];
    return r < rowsIn(matrix) && c < matrix.columns ? (matrix.cells[r * matrix.columns + c] ?? null) : failure('#N/A');
  };
  const cells = Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return join(at(a, row, column), at(b, row, column));
  });
  return { columns, cells, isRange: false };
}

function operate(operator: Operator, a: Scalar, b: Scalar): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  switch (operator) {
    case '&': {
      return `${textFrom(a)}${textFrom(b)}`;
    }
    case '=':
      return compared(a, b) === 0;
    case '<>':
      return compared(a, b) !== 0;
    case '<':
      return Number(compared(a, b)) < 0;
    case '>':
      return Number(compared(a, b)) > 0;
    case '<=':
      return Number(compared(a, b)) <= 0;
    case '>=':
      return Number(compared(a, b)) >= 0;
    default:
      return calculate(operator, numberFrom(a), numberFrom(b));
  }
}

function calculate(operator: '+' | '-' | '*' | '/' | '^', a: ReturnType<typeof numberFrom>, b: ReturnType<typeof numberFrom>): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  if (operator === '/' && b === 0) return failure('#DIV/0!');
  const result = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': a ** b }[operator];
  return Number.isFinite(result) ? result : failure('#NUM!');
}
