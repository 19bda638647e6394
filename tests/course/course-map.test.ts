import { expect, test } from 'vitest';
import { isLessonId, LESSONS, lessonNumber, MODULES, moduleOf, PATHS } from '../../src/course/course-map.ts';

test('eleven modules hold fifty-one lessons, each once', () => {
  expect(MODULES.map((m) => m.number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(LESSONS).toHaveLength(51);
  expect(new Set(LESSONS).size).toBe(51);
});

test('a folder carries the number that readers see', () => {
  for (const id of LESSONS) {
    const [, module, lesson] = /^(\d\d)-[a-z0-9-]+\/(\d\d)-[a-z0-9-]+$/.exec(id) ?? [];
    expect(lessonNumber(id)).toBe(`${Number(module)}.${Number(lesson)}`);
  }
});

test('a lesson knows its module', () => {
  expect(moduleOf('05-rfm/02-scoring').number).toBe(5);
  expect(isLessonId('05-rfm/02-scoring')).toBe(true);
  expect(isLessonId('05-rfm/99-none')).toBe(false);
});

test('the core is forty lessons, and every path walks forward', () => {
  expect(PATHS.map(({ id, lessons }) => [id, lessons.length])).toEqual([
    ['operator', 8],
    ['analyst', 40],
    ['manager', 7],
  ]);
  for (const { lessons } of PATHS) {
    const places = lessons.map((id) => LESSONS.indexOf(id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
});
