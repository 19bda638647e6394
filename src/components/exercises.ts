import { parse } from 'yaml';
import type { Bilingual } from '../engine/language/definition.ts';

/** What pages say about an exercise without opening it. */
export interface ListedExercise {
  /** The folder below exercises/. */
  readonly id: string;
  readonly title: Bilingual;
  readonly lesson?: string;
}

const FILES = import.meta.glob<string>('/exercises/*/*/exercise.yaml', { query: '?raw', import: 'default', eager: true });

/** Every exercise, in the order of its folder. */
export const EXERCISES: readonly ListedExercise[] = Object.entries(FILES)
  .map(([path, text]) => ({ ...(parse(text) as Omit<ListedExercise, 'id'>), id: path.split('/').slice(2, 4).join('/') }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

export const exercisesOf = (lessonId: string): readonly ListedExercise[] => EXERCISES.filter(({ lesson }) => lesson === lessonId);
