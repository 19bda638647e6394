import type { Measure, Sequence } from '../../language/definition.ts';
import { bindCondition } from '../bind.ts';
import type { MeasureParts } from '../measure.ts';
import { type ResolveContext, resolveRows } from '../rows.ts';

/** Every step needs a time, because order is what a sequence is about. */
export function resolveSequence(spec: Measure, shape: Sequence, context: ResolveContext): MeasureParts | undefined {
  const found = shape.steps.map((step) => resolveRows({ ...step, window: spec.window }, true, context));
  const steps = found.flatMap((rows) => rows ?? []);
  const [first] = steps;
  if (!first || steps.length < found.length) return undefined;
  const not = shape.not && bindCondition(shape.not, first.scope);
  if (shape.not && !not) return undefined;
  const { not: _, ...rest } = shape;
  const sources = steps.map((rows) => rows.source);
  const timed = sources.every(({ time }) => time?.timestamp === true);
  return {
    ...first.source,
    type: shape.gives === 'step' ? 'number' : 'bool',
    shape: { ...rest, steps: sources, timed, ...(not ? { not } : {}) },
    timed: false,
  };
}
