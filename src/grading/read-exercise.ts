import type { Bilingual } from '../engine/language/definition.ts';
import {
  EXERCISE_KINDS,
  type Exercise,
  type KeptAnswer,
  type NumberSource,
  type Option,
  type SqlPolicy,
  type WrongAnswer,
} from './exercise.ts';
import { EXERCISE_FILE, Fields, isMapping, type Mapping } from './exercise-fields.ts';
import type { ExerciseIssue } from './exercise-issue.ts';
import { readNumber } from './kinds/number/number-text.ts';
import { sameText } from './same-text.ts';

/** The texts of a folder by their paths in it: `solution.sql`, `wrong/refunds-kept.sql`. */
export type ExerciseFiles = Readonly<Record<string, string>>;

const COMMON_KEYS = ['title', 'task', 'kind', 'dataset', 'lesson', 'hints', 'mistakes'];
const POLICY_KEYS = {
  tag: ['tolerance'],
  sql: ['tolerance', 'ordered_by', 'columns', 'key'],
  number: ['tolerance', 'unit'],
  choice: [],
} as const satisfies Record<Exercise['kind'], readonly string[]>;
/** Sums of money come to a hundredth; half of that is what rounding may cost. */
const DEFAULT_TOLERANCE = 0.005;

/**
 * Reads an exercise from its folder.
 * @param id the folder's path below `exercises/`
 * @param yaml `exercise.yaml`, parsed
 * @returns the exercise when nothing is wrong, and otherwise everything that is
 */
export function readExercise(
  id: string,
  yaml: unknown,
  files: ExerciseFiles,
): { readonly exercise?: Exercise; readonly issues: readonly ExerciseIssue[] } {
  const reader = new Reader(yaml, files);
  const exercise = reader.exercise(id);
  return reader.issues.length === 0 && exercise !== undefined ? { exercise, issues: [] } : { issues: reader.issues };
}

class Reader extends Fields {
  readonly #yaml: Mapping;
  readonly #files: ExerciseFiles;

  constructor(yaml: unknown, files: ExerciseFiles) {
    super();
    this.#yaml = isMapping(yaml) ? yaml : {};
    this.#files = files;
    if (!isMapping(yaml)) this.say('exercise-shape', { key: EXERCISE_FILE, expected: 'mapping' });
  }

  exercise(id: string): Exercise | undefined {
    const kind = this.#kind();
    if (kind === undefined) return undefined;
    this.knownKeys(this.#yaml, [...COMMON_KEYS, ...(kind === 'choice' ? ['options'] : ['policy'])], '');
    const policy = this.mapping(this.#yaml, 'policy');
    this.knownKeys(policy, POLICY_KEYS[kind], 'policy.');
    const mistakes = this.#mistakes();
    const described = {
      id,
      title: this.bilingual(this.#yaml, 'title'),
      task: this.bilingual(this.#yaml, 'task'),
      dataset: this.text(this.#yaml, 'dataset'),
      ...(this.#yaml['lesson'] === undefined ? {} : { lesson: this.text(this.#yaml, 'lesson') }),
      hints: this.list(this.#yaml, 'hints').map((hint, i) => this.asBilingual(hint, `hints[${i}]`)),
      mistakes,
    };
    if (kind === 'choice') return { ...described, kind, options: this.#options() };

    const extension = kind === 'tag' ? 'yaml' : 'sql';
    const kept = { accept: this.#kept('accept'), wrong: this.#wrong(Object.keys(mistakes)) };
    this.#knownFiles(kind === 'number' ? [] : ['start'], extension);
    const tolerance = this.number(policy, 'tolerance') ?? DEFAULT_TOLERANCE;
    if (kind === 'number') {
      const unit = policy['unit'] === undefined ? {} : { unit: this.asBilingual(policy['unit'], 'policy.unit') };
      const wrong = kept.wrong.map((answer) => ({ ...answer, source: this.#numberSource(answer) }));
      return {
        ...described,
        kind,
        policy: { tolerance, ...unit },
        answer: { sql: this.#inBoth('solution', 'sql').en },
        accept: kept.accept,
        wrong,
      };
    }
    const texts = { start: this.#inBoth('start', extension), solution: this.#inBoth('solution', extension) };
    if (!sameText(texts.start.zh, texts.start.en, kind === 'tag' ? '#' : '--'))
      this.say('exercise-starts-differ', {}, `start.zh.${extension}`);
    if (kind === 'tag') return { ...described, ...texts, ...kept, kind, policy: { tolerance } };
    return { ...described, ...texts, ...kept, kind, policy: this.#sqlPolicy(policy, tolerance) };
  }

  #kind(): Exercise['kind'] | undefined {
    const found = this.#yaml['kind'];
    const kind = EXERCISE_KINDS.find((k) => k === found);
    if (kind === undefined) this.say('exercise-kind', { found: String(found), available: EXERCISE_KINDS });
    return kind;
  }

  #mistakes(): Record<string, { say: Bilingual }> {
    const mistakes = this.mapping(this.#yaml, 'mistakes');
    return Object.fromEntries(
      Object.entries(mistakes).map(([id, body]) => {
        this.knownKeys(isMapping(body) ? body : {}, ['say'], `mistakes.${id}.`);
        return [id, { say: this.asBilingual(isMapping(body) ? body['say'] : undefined, `mistakes.${id}.say`) }];
      }),
    );
  }

  #options(): Option[] {
    this.#knownFiles([], 'txt');
    const options = this.list(this.#yaml, 'options').map((option, i): Option => {
      const at = `options[${i}]`;
      const body = isMapping(option) ? option : {};
      this.knownKeys(body, ['id', 'text', 'correct', 'say'], `${at}.`);
      if (body['correct'] !== undefined && typeof body['correct'] !== 'boolean')
        this.say('exercise-shape', { key: `${at}.correct`, expected: 'yes-no' });
      return {
        id: this.text(body, 'id', at),
        text: this.asBilingual(body['text'], `${at}.text`),
        correct: body['correct'] === true,
        say: this.asBilingual(body['say'], `${at}.say`),
      };
    });
    if (!options.some((o) => o.correct)) this.say('exercise-no-right-option', {});
    return options;
  }

  #sqlPolicy(policy: Mapping, tolerance: number): SqlPolicy {
    const columns = policy['columns'] === undefined ? undefined : this.list(policy, 'columns', 'policy.');
    const aliases = (columns ?? []).map((column, i): readonly [string, readonly string[]] => {
      if (typeof column === 'string') return [column, []];
      const body = isMapping(column) ? column : {};
      this.knownKeys(body, ['name', 'alias'], `policy.columns[${i}].`);
      return [this.text(body, 'name', `policy.columns[${i}]`), this.list(body, 'alias', `policy.columns[${i}].`).map(String)];
    });
    const orderedBy = this.list(policy, 'ordered_by', 'policy.').flatMap((key) => {
      const [, column, direction = 'asc'] = /^(\S+)(?:\s+(asc|desc))?$/.exec(String(key)) ?? [];
      if (column === undefined) this.say('exercise-shape', { key: 'policy.ordered_by', expected: 'sort-key' });
      return column === undefined ? [] : [{ column, direction: direction as 'asc' | 'desc' }];
    });
    return {
      tolerance,
      ...(orderedBy.length > 0 ? { orderedBy } : {}),
      namesStated: columns !== undefined,
      aliases: Object.fromEntries(aliases),
      ...(policy['key'] === undefined ? {} : { key: this.text(policy, 'key', 'policy') }),
    };
  }

  /** `start.yaml`, or `start.zh.yaml` and `start.en.yaml`. */
  #inBoth(name: string, extension: string): Bilingual {
    const one = this.#files[`${name}.${extension}`];
    if (one !== undefined) return { zh: one, en: one };
    const zh = this.#files[`${name}.zh.${extension}`];
    const en = this.#files[`${name}.en.${extension}`];
    if (zh === undefined && en === undefined) this.say('exercise-file-absent', {}, `${name}.${extension}`);
    else if (zh === undefined || en === undefined)
      this.say('exercise-file-language', {}, `${name}.${zh === undefined ? 'zh' : 'en'}.${extension}`);
    return { zh: zh ?? en ?? '', en: en ?? zh ?? '' };
  }

  #kept(folder: string): KeptAnswer[] {
    return Object.keys(this.#files)
      .filter((file) => file.startsWith(`${folder}/`))
      .toSorted()
      .map((file) => ({ file, text: this.#files[file] ?? '' }));
  }

  /** The file's name, without a number at its end, is the mistake. */
  #wrong(mistakes: readonly string[]): WrongAnswer[] {
    const wrong = this.#kept('wrong').map((answer) => {
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

  #numberSource({ file, text }: KeptAnswer): NumberSource {
    if (file.endsWith('.sql')) return { sql: text };
    const typed = readNumber(text);
    if (typed === undefined) this.say('exercise-not-a-number', { text: text.trim().slice(0, 40) }, file);
    return { value: typed?.value ?? 0 };
  }

  #knownFiles(names: readonly string[], extension: string): void {
    const all = ['solution', ...names].flatMap((n) => [`${n}.${extension}`, `${n}.zh.${extension}`, `${n}.en.${extension}`]);
    const folders = /^(accept|wrong)\/[^/]+\.(yaml|sql|txt)$/;
    for (const file of Object.keys(this.#files))
      if (!all.includes(file) && !folders.test(file)) this.say('exercise-file-unknown', {}, file);
  }
}
