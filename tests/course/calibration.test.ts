import { expect, test } from 'vitest';
import { calibrationOf, isRight } from '../../src/course/calibration.ts';
import type { PredictionEntry } from '../../src/course/entry.ts';

const guess = (seq: number, question: string, confidence: number, right: boolean): PredictionEntry => ({
  id: `o-${seq}`,
  seq,
  at: '2026-01-05T08:00:00.000Z',
  kind: 'prediction',
  question,
  guess: 1,
  actual: 2,
  confidence,
  right,
});

test('the chart and the Brier score equal those worked out by hand', () => {
  const found = calibrationOf([guess(1, 'a', 0.8, true), guess(2, 'b', 0.8, false), guess(3, 'c', 0.6, true), guess(4, 'd', 0.2, false)]);
  expect(found.levels).toEqual([
    { confidence: 0.2, count: 1, right: 0 },
    { confidence: 0.6, count: 1, right: 1 },
    { confidence: 0.8, count: 2, right: 1 },
  ]);
  // 0.04, 0.64, 0.16 and 0.04 in four guesses; sure of 2.4, right twice.
  expect(found.brier).toBeCloseTo(0.22, 12);
  expect(found.lean).toBeCloseTo(0.1, 12);
});

test('the first guess at a question counts, and nothing is said of none', () => {
  expect(calibrationOf([guess(1, 'a', 0.6, false), guess(2, 'a', 0.95, true)]).levels).toEqual([{ confidence: 0.6, count: 1, right: 0 }]);
  expect(calibrationOf([])).toEqual({ count: 0, levels: [] });
});

test('a number is right within a fifth of what came out, a segment when it is the one', () => {
  expect([isRight(80, 100), isRight(120, 100), isRight(79, 100), isRight(121, 100)]).toEqual([true, true, false, false]);
  expect([isRight('vip', 'vip'), isRight('vip', 'new')]).toEqual([true, false]);
});
