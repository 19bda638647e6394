import { expect, test } from 'vitest';
import { words } from '../../src/i18n/words.ts';

type Leaf = readonly [path: string, text: string];

/** Every entry of a tree by its path; a sentence with parameters has no text of its own. */
function leavesOf(tree: unknown, path = ''): Leaf[] {
  if (typeof tree === 'string') return [[path, tree]];
  if (typeof tree !== 'object' || tree === null) return [[path, '']];
  return Object.entries(tree).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`));
}
const keysOf = (tree: unknown): string[] => leavesOf(tree).map(([path]) => path);
const written = (language: 'zh' | 'en') => leavesOf(words(language)).filter(([, text]) => text !== '');

test('both languages have the same entries', () => {
  expect(keysOf(words('en'))).toEqual(keysOf(words('zh')));
});

test('no English sentence holds Chinese, but for the names of things', () => {
  expect(written('en').filter(([, text]) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
});

test('Chinese sentences use Chinese punctuation', () => {
  expect(written('zh').filter(([, text]) => /[\u4e00-\u9fff][,;?!]|[\u4e00-\u9fff]\.(?!\w)/.test(text))).toEqual([]);
});

test('the voice neither shouts nor belittles', () => {
  expect(written('en').filter(([, text]) => /!(?![=])|\b(simply|just|obviously|as we all know)\b/i.test(text))).toEqual([]);
  expect(written('zh').filter(([, text]) => /！|赋能|抓手|闭环|进行[^中度]/.test(text))).toEqual([]);
});
