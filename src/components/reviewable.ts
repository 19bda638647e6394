import { describeExercises } from '../build/exercise-files.ts';
import { exerciseVersion } from '../course/exercise-version.ts';
import { dataOf } from '../course/fresh-data.ts';
import type { Language } from '../i18n/language.ts';
import type { LessonForProgress } from '../islands/progress/view.ts';
import { courseLessons } from './lessons.ts';

/** The lessons that are written, with what the pages about progress say of their exercises. */
export async function lessonsForProgress(language: Language): Promise<readonly LessonForProgress[]> {
  const files = new Map((await describeExercises()).map((file) => [file.exercise.id, file]));
  return (await courseLessons(language))
    .filter(({ entry }) => entry)
    .map(({ id, number, name, exercises }) => ({
      id,
      number,
      name,
      exercises: exercises.flatMap((listed) => {
        const file = files.get(listed.id);
        if (file === undefined) return [];
        const { exercise } = file;
        return [
          { id: listed.id, title: listed.title[language], kind: exercise.kind, version: exerciseVersion(exercise), data: dataOf(file) },
        ];
      }),
    }));
}
