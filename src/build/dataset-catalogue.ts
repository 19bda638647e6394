import { readdirSync } from 'node:fs';
import type { DatasetSource } from '../datasets/dataset.ts';

type Module = Readonly<Record<string, unknown>>;

/** Vite finds the folders while it bundles; Node, which runs the terminal and reads the build's configuration, looks for itself. */
const modules: Readonly<Record<string, Module>> = import.meta.env
  ? import.meta.glob<Module>('../datasets/*/index.ts', { eager: true })
  : await modulesIn(new URL('../datasets/', import.meta.url));

/** Every sample dataset by its id: the folders of `src/datasets/` that have an `index.ts`, in the order of their names. */
export const DATASETS: Readonly<Record<string, DatasetSource>> = Object.fromEntries(
  Object.entries(modules)
    .map(([path, module]) => sourceIn(path.split('/').at(-2) ?? '', module))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((source) => [source.id, source]),
);

async function modulesIn(folder: URL): Promise<Record<string, Module>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/index\.ts$/.test(path));
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, (await import(/* @vite-ignore */ new URL(path, folder).href)) as Module] as const)),
  );
}

/** A folder that is half written says so: a set that is silently missing would be looked for a long time. */
function sourceIn(folder: string, module: Module): DatasetSource {
  const source = Object.values(module).find(isSource);
  if (source === undefined) throw new Error(`src/datasets/${folder}/index.ts exports no DatasetSource`);
  if (source.id !== folder)
    throw new Error(`src/datasets/${folder}/index.ts: its id is "${source.id}", and should be "${folder}" as its folder is`);
  return source;
}

function isSource(value: unknown): value is DatasetSource {
  return typeof value === 'object' && value !== null && 'generate' in value && 'schema' in value;
}
