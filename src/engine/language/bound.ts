import type { BinaryOperator } from './expression.ts';
import type { Place } from './issue.ts';
import type { Column } from './schema.ts';
import { nodesOf, partsOf } from './walk.ts';

/** What a value can be compared with. `any` is a missing value or a value nobody declared. */
export type ValueType = 'number' | 'text' | 'date' | 'bool' | 'any';

export const typeOfColumn = (column: Column): ValueType =>
  (({ int: 'number', real: 'number', bool: 'bool', date: 'date', timestamp: 'date', text: 'text' }) as const)[column.type];

/** What a name turned out to mean. `field` is a column of the table a measure reads; the others are about one customer. */
export type Ref =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'measure'; readonly id: string }
  | { readonly kind: 'tag'; readonly code: string }
  | { readonly kind: 'as_of' }
  | { readonly kind: 'field'; readonly table: string; readonly column: string };

export const SCALAR_FUNCTIONS = [
  'abs',
  'round',
  'floor',
  'ceil',
  'sqrt',
  'exp',
  'ln',
  'power',
  'logistic',
  'least',
  'greatest',
  'coalesce',
  'if',
  'days_between',
  'age',
  'day',
  'lower',
  'trim',
] as const;
export type ScalarFunction = (typeof SCALAR_FUNCTIONS)[number];
export const POPULATION_FUNCTIONS = ['pct_rank', 'rank', 'mean', 'zscore', 'quantile', 'group_size'] as const;
export type PopulationFunction = (typeof POPULATION_FUNCTIONS)[number];

/** An expression whose names are known and whose every part has a type: what the compiler and the explainer read. */
export type Bound = { readonly type: ValueType; readonly place: Place } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly day?: string }
  /** `timed`: a moment with a time of day, not only a day. */
  | { readonly kind: 'ref'; readonly ref: Ref; readonly name: string; readonly nullable: boolean; readonly timed?: true }
  | { readonly kind: 'unary'; readonly operator: 'not' | '-'; readonly operand: Bound }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Bound; readonly right: Bound }
  | { readonly kind: 'in'; readonly operand: Bound; readonly list: readonly Bound[]; readonly negated: boolean }
  | { readonly kind: 'between'; readonly operand: Bound; readonly low: Bound; readonly high: Bound; readonly negated: boolean }
  | { readonly kind: 'missing'; readonly operand: Bound; readonly negated: boolean }
  | { readonly kind: 'call'; readonly name: ScalarFunction; readonly args: readonly Bound[] }
  /** Computed over the whole population: the id names the column that holds it, the text is what the author wrote. */
  | { readonly kind: 'population'; readonly id: string; readonly text: string }
);

/** How tightly each operator binds, loosest first; what needs no parentheses anywhere is an atom. */
export const BINDING = {
  or: 1,
  and: 2,
  not: 3,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  like: 4,
  'not like': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
} as const satisfies Record<BinaryOperator | 'not', number>;
/** What may stand on either side of a comparison. */
export const LOOSEST_SUM = 5;
export const LOOSEST_ATOM = 7;

/** A moment with a time of day, whatever stands in for it where it is missing. */
export function isTimed(e: Bound): boolean {
  if (e.kind === 'ref') return e.timed === true;
  if (e.kind !== 'call') return false;
  if (e.name === 'coalesce') return e.args.some(isTimed);
  return e.name === 'if' && e.args.slice(1).some(isTimed);
}

/** The direct parts of an expression, left to right. */
export const boundParts: (e: Bound) => readonly Bound[] = partsOf;
/** An expression and all its parts, each before its own parts. */
export const boundNodes: (e: Bound) => readonly Bound[] = nodesOf;
