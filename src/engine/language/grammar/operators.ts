/** The signs and words of expressions, from the loosest to the tightest, and the values that are words. */
export const OPERATORS = [
  'or',
  'and',
  'not',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'between',
  'like',
  'is missing',
  'is present',
  '+',
  '-',
  '*',
  '/',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What is said between two values. */
export const BETWEEN_VALUES = [
  'and',
  'or',
  'in',
  'not in',
  'between',
  'not between',
  'like',
  'not like',
  'is missing',
  'is present',
] as const;
export const CONSTANTS = ['true', 'false', 'null'] as const;
