import type { Measure, Shape } from '../../language/definition.ts';
import type { MeasureParts } from '../measure.ts';
import type { ResolveContext } from '../rows.ts';
import { resolvePreference } from './prefer.ts';
import { resolveSequence } from './sequence.ts';

/** Gives the names of a shaped measure their meaning. */
export function resolveShape(spec: Measure, shape: Shape, context: ResolveContext): MeasureParts | undefined {
  switch (shape.agg) {
    case 'prefer':
      return resolvePreference(spec, shape, context);
    case 'sequence':
      return resolveSequence(spec, shape, context);
    default:
      throw new Error(`nobody resolves ${shape.agg}`);
  }
}
