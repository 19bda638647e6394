import {
  type Compiled,
  checkTags,
  compileTags,
  type ResolvedTags,
  runTags,
  sqlite,
  type TagRows,
  type Value,
} from '../../../engine/index.ts';
import type { TagExercise } from '../../exercise.ts';
import { feedback } from '../../feedback.ts';
import { sameValue } from '../../same-value.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import type { Judge, ReadAnswer } from '../written/written.ts';
import { explainTagDifference } from './tag-difference.ts';

/** A tag file that runs. */
export interface ReadTags {
  readonly tags: ResolvedTags;
  readonly compiled: Compiled;
}

export const readyToRun = (tags: ResolvedTags): ReadTags => ({ tags, compiled: compileTags(tags, sqlite) });

export const runOn = ({ tags, compiled }: ReadTags, { asOf, execute }: Pick<TestDatabase, 'asOf' | 'execute'>): Promise<TagRows> =>
  runTags(tags, compiled, asOf, execute);

/** The values of one tag, customer by customer. A file with one tag is that tag, whatever its code. */
export function valuesOf(rows: TagRows, code: string): readonly Value[] {
  const tag = rows.tags.find((t) => t.code === code) ?? (rows.tags.length === 1 ? rows.tags[0] : undefined);
  return tag?.values ?? [];
}

/** Judges tags by the value of every customer; how they are written does not count. */
export function tagJudge(exercise: TagExercise, bed: TestBed): Judge<ReadTags, TagRows> {
  const solution = checkTags(exercise.solution.en, bed.schema).value;
  if (solution === undefined) throw new Error(`the solution of ${exercise.id} cannot be read`);
  const codes = solution.tags.map((t) => t.code);
  const { tolerance } = exercise.policy;
  const same = (yours: TagRows, expected: TagRows): boolean =>
    codes.every((code) => sameValues(valuesOf(yours, code), valuesOf(expected, code), tolerance));
  return {
    comment: '#',
    read(text): ReadAnswer<ReadTags> {
      const { value, issues } = checkTags(text, bed.schema);
      const errors = issues.filter((i) => i.severity === 'error');
      if (value === undefined) return { issues: errors, feedback: [feedback('unreadable', { count: errors.length })] };
      const found = value.tags.map((t) => t.code);
      const absent = codes.length === 1 && found.length === 1 ? undefined : codes.find((code) => !found.includes(code));
      return absent === undefined
        ? { read: readyToRun(value) }
        : { issues: [], feedback: [feedback('tag-absent', { code: absent, found })] };
    },
    run: runOn,
    same,
    // A tag file that was read runs; whatever the database complains about then is not the learner's doing.
    complaint: () => undefined,
    notes: () => [],
    explain: (failure) => explainTagDifference(failure, { solution: readyToRun(solution), codes, tolerance, bed, same }),
  };
}

/** Whether every customer has the same value. */
export function sameValues(yours: readonly Value[], expected: readonly Value[], tolerance: number): boolean {
  return yours.length === expected.length && yours.every((value, i) => sameValue(value, expected[i] ?? null, tolerance));
}
