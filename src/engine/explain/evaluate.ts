import type { Bound, Ref } from '../language/bound.ts';
import { ageInYears, daysBetween, isDay } from '../language/calendar.ts';
import { byCodePoint } from '../language/code-points.ts';
import type { Value } from '../language/definition.ts';

/** The columns of one customer, by the name the statement gives them. */
export interface CustomerRow {
  ref(ref: Ref): Value;
  population(id: string): Value;
  readonly asOf: string;
}

/**
 * The value of an expression for one customer, with SQL's three-valued logic: null is unknown.
 * Written apart from the compiler, so that explanations and the statement check each other.
 */
export function evaluate(e: Bound, row: CustomerRow): Value {
  switch (e.kind) {
    case 'literal':
      return e.value;
    case 'ref':
      return asTyped(row.ref(e.ref), e.type === 'bool');
    case 'population':
      return row.population(e.id);
    case 'missing':
      return (evaluate(e.operand, row) === null) !== e.negated;
    case 'unary': {
      const value = evaluate(e.operand, row);
      if (value === null) return null;
      return e.operator === 'not' ? !truthOf(value) : -Number(value);
    }
    case 'in':
      return negate(anyOf(e.list.map((item) => compare('=', evaluate(e.operand, row), evaluate(item, row)))), e.negated);
    case 'between': {
      const value = evaluate(e.operand, row);
      const inside = both(compare('>=', value, evaluate(e.low, row)), compare('<=', value, evaluate(e.high, row)));
      return negate(inside, e.negated);
    }
    case 'binary':
      return binary(e, row);
    case 'call':
      return call(
        e.name,
        e.args.map((arg) => evaluate(arg, row)),
        row.asOf,
      );
  }
}

/** What a value means as a condition; null stays unknown. */
export const truthOf = (value: Value): boolean | null => (value === null ? null : value !== false && value !== 0);

const asTyped = (value: Value, isBool: boolean): Value => (isBool && typeof value === 'number' ? value !== 0 : value);
const negate = (truth: boolean | null, negated: boolean): boolean | null => (truth === null ? null : truth !== negated);

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function anyOf(truths: readonly (boolean | null)[]): boolean | null {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

function binary(e: Extract<Bound, { kind: 'binary' }>, row: CustomerRow): Value {
  const left = evaluate(e.left, row);
  const right = evaluate(e.right, row);
  switch (e.operator) {
    case 'and':
      return both(truthOf(left), truthOf(right));
    case 'or':
      return anyOf([truthOf(left), truthOf(right)]);
    case 'like':
    case 'not like':
      return left === null || right === null ? null : negate(like(String(left), String(right)), e.operator === 'not like');
    case '+':
    case '-':
    case '*':
    case '/':
      return left === null || right === null ? null : arithmetic(e.operator, Number(left), Number(right));
    default:
      return compare(e.operator, left, right);
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/', a: number, b: number): number | null {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return b === 0 ? null : a / b;
}

function compare(operator: '=' | '!=' | '<' | '<=' | '>' | '>=', left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  const order = typeof left === 'string' && typeof right === 'string' ? byCodePoint(left, right) : Number(left) - Number(right);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** SQLite's LIKE: % and _, letters A–Z without case. */
function like(text: string, pattern: string): boolean {
  const source = [...lowerAscii(pattern)]
    .map((c) => (c === '%' ? '[\\s\\S]*' : c === '_' ? '[\\s\\S]' : c.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 'u').test(lowerAscii(text));
}
const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (c) => c.toLowerCase());

function call(name: Extract<Bound, { kind: 'call' }>['name'], args: readonly Value[], asOf: string): Value {
  const [first = null, second = null, third = null] = args;
  if (name === 'coalesce') return first ?? second;
  if (name === 'if') return truthOf(first) === true ? second : third;
  if (first === null) return null;
  const number = Number(first);
  switch (name) {
    case 'abs':
      return Math.abs(number);
    case 'floor':
      return Math.floor(number);
    case 'ceil':
      return Math.ceil(number);
    case 'round':
      return args.length > 1 && second === null ? null : round(number, Number(second ?? 0));
    case 'exp':
      return number > FARTHEST ? null : number < -FARTHEST ? 0 : Math.exp(number);
    case 'logistic':
      return number >= FARTHEST ? 1 : number <= -FARTHEST ? 0 : 1 / (1 + Math.exp(-number));
    case 'ln':
      return number > 0 ? Math.log(number) : null;
    case 'sqrt':
      return number >= 0 ? Math.sqrt(number) : null;
    case 'power':
      return second === null ? null : power(number, Number(second));
    case 'least':
      return second === null ? null : Math.min(number, Number(second));
    case 'greatest':
      return second === null ? null : Math.max(number, Number(second));
    case 'lower':
      return lowerAscii(String(first));
    case 'trim':
      return String(first).replace(/^ +| +$/g, '');
    case 'day':
      return dayOf(first);
    case 'age': {
      const birth = dayOf(first);
      return birth === null ? null : ageInYears(birth, asOf);
    }
    case 'days_between': {
      const [from, to] = [dayOf(first), dayOf(second)];
      return from === null || to === null ? null : daysBetween(from, to);
    }
  }
}

const FARTHEST = 700;

/** Of numbers above 0, and of 0 where that is 0: what every database agrees on. */
function power(base: number, exponent: number): number | null {
  if (base > 0) return base ** exponent;
  return base === 0 && exponent > 0 ? 0 : null;
}

/** The calendar day of a date or a moment; what is none has no day. */
function dayOf(value: Value): string | null {
  const day = String(value).slice(0, 10);
  return isDay(day) ? day : null;
}

/** SQLite's ROUND: halves away from zero, 30 digits at most, and no tens or hundreds. */
function round(n: number, digits: number): number {
  const places = Math.min(Math.max(Math.trunc(digits), 0), 30);
  if (places > 0 || Math.abs(n) >= 2 ** 52) return Number(n.toFixed(places));
  return Math.sign(n) * Math.floor(Math.abs(n) + 0.5);
}
