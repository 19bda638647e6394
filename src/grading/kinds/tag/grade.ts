import { textOf } from '../../answer.ts';
import type { MakeJudging } from '../kind.ts';
import { KeptOutcomes } from '../written/kept-outcomes.ts';
import { gradeWritten } from '../written/written.ts';
import { tagJudge } from './tag-judge.ts';

export const judgeTag: MakeJudging<'tag'> = (exercise, bed) => {
  const judge = tagJudge(exercise, bed);
  const kept = new KeptOutcomes(judge, bed);
  return (answer) => gradeWritten(exercise, textOf(answer), judge, kept, bed);
};
