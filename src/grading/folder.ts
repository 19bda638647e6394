import type { Bilingual } from '../engine/language/definition.ts';
import type { Exercise, Item, KeptAnswer, WrongAnswer } from './exercise.ts';
import { EXERCISE_FILE, Fields, isMapping, type Mapping } from './exercise-fields.ts';

/** The texts of a folder by their paths in it: `solution.sql`, `wrong/refunds-kept.sql`. */
export type ExerciseFiles = Readonly<Record<string, string>>;

/** Sums of money come to a hundredth; half of that is what rounding may cost. */
const DEFAULT_TOLERANCE = 0.005;

/** The folder of an exercise, as its kind reads it: what is wrong with it is kept as it is found. */
export class Folder extends Fields {
  readonly yaml: Mapping;
  /** The exercises in `steps/`, by the names of their folders. */
  readonly steps: ReadonlyMap<string, Exercise>;
  readonly #files: ExerciseFiles;

  constructor(yaml: unknown, files: ExerciseFiles, steps: ReadonlyMap<string, Exercise> = new Map()) {
    super();
    this.yaml = isMapping(yaml) ? yaml : {};
    this.steps = steps;
    this.#files = files;
    if (!isMapping(yaml)) this.say('exercise-shape', { key: EXERCISE_FILE, expected: 'mapping' });
  }

  policy(known: readonly string[]): Mapping {
    const policy = this.mapping(this.yaml, 'policy');
    this.knownKeys(policy, known, 'policy.');
    return policy;
  }

  tolerance(policy: Mapping): number {
    return this.number(policy, 'tolerance') ?? DEFAULT_TOLERANCE;
  }

  has(file: string): boolean {
    return this.#files[file] !== undefined;
  }

  file(name: string): string {
    const text = this.#files[name];
    if (text === undefined) this.say('exercise-file-absent', {}, name);
    return text ?? '';
  }

  /** `start.yaml`, or `start.zh.yaml` and `start.en.yaml`. */
  inBoth(name: string, extension: string): Bilingual {
    const one = this.#files[`${name}.${extension}`];
    if (one !== undefined) return { zh: one, en: one };
    const zh = this.#files[`${name}.zh.${extension}`];
    const en = this.#files[`${name}.en.${extension}`];
    if (zh === undefined && en === undefined) this.say('exercise-file-absent', {}, `${name}.${extension}`);
    else if (zh === undefined || en === undefined)
      this.say('exercise-file-language', {}, `${name}.${zh === undefined ? 'zh' : 'en'}.${extension}`);
    return { zh: zh ?? en ?? '', en: en ?? zh ?? '' };
  }

  kept(folder: string): KeptAnswer[] {
    return Object.keys(this.#files)
      .filter((file) => file.startsWith(`${folder}/`))
      .toSorted()
      .map((file) => ({ file, text: this.#files[file] ?? '' }));
  }

  /** The file's name, without a number at its end, is the mistake. */
  wrong(mistakes: readonly string[]): WrongAnswer[] {
    const wrong = this.kept('wrong').map((answer) => {
      const stem = answer.file.replace(/^wrong\//, '').replace(/\.[^.]*$/, '');
      const mistake = mistakes.includes(stem) ? stem : stem.replace(/-\d+$/, '');
      if (!mistakes.includes(mistake)) this.say('exercise-mistake-unknown', { mistake, available: mistakes }, answer.file);
      return { ...answer, mistake };
    });
    for (const mistake of mistakes) {
      if (!wrong.some((answer) => answer.mistake === mistake)) this.say('exercise-mistake-untried', { mistake });
    }
    return wrong;
  }

  /** Says of every file that the kind does not read; `solution.sql` stands for its two languages too. */
  knownFiles(names: readonly string[], withAnswers = true): void {
    const all = names.flatMap((name) => {
      const [, stem = name, extension = ''] = /^(.*)(\.\w+)$/.exec(name) ?? [];
      return [name, `${stem}.zh${extension}`, `${stem}.en${extension}`];
    });
    const answers = /^(accept|wrong)\/[^/]+\.(yaml|sql|txt)$/;
    for (const file of Object.keys(this.#files))
      if (!all.includes(file) && !(withAnswers && answers.test(file))) this.say('exercise-file-unknown', {}, file);
  }

  item(body: Mapping, at: string): Item {
    return { id: this.text(body, 'id', at), text: this.asBilingual(body['text'], `${at}.text`) };
  }

  /** Words by the id of something else in the exercise. */
  wordsById(value: unknown, at: string, ids: readonly string[]): Record<string, Bilingual> {
    const words = isMapping(value) ? value : {};
    if (value !== undefined && !isMapping(value)) this.say('exercise-shape', { key: at, expected: 'mapping' });
    for (const id of Object.keys(words)) this.knownId(id, at, ids);
    return Object.fromEntries(Object.entries(words).map(([id, said]) => [id, this.asBilingual(said, `${at}.${id}`)]));
  }

  knownId(id: string, key: string, available: readonly string[]): void {
    if (!available.includes(id)) this.say('exercise-id-unknown', { key, id, available });
  }

  once(ids: readonly string[]): void {
    for (const id of new Set(ids.filter((each, i) => ids.indexOf(each) !== i))) this.say('exercise-id-twice', { id });
  }

  atLeast(key: string, count: number, least: number): void {
    if (count < least) this.say('exercise-too-few', { key, least });
  }
}
