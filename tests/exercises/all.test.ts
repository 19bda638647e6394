import { beforeAll, describe, expect, test } from 'vitest';
import { loadExercises } from '../../src/build/exercises.ts';
import { createTestBed } from '../../src/build/testbed.ts';
import { checkExercise } from '../../src/cli/check-exercise.ts';
import { DATASETS } from '../../src/datasets/catalogue.ts';
import type { TestBed } from '../../src/grading/testbed.ts';

/** Every folder of the course: a file that is added is a check that is added. */
const beds = new Map<string, TestBed>();
beforeAll(async () => {
  for (const source of Object.values(DATASETS)) beds.set(source.id, await createTestBed(source));
}, 60_000);

describe.each(loadExercises('exercises'))('$id', ({ exercise, issues }) => {
  test('its folder is in order', () => {
    expect(issues).toEqual([]);
  });

  test('it judges as it says', { timeout: 60_000 }, async () => {
    const bed = exercise && beds.get(exercise.dataset);
    const checks = exercise && bed ? await checkExercise(exercise, bed, () => 0) : [];
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter((check) => !check.ok).map(({ answer, expected, said }) => ({ answer, expected, said }))).toEqual([]);
  });
});
