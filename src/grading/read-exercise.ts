import type { Bilingual } from '../engine/language/definition.ts';
import type { Exercise, ExerciseKind } from './exercise.ts';
import { isMapping } from './exercise-fields.ts';
import type { ExerciseIssue } from './exercise-issue.ts';
import { type ExerciseFiles, Folder } from './folder.ts';
import { EXERCISE_KINDS, kindOf } from './kinds/kinds.ts';

export type { ExerciseFiles };

const COMMON_KEYS = ['title', 'task', 'kind', 'dataset', 'lesson', 'hints', 'mistakes'];
const STEP = /^steps\/([^/]+)\/(.+)$/;

/** A folder as it was found: `exercise.yaml` parsed, and the texts beside it by their paths. */
export interface FoundFolder {
  readonly yaml: unknown;
  readonly files: ExerciseFiles;
}

export interface ReadExercise {
  /** There when nothing is wrong. */
  readonly exercise?: Exercise;
  readonly issues: readonly ExerciseIssue[];
}

/**
 * Reads an exercise from its folder.
 * @param id the folder's path below `exercises/`
 * @param yaml `exercise.yaml`, parsed
 * @param stepYaml the same of every folder in `steps/`
 * @returns the exercise when nothing is wrong, and otherwise everything that is
 */
export function readExercise(
  id: string,
  yaml: unknown,
  files: ExerciseFiles,
  stepYaml: Readonly<Record<string, unknown>> = {},
): ReadExercise {
  const own = Object.fromEntries(Object.entries(files).filter(([path]) => !STEP.test(path)));
  const steps = stepsIn(files);
  const issues: ExerciseIssue[] = [];
  const read = new Map<string, Exercise>();
  for (const name of new Set([...Object.keys(stepYaml), ...steps.keys()])) {
    // A step is about the data of the whole.
    const inherited = isMapping(yaml) ? { dataset: yaml['dataset'] } : {};
    const found = stepYaml[name];
    const step = readOne(`${id}/${name}`, isMapping(found) ? { ...inherited, ...found } : found, steps.get(name) ?? {});
    if (step.exercise) read.set(name, step.exercise);
    issues.push(...step.issues.map((issue) => ({ ...issue, file: `steps/${name}/${issue.file}` })));
  }
  const whole = readOne(id, yaml, own, read);
  issues.unshift(...whole.issues);
  return issues.length === 0 && whole.exercise !== undefined ? { exercise: whole.exercise, issues } : { issues };
}

function stepsIn(files: ExerciseFiles): Map<string, Record<string, string>> {
  const steps = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(files)) {
    const [, name, rest] = STEP.exec(path) ?? [];
    if (name === undefined || rest === undefined) continue;
    steps.set(name, { ...steps.get(name), [rest]: text });
  }
  return steps;
}

function readOne(id: string, yaml: unknown, files: ExerciseFiles, steps?: ReadonlyMap<string, Exercise>): ReadExercise {
  const folder = new Folder(yaml, files, steps);
  const kind = kindIn(folder);
  if (kind === undefined) return { issues: folder.issues };
  const { keys, read } = kindOf(kind);
  folder.knownKeys(folder.yaml, [...COMMON_KEYS, ...keys], '');
  const exercise = read(describedIn(id, folder), folder);
  return folder.issues.length === 0 ? { exercise, issues: [] } : { issues: folder.issues };
}

function kindIn(folder: Folder): ExerciseKind | undefined {
  const found = folder.yaml['kind'];
  const kind = EXERCISE_KINDS.find((k) => k === found);
  if (kind === undefined) folder.say('exercise-kind', { found: String(found), available: EXERCISE_KINDS });
  return kind;
}

function describedIn(id: string, folder: Folder) {
  const { yaml } = folder;
  return {
    id,
    title: folder.bilingual(yaml, 'title'),
    task: folder.bilingual(yaml, 'task'),
    dataset: folder.text(yaml, 'dataset'),
    ...(yaml['lesson'] === undefined ? {} : { lesson: folder.text(yaml, 'lesson') }),
    hints: folder.list(yaml, 'hints').map((hint, i) => folder.asBilingual(hint, `hints[${i}]`)),
    mistakes: mistakesIn(folder),
  };
}

function mistakesIn(folder: Folder): Record<string, { say: Bilingual }> {
  return Object.fromEntries(
    Object.entries(folder.mapping(folder.yaml, 'mistakes')).map(([id, body]) => {
      folder.knownKeys(isMapping(body) ? body : {}, ['say'], `mistakes.${id}.`);
      return [id, { say: folder.asBilingual(isMapping(body) ? body['say'] : undefined, `mistakes.${id}.say`) }];
    }),
  );
}
