import type { ScalarFunction } from '../language/bound.ts';
import { UNKNOWN } from './cell.ts';
import { NoFormula } from './obstacle.ts';

/** Functions that are written as sums or quotients. */
export const LOOSE: readonly string[] = ['logistic', 'days_between', 'age'];
/** Functions that may have no result although nothing is missing. */
export const FAILING: readonly string[] = ['sqrt', 'ln', 'exp', 'power'];

export const OF_DATES: readonly string[] = ['age', 'day', 'days_between'];

/** A function of numbers, texts or dates as Excel has it; `if` and `coalesce` are about what is missing, and stand elsewhere. */
export function functionOf(name: Exclude<ScalarFunction, 'if' | 'coalesce'>, a: string, b: string): string {
  switch (name) {
    case 'abs':
      return `ABS(${a})`;
    case 'round':
      return `ROUND(${a},0)`;
    case 'floor':
      return `INT(${a})`;
    case 'ceil':
      return `CEILING.MATH(${a})`;
    case 'lower':
      return `LOWER(${a})`;
    case 'trim':
      throw new NoFormula('blanks');
    case 'day':
      return `INT(${a})`;
    case 'age':
      // DATEDIF has no answer for a day to come.
      return `YEAR(as_of)-YEAR(${a})-(DATE(YEAR(as_of),MONTH(${a}),DAY(${a}))>as_of)`;
    case 'days_between':
      return `INT(${b})-INT(${a})`;
    case 'sqrt':
      return `SQRT(${a})`;
    case 'ln':
      return `LN(${a})`;
    case 'exp':
      return `IF(${a}<=700,EXP(${a}),${UNKNOWN})`;
    case 'logistic':
      return `1/(1+EXP(-MAX(-700,MIN(700,${a}))))`;
    case 'power':
      return `IF(${a}>=0,POWER(${a},${b}),${UNKNOWN})`;
    case 'least':
      return `MIN(${a},${b})`;
    case 'greatest':
      return `MAX(${a},${b})`;
  }
}
