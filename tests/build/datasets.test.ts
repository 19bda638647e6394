import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetFiles, makeDatasetFiles, type SiteFiles } from '../../src/build/dataset-files.ts';
import { datasets } from '../../src/build/datasets.ts';
import { openWorld } from '../../src/build/world.ts';
import { databasesOf } from '../../src/datasets/grading.ts';
import { yunduo } from '../../src/datasets/yunduo/index.ts';
import { runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

const MEGABYTE = 1_000_000;
const files = await datasetFiles();
const bytesOf = (path: string): Uint8Array => {
  const content = files.get(path);
  return typeof content === 'string' ? new TextEncoder().encode(content) : (content ?? new Uint8Array());
};
const textOf = (path: string): string => String(files.get(path));

describe('the files of the datasets', () => {
  it('are the same bytes every time', async () => {
    const hashes = (all: SiteFiles) => [...all].map(([path, content]) => [path, createHash('sha256').update(content).digest('hex')]);
    expect(hashes(await makeDatasetFiles())).toEqual(hashes(files));
  });

  it('stay small enough to open while somebody waits', () => {
    expect(bytesOf('data/yunduo/yunduo.sqlite').length).toBeLessThan(6 * MEGABYTE);
    expect(bytesOf('data/yunduo/yunduo.sqlite.gz').length).toBeLessThan(MEGABYTE);
    const hidden = databasesOf(yunduo).filter(({ role }) => role !== 'visible');
    expect(hidden.reduce((sum, { path }) => sum + bytesOf(path).length, 0)).toBeLessThan(0.35 * MEGABYTE);
  });

  it('name no system in what is packed', () => expect(bytesOf('data/yunduo/yunduo.sqlite.gz')[9]).toBe(255));

  it('hold the same database packed and plain', () =>
    expect(gunzipSync(bytesOf('data/yunduo/yunduo.sqlite.gz')).equals(bytesOf('data/yunduo/yunduo.sqlite'))).toBe(true));

  it.each(databasesOf(yunduo))('$id opens in SQLite and holds what its list says', async ({ path, role, asOf }) => {
    const db = new (await loadSqlJs()).Database(new Uint8Array(gunzipSync(bytesOf(path))));
    const one = (sql: string) => runStatement(db, sql, { as_of: asOf }).values[0]?.[0];
    expect(one('PRAGMA integrity_check')).toBe('ok');
    expect(one('SELECT COUNT(*) FROM customers')).toBe({ visible: 2000, seed: 240, 'as-of': 240, aimed: 59 }[role]);
    const later = Number(one('SELECT COUNT(*) FROM orders WHERE order_date > :as_of'));
    expect(later > 0).toBe(role === 'as-of' || role === 'aimed');
    if (role === 'seed') expect(one('SELECT julianday(:as_of) - julianday(date(MIN(event_ts))) FROM events')).toBe(29);
    db.close();
  });

  it('say what each aimed customer is there for', () =>
    expect(Object.keys(JSON.parse(textOf('data/yunduo/grading/aimed-about.json')))).toHaveLength(59));

  it('keep what is planted beside the database, not in it', () => {
    expect(Object.keys(JSON.parse(textOf('data/yunduo/truth.json')).archetypes)).toHaveLength(2000);
    expect(Buffer.from(bytesOf('data/yunduo/yunduo.sqlite')).includes('lapsed_vip')).toBe(false);
  });
});

describe('a CSV file', () => {
  const { rows, schema } = yunduo.generate(yunduo.standard);

  it.each(Object.keys(schema.tables))('%s gives back its rows, as Excel opens them', (table) => {
    const text = textOf(`data/yunduo/csv/${table}.csv`);
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    const parsed = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
    expect(parsed[0]).toEqual(schema.tables[table]?.columns.map(({ name }) => name));
    expect(parsed.slice(1)).toEqual(rows[table]?.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  });
});

describe('the data dictionary', () => {
  const dictionary = JSON.parse(textOf('data/yunduo/dictionary.json'));

  it('tells every table, its rows and a sample', () => {
    expect(dictionary.tables.map(({ name }: { name: string }) => name)).toEqual(Object.keys(yunduo.schema.tables));
    expect(dictionary).toMatchObject({ id: 'yunduo', licence: 'CC0-1.0', asOf: '2025-06-30' });
    expect(dictionary.tables[0]).toMatchObject({ name: 'customers', rows: 2000, sample: [{}, {}, {}] });
  });
});

describe('the integration', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taglab-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('writes every file below the built site', async () => {
    const built = datasets().hooks['astro:build:done'] as unknown as (options: object) => Promise<void>;
    await built({ dir: pathToFileURL(`${folder}/`), logger: { info: () => {} } });
    for (const path of files.keys()) expect(existsSync(join(folder, path))).toBe(true);
    expect((await readFile(join(folder, 'data/yunduo/yunduo.sqlite'))).equals(bytesOf('data/yunduo/yunduo.sqlite'))).toBe(true);
  });
});

describe('a world', () => {
  it('is opened once and can be asked', async () => {
    const world = await openWorld('yunduo');
    expect(await openWorld('yunduo')).toBe(world);
    expect(await world.execute('SELECT COUNT(*) AS n FROM customers WHERE register_date <= :as_of', { as_of: world.asOf })).toEqual({
      columns: ['n'],
      values: [[2000]],
    });
  });

  it('has to exist', () => expect(() => openWorld('nowhere')).rejects.toThrow('no dataset "nowhere"; there are: yunduo'));
});
