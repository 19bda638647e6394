import type { ResolvedMeasure, ResolvedShape } from '../../language/resolved.ts';
import type { Part, StatementContext } from '../rows.ts';
import { preferencePart, preferenceWorkings } from './prefer.ts';
import { sequencePart, sequenceWorkings } from './sequence.ts';

/** A measure of a shape is a part of its own: one row a customer, the key and the value. */
export function shapePart(m: ResolvedMeasure, shape: ResolvedShape, context: StatementContext): Part {
  switch (shape.agg) {
    case 'prefer':
      return preferencePart(m, shape, context);
    case 'sequence':
      return sequencePart(m, shape, context);
  }
}

/** What a shape had to weigh for the customer `:customer`, as a statement of its own. */
export function workingsSql(m: ResolvedMeasure, shape: ResolvedShape, context: StatementContext): string {
  switch (shape.agg) {
    case 'prefer':
      return preferenceWorkings(m, shape, context);
    case 'sequence':
      return sequenceWorkings(shape, context);
  }
}
