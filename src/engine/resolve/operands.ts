import { type Bound, isTimed, type ValueType } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import { isDay } from '../language/calendar.ts';
import type { Fix } from '../language/issue.ts';
import { meantNumber } from '../parse/meant.ts';
import { meantDay } from '../parse/notation.ts';
import { report, type Scope } from './scope.ts';

/** Whether a part is what its place wants; where it is not, that is said. */
type Reporting = Pick<Scope, 'issues'>;

/** What a function wants of an argument. @param by the function */
export function isOfType(e: Bound, wanted: ValueType, by: string, scope: Reporting): boolean {
  if (wanted === 'number') return isNumber(e, scope);
  if (wanted === 'any' || e.type === 'any' || e.type === wanted) return true;
  if (wanted === 'date' && e.kind === 'literal' && typeof e.value === 'string' && isDay(e.value)) return true;
  report(scope, 'needs-type', e.place, { by, wanted, name: textOf(e), type: e.type });
  return false;
}

export function isNumber(e: Bound, scope: Reporting): boolean {
  if (e.type === 'number' || e.type === 'any') return true;
  report(scope, 'needs-number', e.place, { name: textOf(e), type: e.type });
  return false;
}

export function isTruth(e: Bound, scope: Reporting): boolean {
  if (e.type === 'bool' || e.type === 'any') return true;
  report(scope, 'not-boolean', e.place, { text: textOf(e) });
  return false;
}

/** Text, or a date, whose text is as good as another. */
export function isText(e: Bound, scope: Reporting): boolean {
  if (e.type === 'text' || e.type === 'date' || e.type === 'any') return true;
  report(scope, 'needs-type', e.place, { by: 'like', wanted: 'text', name: textOf(e), type: e.type });
  return false;
}

const TIME_OF_DAY = /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Two sides that can be compared; a date also with text that is a calendar day, and a moment with text that is one. */
export function areComparable(left: Bound, right: Bound, scope: Reporting): boolean {
  if (left.type === 'any' || right.type === 'any' || left.type === right.type) return true;
  for (const [date, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (date.type !== 'date' || other.type !== 'text') continue;
    if (other.kind !== 'literal') return true;
    const text = String(other.value);
    if (isDay(text) || (isTimed(date) && isDay(text.slice(0, 10)) && TIME_OF_DAY.test(text.slice(10)))) return true;
    const instead = meantDay(text);
    report(scope, 'bad-date', other.place, { found: text, ...(instead === undefined ? {} : { instead }) }, inQuotes(other, instead));
    return false;
  }
  const params = { left: textOf(left), leftType: left.type, right: textOf(right), rightType: right.type };
  report(
    scope,
    'type-mismatch',
    left.place,
    params,
    asNumber(left, right) ?? asNumber(right, left) ?? asDay(left, right) ?? asDay(right, left),
  );
  return false;
}

/** What stands between the quotes of a text is exchanged, and the quotes stay as they are. */
function inQuotes(e: Bound, instead: string | undefined): Fix | undefined {
  const { start, end } = e.place;
  if (instead === undefined || e.kind !== 'literal' || end - start !== String(e.value).length + 2) return undefined;
  return { start: start + 1, end: end - 1, text: instead };
}

/** A number in quotes, beside a number. */
function asNumber(number: Bound, text: Bound): Fix | undefined {
  if (number.type !== 'number' || text.kind !== 'literal' || typeof text.value !== 'string') return undefined;
  const meant = meantNumber(text.value);
  return meant === undefined ? undefined : { start: text.place.start, end: text.place.end, text: String(meant) };
}

/** `20250101`, beside a date. */
function asDay(date: Bound, number: Bound): Fix | undefined {
  if (date.type !== 'date' || number.kind !== 'literal' || number.day === undefined) return undefined;
  return { start: number.place.start, end: number.place.end, text: number.day };
}

/** Beside a whole day, a moment counts by its day: `order_ts <= '2025-06-30'` takes in all of that day. */
export function ofSameGrain(parts: readonly Bound[]): readonly Bound[] {
  const hasDay = parts.some(
    (p) => (p.type === 'date' && !isTimed(p)) || (p.kind === 'literal' && typeof p.value === 'string' && isDay(p.value)),
  );
  return hasDay ? parts.map((p) => (isTimed(p) ? { kind: 'call', name: 'day', args: [p], type: 'date', place: p.place } : p)) : parts;
}
