import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Exercise } from '../grading/exercise.ts';
import type { ExerciseIssue } from '../grading/exercise-issue.ts';
import { type ExerciseFiles, readExercise } from '../grading/read-exercise.ts';
import { VARY_FILE, variantsOf } from './vary.ts';

const EXERCISE_FILE = 'exercise.yaml';

/** An exercise's folder as it was found: the exercise, or what is wrong with the folder. */
export interface LoadedExercise {
  readonly id: string;
  readonly exercise?: Exercise;
  /** The same with other numbers, for those who want to try again. */
  readonly variants: readonly Exercise[];
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
  const { [VARY_FILE]: vary, ...files } = filesOf(join(root, id));
  const varied = variantsOf(vary, files);
  if (typeof varied === 'string')
    return { id, variants: [], issues: [{ code: 'exercise-yaml', file: VARY_FILE, params: { detail: varied } }] };
  const read = varied.map((each) => readFolder(id, each));
  const issues = read.find((one) => one.issues.length > 0)?.issues ?? [];
  const [exercise, ...variants] = read.flatMap((one) => one.exercise ?? []);
  return issues.length > 0 || exercise === undefined ? { id, variants: [], issues } : { id, exercise, variants, issues };
}

function readFolder(id: string, files: ExerciseFiles): Pick<LoadedExercise, 'exercise' | 'issues'> {
  const yaml: Record<string, unknown> = {};
  const texts: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    if (!/(^|\/)exercise\.yaml$/.test(path)) {
      texts[path] = text;
      continue;
    }
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error !== undefined)
      return { issues: [{ code: 'exercise-yaml', file: path, params: { detail: error.message.split('\n')[0] ?? '' } }] };
    yaml[path] = document.toJS();
  }
  const steps = Object.entries(yaml).flatMap(([path, body]) => {
    const [, name] = /^steps\/([^/]+)\/exercise\.yaml$/.exec(path) ?? [];
    return name === undefined ? [] : [[name, body] as const];
  });
  return readExercise(id, yaml[EXERCISE_FILE] ?? null, texts, Object.fromEntries(steps));
}

export const loadExercises = (root: string): LoadedExercise[] => exerciseIds(root).map((id) => loadExercise(root, id));

function filesOf(folder: string): ExerciseFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}
