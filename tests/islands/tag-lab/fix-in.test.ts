import { expect, test } from 'vitest';
import { fixIn } from '../../../src/islands/tag-lab/fix-in.ts';

const JUDGED = 'code: t\ndefine: {exprr: 1}\n# mine';
const START = JUDGED.indexOf('exprr');
const FIX = { start: START, end: START + 'exprr'.length, text: 'expr' };
const mended = (text: string): string | undefined => fixIn(text, JUDGED, FIX)?.text;

test('a fix goes where it was made for', () => {
  expect(fixIn(JUDGED, JUDGED, FIX)).toEqual({ text: JUDGED.replace('exprr', 'expr'), end: START + 4 });
});

test('what was typed before or behind it since stays, and moves it', () => {
  for (const typed of [JUDGED.replace('code: t', 'code: tag_of_mine'), JUDGED.replace('code: ', ''), JUDGED.replace('mine', 'mine, too')]) {
    expect(mended(typed)).toBe(typed.replace('exprr', 'expr'));
  }
});

test('it is not applied twice, nor to what was changed in its place', () => {
  expect(mended(JUDGED.replace('exprr', 'expr'))).toBeUndefined();
  expect(mended(JUDGED.replace('exprr', 'exprrr'))).toBeUndefined();
  expect(mended(JUDGED.replace('exprr', 'cases'))).toBeUndefined();
});

test('a sign that is put in goes in once', () => {
  const insert = { start: 5, end: 5, text: ' ' };
  const once = fixIn('code:t', 'code:t', insert);
  expect(once).toEqual({ text: 'code: t', end: 6 });
  expect(fixIn('code: t', 'code:t', insert)).toBeUndefined();
});
