import { existsSync, readdirSync } from 'node:fs';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { kept } from '../../src/build/keep.ts';
import { sourceFiles } from '../../src/build/source-files.ts';

const FOLDER = 'node_modules/.cache/taglab';
const NAME = `test${process.pid}`;
const mine = () => readdirSync(FOLDER).filter((file) => file.startsWith(NAME));
afterAll(async () => {
  for (const file of mine()) await rm(`${FOLDER}/${file}`);
});

describe('what takes long to make', () => {
  let times = 0;
  const make = async () => {
    times += 1;
    return new Map([['a', new Uint8Array([1, 2, times])]]);
  };

  it('is made once for a key, and again for another', async () => {
    expect(await kept(NAME, 'one', make)).toEqual(new Map([['a', new Uint8Array([1, 2, 1])]]));
    expect(await kept(NAME, 'one', make)).toEqual(new Map([['a', new Uint8Array([1, 2, 1])]]));
    expect(await kept(NAME, 'two', make)).toEqual(new Map([['a', new Uint8Array([1, 2, 2])]]));
    expect(times).toBe(2);
  });

  it('is made again when what was kept is broken', async () => {
    await writeFile(`${FOLDER}/${NAME}-one`, 'half a');
    expect(await kept(NAME, 'one', make)).toEqual(new Map([['a', new Uint8Array([1, 2, 3])]]));
  });

  it('is thrown away when nobody has asked for two weeks', async () => {
    const old = new Date(Date.now() - 20 * 86_400_000);
    await utimes(`${FOLDER}/${NAME}-one`, old, old);
    await kept(NAME, 'three', make);
    expect(existsSync(`${FOLDER}/${NAME}-one`)).toBe(false);
    expect(existsSync(`${FOLDER}/${NAME}-two`)).toBe(true);
  });
});

describe('the code that a dataset is made of', () => {
  const files = [...sourceFiles('src/build/dataset-made.ts', 'src/datasets/kuaixiao/index.ts').keys()];
  it('is its folder, what it builds on, and what makes files of it', () =>
    expect(files).toEqual(
      expect.arrayContaining([
        'src/datasets/kuaixiao/purchases.ts',
        'src/datasets/blocks/season.ts',
        'src/datasets/random.ts',
        'src/engine/language/calendar.ts',
        'src/sandbox/database.ts',
        'src/build/dataset-sketch.ts',
        'src/build/gzip.ts',
      ]),
    ));
  it('is no other dataset', () => expect(files.filter((path) => /datasets\/(yunduo|henghe|mini)\//.test(path))).toEqual([]));
});
