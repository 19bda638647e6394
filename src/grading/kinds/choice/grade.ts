import { type Answer, idsOf } from '../../answer.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { plainResult, type Result } from '../../result.ts';
import type { MakeJudging } from '../kind.ts';
import type { ChoiceExercise } from './exercise.ts';

export const judgeChoice: MakeJudging<'choice'> = (exercise) => (answer) => gradeChoice(exercise, answer);

/** Judges chosen options: each chosen one gets its reason, wrong ones first; when all is right, every option does. */
function gradeChoice(exercise: ChoiceExercise, answer: Answer): Result {
  const chosen = idsOf(answer);
  const picked = exercise.options.filter((o) => chosen.includes(o.id));
  const unknown = chosen.find((id) => !exercise.options.some((o) => o.id === id));
  if (unknown !== undefined && unknown !== '') return plainResult('not-attempted', 0, [feedback('unknown-option', { option: unknown })]);
  if (picked.length === 0) return plainResult('not-attempted', 0, [feedback('not-attempted', {})]);

  const rightTotal = exercise.options.filter((o) => o.correct).length;
  const right = picked.filter((o) => o.correct);
  const wrong = picked.filter((o) => !o.correct);
  if (wrong.length === 0 && right.length === rightTotal) {
    return plainResult('pass', 1, [feedback('chosen-right', {}), ...exercise.options.map(reason)]);
  }
  const said: Feedback[] = right.length > 0 ? [feedback('some-chosen-right', { right: right.length })] : [];
  said.push(...wrong.map(reason), ...right.map(reason));
  if (wrong.length === 0) said.push(feedback('more-to-choose', {}));
  return plainResult('fail', Math.max(0, right.length - wrong.length) / rightTotal, said);
}

const reason = (option: ChoiceExercise['options'][number]): Feedback => ({ option: option.id, say: option.say });
