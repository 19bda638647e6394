import type { ResolvedMeasure, ResolvedShape } from '../../language/resolved.ts';
import type { Part, StatementContext } from '../rows.ts';
import { computedPart, edgesSql } from './computed.ts';
import { preferencePart, preferenceWorkings } from './prefer.ts';
import { sequencePart, sequenceWorkings } from './sequence.ts';
import { statementPart } from './statement.ts';

/** A measure of a shape is a part of its own: one row a customer, the key and the value. */
export function shapePart(m: ResolvedMeasure, shape: ResolvedShape, context: StatementContext): Part {
  switch (shape.agg) {
    case 'prefer':
      return preferencePart(m, shape, context);
    case 'sequence':
      return sequencePart(m, shape, context);
    case 'statement':
      return statementPart(m, shape, context);
    case 'computed':
      return computedPart(m, shape, context);
  }
}

/** What a shape had to weigh for the customer `:customer`, as a statement of its own; of a network, all edges. */
export function workingsSql(m: ResolvedMeasure, shape: ResolvedShape, context: StatementContext): string | undefined {
  switch (shape.agg) {
    case 'prefer':
      return preferenceWorkings(m, shape, context);
    case 'sequence':
      return sequenceWorkings(shape, context);
    case 'statement':
      return undefined;
    case 'computed':
      return edgesSql(m, shape, context);
  }
}
