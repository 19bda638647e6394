import { type CollectionEntry, getCollection } from 'astro:content';
import { isLessonId, LESSONS, type LessonId, lessonNumber } from '../course/course-map.ts';
import type { Language } from '../i18n/language.ts';
import { words } from '../i18n/words.ts';
import { addressOf } from './address.ts';
import { exercisesOf, type ListedExercise } from './exercises.ts';

/** A lesson of the course map, written or still to come. */
export interface Lesson {
  readonly id: LessonId;
  /** `5.2` */
  readonly number: string;
  /** The short name; the headline is in the entry. */
  readonly name: string;
  readonly href: string;
  readonly exercises: readonly ListedExercise[];
  /** Absent: to come. */
  readonly entry?: CollectionEntry<'lessons'>;
}

/** Every lesson of the course in its order. */
export async function courseLessons(language: Language): Promise<readonly Lesson[]> {
  const written = new Map<string, CollectionEntry<'lessons'>>();
  for (const entry of await getCollection('lessons')) {
    const id = entry.id.slice(3);
    if (!isLessonId(id)) throw new Error(`content/${entry.id}.mdx is no lesson of the course map (src/course/course-map.ts)`);
    if (entry.id.startsWith(`${language}/`)) written.set(id, entry);
  }
  return LESSONS.map((id) => {
    const entry = written.get(id);
    return {
      id,
      number: lessonNumber(id),
      name: words(language).course.lessons[id],
      href: addressOf(language, `lessons/${id}/`),
      exercises: exercisesOf(id),
      ...(entry && { entry }),
    };
  });
}

/** For `data-exercises`, which the page's script reads. */
export const exerciseIds = (lessons: readonly Lesson[]): string =>
  lessons.flatMap(({ exercises }) => exercises.map(({ id }) => id)).join(' ');
