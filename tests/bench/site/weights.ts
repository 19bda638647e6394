import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bar } from '../bars.ts';

const FOLDER = 'dist/_astro';
/** The built files from which everything is reached that a Run needs of engine, sandbox and sql.js, by the source file that each is named after. */
const ROOTS = ['check', 'compile', 'plan', 'sandbox', 'worker'];
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;

export interface Weighed {
  readonly name: string;
  /** gzip */
  readonly bytes: number;
}

/** What engine, sandbox and sql.js weigh in the built site. @returns why that cannot be said, where it cannot */
export function weighRun(): readonly Weighed[] | string {
  if (!existsSync(FOLDER)) return 'there is no dist/: npm run build first';
  const files = readdirSync(FOLDER);
  const roots = ROOTS.map((root) => files.filter((file) => new RegExp(`^${root}[.-][^.]+\\.js$`).test(file)));
  const missing = ROOTS.filter((_, i) => roots[i]?.length === 0);
  if (missing.length > 0) return `no built file is called ${missing.join(', ')}`;
  const reached = new Set<string>();
  const reach = (file: string): void => {
    if (reached.has(file) || !files.includes(file)) return;
    reached.add(file);
    for (const [, next = ''] of readFileSync(join(FOLDER, file), 'utf8').matchAll(STATIC_IMPORT)) reach(next);
  };
  for (const file of [...roots.flat(), ...files.filter((name) => name.endsWith('.wasm'))]) reach(file);
  return [...reached]
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(FOLDER, name)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes);
}

export function runWeightBar(weighed: ReturnType<typeof weighRun>): Bar {
  const bar = { what: 'WebAssembly and JavaScript of engine, sandbox and sql.js, gzip', bar: 360, side: 'at most', unit: 'KB' } as const;
  if (typeof weighed === 'string') return { ...bar, measured: Number.NaN, note: weighed };
  const kb = (files: readonly Weighed[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const [largest, ...rest] = weighed;
  return {
    ...bar,
    measured: kb(weighed),
    note: `${largest?.name} ${kb(weighed.slice(0, 1)).toFixed(0)}, ${rest.length} more files ${kb(rest).toFixed(0)}`,
  };
}
