import { BINDING, type Bound, type ScalarFunction } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import { type CustomerRow, evaluate, truthOf } from './evaluate.ts';

/** One step of a calculation with this customer's numbers: a line of arithmetic, or what a function made of its numbers. */
export type Worked =
  | { readonly how: 'arithmetic'; readonly parts: readonly (WorkedPart | Sign)[]; readonly value: Value }
  | { readonly how: 'call'; readonly name: WorkedFunction; readonly of: readonly Value[]; readonly value: Value };
export interface WorkedPart {
  readonly value: Value;
}
export type Sign = '+' | '-' | '*' | '/' | '(' | ')';

/** Functions whose step says more than their value does. */
const WORKED = [
  'round',
  'floor',
  'ceil',
  'abs',
  'sqrt',
  'power',
  'ln',
  'exp',
  'logistic',
  'least',
  'greatest',
  'days_between',
  'age',
] as const;
export type WorkedFunction = (typeof WORKED)[number];
const isWorked = (name: ScalarFunction): name is WorkedFunction => (WORKED as readonly string[]).includes(name);

type Arithmetic = Extract<Bound, { kind: 'binary' }> & { readonly operator: '+' | '-' | '*' | '/' };
const isArithmetic = (e: Bound): e is Arithmetic => e.kind === 'binary' && ['+', '-', '*', '/'].includes(e.operator);

/**
 * The steps from a customer's numbers to the value of an expression, each after those that it needs; none where nothing is calculated. Of an `if`, and of a
 * `coalesce`, only the way that was taken.
 * @example workedOf(round(spend / orders), row) // 412.5 / 3 = 137.5, then round(137.5) = 138
 */
export function workedOf(e: Bound, row: CustomerRow): readonly Worked[] {
  if (isArithmetic(e)) {
    const parts: (WorkedPart | Sign)[] = [];
    const before = written(e, 0, false, row, parts);
    return [...before, { how: 'arithmetic', parts, value: evaluate(e, row) }];
  }
  if (e.kind === 'unary' && e.operator !== 'not') return workedOf(e.operand, row);
  if (e.kind !== 'call') return [];
  const [first, second, third] = e.args;
  if (e.name === 'if' && first && second && third) return workedOf(truthOf(evaluate(first, row)) === true ? second : third, row);
  if (e.name === 'coalesce' && first && second) return workedOf(evaluate(first, row) === null ? second : first, row);
  const before = e.args.flatMap((arg) => workedOf(arg, row));
  const of = e.args.map((arg) => evaluate(arg, row));
  // Of nothing there is nothing to say that the step before has not said.
  if (!isWorked(e.name) || of.includes(null)) return before;
  return [...before, { how: 'call', name: e.name, of, value: evaluate(e, row) }];
}

/** Writes a line of arithmetic with its numbers. @returns the steps on the way to what stands in it */
function written(e: Bound, binding: number, isRight: boolean, row: CustomerRow, parts: (WorkedPart | Sign)[]): readonly Worked[] {
  if (!isArithmetic(e)) {
    parts.push({ value: evaluate(e, row) });
    return workedOf(e, row);
  }
  const own = BINDING[e.operator];
  // a - (b - c) needs its brackets, (a - b) - c does not.
  const inBrackets = own < binding || (isRight && own === binding);
  if (inBrackets) parts.push('(');
  const left = written(e.left, own, false, row, parts);
  parts.push(e.operator);
  const right = written(e.right, own, true, row, parts);
  if (inBrackets) parts.push(')');
  return [...left, ...right];
}
