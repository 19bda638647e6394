import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openWorld } from '../../../src/build/world.ts';
import { firstPaint } from '../../../src/islands/rfm-lab/first-paint.ts';
import { isRaw, readLabFile } from '../../../src/islands/rfm-lab/lab-file.ts';
import { sampleOrders } from '../../../src/islands/rfm-lab/source.ts';

const AS_OF = '2025-06-30';
const FOLDER = 'content/labs';
const FILES = readdirSync(FOLDER).filter((file) => file.startsWith('rfm-'));

test.each(FILES)('%s is a lab, and the page can carry its first result', async (file) => {
  const lab = readLabFile(parse(readFileSync(`${FOLDER}/${file}`, 'utf8')), AS_OF);
  const { schema, execute } = await openWorld(lab.dataset);
  const { picture, preview, firstDay } = await firstPaint(lab, schema, sampleOrders(lab.dataset), execute);
  expect(picture.panel.tab).toBe(lab.open);
  expect(picture.scored).toBeGreaterThan(1000);
  expect(picture.population).toBe(2000);
  expect(preview?.customers.ids.length).toBe(lab.open === 'customers' ? 12 : undefined);
  expect(firstDay < AS_OF).toBe(true);
  expect(JSON.stringify({ lab, picture, preview }).length).toBeLessThan(8000);
});

describe('a lab file', () => {
  const GOOD = { kind: 'rfm', title: { zh: '打分', en: 'Scoring' }, dataset: 'yunduo', method: 'ntile', compare: 'mean', window: 90 };

  test('says what the lab begins with', () => {
    const { start, show, open } = readLabFile(GOOD, AS_OF);
    expect(start).toEqual({
      asOf: AS_OF,
      window: '90',
      counted: 'paid',
      scoring: { method: 'ntile' },
      scheme: 'eleven',
      other: 'mean',
    });
    expect([show.length, open]).toEqual([6, 'heat']);
  });

  test('halves come with the eight', () => {
    expect(readLabFile({ ...GOOD, method: 'median' }, AS_OF).start.scheme).toBe('eight');
  });

  test('shows its tabs in its own order', () => {
    expect(readLabFile({ ...GOOD, show: ['segments', 'heat'], open: 'heat' }, AS_OF).show).toEqual(['segments', 'heat']);
  });

  test('without a tab for scores it shows R, F and M only', () => {
    expect(isRaw(readLabFile({ ...GOOD, show: ['customers', 'sql'], open: 'customers' }, AS_OF))).toBe(true);
    expect(isRaw(readLabFile(GOOD, AS_OF))).toBe(false);
  });

  test.each([
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['no title in English', { title: { zh: '打分' } }, 'title'],
    ['an unknown method', { method: 'kmeans' }, 'method'],
    ['cut points of nobody’s own', { method: 'edges' }, 'method'],
    ['an unknown window', { window: 100 }, 'window'],
    ['a day that is none', { as_of: '2025-02-30' }, 'as_of'],
    ['a scheme that its digits do not fit', { scheme: 'eight' }, 'scheme'],
    ['an unknown tab', { show: ['heat', 'pie'] }, 'show'],
    ['a tab to open that it does not show', { show: ['heat'], open: 'segments' }, 'open'],
    ['a tab to open that the page cannot carry', { open: 'sql' }, 'open'],
  ])('with %s names the key', (_, change, key) => {
    expect(() => readLabFile({ ...GOOD, ...change }, AS_OF)).toThrow(key);
  });
});
