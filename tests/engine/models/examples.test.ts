import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as models from '../../../src/engine/models/index.ts';

/** The examples in the docstrings of what the entry exports: they run, and a number behind them is what comes out. */
const EXAMPLES = ['models', 'statistics'].flatMap((folder) =>
  readdirSync(`src/engine/${folder}`)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(`src/engine/${folder}/${file}`, 'utf8').matchAll(/@example (.+)/g)].map(([, text = '']) => text.split(' // ')),
    )
    .flatMap(([code = '', value = '']) => {
      const name = /^\w+/.exec(code)?.[0] ?? '';
      return Object.hasOwn(models, name) ? [{ code, value, name }] : [];
    }),
);
/** Examples that stand on something else, which is not there. */
const isPartOfMore = (error: unknown): boolean => error instanceof ReferenceError;

test.each(EXAMPLES)('$code', ({ code, value }) => {
  let found: unknown;
  try {
    found = new Function(...Object.keys(models), `return ${code}`)(...Object.values(models));
  } catch (error) {
    expect(isPartOfMore(error), String(error)).toBe(true);
    return;
  }
  expect(found).toBeDefined();
  expect(found).not.toHaveProperty('problem.code', 'bad-option');
  const printed = value.replace('−', '-');
  if (/^-?\d+(\.\d+)?$/.test(printed))
    expect(Math.abs(Number(found) - Number(printed))).toBeLessThan(10 ** -(printed.split('.')[1]?.length ?? 9));
});

test('everything that is exported has one', () => {
  const shown = new Set(EXAMPLES.map(({ name }) => name));
  expect(Object.keys(models).filter((name) => !shown.has(name))).toEqual([]);
});
