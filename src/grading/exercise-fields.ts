import type { Bilingual } from '../engine/language/definition.ts';
import { nearest } from '../engine/language/nearest.ts';
import type { ExerciseIssue, ExerciseIssueParams } from './exercise-issue.ts';

export const EXERCISE_FILE = 'exercise.yaml';

export type Mapping = Readonly<Record<string, unknown>>;
export const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what an author wrote, key by key, and keeps a list of what is wrong with it. A wrong value is read as an empty one. */
export class Fields {
  readonly issues: ExerciseIssue[] = [];

  knownKeys(mapping: Mapping, known: readonly string[], at: string): void {
    for (const key of Object.keys(mapping)) {
      if (!known.includes(key)) this.say('exercise-key-unknown', { key: `${at}${key}`, suggestion: nearest(key, known) ?? '' });
    }
  }

  bilingual(mapping: Mapping, key: string): Bilingual {
    return this.asBilingual(mapping[key], key);
  }

  /** `{zh, en}`, or one text that stands for both, such as a number or a column name. */
  asBilingual(value: unknown, key: string): Bilingual {
    if (typeof value === 'string') return { zh: value, en: value };
    const { zh, en } = isMapping(value) ? value : {};
    // A comma in an unquoted text of `{zh: …, en: …}` begins another key, and the text would end there.
    if (isMapping(value)) this.knownKeys(value, ['zh', 'en'], `${key}.`);
    if (typeof zh === 'string' && typeof en === 'string') return { zh: zh.trim(), en: en.trim() };
    if (value === undefined) this.say('exercise-key-absent', { key });
    else this.say('exercise-shape', { key, expected: 'text-in-both-languages' });
    return { zh: '', en: '' };
  }

  text(mapping: Mapping, key: string, at = ''): string {
    const value = mapping[key];
    const path = at === '' ? key : `${at}.${key}`;
    if (typeof value === 'string' && value !== '') return value;
    if (value === undefined) this.say('exercise-key-absent', { key: path });
    else this.say('exercise-shape', { key: path, expected: 'text' });
    return '';
  }

  number(mapping: Mapping, key: string, at = 'policy.'): number | undefined {
    const value = mapping[key];
    if (value !== undefined && typeof value !== 'number') this.say('exercise-shape', { key: `${at}${key}`, expected: 'number' });
    return typeof value === 'number' ? value : undefined;
  }

  /** One of a few words. */
  word<Word extends string>(mapping: Mapping, key: string, at: string, words: readonly [Word, ...Word[]]): Word {
    const found = mapping[key];
    const word = words.find((each) => each === found);
    if (word === undefined) this.say('exercise-word', { key: `${at}${key}`, found: String(found), available: words });
    return word ?? words[0];
  }

  /** A list of mappings, each with its place for what is said of it. */
  mappings(mapping: Mapping, key: string, known: readonly string[]): { readonly body: Mapping; readonly at: string }[] {
    return this.list(mapping, key).map((entry, i) => {
      const at = `${key}[${i}]`;
      const body = isMapping(entry) ? entry : {};
      this.knownKeys(body, known, `${at}.`);
      return { body, at };
    });
  }

  list(mapping: Mapping, key: string, at = ''): readonly unknown[] {
    const value = mapping[key];
    if (value === undefined || Array.isArray(value)) return value ?? [];
    this.say('exercise-shape', { key: `${at}${key}`, expected: 'list' });
    return [];
  }

  mapping(mapping: Mapping, key: string): Mapping {
    const value = mapping[key];
    if (value === undefined || isMapping(value)) return value ?? {};
    this.say('exercise-shape', { key, expected: 'mapping' });
    return {};
  }

  say<Code extends keyof ExerciseIssueParams>(code: Code, params: ExerciseIssueParams[Code], file = EXERCISE_FILE): void {
    this.issues.push({ code, file, params } as ExerciseIssue);
  }
}
