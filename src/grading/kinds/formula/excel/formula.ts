/** A formula, read. Places in the sheet are counted from 1; `fixed` ones stay where they are when the formula is filled down. */
export type Formula =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'array'; readonly columns: number; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'cells'; readonly sheet?: string; readonly from: Corner; readonly to: Corner }
  | { readonly kind: 'column'; readonly table: string | undefined; readonly column: string; readonly thisRow: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Formula | undefined)[] }
  | { readonly kind: 'unary'; readonly sign: '+' | '-'; readonly operand: Formula }
  | { readonly kind: 'percent'; readonly operand: Formula }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Formula; readonly right: Formula };
export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

/** Absent: the whole row, or the whole column. */
export interface Corner {
  readonly column?: number;
  readonly row?: number;
  readonly fixedColumn: boolean;
  readonly fixedRow: boolean;
}

/** Where a formula cannot be read. */
export class BrokenFormula extends Error {
  readonly at: number;
  readonly found: string;
  readonly expected: string;
  constructor(at: number, found: string, expected: string) {
    super(`${found} at ${at}, expected ${expected}`);
    this.at = at;
    this.found = found;
    this.expected = expected;
  }
}
