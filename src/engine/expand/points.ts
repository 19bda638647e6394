import type { PointsBuilder } from '../language/composed.ts';
import type { ExpandContext, Expanded } from './expand.ts';
import { banded, callAt, joined, literalAt } from './write.ts';

/** The sum of the points of every condition that is true. */
export function expandPoints({ base, items, cut, place }: PointsBuilder, context: ExpandContext): Expanded {
  const earned = items.map((item) => callAt('if', [item.when, literalAt(item.points, item.place), literalAt(0, item.place)], item.place));
  const parts = base === 0 ? earned : [literalAt(base, place), ...earned];
  return banded({ builder: 'expr', expression: joined('+', parts, place), place }, cut, context, true);
}
