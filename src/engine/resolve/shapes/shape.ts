import type { Measure, Shape } from '../../language/definition.ts';
import type { MeasureParts } from '../measure.ts';
import type { ResolveContext } from '../rows.ts';
import { resolveComputed } from './computed.ts';
import { resolvePreference } from './prefer.ts';
import { resolveSequence } from './sequence.ts';
import { resolveStatement } from './statement.ts';

/** Gives the names of a shaped measure their meaning. */
export function resolveShape(spec: Measure, shape: Shape, context: ResolveContext): MeasureParts | undefined {
  switch (shape.agg) {
    case 'prefer':
      return resolvePreference(spec, shape, context);
    case 'sequence':
      return resolveSequence(spec, shape, context);
    case 'computed':
      return resolveComputed(spec, shape, context);
    case 'statement':
      return resolveStatement(spec, shape, context);
  }
}
