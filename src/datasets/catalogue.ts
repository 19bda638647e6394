import { campaign } from './campaign/index.ts';
import { chaoshi } from './chaoshi/index.ts';
import type { DatasetSource } from './dataset.ts';
import { henghe } from './henghe/index.ts';
import { idmap } from './idmap/index.ts';
import { kangning } from './kangning/index.ts';
import { kanon } from './kanon/index.ts';
import { kuaixiao } from './kuaixiao/index.ts';
import { mini } from './mini/index.ts';
import { qingxiang } from './qingxiang/index.ts';
import { yunduo } from './yunduo/index.ts';
import { yunduoDirty } from './yunduo-dirty/index.ts';
import { yunduoGraph } from './yunduo-graph/index.ts';
import { yunduoMonitor } from './yunduo-monitor/index.ts';
import { yunduoSurvey } from './yunduo-survey/index.ts';

/** The datasets that are built into the site, by the name that lessons and exercises use. */
export const DATASETS: Readonly<Record<string, DatasetSource>> = { yunduo };

/** Every dataset there is. One moves into the site's list with its first lesson, lab or page: until then nobody waits for its files. */
export const ALL_DATASETS: Readonly<Record<string, DatasetSource>> = {
  ...DATASETS,
  'yunduo-survey': yunduoSurvey,
  'yunduo-graph': yunduoGraph,
  'yunduo-monitor': yunduoMonitor,
  'yunduo-dirty': yunduoDirty,
  henghe,
  kuaixiao,
  chaoshi,
  qingxiang,
  kangning,
  idmap,
  campaign,
  kanon,
  mini,
};
