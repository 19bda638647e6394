import { type Bound, boundNodes, boundParts, isTimed, type PopulationFunction, type Ref, type ValueType } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import { isDay } from '../language/calendar.ts';
import type { Binary, Call, Expression, Name } from '../language/expression.ts';
import type { Issue, IssueCode, IssueParams, Place } from '../language/issue.ts';
import { FUNCTIONS, isPopulationFunction, isScalarFunction, SIGNATURES, signatureText } from '../language/signatures.ts';
import { suggest } from '../language/suggest.ts';

/** What a name turned out to be; `timed`: a moment with a time of day. */
export interface Meaning {
  readonly ref: Ref;
  readonly type: ValueType;
  readonly nullable: boolean;
  readonly timed?: boolean;
}

/** What names mean in one place of a file. */
export interface Scope {
  lookUp(name: Name): Meaning | undefined;
  /** Every name that may stand here, for suggestions. */
  readonly available: readonly string[];
  /** The table whose rows are read, as in `where`; population functions may not stand there. Absent: names are about a customer. */
  readonly table?: string;
  /** Where names are about a customer: the table that has many rows a customer, and such a column. */
  rowTableOf?(name: Name): string | undefined;
  /** Gives the column that holds a population function of `of`. */
  population(name: PopulationFunction, of: Bound, q?: number): string;
  placeAt(start: number, end: number): Place;
  readonly issues: Issue[];
}

export function report<Code extends IssueCode>(scope: Pick<Scope, 'issues'>, code: Code, place: Place, params: IssueParams[Code]): void {
  scope.issues.push({ code, severity: 'error', place, params } as Issue);
}

/** Functions whose SQL repeats what they are of: one inside the other inside the other doubles the statement each time. */
const WRITTEN_TWICE: readonly string[] = ['exp', 'logistic', 'ln', 'sqrt', 'power', 'least', 'greatest'];
const MOST_NESTED = 4;
const isWrittenTwice = (name: string): boolean => WRITTEN_TWICE.includes(name);
const timesWritten = (e: Bound): number =>
  Math.max(0, ...boundParts(e).map(timesWritten)) + Number(e.kind === 'call' && isWrittenTwice(e.name));

/**
 * Gives every name of an expression its meaning and every part its type.
 * @returns undefined when something is wrong; what, is in `scope.issues`
 */
export function bind(e: Expression, scope: Scope): Bound | undefined {
  const place = scope.placeAt(e.start, e.end);
  switch (e.kind) {
    case 'literal':
      return { kind: 'literal', value: e.value, type: typeOfLiteral(e.value), place };
    case 'name':
      return bindName(e, place, scope);
    case 'unary': {
      const operand = bind(e.operand, scope);
      if (!operand) return undefined;
      const ok = e.operator === 'not' ? isTruth(operand, scope) : isNumber(operand, scope);
      return ok ? { kind: 'unary', operator: e.operator, operand, type: e.operator === 'not' ? 'bool' : 'number', place } : undefined;
    }
    case 'missing': {
      const operand = bind(e.operand, scope);
      return operand && { kind: 'missing', operand, negated: e.negated, type: 'bool', place };
    }
    case 'in': {
      const operand = bind(e.operand, scope);
      const list = e.list.map((item) => bind(item, scope));
      if (!operand || !list.every((b) => b !== undefined)) return undefined;
      const fits = list.map((item) => comparable(operand, item, scope));
      if (!fits.every(Boolean)) return undefined;
      const [one, ...others] = sameGrain([operand, ...list]);
      return one && { kind: 'in', operand: one, list: others, negated: e.negated, type: 'bool', place };
    }
    case 'between': {
      const parts = [e.operand, e.low, e.high].map((part) => bind(part, scope));
      if (!parts.every((b) => b !== undefined)) return undefined;
      const [operand, low, high] = sameGrain(parts);
      if (!operand || !low || !high) return undefined;
      const fits = [comparable(operand, low, scope), comparable(operand, high, scope)];
      return fits.every(Boolean) ? { kind: 'between', operand, low, high, negated: e.negated, type: 'bool', place } : undefined;
    }
    case 'binary':
      return bindBinary(e, place, scope);
    case 'call':
      return bindCall(e, place, scope);
  }
}

function bindName(e: Name, place: Place, scope: Scope): Bound | undefined {
  const found = scope.lookUp(e);
  const name = e.table ? `${e.table}.${e.name}` : e.name;
  if (found) {
    const { ref, nullable, type, timed } = found;
    return { kind: 'ref', ref, name, nullable, type, place, ...(timed ? { timed } : {}) };
  }
  const words = { ...suggest(e.name, () => scope.available, scope.issues), name };
  const rows = scope.rowTableOf?.(e);
  if (scope.table !== undefined) report(scope, 'unknown-field', place, { ...words, table: scope.table });
  else if (rows !== undefined) report(scope, 'needs-measure', place, { name, table: rows });
  else report(scope, 'unknown-name', place, words);
  return undefined;
}

function bindBinary(e: Binary, place: Place, scope: Scope): Bound | undefined {
  const left = bind(e.left, scope);
  const right = bind(e.right, scope);
  if (!left || !right) return undefined;
  const node = (type: ValueType, [a = left, b = right]: readonly Bound[] = []): Bound => {
    return { kind: 'binary', operator: e.operator, left: a, right: b, type, place };
  };
  switch (e.operator) {
    case 'and':
    case 'or':
      return [isTruth(left, scope), isTruth(right, scope)].every(Boolean) ? node('bool') : undefined;
    case '+':
    case '-':
    case '*':
    case '/':
      return [isNumber(left, scope), isNumber(right, scope)].every(Boolean) ? node('number') : undefined;
    case 'like':
    case 'not like':
      return [isText(left, scope), isText(right, scope)].every(Boolean) ? node('bool') : undefined;
    default:
      return comparable(left, right, scope) ? node('bool', sameGrain([left, right])) : undefined;
  }
}

/** Beside a whole day, a moment counts by its day: `order_ts <= '2025-06-30'` takes in all of that day. */
function sameGrain(parts: readonly Bound[]): readonly Bound[] {
  const hasDay = parts.some(
    (p) => (p.type === 'date' && !isTimed(p)) || (p.kind === 'literal' && typeof p.value === 'string' && isDay(p.value)),
  );
  return hasDay ? parts.map((p) => (isTimed(p) ? { kind: 'call', name: 'day', args: [p], type: 'date', place: p.place } : p)) : parts;
}

function bindCall(e: Call, place: Place, scope: Scope): Bound | undefined {
  const { name } = e;
  if (!isScalarFunction(name) && !isPopulationFunction(name)) {
    report(scope, 'unknown-function', scope.placeAt(e.start, e.start + name.length), suggest(name, FUNCTIONS));
    return undefined;
  }
  if (isPopulationFunction(name) && scope.table !== undefined) {
    report(scope, 'population-in-where', place, { name });
    return undefined;
  }
  const { args: wanted, optional = 0, gives } = SIGNATURES[name];
  const args = e.args.map((arg) => bind(arg, scope));
  if (!args.every((a) => a !== undefined)) return undefined;
  if (args.length > wanted.length || args.length < wanted.length - optional) {
    report(scope, 'wrong-arguments', place, { name, expected: signatureText(name) });
    return undefined;
  }
  const fits = args.every((a, i) => fit(a, wanted[i] ?? 'any', name, scope));
  const [first, second] = args;
  if (!fits || !first) return undefined;
  if (isWrittenTwice(name) && Math.max(...args.map(timesWritten)) >= MOST_NESTED) {
    report(scope, 'expression-syntax', place, { found: name, expected: 'simpler' });
    return undefined;
  }
  const [one, other] = name === 'if' ? args.slice(1) : args;
  if (gives === 'same' && one && other && !comparable(one, other, scope)) return undefined;
  if (isScalarFunction(name))
    return { kind: 'call', name, args, type: gives === 'same' && one ? typeOfEither(one, other) : typeGiven(gives), place };
  if ([...boundNodes(first)].some((n) => n.kind === 'population')) {
    report(scope, 'population-in-where', place, { name });
    return undefined;
  }
  const q = second?.kind === 'literal' && typeof second.value === 'number' ? second.value : undefined;
  if (name === 'quantile' && (q === undefined || q < 0 || q > 1)) {
    report(scope, 'wrong-arguments', place, { name, expected: signatureText(name) });
    return undefined;
  }
  const text = `${name}(${textOf(first)}${q === undefined ? '' : `, ${q}`})`;
  return { kind: 'population', id: scope.population(name, first, q), text, type: 'number', place };
}

const typeGiven = (gives: ValueType | 'same'): ValueType => (gives === 'same' ? 'any' : gives);
const typeOfEither = (first: Bound, second: Bound | undefined): ValueType => (first.type === 'any' && second ? second.type : first.type);

function typeOfLiteral(value: string | number | boolean | null): ValueType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'any' : 'text';
}

function fit(e: Bound, wanted: ValueType, by: string, scope: Scope): boolean {
  if (wanted === 'number') return isNumber(e, scope);
  if (wanted === 'any' || e.type === 'any' || e.type === wanted) return true;
  if (wanted === 'date' && e.kind === 'literal' && typeof e.value === 'string' && isDay(e.value)) return true;
  report(scope, 'needs-type', e.place, { by, wanted, name: textOf(e), type: e.type });
  return false;
}

function isNumber(e: Bound, scope: Scope): boolean {
  if (e.type === 'number' || e.type === 'any') return true;
  report(scope, 'needs-number', e.place, { name: textOf(e), type: e.type });
  return false;
}

function isTruth(e: Bound, scope: Scope): boolean {
  if (e.type === 'bool' || e.type === 'any') return true;
  report(scope, 'not-boolean', e.place, { text: textOf(e) });
  return false;
}

/** Text, or a date, whose text is as good as another. */
function isText(e: Bound, scope: Scope): boolean {
  if (e.type === 'text' || e.type === 'date' || e.type === 'any') return true;
  report(scope, 'needs-type', e.place, { by: 'like', wanted: 'text', name: textOf(e), type: e.type });
  return false;
}

/** Two sides that can be compared; a date also with text that is a calendar day, and a moment with text that is one. */
function comparable(left: Bound, right: Bound, scope: Scope): boolean {
  if (left.type === 'any' || right.type === 'any' || left.type === right.type) return true;
  for (const [date, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (date.type !== 'date' || other.type !== 'text') continue;
    if (other.kind !== 'literal') return true;
    const text = String(other.value);
    if (isDay(text) || (isTimed(date) && isDay(text.slice(0, 10)) && TIME_OF_DAY.test(text.slice(10)))) return true;
    report(scope, 'bad-date', other.place, { found: String(other.value) });
    return false;
  }
  report(scope, 'type-mismatch', left.place, { left: textOf(left), leftType: left.type, right: textOf(right), rightType: right.type });
  return false;
}

const TIME_OF_DAY = /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
