import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Exercise } from '../grading/exercise.ts';
import type { ExerciseIssue } from '../grading/exercise-issue.ts';
import { type ExerciseFiles, readExercise } from '../grading/read-exercise.ts';

const EXERCISE_FILE = 'exercise.yaml';

/** An exercise's folder as it was found: the exercise, or what is wrong with the folder. */
export interface LoadedExercise {
  readonly id: string;
  readonly exercise?: Exercise;
  readonly issues: readonly ExerciseIssue[];
}

/** The ids of all exercises: the folders two levels below `root` that hold an `exercise.yaml`. */
export function exerciseIds(root: string): string[] {
  if (!existsSync(root)) return [];
  const folders = (path: string) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders(root)
    .flatMap((module) => folders(join(root, module.name)).map((folder) => `${module.name}/${folder.name}`))
    .filter((id) => existsSync(join(root, id, EXERCISE_FILE)))
    .toSorted();
}

/** Reads one exercise. @example loadExercise('exercises', '05-rfm/01-raw-rfm') */
export function loadExercise(root: string, id: string): LoadedExercise {
  const folder = join(root, id);
  const { [EXERCISE_FILE]: text = '', ...files } = filesOf(folder);
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined)
    return { id, issues: [{ code: 'exercise-yaml', file: EXERCISE_FILE, params: { detail: error.message.split('\n')[0] ?? '' } }] };
  return { id, ...readExercise(id, document.toJS(), files) };
}

export const loadExercises = (root: string): LoadedExercise[] => exerciseIds(root).map((id) => loadExercise(root, id));

function filesOf(folder: string): ExerciseFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}
