import { expect, test } from 'vitest';
import { coverageOf } from '../../../src/engine/quality/coverage.ts';

test('who has a value, of everybody or of those who count', () => {
  expect(coverageOf(['a', null, 'b', false, 0])).toEqual({ eligible: 5, known: 4, coverage: 0.8 });
  expect(coverageOf(['a', null, 'b', null], [true, true, false, false])).toEqual({ eligible: 2, known: 1, coverage: 0.5 });
});

test('nobody who counts has no coverage', () => {
  expect(coverageOf([])).toEqual({ eligible: 0, known: 0, coverage: null });
  expect(coverageOf(['a'], [false])).toEqual({ eligible: 0, known: 0, coverage: null });
});
