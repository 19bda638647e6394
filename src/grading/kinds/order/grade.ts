import { type Answer, idsOf } from '../../answer.ts';
import { feedback } from '../../feedback.ts';
import { plainResult, type Result } from '../../result.ts';
import { shuffled } from '../../shuffled.ts';
import type { MakeJudging } from '../kind.ts';
import type { OrderExercise } from './exercise.ts';
import { longestRising } from './longest-rising.ts';

export const judgeOrder: MakeJudging<'order'> = (exercise) => (answer) => gradeOrder(exercise, answer);

/**
 * Judges an order. The score is the share of the items that need not be moved: the longest part of them that stands in the right order,
 * whatever stands between.
 */
function gradeOrder({ id, items, because }: OrderExercise, answer: Answer): Result {
  const ids = idsOf(answer).filter((each) => items.some((item) => item.id === each));
  const start = shuffled(items, id).map((item) => item.id);
  if (ids.length < items.length || new Set(ids).size < items.length || ids.every((each, i) => each === start[i]))
    return plainResult('not-attempted', 0, [feedback('not-attempted', {})]);
  const places = ids.map((each) => items.find((item) => item.id === each)?.place ?? 0);
  const kept = longestRising(places);
  if (kept === items.length) return plainResult('pass', 1, [feedback('in-order', {})]);
  const broken = because.find(({ earlier, later }) => ids.indexOf(later) < ids.indexOf(earlier));
  const sorted = places.toSorted((a, b) => a - b);
  const first = places.findIndex((place, i) => place !== sorted[i]);
  return plainResult('fail', kept / items.length, [
    feedback('part-in-order', { kept, total: items.length }),
    feedback('order-turns', { after: first }),
    ...(broken === undefined ? [] : [{ option: broken.later, say: broken.say }]),
  ]);
}
