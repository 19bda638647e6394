import type { Aggregate, Measure, Value, Window } from '../../engine/language/definition.ts';
import type { Expression } from '../../engine/language/expression.ts';
import { NOWHERE } from '../../engine/language/issue.ts';

export const columnNamed = (name: string): Expression => ({ kind: 'name', name, start: 0, end: 0 });
export const literal = (value: string | number): Expression => ({ kind: 'literal', value, start: 0, end: 0 });
export const equals = (name: string, value: string | number): Expression => ({
  kind: 'binary',
  operator: '=',
  left: columnNamed(name),
  right: literal(value),
  start: 0,
  end: 0,
});

export const EVER: Window = { kind: 'ever' };
export const lastDays = (count: number): Window => ({ kind: 'last', span: { count, unit: 'd' } });

/** A measure that every tag may use by name. */
export function measure(
  zh: string,
  en: string,
  agg: Aggregate,
  from: string,
  window: Window,
  more: { field?: Expression; where?: Expression; on?: string; empty?: Value } = {},
): Measure {
  return { name: { zh, en }, from, agg, window, place: NOWHERE, ...more };
}
