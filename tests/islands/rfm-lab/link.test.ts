import { expect, test } from 'vitest';
import { readLink, writeLink } from '../../../src/islands/rfm-lab/link.ts';
import { withScoring } from '../../../src/islands/rfm-lab/settings.ts';
import { START } from './shop.ts';

const DAYS = { firstDay: '2023-07-01', lastDay: '2025-06-30' };
const OWN = withScoring(START, { method: 'edges', edges: { r: [30, 90, 180, 270], f: [2, 3, 5, 9], m: [200, 500, 1000, 2500] } });
const link = `#${writeLink('rfm-scoring', OWN, 'segments')}`;

test('a link brings settings and tab to its own lab only', () => {
  expect(readLink(link, 'rfm-scoring', DAYS)).toEqual({ settings: OWN, tab: 'segments' });
  expect(readLink(link, 'rfm-segments', DAYS)).toBeUndefined();
  expect(readLink('#rfm-scoring', 'rfm-scoring', DAYS)).toBeUndefined();
  expect(link.length).toBeLessThan(2000);
});

test.each([
  ['no settings', '#rfm-scoring?'],
  ['no tab', link.replace('&tab=segments', '')],
  ['an unknown tab', link.replace('tab=segments', 'tab=admin')],
  ['a day before the data', link.replace('2025-06-30', '2019-06-30')],
  ['a day after the data', link.replace('2025-06-30', '2031-06-30')],
  ['markup', '#rfm-scoring?<script>alert(1)</script>&tab=heat'],
])('a link with %s is refused', (_, hash) => {
  expect(readLink(hash, 'rfm-scoring', DAYS)).toBe('damaged');
});
