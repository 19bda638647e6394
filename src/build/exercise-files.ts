import { aboutPathOf, databasesOf } from '../datasets/grading.ts';
import type { Exercise } from '../grading/exercise.ts';
import type { ExerciseFile } from '../grading/exercise-file.ts';
import { kindOf } from '../grading/kinds/kinds.ts';
import type { TestBed } from '../grading/testbed.ts';
import { DATASETS } from './dataset-catalogue.ts';
import { loadExercises } from './exercises.ts';
import { createTestBed } from './testbed.ts';

let described: Promise<ExerciseFile[]> | undefined;
const beds = new Map<string, Promise<TestBed>>();

/** Every exercise, with all worked out that needs a database; a folder with mistakes stops the build and names them. */
export function describeExercises(): Promise<ExerciseFile[]> {
  described ??= Promise.all(
    loadExercises('exercises').map(async ({ id, exercise, variants, issues }) => {
      if (!exercise) throw new Error(`exercises/${id}: ${issues.map((i) => `${i.file} ${i.code} ${JSON.stringify(i.params)}`).join(', ')}`);
      return describe(exercise, variants);
    }),
  );
  return described;
}

async function describe(exercise: Exercise, variants: readonly Exercise[]): Promise<ExerciseFile> {
  const source = DATASETS[exercise.dataset];
  if (!source) throw new Error(`exercises/${exercise.id}: no dataset "${exercise.dataset}"`);
  return {
    exercise: await settled(exercise),
    variants: await Promise.all(variants.map(settled)),
    schema: source.schema,
    databases: databasesOf(source).map(({ id, role, asOf, path }) => ({ id, role, asOf, path })),
    aboutPath: aboutPathOf(source),
  };
}

async function settled(exercise: Exercise): Promise<Exercise> {
  const { settle } = kindOf(exercise.kind);
  const source = DATASETS[exercise.dataset];
  if (settle === undefined || source === undefined) return exercise;
  const bed = beds.get(source.id) ?? createTestBed(source);
  beds.set(source.id, bed);
  return settle(exercise, await bed);
}
