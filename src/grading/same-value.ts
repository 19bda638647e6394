import type { Value } from '../engine/language/definition.ts';

/** What the last digits of a sum of decimals may be off by, relative to its size: the price of binary fractions. */
const FLOAT_NOISE = 1e-9;

/** Whether two numbers agree within a tolerance; `tolerance` 0 still forgives float noise. */
export const sameNumber = (a: number, b: number, tolerance = 0): boolean =>
  Math.abs(a - b) <= tolerance + FLOAT_NOISE * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether two values are the same to a grader: nothing, '' and 0 all differ, and text is never a number. */
export function sameValue(a: Value, b: Value, tolerance = 0): boolean {
  return typeof a === 'number' && typeof b === 'number' ? sameNumber(a, b, tolerance) : a === b;
}
