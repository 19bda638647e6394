import type { Bilingual } from '../../engine/language/definition.ts';
import type { Exercise } from '../../grading/exercise.ts';
import type { ExerciseFile } from '../../grading/exercise-file.ts';
import type { TestBed, TestDatabase } from '../../grading/testbed.ts';
import { sharedSandbox, siteFile } from '../../sandbox/client.ts';

/** Enough for every right answer on every database, and a wrong one that joins too much is still wrong at the end of it. */
const MAX_ROWS = 20_000;

const files = new Map<string, Promise<ExerciseFile>>();

/** The whole exercise, fetched once; a failed download may be tried again. */
export function fetchExercise(id: string): Promise<ExerciseFile> {
  const known = files.get(id);
  if (known) return known;
  const loading = json<ExerciseFile>(`data/exercises/${id}.json`);
  files.set(id, loading);
  loading.catch(() => files.delete(id));
  return loading;
}

/** The exercise itself, or one of its variants. */
export function exerciseIn({ exercise, variants }: ExerciseFile, variant: number): Exercise {
  return variants[variant - 1] ?? exercise;
}

/** Kinds that no database is asked about. */
const WITHOUT_DATA: readonly Exercise['kind'][] = ['choice', 'classify', 'match', 'order', 'number', 'text', 'tune'];

/** The databases of an exercise in the sandbox of this page. `signal` gives up whatever is running. */
export async function openBed(file: ExerciseFile, signal: () => AbortSignal): Promise<TestBed> {
  const { exercise } = file;
  const about = WITHOUT_DATA.includes(exercise.kind) ? {} : await json<Readonly<Record<string, Bilingual>>>(file.aboutPath);
  // What the engine or the exercise's author wrote runs with all the room there is; what a learner wrote does not.
  const trusted = exercise.kind === 'tag' || exercise.kind === 'formula' || (exercise.kind === 'repair' && exercise.broken.kind === 'tag');
  const databases = file.databases.map(
    ({ id, role, asOf, path }): TestDatabase => ({
      id,
      role,
      asOf,
      ...(role === 'aimed' ? { about } : {}),
      execute: async (sql, params) => {
        const options = { maxRows: MAX_ROWS, trusted, signal: signal() };
        const result = await sharedSandbox().run({ kind: 'file', url: path }, sql, params, options);
        if (!result.ok) throw Object.assign(new Error(result.error.code), { error: result.error });
        return result.rows;
      },
    }),
  );
  return { schema: file.schema, databases };
}

const json = async <T>(path: string): Promise<T> => JSON.parse(new TextDecoder().decode(await siteFile(path))) as T;
