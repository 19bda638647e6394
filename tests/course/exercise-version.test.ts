import { expect, test } from 'vitest';
import { loadExercises } from '../../src/build/exercises.ts';
import { exerciseVersion } from '../../src/course/exercise-version.ts';

const exercises = loadExercises('exercises').flatMap(({ exercise }) => exercise ?? []);

test('no two exercises ask the same, and none changes by being written to a file', () => {
  const versions = exercises.map(exerciseVersion);
  expect(new Set(versions).size).toBe(exercises.length);
  expect(exercises.map((exercise) => exerciseVersion(JSON.parse(JSON.stringify(exercise))))).toEqual(versions);
});

test('another task is another version; another hint, title or order of keys is not', () => {
  for (const exercise of exercises) {
    const version = exerciseVersion(exercise);
    expect(exerciseVersion({ ...exercise, hints: [], title: { zh: '', en: '' }, mistakes: {} })).toBe(version);
    expect(exerciseVersion(Object.fromEntries(Object.entries(exercise).reverse()))).toBe(version);
    expect(exerciseVersion({ ...exercise, task: { ...exercise.task, en: `${exercise.task.en} ` } })).not.toBe(version);
  }
});
