import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadPrediction } from '../../src/build/predictions.ts';

const asked = globSync('content/predictions/**/*.yaml').flatMap((file) => {
  const lesson = file.replaceAll('\\', '/').slice('content/predictions/'.length, -'.yaml'.length);
  return Object.keys(parse(readFileSync(file, 'utf8')) as object).map((name) => ({ lesson, name }));
});

test('there is a guess in at least two lessons', () => {
  expect(new Set(asked.map(({ lesson }) => lesson)).size).toBeGreaterThanOrEqual(2);
});

test.each(asked)('$lesson $name stands before its lab in both languages, and has an answer', async ({ lesson, name }) => {
  const { id, lab, ask, answer, options } = await loadPrediction(lesson, name);
  expect(id).toBe(`${lesson}/${name}`);
  expect(options ? options.map(({ value }) => value) : [answer]).toContain(answer);
  for (const language of ['zh', 'en'] as const) {
    expect(ask[language], 'every figure is filled in').not.toMatch(/[{}]/);
    const text = readFileSync(`content/${language}/${lesson}.mdx`, 'utf8');
    const at = text.indexOf(`<Predict id="${name}" />`);
    expect(at, language).toBeGreaterThan(0);
    expect(text.slice(at), language).toMatch(new RegExp(`^<Predict [^>]*>\\s+<\\w+ id="${lab}"`));
  }
});
