import type { ExerciseKind } from '../exercise.ts';
import type { MakeJudging } from './kind.ts';

/** What judges each kind, fetched when somebody hands something in: a choice waits for no SQL. */
export const JUDGES: { readonly [K in ExerciseKind]: () => Promise<MakeJudging<K>> } = {
  choice: async () => (await import('./choice/grade.ts')).judgeChoice,
  classify: async () => (await import('./classify/grade.ts')).judgeClassify,
  formula: async () => (await import('./formula/grade.ts')).judgeFormula,
  match: async () => (await import('./match/grade.ts')).judgeMatch,
  number: async () => (await import('./number/grade.ts')).judgeNumber,
  order: async () => (await import('./order/grade.ts')).judgeOrder,
  repair: async () => (await import('./repair/grade.ts')).judgeRepair,
  sql: async () => (await import('./sql/grade.ts')).judgeSql,
  steps: async () => (await import('./steps/grade.ts')).judgeSteps,
  tag: async () => (await import('./tag/grade.ts')).judgeTag,
  text: async () => (await import('./text/grade.ts')).judgeText,
  tune: async () => (await import('./tune/grade.ts')).judgeTune,
};
