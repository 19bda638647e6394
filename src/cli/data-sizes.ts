import { brotliCompressSync, constants } from 'node:zlib';
import { csvOf } from '../build/csv.ts';
import { sqliteOf } from '../build/dataset-made.ts';
import { gzip } from '../build/gzip.ts';
import type { DatasetSource } from '../datasets/dataset.ts';
import type { cliWords } from '../i18n/zh/cli.ts';
import { padded } from './width.ts';

/** The best that a server does while somebody waits; 11 takes minutes for all sets. */
const BROTLI_QUALITY = 9;
const WIDTHS = [16, 9, 9, 9, 8, 8, 8, 8];

/** How long each set takes to make, and how large it is: one line a set, made anew. */
export async function* sizeLines(sources: readonly DatasetSource[], words: (typeof cliWords)['sizes']): AsyncGenerator<string> {
  yield lineOf(words.columns);
  const sums = WIDTHS.slice(1).map(() => 0);
  for (const source of sources) {
    const figures = await figuresOf(source);
    figures.forEach((figure, i) => {
      sums[i] = (sums[i] ?? 0) + figure;
    });
    yield lineOf([source.id, ...shown(figures)]);
  }
  yield lineOf([words.all, ...shown(sums)]);
}

async function figuresOf(source: DatasetSource): Promise<number[]> {
  const started = performance.now();
  const dataset = source.generate(source.standard);
  const generated = performance.now();
  const bytes = await sqliteOf(dataset);
  const stored = performance.now();
  const tables = Object.values(dataset.schema.tables);
  const rows = tables.reduce((sum, { name }) => sum + (dataset.rows[name]?.length ?? 0), 0);
  const csv = tables.map((table) => new TextEncoder().encode(csvOf(table, dataset.rows[table.name] ?? [])));
  return [
    rows,
    generated - started,
    stored - generated,
    bytes.length,
    gzip(bytes).length,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }).length,
    csv.reduce((sum, text) => sum + gzip(text).length, 0),
  ];
}

const shown = ([rows = 0, generate = 0, store = 0, ...bytes]: readonly number[]): string[] => [
  String(rows),
  generate.toFixed(0),
  store.toFixed(0),
  ...bytes.map((size) => (size / 1_000_000).toFixed(3)),
];

const lineOf = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? padded(cell, WIDTHS[i] ?? 0) : padded(cell, -(WIDTHS[i] ?? 0)))).join(' ');
