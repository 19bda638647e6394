import type { Bound } from '../language/bound.ts';
import { columnOf, type Schema } from '../language/schema.ts';

/** More digits than this are no cents: a sum of such numbers is left as it comes out. */
const MOST_DECIMALS = 6;

/**
 * How many digits stand behind the point of a number, at most: of a row's, and so of a sum of them. Doubles add up cents with a hair, and 0.7 + 0.1
 * would fall short of 0.8; where the digits are known, a sum is written so that it comes out as people add.
 * @returns undefined where nobody knows, 0 for whole numbers
 */
export function decimalsOf(e: Bound | undefined, schema: Schema): number | undefined {
  const decimals = e && writtenDecimals(e, schema);
  return decimals !== undefined && decimals <= MOST_DECIMALS ? decimals : undefined;
}

function writtenDecimals(e: Bound, schema: Schema): number | undefined {
  switch (e.kind) {
    case 'literal':
      return typeof e.value === 'number' ? decimalsOfNumber(e.value) : undefined;
    case 'ref': {
      const column = e.ref.kind === 'field' ? columnOf(schema, e.ref.table, e.ref.column) : undefined;
      return column?.type === 'int' ? 0 : column?.decimals;
    }
    case 'unary':
      return writtenDecimals(e.operand, schema);
    case 'binary': {
      if (e.operator !== '*' && e.operator !== '+' && e.operator !== '-') return undefined;
      const [left, right] = [writtenDecimals(e.left, schema), writtenDecimals(e.right, schema)];
      if (left === undefined || right === undefined) return undefined;
      return e.operator === '*' ? left + right : Math.max(left, right);
    }
    default:
      return undefined;
  }
}

const decimalsOfNumber = (n: number): number | undefined =>
  /^-?\d+(?:\.(\d+))?$/.exec(String(n))?.[1]?.length ?? (Number.isSafeInteger(n) ? 0 : undefined);
