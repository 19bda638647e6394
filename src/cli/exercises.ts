import { resolve } from 'node:path';
import { DATASETS } from '../build/dataset-catalogue.ts';
import { exerciseIds, type LoadedExercise, loadExercise } from '../build/exercises.ts';
import { createTestBed } from '../build/testbed.ts';
import type { Exercise } from '../grading/exercise.ts';
import type { TestBed } from '../grading/testbed.ts';
import { checkExercise, type ExerciseCheck } from './check-exercise.ts';
import { reportLines, summaryOf } from './check-report.ts';
import type { Command, Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import type { Given } from './options.ts';

/** The course's own exercises, wherever the command is called. */
export const OWN_FOLDER = resolve(import.meta.dirname, '../../exercises');

/** `taglab exercises check`: proves that every exercise judges as it says. */
export const exercises: Command = {
  args: 'check [ID ...]',
  options: ['folder', 'json'],
  async run(given, context) {
    const [action, ...ids] = given.positionals;
    if (action === undefined) throw new CliFailure('argument-absent', { name: 'check', command: 'exercises' });
    if (action !== 'check') throw new CliFailure('unknown-action', { command: 'exercises', ...suggesting(action, ['check']) });
    const folder = folderOf(given, context);
    return check(folder, chosenIds(folder, ids), given.has('json'), context);
  },
};

function folderOf(given: Given, { terminal }: Context): string {
  const folder = given.one('folder');
  return folder === undefined ? OWN_FOLDER : resolve(terminal.folder, folder);
}

function chosenIds(folder: string, wanted: readonly string[]): readonly string[] {
  const available = exerciseIds(folder);
  if (available.length === 0) throw new CliFailure('no-exercises', { path: folder });
  for (const id of wanted) if (!available.includes(id)) throw new CliFailure('no-such-exercise', suggesting(id, available));
  return wanted.length === 0 ? available : wanted;
}

/** An exercise, what is wrong with its folder, and how it judged. */
export interface CheckedExercise extends LoadedExercise {
  readonly checks: readonly ExerciseCheck[];
}

async function check(folder: string, ids: readonly string[], asJson: boolean, context: Context): Promise<number> {
  const { terminal, words } = context;
  const beds = new Map<string, Promise<TestBed>>();
  const checked: CheckedExercise[] = [];
  for (const id of ids) {
    const loaded = withKnownDataset(loadExercise(folder, id));
    const { exercise } = loaded;
    const source = exercise && DATASETS[exercise.dataset];
    if (source !== undefined && !beds.has(source.id)) beds.set(source.id, createTestBed(source));
    const bed = source && (await beds.get(source.id));
    const done = { ...loaded, checks: exercise && bed ? await checkVariants([exercise, ...loaded.variants], bed) : [] };
    checked.push(done);
    if (!asJson) await terminal.out(`${reportLines(done, words.check).join('\n')}\n`);
  }
  const summary = summaryOf(checked);
  if (asJson)
    await terminal.out(
      `${JSON.stringify({ summary, exercises: checked.map(({ exercise: _, variants: __, ...rest }) => rest) }, null, 2)}\n`,
    );
  else await terminal.out(`${words.check.summary(summary)}\n`);
  return summary.failures > 0 ? 1 : 0;
}

/** The exercise itself, then each of its variants under a number. */
async function checkVariants(exercises: readonly Exercise[], bed: TestBed): Promise<ExerciseCheck[]> {
  const checks: ExerciseCheck[] = [];
  for (const [i, exercise] of exercises.entries()) {
    const own = await checkExercise(exercise, bed, () => performance.now());
    checks.push(...own.map((check) => (i === 0 ? check : { ...check, answer: `[${i + 1}] ${check.answer}` })));
  }
  return checks;
}

function withKnownDataset(loaded: LoadedExercise): LoadedExercise {
  const { exercise, id } = loaded;
  if (exercise === undefined || Object.hasOwn(DATASETS, exercise.dataset)) return loaded;
  const { name, suggestion = '' } = suggesting(exercise.dataset, Object.keys(DATASETS));
  return { id, variants: [], issues: [{ code: 'exercise-dataset', file: 'exercise.yaml', params: { name, suggestion } }] };
}
