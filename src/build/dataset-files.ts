import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DatasetSource } from '../datasets/dataset.ts';
import { DATASETS } from './dataset-catalogue.ts';
import type { DatasetFacts } from './dataset-facts.ts';
import { makeGrading, makeVisible, type SiteFiles } from './dataset-made.ts';
import { loadExercises } from './exercises.ts';
import { kept } from './keep.ts';
import { sourceFiles } from './source-files.ts';

let made: Promise<SiteFiles> | undefined;

/** Everything that the site offers of its datasets: to open, to grade with and to download. Made once in a process. */
export function datasetFiles(): Promise<SiteFiles> {
  made ??= collectFiles();
  return made;
}

/** What is counted for a page. */
export const datasetFacts = async (source: DatasetSource): Promise<DatasetFacts> => (await visibleOf(source)).facts;
/** The files of one dataset that everybody sees, by their paths from the root of the site. */
export const visibleFiles = async (source: DatasetSource): Promise<SiteFiles> => (await visibleOf(source)).files;

async function collectFiles(): Promise<SiteFiles> {
  const graded = new Set(loadExercises('exercises').map(({ exercise }) => exercise?.dataset));
  const files = new Map<string, string | Uint8Array<ArrayBuffer>>();
  for (const source of Object.values(DATASETS)) {
    const parts = [await visibleFiles(source), ...(graded.has(source.id) ? [await gradingOf(source)] : [])];
    for (const [path, content] of parts.flatMap((part) => [...part])) files.set(path, content);
  }
  return files;
}

const visibleOf = (source: DatasetSource) => kept(`${source.id}-visible`, keyOf(source), () => makeVisible(source));
/** Nobody else waits for them: only where an exercise is judged on the set. */
const gradingOf = (source: DatasetSource): Promise<SiteFiles> => kept(`${source.id}-grading`, keyOf(source), () => makeGrading(source));

const MAKER = 'src/build/dataset-made.ts';
const SQLITE = 'node_modules/sql.js/package.json';

/** Changes with whatever decides the bytes: the generator, what makes files of it, SQLite, and Node with its gzip. */
function keyOf({ id }: DatasetSource): string {
  const hash = createHash('sha256').update(`${process.version} ${readFileSync(SQLITE, 'utf8')}`);
  for (const [path, text] of sourceFiles(MAKER, `src/datasets/${id}/index.ts`)) hash.update(`\0${path}\0${text}`);
  return hash.digest('hex').slice(0, 20);
}
