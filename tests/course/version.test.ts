import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COURSE_VERSION } from '../../src/course/version.ts';

test('the course has the version of its package', () => {
  expect(COURSE_VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});
