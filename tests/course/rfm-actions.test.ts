import { expect, test } from 'vitest';
import { RFM_ACTIONS } from '../../src/course/rfm-actions.ts';
import { SCHEMES } from '../../src/engine/index.ts';

test('every segment of both schemes has an action, and no action is left over', () => {
  const values = [...SCHEMES.eight.segments, ...SCHEMES.eleven.segments].map(({ value }) => value);
  expect(Object.keys(RFM_ACTIONS)).toEqual([...values, 'others']);
});
