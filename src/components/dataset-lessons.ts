import { parse } from 'yaml';
import type { Language } from '../i18n/language.ts';
import { courseLessons, type Lesson } from './lessons.ts';

const LABS = import.meta.glob<string>('/content/labs/*.yaml', { query: '?raw', import: 'default', eager: true });
const EXERCISES = import.meta.glob<string>('/exercises/*/*/exercise.yaml', { query: '?raw', import: 'default', eager: true });
/** A lab in the text of a lesson. */
const LAB = /<(\w+Lab|HandTag)(?:\s+id="([^"]+)")?[^>]*>/g;
/** What the one by hand shows where no file is named. */
const BY_HAND = 'hand-activity';
/** Labs that are about one set, and have no file to name another. */
const ABOUT: Readonly<Record<string, string>> = { IdentityLab: 'idmap' };

/** The datasets that a lesson's labs and exercises work on. */
export function datasetsOf({ entry, exercises }: Lesson): string[] {
  const labs = [...(entry?.body ?? '').matchAll(LAB)].map(([, kind = '', id = BY_HAND]) => ABOUT[kind] ?? datasetOfLab(id));
  const graded = exercises.map(({ id }) => datasetIn(EXERCISES[`/exercises/${id}/exercise.yaml`]));
  return [...new Set([...labs, ...graded].filter((id) => id !== undefined))];
}

/** The written lessons that use a dataset, in the order of the course. */
export const lessonsWith = async (dataset: string, language: Language): Promise<Lesson[]> =>
  (await courseLessons(language)).filter((lesson) => lesson.entry && datasetsOf(lesson).includes(dataset));

function datasetOfLab(id: string): string | undefined {
  const text = LABS[`/content/labs/${id}.yaml`];
  const { lab } = (parse(text ?? '') ?? {}) as { lab?: string };
  return lab === undefined ? datasetIn(text) : datasetOfLab(lab);
}

const datasetIn = (yaml: string | undefined): string | undefined => ((parse(yaml ?? '') ?? {}) as { dataset?: string }).dataset;
