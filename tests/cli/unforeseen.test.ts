import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';

/** A terminal that fails in a way no command foresees. */
async function said(env: Readonly<Record<string, string>>, lang: string): Promise<{ code: number; err: string }> {
  const err: string[] = [];
  const out = async () => {
    throw new TypeError('format.trim is not a function');
  };
  const code = await main(['data', 'list', '--lang', lang], { folder: '.', env, out, err: (text) => void err.push(text) });
  return { code, err: err.join('') };
}

test('an error that nobody foresaw is one sentence that takes the blame', async () => {
  const english = await said({}, 'en');
  expect(english.code).toBe(1);
  expect(english.err).toMatch(
    /^error: this is a mistake of taglab, not of yours: format\.trim is not a function\. Please report it[^\n]*\n$/,
  );
  expect((await said({}, 'zh')).err).toMatch(/^错误：这是 taglab 自己的错，不是你的：format\.trim is not a function。请[^\n]*\n$/);
});

test('where it happened is shown to those who ask', async () => {
  expect((await said({ TAGLAB_STACK: '1' }, 'en')).err).toMatch(/\nTypeError: format\.trim[^\n]*\n +at /);
});
