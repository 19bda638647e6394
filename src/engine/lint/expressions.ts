import type { Bound } from '../language/bound.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';

/** Everything that a measure says about the rows it reads. */
export function expressionsOf({ where, field, shape }: ResolvedMeasure): readonly Bound[] {
  const of = (...parts: readonly (Bound | undefined)[]): Bound[] => parts.filter((part) => part !== undefined);
  const own = of(where, field);
  switch (shape?.agg) {
    case 'prefer':
      return [...own, ...of(shape.dimension, shape.weight, shape.support?.of)];
    case 'sequence':
      return [...own, ...of(shape.not, ...shape.steps.map((step) => step.where))];
    case 'computed':
      return [...own, shape.from];
    default:
      return own;
  }
}
