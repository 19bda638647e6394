import { partsOf } from '../../answer.ts';
import { feedback } from '../../feedback.ts';
import { plainResult, type Result, type StepResult } from '../../result.ts';
import { JUDGES } from '../judges.ts';
import type { Judging, MakeJudging } from '../kind.ts';
import type { Step } from './exercise.ts';

/**
 * Judges step after step, and stops at the first that is not done: the steps after it are not open yet. A step that a learner assessed is
 * done, and is no part of the score.
 */
export const judgeSteps: MakeJudging<'steps'> = ({ steps }, bed) => {
  const judges = new Map<string, Promise<Judging>>();
  const judgeOf = ({ id, exercise }: Step): Promise<Judging> => {
    const made = judges.get(id) ?? makeJudge(exercise, bed);
    judges.set(id, made);
    return made;
  };
  return async (answer) => {
    const parts = partsOf(answer);
    const done: StepResult[] = [];
    for (const step of steps) {
      const given = parts[step.id];
      const result = given === undefined ? NOTHING : await (await judgeOf(step))(given);
      done.push({ id: step.id, result });
      if (result.status !== 'pass' && result.status !== 'self-assessed') break;
    }
    return wholeOf(done, steps);
  };
};

const NOTHING: Result = plainResult('not-attempted', 0, [feedback('not-attempted', {})]);

async function makeJudge(exercise: Step['exercise'], bed: Parameters<MakeJudging<'steps'>>[1]): Promise<Judging> {
  const make = (await JUDGES[exercise.kind]()) as MakeJudging<typeof exercise.kind>;
  return make(exercise as never, bed);
}

function wholeOf(done: readonly StepResult[], steps: readonly Step[]): Result {
  const of = steps.length;
  const last = done.at(-1)?.result ?? NOTHING;
  const isDone = last.status === 'pass' || last.status === 'self-assessed';
  const scored = done.filter(({ result }) => result.status !== 'self-assessed');
  const openSteps = of - done.length;
  const judged = steps.filter(({ exercise }) => exercise.kind !== 'text').length;
  const score = scored.reduce((sum, { result }) => sum + result.score, 0) / Math.max(1, judged);
  const nth = done.length;
  if (isDone && openSteps === 0) {
    const status = scored.length === 0 ? 'self-assessed' : 'pass';
    return { ...plainResult(status, scored.length === 0 ? 0 : 1, [feedback('all-steps-done', { of })]), steps: done };
  }
  // What the step itself says follows below; the next one is open, and nothing has been got wrong.
  const opening =
    nth > 1 && last.status === 'not-attempted' ? [feedback('step-done', { nth: nth - 1, of })] : [feedback('step-open', { nth, of })];
  const { checks, counterexample, assignment, stages, issues } = last;
  return {
    ...plainResult(last.status, score, [...opening, ...last.feedback]),
    checks,
    ...(counterexample ? { counterexample } : {}),
    ...(assignment ? { assignment } : {}),
    ...(stages ? { stages } : {}),
    ...(issues ? { issues } : {}),
    steps: done,
  };
}
