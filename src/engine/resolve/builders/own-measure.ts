import type { Bound } from '../../language/bound.ts';
import type { Measure } from '../../language/definition.ts';
import type { Place } from '../../language/issue.ts';
import type { ResolvedMeasure } from '../../language/resolved.ts';
import type { RuleContext } from './rule.ts';

/** A measure that a builder writes out where it needs it. */
export function ownMeasure(
  spec: Measure,
  name: string,
  label: ResolvedMeasure['label'],
  { kept, uses }: RuleContext,
): ResolvedMeasure | undefined {
  const measure = kept.measure(spec, name, label);
  if (measure) uses.measures.add(measure.id);
  return measure;
}

/** The only measure of a tag. */
export const rawMeasure = (spec: Measure, context: RuleContext): ResolvedMeasure | undefined =>
  ownMeasure(spec, `${context.definition.code}_raw`, context.definition.name, context);

/** The number of a measure, as if somebody had named it here. */
export const refTo = ({ id, nullable, type, timed }: ResolvedMeasure, place: Place): Bound => ({
  kind: 'ref',
  ref: { kind: 'measure', id },
  name: id,
  nullable,
  type,
  place,
  ...(timed ? { timed: true } : {}),
});
