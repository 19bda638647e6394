import { type Bound, boundParts } from '../language/bound.ts';

/** A yes or a no that is worked out, or read from a column of the database. */
export const isCondition = (e: Bound): boolean =>
  e.kind === 'missing' ||
  e.kind === 'in' ||
  e.kind === 'between' ||
  (e.kind === 'unary' && e.operator === 'not') ||
  (e.kind === 'binary' && !'+-*/'.includes(e.operator)) ||
  (e.kind === 'ref' && e.type === 'bool' && (e.ref.kind === 'column' || e.ref.kind === 'field'));

/** What stands in a column of a table as it was opened, not in a formula. */
export const isStored = (e: Bound): boolean =>
  e.kind === 'ref' ? e.ref.kind === 'column' || e.ref.kind === 'field' : boundParts(e).some(isStored);

/** More than names and values: Excel works it out. */
export const calculates = (e: Bound): boolean =>
  e.kind === 'call' ||
  e.kind === 'population' ||
  (e.kind === 'binary' && '+-*/'.includes(e.operator)) ||
  (e.kind === 'unary' && e.operator === '-');

/** a and (b and c) has three parts, not two. */
export const chain = (e: Bound, operator: string): readonly Bound[] =>
  e.kind === 'binary' && e.operator === operator ? [...chain(e.left, operator), ...chain(e.right, operator)] : [e];
