import { type Answer, idsOf, partsOf } from '../../answer.ts';
import { feedback } from '../../feedback.ts';
import { plainResult, type Result } from '../../result.ts';
import type { MakeJudging } from '../kind.ts';
import type { TextExercise } from './exercise.ts';

export const judgeText: MakeJudging<'text'> = (exercise) => (answer) => assessText(exercise, answer);

/** Says what the learner's own judgement comes to. It has no score, for nobody but the learner has read the text. */
function assessText({ least, rubric }: TextExercise, answer: Answer): Result {
  const { text = '', met } = partsOf(answer);
  const length = typeof text === 'string' ? [...text.trim()].length : 0;
  if (length === 0) return plainResult('not-attempted', 0, [feedback('not-attempted', {})]);
  if (length < least) return plainResult('not-attempted', 0, [feedback('text-too-short', { least })]);
  // An empty list is a judgement too: none of the points is met.
  if (met === undefined) return plainResult('not-attempted', 0, [feedback('assess-first', {})]);
  const ticked = idsOf(met);
  const points = rubric.filter(({ id }) => ticked.includes(id));
  return {
    ...plainResult('self-assessed', 0, [
      feedback('assessed', { met: points.length, of: rubric.length }),
      ...rubric.filter((point) => !points.includes(point)).map(({ id, say }) => ({ option: id, say })),
    ]),
    met: { points: points.length, of: rubric.length },
  };
}
