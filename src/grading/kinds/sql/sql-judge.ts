import type { Rows } from '../../../engine/language/rows.ts';
import type { Schema } from '../../../engine/language/schema.ts';
import { feedback } from '../../feedback.ts';
import { STAGES, shareRight } from '../../result.ts';
import { refusalIn, type TestBed } from '../../testbed.ts';
import type { Judge } from '../written/written.ts';
import { compareResults, isRight } from './compare-results.ts';
import type { SqlExercise, SqlPolicy } from './exercise.ts';
import { seenStages } from './seen-stages.ts';
import { asOneQuery } from './sql-answer.ts';
import { explainSqlDifference } from './sql-difference.ts';
import { provenSqlStages } from './sql-stages.ts';
import { fullWidthIssues } from './sql-text.ts';

/** Judges SQL by its result, under the policy of the exercise. */
export function sqlJudge(exercise: SqlExercise, bed: TestBed): Judge<{ readonly sql: string }, Rows> {
  const policy = withLabels(exercise.policy, bed.schema);
  const same = (yours: Rows, expected: Rows): boolean => isRight(compareResults(yours, expected, policy));
  return {
    comment: '--',
    read(text) {
      const issues = fullWidthIssues(text);
      if (issues.length > 0) return { issues, feedback: [feedback('unreadable', { count: issues.length })] };
      return { read: { sql: asOneQuery(text) } };
    },
    run: ({ sql }, database) => Promise.resolve(database.execute(sql, { as_of: database.asOf })),
    same,
    complaint(rejection) {
      const refusal = refusalIn(rejection);
      return refusal && { refusal };
    },
    notes(yours, expected) {
      const { by, columns } = compareResults(yours, expected, policy);
      return by === 'name' ? [] : [feedback('columns-by-position', { names: columns })];
    },
    async explain(failure) {
      const explained = await explainSqlDifference(failure, policy, bed, ({ execute }, asOf) =>
        Promise.resolve(execute(failure.read.sql, { as_of: asOf })),
      );
      // What was copied has no stages, and a column too many has its price already.
      if (explained.score !== undefined || explained.feedback.some((said) => 'code' in said && said.code === 'same-everywhere'))
        return explained;
      const standard = { solution: asOneQuery(exercise.solution.en), expected: failure.expected, bed, same };
      const proven = await provenSqlStages(failure.read.sql, standard);
      if (proven !== undefined) return { ...explained, stages: proven, score: shareRight(proven) };
      const seen = seenStages(failure, policy, bed);
      return seen === undefined ? explained : { ...explained, stages: seen, score: shareRight(seen, STAGES.length) };
    },
  };
}

/** A column's labels in both languages count as its name. */
function withLabels(policy: SqlPolicy, schema: Schema): SqlPolicy {
  const aliases: Record<string, readonly string[]> = { ...policy.aliases };
  for (const column of Object.values(schema.tables).flatMap((t) => t.columns)) {
    aliases[column.name] = [...(aliases[column.name] ?? []), column.label.zh, column.label.en];
  }
  return { ...policy, aliases };
}
