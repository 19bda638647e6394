import { textOf } from '../../answer.ts';
import type { MakeJudging } from '../kind.ts';
import { KeptOutcomes } from '../written/kept-outcomes.ts';
import { gradeWritten } from '../written/written.ts';
import { sqlJudge } from './sql-judge.ts';

export const judgeSql: MakeJudging<'sql'> = (exercise, bed) => {
  const judge = sqlJudge(exercise, bed);
  const kept = new KeptOutcomes(judge, bed);
  return (answer) => gradeWritten(exercise, textOf(answer), judge, kept, bed);
};
