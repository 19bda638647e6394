import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Dataset, DatasetSource } from '../../src/datasets/dataset.ts';
import { emptyOf } from '../../src/datasets/grading.ts';
import type { Cell } from '../../src/engine/language/rows.ts';
import type { Column, Table } from '../../src/engine/language/schema.ts';
import { objectsOf } from './statistics.ts';

const sha = (data: unknown) => createHash('sha256').update(JSON.stringify(data)).digest('hex');

const FORMS: Readonly<Record<Column['type'], (value: Cell) => boolean>> = {
  text: (value) => typeof value === 'string',
  int: (value) => Number.isInteger(value),
  real: (value) => typeof value === 'number' && Number.isFinite(value),
  bool: (value) => value === 0 || value === 1,
  date: (value) => typeof value === 'string' && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value),
  timestamp: (value) =>
    typeof value === 'string' && new Date(`${value.replace(' ', 'T')}Z`).toISOString().slice(0, 19).replace('T', ' ') === value,
};

/**
 * What every dataset promises, whatever it is about.
 * @param entities whether a request for n gives n customers, more (accounts of n people), or n rows in all
 */
export function describeContract(
  source: DatasetSource,
  smallCustomers: number,
  { entities = 'exact' }: { entities?: 'exact' | 'more' | 'rows' } = {},
): void {
  const { id, schema, standard } = source;
  const small = { ...standard, customers: smallCustomers };
  const made = source.generate(standard);

  describe(`${id}: the same request`, () => {
    it('gives the same rows', () => expect(sha(source.generate(small))).toBe(sha(source.generate(small))));
    it('gives other rows for another seed', () =>
      expect(sha(source.generate({ ...small, seed: 2 }).rows)).not.toBe(sha(source.generate(small).rows)));
  });

  const datasets: readonly (readonly [string, Dataset])[] = [
    ['standard', made],
    ['small on a leap day', source.generate({ seed: 5, asOf: '2024-02-29', customers: smallCustomers })],
    ['small in the middle of a month', source.generate({ seed: 6, asOf: '2025-03-17', customers: smallCustomers })],
    ['aimed', source.aimed(standard.asOf)],
    ['aimed on a leap day', source.aimed('2024-02-29')],
    ['empty', emptyOf(source)],
  ];
  describe.each(datasets)(`${id}, %s`, (_, dataset) => {
    const tables = Object.values(dataset.schema.tables);
    it('has the tables of its schema and no others', () => expect(Object.keys(dataset.rows)).toEqual(tables.map(({ name }) => name)));
    it.each(tables.map((table) => [table.name, table] as const))('%s agrees with its schema', (_name, table) => {
      const rows = dataset.rows[table.name] ?? [];
      expect(rows.filter((row) => row.length !== table.columns.length)).toEqual([]);
      const misfits = table.columns.map((column, i) =>
        rows.filter((row) => misfit(column, row[i] ?? null)).map((row) => misfit(column, row[i] ?? null)),
      );
      expect(misfits.flat().slice(0, 5)).toEqual([]);
      const keys = keysOf(dataset, table);
      expect(keys.filter((key, i) => i > 0 && key <= (keys[i - 1] ?? '')).slice(0, 5)).toEqual([]);
    });
  });

  describe(`${id}: the schema`, () => {
    const tables = Object.values(schema.tables);
    it('has words in both languages for every table, column, code and measure', () => {
      const words = [
        ...tables.flatMap((table) => [
          table.label,
          table.note,
          ...table.columns.flatMap((c) => [c.label, ...(c.note ? [c.note] : []), ...Object.values(c.codes ?? {})]),
        ]),
        ...Object.values(schema.measures).map(({ name }) => name),
        source.title,
        source.about,
      ];
      expect(words.filter((word) => !word?.zh || !word.en)).toEqual([]);
      expect(words.filter((word) => /[\u4e00-\u9fff]/.test(word?.en ?? ''))).toEqual([]);
      expect(words.filter((word) => !/[\u4e00-\u9fff]|^[\w .@/-]+$/.test(word?.zh ?? ''))).toEqual([]);
    });

    it('says in both languages what each aimed one is there for', () => {
      const { about, rows } = source.aimed(standard.asOf);
      expect(Object.values(about).filter(({ zh, en }) => !zh || !en)).toEqual([]);
      const key = schema.tables[schema.entity.table]?.columns.findIndex(({ name }) => name === schema.entity.key) ?? -1;
      expect(Object.keys(about)).toEqual(rows[schema.entity.table]?.map((row) => String(row[key])));
    });

    it('names columns that exist', () => {
      const columns = (table: string) => schema.tables[table]?.columns.map(({ name }) => name) ?? [];
      for (const { name, entityKey, time, via, primaryKey } of tables) {
        const named = [entityKey, time, via?.on, ...primaryKey].filter((column) => column !== undefined);
        expect(columns(name)).toEqual(expect.arrayContaining(named));
        if (via) expect(columns(via.table)).toContain(via.on);
      }
      const { table, key, since } = schema.entity;
      expect(columns(table)).toEqual(expect.arrayContaining(since === undefined ? [key] : [key, since]));
    });

    it('lists in the table of codes every code of every column', () => {
      const listed = new Set((made.rows['codes'] ?? []).map(([, code, zh, en]) => `${code} ${zh} ${en}`));
      const meant = tables.flatMap((table) => table.columns.flatMap(({ codes }) => Object.entries(codes ?? {})));
      expect(meant.map(([code, { zh, en }]) => `${code} ${zh} ${en}`).filter((line) => !listed.has(line))).toEqual([]);
    });
  });

  describe(`${id}: the rows`, () => {
    const { entity } = schema;
    const ids = new Set(objectsOf(made, entity.table).map((row) => row[entity.key]));
    const owned = Object.values(schema.tables).filter(({ name, entityKey }) => name !== entity.table && entityKey !== undefined);

    it('are as many as were asked for', () => {
      if (entities === 'exact') expect(ids.size).toBe(standard.customers);
      else if (entities === 'more') expect(ids.size).toBeGreaterThan(standard.customers);
      else
        expect(Object.entries(made.rows).reduce((sum, [name, rows]) => sum + (name === 'codes' ? 0 : rows.length), 0)).toBe(
          standard.customers,
        );
    });
    it.each(owned.map((table) => [table.name, table] as const))('%s knows nobody who is not there', (_name, table) => {
      const place = table.columns.findIndex((column) => column.name === table.entityKey);
      const strangers = (made.rows[table.name] ?? []).filter((row) => row[place] !== null && !ids.has(row[place] ?? null));
      expect(strangers.slice(0, 3)).toEqual([]);
    });
    it('end on the as-of date', () => {
      for (const table of Object.values(schema.tables)) {
        if (table.time === undefined) continue;
        const place = table.columns.findIndex((column) => column.name === table.time);
        const late = (made.rows[table.name] ?? []).filter((row) => String(row[place] ?? '').slice(0, 10) > made.asOf);
        expect([table.name, late.slice(0, 2)]).toEqual([table.name, []]);
      }
    });
  });
}

/** What is wrong with a value in its column: nothing, or one sentence. */
function misfit({ name, type, nullable, codes, decimals }: Column, value: Cell): string | undefined {
  if (value === null) return nullable ? undefined : `${name} is missing`;
  if (!FORMS[type](value)) return `${name}: ${value} is no ${type}`;
  if (decimals !== undefined && Number(Number(value).toFixed(decimals)) !== value)
    return `${name}: ${value} has more than ${decimals} decimals`;
  return codes && !Object.hasOwn(codes, String(value)) ? `${name}: ${value} is no code` : undefined;
}

/** Columns by place: an object for every row of a hundred thousand would take longer than making them. */
function keysOf(dataset: Dataset, table: Table): string[] {
  const places = table.primaryKey.map((name) => table.columns.findIndex((column) => column.name === name));
  return (dataset.rows[table.name] ?? []).map((row) =>
    places.map((place) => (typeof row[place] === 'number' ? String(row[place]).padStart(9, '0') : row[place])).join('\u0001'),
  );
}
