import type { Bound, ValueType } from '../language/bound.ts';
import type { Binary, Expression, Name } from '../language/expression.ts';
import { type Fix, MOST_ISSUES, type Place } from '../language/issue.ts';
import { isFunction, signatureText } from '../language/signatures.ts';
import { suggest } from '../language/suggest.ts';
import { bindCall } from './call.ts';
import { areComparable, isNumber, isText, isTruth, ofSameGrain } from './operands.ts';
import { renamed, report, type Scope } from './scope.ts';

/**
 * Gives every name of an expression its meaning and every part its type.
 * @returns undefined when something is wrong; what, is in `scope.issues`
 */
export function bind(e: Expression, scope: Scope): Bound | undefined {
  const place = scope.placeAt(e.start, e.end);
  switch (e.kind) {
    case 'literal':
      return { kind: 'literal', value: e.value, type: typeOfLiteral(e.value), place, ...(e.day === undefined ? {} : { day: e.day }) };
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
      const list = e.list.map((item) => bindCompared(item, scope));
      if (!operand || !list.every((b) => b !== undefined)) return undefined;
      const fits = list.map((item) => areComparable(operand, item, scope));
      if (!fits.every(Boolean)) return undefined;
      const [one, ...others] = ofSameGrain([operand, ...list]);
      return one && { kind: 'in', operand: one, list: others, negated: e.negated, type: 'bool', place };
    }
    case 'between': {
      const parts = [e.operand, e.low, e.high].map((part) => bind(part, scope));
      if (!parts.every((b) => b !== undefined)) return undefined;
      const [operand, low, high] = ofSameGrain(parts);
      if (!operand || !low || !high) return undefined;
      const fits = [areComparable(operand, low, scope), areComparable(operand, high, scope)];
      return fits.every(Boolean) ? { kind: 'between', operand, low, high, negated: e.negated, type: 'bool', place } : undefined;
    }
    case 'binary':
      return bindBinary(e, place, scope);
    case 'call':
      return bindCall(e, place, scope);
  }
}

/** An expression that is yes or no. */
export function bindCondition(e: Expression, scope: Scope): Bound | undefined {
  const bound = bind(e, scope);
  return bound && isTruth(bound, scope) ? bound : undefined;
}

/** An expression that is a number. */
export function bindNumber(e: Expression, scope: Scope): Bound | undefined {
  const bound = bind(e, scope);
  return bound && isNumber(bound, scope) ? bound : undefined;
}

function typeOfLiteral(value: string | number | boolean | null): ValueType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'any' : 'text';
}

/** What something is compared with: a name that nobody knows may be a text without its quotes. */
const bindCompared = (e: Expression, scope: Scope): Bound | undefined =>
  e.kind === 'name' && e.table === undefined ? bindName(e, scope.placeAt(e.start, e.end), scope, true) : bind(e, scope);

function bindName(e: Name, place: Place, scope: Scope, maybeText?: true): Bound | undefined {
  const found = scope.lookUp(e);
  const name = e.table ? `${e.table}.${e.name}` : e.name;
  if (found) {
    const { ref, nullable, type, timed } = found;
    return { kind: 'ref', ref, name, nullable, type, place, ...(timed ? { timed } : {}) };
  }
  // So many have been said that one more is not read: the expression is broken all the same.
  if (scope.issues.length >= MOST_ISSUES) return undefined;
  if (isFunction(e.name.toLowerCase()) && e.table === undefined) {
    report(scope, 'wrong-arguments', place, { name, expected: signatureText(e.name.toLowerCase() as never), bare: true });
    return undefined;
  }
  const near = suggest(e.name, () => scope.available, scope.issues);
  const called = near.available.length > 0 ? scope.labelled?.(e.name) : undefined;
  const words = { ...near, ...(called === undefined ? {} : { suggestion: called }), name };
  const rows = scope.rowTableOf?.(e);
  const fix = fixOf(e, place, words.suggestion, maybeText);
  if (scope.table !== undefined)
    report(scope, 'unknown-field', place, { ...words, table: scope.table, ...(maybeText ? { maybeText } : {}) }, fix);
  else if (rows !== undefined) report(scope, 'needs-measure', place, { name, table: rows });
  else report(scope, 'unknown-name', place, words, fix);
  return undefined;
}

/** The nearest name, or the quotes that a text lacks. */
function fixOf({ table, name, quote = "'" }: Name, place: Place, suggestion?: string, maybeText?: true): Fix | undefined {
  const written = table === undefined ? name : `${table}.${name}`;
  const { start, end } = place;
  if (suggestion !== undefined && table === undefined) return renamed(place, name, suggestion);
  if (end - start !== written.length) return undefined;
  if (suggestion !== undefined) return renamed({ ...place, start: end - name.length }, name, suggestion);
  return maybeText ? { start, end, text: quote + name + quote } : undefined;
}

function bindBinary(e: Binary, place: Place, scope: Scope): Bound | undefined {
  const left = bind(e.left, scope);
  const right = e.operator === '=' || e.operator === '!=' ? bindCompared(e.right, scope) : bind(e.right, scope);
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
      return areComparable(left, right, scope) ? node('bool', ofSameGrain([left, right])) : undefined;
  }
}
