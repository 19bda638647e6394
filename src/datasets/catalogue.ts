import type { DatasetSource } from './dataset.ts';
import { yunduo } from './yunduo/index.ts';

/** Every sample dataset of the course, by the name that lessons and exercises use. */
export const DATASETS: Readonly<Record<string, DatasetSource>> = { yunduo };
