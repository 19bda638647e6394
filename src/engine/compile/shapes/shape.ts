import type { ResolvedMeasure, ResolvedShape } from '../../language/resolved.ts';
import type { Part, StatementContext } from '../rows.ts';
import { preferencePart } from './prefer.ts';

/** A measure of a shape is a part of its own: one row a customer, the key and the value. */
export function shapePart(m: ResolvedMeasure, shape: ResolvedShape, context: StatementContext): Part {
  switch (shape.agg) {
    case 'prefer':
      return preferencePart(m, shape, context);
  }
}
