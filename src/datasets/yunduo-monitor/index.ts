import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { numbered } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { createRandom } from '../random.ts';
import { aimedDataset } from './aimed.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';
import { LOST_CITIES, MONTHS, monthEndsOf, NEW_CODE, STALE, tagValueRows } from './snapshots.ts';
import { CODES, tagRows } from './tags.ts';

/** D1m, eight tags of the shop's customers at the end of each of 24 months, and what went wrong with them. */
export const yunduoMonitor: DatasetSource = {
  id: 'yunduo-monitor',
  title: { zh: '云朵商城标签监控', en: 'Yunduo, the monitor' },
  about: {
    zh: '云朵商城 8 个标签连续 24 个月的快照，其中三个出过问题。全是程序生成的。',
    en: 'Snapshots of eight tags of the shop in 24 months, three of which went wrong at some time. All of it was generated.',
  },
  use: {
    zh: '练标签质量监控：哪个标签、哪个月、出了什么问题。',
    en: 'For watching the quality of tags: which tag went wrong, in which month, and how.',
  },
  modules: [9],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 500 },
  schema: SCHEMA,
  grading: { customers: 120 },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const { seed, asOf, customers } = request;
  const random = createRandom(seed, 'customers');
  const ends = monthEndsOf(asOf);
  const since = dayOf(ends[0] ?? asOf);
  const rows = Array.from({ length: customers }, (_, i): Cell[] => [numbered('C', i, customers), isoOf(since - random.int(0, 700))]);
  return {
    schema: SCHEMA,
    asOf,
    rows: inKeyOrder(SCHEMA, {
      customers: rows,
      tag_values: tagValueRows(
        request,
        rows.map(([id]) => String(id)),
      ),
      tags: tagRows(),
      codes: codeRowsOf(CODES),
    }),
    truth: {
      monthEnds: ends,
      newCode: { tag: NEW_CODE.tag, asOf: ends[NEW_CODE.month - 1] },
      lostCoverage: { tag: LOST_CITIES.tag, asOf: ends[LOST_CITIES.month - 1] },
      stale: { tag: STALE.tag, days: STALE.days, asOf: ends[MONTHS - 1] },
    },
  };
}
