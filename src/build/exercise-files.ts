import { aboutPathOf, databasesOf } from '../datasets/grading.ts';
import type { Exercise } from '../grading/exercise.ts';
import type { ExerciseFile } from '../grading/exercise-file.ts';
import { settleNumbers } from '../grading/kinds/number/number.ts';
import { DATASETS } from './dataset-catalogue.ts';
import { loadExercises } from './exercises.ts';
import { openWorld } from './world.ts';

let described: Promise<ExerciseFile[]> | undefined;

/** Every exercise, numbers worked out; a folder with mistakes stops the build and names them. */
export function describeExercises(): Promise<ExerciseFile[]> {
  described ??= Promise.all(
    loadExercises('exercises').map(async ({ id, exercise, issues }) => {
      if (!exercise) throw new Error(`exercises/${id}: ${issues.map((i) => `${i.file} ${i.code}`).join(', ')}`);
      return describe(exercise);
    }),
  );
  return described;
}

async function describe(exercise: Exercise): Promise<ExerciseFile> {
  const source = DATASETS[exercise.dataset];
  if (!source) throw new Error(`exercises/${exercise.id}: no dataset "${exercise.dataset}"`);
  const world = await openWorld(exercise.dataset);
  const visible = { id: 'visible', role: 'visible', asOf: world.asOf, execute: world.execute } as const;
  return {
    exercise: exercise.kind === 'number' ? await settleNumbers(exercise, visible) : exercise,
    schema: world.schema,
    databases: databasesOf(source).map(({ id, role, asOf, path }) => ({ id, role, asOf, path })),
    aboutPath: aboutPathOf(source),
  };
}
