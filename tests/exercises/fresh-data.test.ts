import { beforeAll, describe, expect, test } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { loadExercises } from '../../src/build/exercises.ts';
import { createTestBed } from '../../src/build/testbed.ts';
import { dataOf, shownOn, variantAt } from '../../src/course/fresh-data.ts';
import { databasesOf } from '../../src/datasets/grading.ts';
import { checkTags, compileTags, paramsOf, sqlite } from '../../src/engine/index.ts';
import type { Exercise } from '../../src/grading/exercise.ts';
import { createGrader } from '../../src/grading/grader.ts';
import { kindOf } from '../../src/grading/kinds/kinds.ts';
import { asOneQuery } from '../../src/grading/kinds/sql/sql-answer.ts';
import type { TestBed, TestDatabase } from '../../src/grading/testbed.ts';

const beds = new Map<string, TestBed>();
const found = loadExercises('exercises').flatMap(({ exercise, variants }) => {
  const source = exercise && DATASETS[exercise.dataset];
  return exercise && source
    ? [{ id: exercise.id, exercise, variants, source, data: dataOf({ exercise, variants, databases: databasesOf(source) }) }]
    : [];
});
const asked = found.filter(({ data }) => data.length > 1);

beforeAll(async () => {
  for (const { source } of asked) if (!beds.has(source.id)) beds.set(source.id, await createTestBed(source));
}, 60_000);

/** What the solution gives on one database. */
async function expectedOn(exercise: Exercise, { schema }: TestBed, { asOf, execute }: TestDatabase): Promise<string> {
  const written = exercise.kind === 'repair' ? exercise.broken : exercise;
  if (written.kind === 'sql') return JSON.stringify((await execute(asOneQuery(written.solution.en), { as_of: asOf })).values);
  if (written.kind !== 'tag') throw new Error(`${exercise.id} is not run`);
  const { value } = checkTags(written.solution.en, schema);
  if (!value) throw new Error(`${exercise.id} has no solution`);
  const compiled = compileTags(value, sqlite);
  return JSON.stringify((await execute(compiled.sql, await paramsOf(compiled, asOf, execute))).values);
}

describe.each(asked)('$id asked again', ({ exercise, variants, source, data }) => {
  test('has another right answer on every other data', { timeout: 60_000 }, async () => {
    const bed = beds.get(source.id);
    if (bed === undefined) throw new Error('no bed');
    const kind = kindOf(exercise.kind);
    const right = kind.tries(exercise).find(({ expected }) => expected.kind === 'pass');
    for (const name of data.slice(1)) {
      const at = variantAt(name);
      const variant = at === undefined ? undefined : variants[at];
      if (variant !== undefined) {
        const settled = (await kindOf(variant.kind).settle?.(variant as never, bed)) ?? variant;
        expect((await createGrader(settled, bed).grade(right?.answer ?? '')).status, name).not.toBe('pass');
        continue;
      }
      const listed = shownOn({ databases: databasesOf(source) }, name).databases[0];
      const shown = bed.databases.find(({ id }) => id === listed?.id);
      const [visible] = bed.databases;
      if (!shown || !visible) throw new Error('no database');
      expect(shown.id).toBe(name);
      expect(await expectedOn(exercise, bed, shown), name).not.toBe(await expectedOn(exercise, bed, visible));
    }
  });
});

test('most exercises can be asked again', () => {
  expect(asked.length).toBeGreaterThanOrEqual(found.length / 3);
});
