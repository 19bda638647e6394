import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { datasetFacts, datasetFiles } from '../../src/build/dataset-files.ts';
import { csvZipOf, makeGrading, makeVisible, type SiteFiles, sqliteZipOf } from '../../src/build/dataset-made.ts';
import { datasets } from '../../src/build/datasets.ts';
import { openWorld } from '../../src/build/world.ts';
import { databasesOf } from '../../src/datasets/grading.ts';
import { kanon } from '../../src/datasets/kanon/index.ts';
import { schemaPathOf } from '../../src/datasets/schema-path.ts';
import { yunduo } from '../../src/datasets/yunduo/index.ts';
import { runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { unzip } from './unzip.ts';

const MEGABYTE = 1_000_000;
const files = await datasetFiles();
const bytesOf = (path: string): Uint8Array => {
  const content = files.get(path);
  return typeof content === 'string' ? new TextEncoder().encode(content) : (content ?? new Uint8Array());
};
const textOf = (path: string): string => String(files.get(path));

describe('the files of the datasets', () => {
  it('are the same bytes every time, kept or made anew', async () => {
    const hashes = (all: SiteFiles) => [...all].map(([path, content]) => [path, createHash('sha256').update(content).digest('hex')]);
    const anew = new Map([...(await makeVisible(yunduo)).files, ...(await makeGrading(yunduo))]);
    expect(hashes(anew)).toEqual(hashes(new Map([...anew.keys()].map((path) => [path, files.get(path) ?? '']))));
  });

  it.each(Object.values(DATASETS))('offer $id to labs, to take away, and to read about', async (source) => {
    const [{ path }] = databasesOf(source);
    const packed = bytesOf(path);
    expect(packed.length).toBeLessThan(MEGABYTE);
    // the byte of a gzip header that names the system
    expect(packed[9]).toBe(255);
    const archive = unzip(bytesOf(sqliteZipOf(source.id)));
    expect([...archive.keys()]).toEqual([`${source.id}.sqlite`]);
    expect(archive.get(`${source.id}.sqlite`)?.equals(gunzipSync(packed))).toBe(true);
    // labs read it as it comes: nothing of a schema may be lost on the way
    expect(JSON.parse(textOf(schemaPathOf(source.id)))).toEqual(source.schema);
    const dictionary = JSON.parse(textOf(`data/${source.id}/dictionary.json`));
    expect(dictionary).toMatchObject({ id: source.id, licence: 'CC0-1.0', ...source.standard });
    const facts = await datasetFacts(source);
    expect(dictionary.tables.map(({ rows }: { rows: number }) => rows)).toEqual(facts.tables.map(({ rows }) => rows));
  });

  it('stay small enough to grade with while somebody waits', () => {
    const hidden = databasesOf(yunduo).filter(({ role }) => role !== 'visible');
    expect(hidden.reduce((sum, { path }) => sum + bytesOf(path).length, 0)).toBeLessThan(0.35 * MEGABYTE);
  });

  it('hold databases to grade with only where an exercise is judged on the set', () => {
    const graded = [...files.keys()].filter((path) => path.includes('/grading/')).map((path) => path.split('/')[1]);
    expect([...new Set(graded)]).toEqual(['yunduo']);
  });

  it.each(databasesOf(yunduo))('$id opens in SQLite and holds what its list says', async ({ path, role, asOf }) => {
    const db = new (await loadSqlJs()).Database(new Uint8Array(gunzipSync(bytesOf(path))));
    const one = (sql: string) => runStatement(db, sql, { as_of: asOf }).values[0]?.[0];
    expect(one('PRAGMA integrity_check')).toBe('ok');
    const aimed = yunduo.aimed(asOf).rows['customers']?.length ?? 0;
    expect(one('SELECT COUNT(*) FROM customers')).toBe({ visible: 2000, seed: 240, 'as-of': 240, empty: 0, aimed }[role]);
    const later = Number(one('SELECT COUNT(*) FROM orders WHERE order_date > :as_of'));
    expect(later > 0).toBe(role === 'as-of' || role === 'aimed');
    if (role === 'seed') expect(one('SELECT julianday(:as_of) - julianday(date(MIN(event_ts))) FROM events')).toBe(29);
    db.close();
  });

  it('say what each aimed customer is there for', () =>
    expect(JSON.parse(textOf('data/yunduo/grading/aimed-about.json'))).toEqual(yunduo.aimed(yunduo.standard.asOf).about));

  // whoever reads an answer in the site has not found it
  it('give nobody what is planted', () => {
    expect([...files.keys()].filter((path) => path.includes('truth'))).toEqual([]);
    const archive = unzip(bytesOf(sqliteZipOf('yunduo')));
    expect(archive.get('yunduo.sqlite')?.includes('lapsed_vip')).toBe(false);
  });
});

describe('a CSV file', () => {
  const { rows, schema } = yunduo.generate(yunduo.standard);
  const archive = unzip(bytesOf(csvZipOf('yunduo')));

  it.each(Object.keys(schema.tables))('%s gives back its rows, as Excel opens them', (table) => {
    const text = archive.get(`yunduo/${table}.csv`)?.toString('utf8') ?? '';
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    const parsed = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
    expect(parsed[0]).toEqual(schema.tables[table]?.columns.map(({ name }) => name));
    expect(parsed.slice(1)).toEqual(rows[table]?.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  });
});

describe('what a page tells of a set', () => {
  it('is counted from its rows', async () => {
    const { tables } = await datasetFacts(kanon);
    const [records] = tables;
    const rows = kanon.generate(kanon.standard).rows['records'] ?? [];
    expect(records?.rows).toBe(600);
    expect(records?.sample).toEqual(rows.slice(0, 4));
    const sex = records?.columns[2]?.sketch;
    const women = rows.filter((row) => row[2] === 'female').length;
    expect(sex?.kind === 'values' && sex.values.find(([value]) => value === 'female')).toEqual(['female', women]);
  });

  it('has a figure for every name in a trap', async () => {
    for (const source of Object.values(DATASETS)) {
      const { traps } = await datasetFacts(source);
      (source.traps ?? []).forEach(({ text, figures }, i) => {
        for (const language of ['zh', 'en'] as const) {
          const names = [...text[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
          expect(names.toSorted()).toEqual(Object.keys(figures).toSorted());
        }
        expect(Object.values(traps[i] ?? {}).filter((figure) => figure === 0 || figure === null)).toEqual([]);
      });
    }
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
    expect((await readFile(join(folder, 'data/yunduo/yunduo.sqlite.gz'))).equals(bytesOf('data/yunduo/yunduo.sqlite.gz'))).toBe(true);
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

  it('has to exist', () => expect(() => openWorld('nowhere')).rejects.toThrow('no dataset "nowhere"; there are: campaign, '));
});
