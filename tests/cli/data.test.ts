import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { widthOf } from '../../src/cli/width.ts';
import { kanon } from '../../src/datasets/kanon/index.ts';
import { runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { folderWith, taglab } from './terminal.ts';

describe('data list', () => {
  test('has a line for every folder of src/datasets', async () => {
    const { out } = await taglab(folderWith({}), 'data', 'list', '--lang', 'zh');
    const folders = readdirSync('src/datasets', { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && existsSync(join('src/datasets', entry.name, 'index.ts')),
    );
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[0]),
    ).toEqual(folders.map(({ name }) => name).toSorted());
    expect(out).toMatch(/^yunduo\t云朵商城\t2025-06-30\t/m);
  });
});

describe('data build', () => {
  test('makes a database of the seed, size and day that were asked for', async () => {
    const folder = folderWith({});
    const request = { seed: 3, customers: 200, asOf: '2025-03-31' };
    const said = await taglab(folder, 'data', 'build', 'kanon', '--seed', '3', '--customers', '200', '--as-of', '2025-03-31');
    expect(said).toEqual({ code: 0, out: '', err: '3 files written to kanon.\n' });
    expect(readdirSync(join(folder, 'kanon')).toSorted()).toEqual(['dictionary.md', 'kanon.sqlite', 'truth.json']);
    const { rows, truth } = kanon.generate(request);
    const db = new (await loadSqlJs()).Database(new Uint8Array(readFileSync(join(folder, 'kanon', 'kanon.sqlite'))));
    const { values } = runStatement(db, 'SELECT record_id, age FROM records ORDER BY record_id');
    db.close();
    const ages = rows['records']?.map(([id, age]) => [id, age]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)) ?? [];
    expect(values[0]?.map((id, i) => [id, values[1]?.[i]])).toEqual(ages);
    expect(JSON.parse(readFileSync(join(folder, 'kanon', 'truth.json'), 'utf8'))).toEqual(truth);
    expect(readFileSync(join(folder, 'kanon', 'dictionary.md'), 'utf8')).toContain(
      'seed 3; as-of date 2025-03-31; size 200; licence CC0-1.0',
    );
  });

  test('makes a CSV file for each table', async () => {
    const folder = folderWith({});
    expect(await taglab(folder, 'data', 'build', 'mini', '--format', 'csv', '--out', 'small')).toMatchObject({ code: 0 });
    const tables = Object.keys(DATASETS['mini']?.schema.tables ?? {});
    expect(readdirSync(join(folder, 'small')).toSorted()).toEqual(
      [...tables.map((table) => `${table}.csv`), 'dictionary.md', 'truth.json'].toSorted(),
    );
    expect(readFileSync(join(folder, 'small', 'edges.csv'), 'utf8')).toBe('\uFEFFsrc,dst\r\nA,B\r\nA,C\r\nB,C\r\nC,A\r\nD,C\r\n');
  });

  test('leaves what is there, until it is told to replace it', async () => {
    const folder = folderWith({ 'truth.json': 'mine' });
    const refused = await taglab(folder, 'data', 'build', 'kanon', '--out', '.');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^error: \. has a truth\.json already.*--out.*--overwrite/);
    expect(readdirSync(folder)).toEqual(['truth.json']);
    expect(await taglab(folder, 'data', 'build', 'kanon', '--out', '.', '--overwrite')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'truth.json'), 'utf8')).not.toBe('mine');
  });

  test.each<[string, string[], RegExp, RegExp]>([
    ['no set', [], /needs the name of a dataset.*henghe/, /后面要写是哪份数据.*henghe/],
    [
      'an unknown set',
      ['henhe'],
      /no dataset called henhe\. Did you mean henghe\?|henhe.*Did you mean henghe\?/,
      /没有叫 henhe 的示例数据。是不是想写 henghe？/,
    ],
    ['a name that every object has', ['constructor'], /constructor/, /没有叫 constructor 的示例数据/],
    ['a seed that is no number', ['mini', '--seed', 'x'], /--seed needs a whole number, which “x” is not/, /--seed 要一个整数，“x”不是/],
    ['half a customer', ['mini', '--customers', '1.5'], /“1\.5” is not/, /“1\.5”不是/],
    ['nobody', ['mini', '--customers', '0'], /size from 1 to 100000, and not 0/, /1 到 100000 之间，0 不行/],
    ['too few for what is planted', ['yunduo-graph', '--customers', '20'], /from 100 to 100000, and not 20/, /100 到 100000 之间，20 不行/],
    ['a day that no calendar has', ['mini', '--as-of', '2025-02-30'], /“2025-02-30” is no day/, /“2025-02-30”不是日历上的一天/],
    ['another format', ['mini', '--format', 'xlsx'], /It can be: sqlite, csv/, /可以是：sqlite、csv/],
    ['a second set', ['mini', 'kanon'], /cannot use kanon/, /用不上多出来的 kanon/],
  ])('%s gets a sentence, and nothing is written', async (_, args, inEnglish, inChinese) => {
    const folder = folderWith({});
    const english = await taglab(folder, 'data', 'build', ...args, '--lang', 'en');
    const chinese = await taglab(folder, 'data', 'build', ...args, '--lang', 'zh');
    expect([english, chinese]).toMatchObject([
      { code: 1, out: '' },
      { code: 1, out: '' },
    ]);
    expect(english.err).toMatch(inEnglish);
    expect(chinese.err).toMatch(inChinese);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that is a file', async () => {
    const folder = folderWith({});
    writeFileSync(join(folder, 'taken'), '');
    const said = await taglab(folder, 'data', 'build', 'mini', '--out', 'taken');
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toMatch(/^error: nothing can be written to taken \(\w+\)/);
  });

  test('an option of build is none of list', async () => {
    const said = await taglab(folderWith({}), 'data', 'list', '--seed', '3');
    expect(said).toEqual({ code: 1, out: '', err: 'error: data list has no use for --seed; only data build has.\n' });
  });
});

describe.each(['zh', 'en'])('data dictionary in %s', (language) => {
  test('names every column of every set', async () => {
    const { out } = await taglab(folderWith({}), 'data', 'dictionary', '--lang', language);
    for (const { schema } of Object.values(DATASETS))
      for (const { name, columns } of Object.values(schema.tables)) {
        expect(out).toContain(`## ${name} `);
        for (const column of columns) expect(out).toContain(`| ${column.name} |`);
      }
  });

  test('lines up in a terminal, Chinese characters being two places wide', async () => {
    const { out } = await taglab(folderWith({}), 'data', 'dictionary', 'kanon', '--format', 'text', '--lang', language);
    const place = (name: string, label: string) => {
      const line = out.split('\n').find((text) => text.startsWith(`  ${name} `)) ?? '';
      return widthOf(line.slice(0, line.indexOf(label)));
    };
    const labels = kanon.schema.tables['records']?.columns.map(({ name, label }) => place(name, label[language as 'zh' | 'en'])) ?? [];
    expect(new Set(labels).size).toBe(1);
    expect(labels[0]).toBeGreaterThan(10);
  });
});
