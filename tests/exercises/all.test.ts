import { beforeAll, describe, expect, test } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { loadExercises } from '../../src/build/exercises.ts';
import { createTestBed } from '../../src/build/testbed.ts';
import { checkExercise } from '../../src/cli/check-exercise.ts';
import { createGrader } from '../../src/grading/grader.ts';
import type { TestBed } from '../../src/grading/testbed.ts';

/** Every folder of the course: a file that is added is a check that is added. */
const beds = new Map<string, TestBed>();
const found = loadExercises('exercises');
const used = new Set(found.map(({ exercise }) => exercise?.dataset));
beforeAll(async () => {
  for (const source of Object.values(DATASETS)) if (used.has(source.id)) beds.set(source.id, await createTestBed(source));
}, 60_000);

describe.each(found)('$id', ({ exercise, issues }) => {
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

const written = found.flatMap(({ id, exercise }) => (exercise?.kind === 'tag' || exercise?.kind === 'sql' ? [{ id, exercise }] : []));

describe.each(written)('$id: wrong answers that nobody has described', ({ exercise }) => {
  test('are told what differs and shown few customers or rows, with no failure of the grader', { timeout: 60_000 }, async () => {
    const bed = beds.get(exercise.dataset);
    if (bed === undefined) throw new Error('no bed');
    const grader = createGrader({ ...exercise, wrong: [] }, bed);
    for (const { file, text } of exercise.wrong) {
      const { status, feedback, counterexample } = await grader.grade(text);
      expect({ file, status }).toEqual({ file, status: 'fail' });
      expect(feedback.length, file).toBeGreaterThan(1);
      expect(counterexample?.customers.length ?? 0, file).toBeLessThanOrEqual(8);
      expect(counterexample?.rows?.rows.length ?? 0, file).toBeLessThanOrEqual(8);
    }
  });
});
