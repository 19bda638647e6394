import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf, monthEndBefore } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { SCHEMA } from './schema.ts';
import { CODES, NEW_CHANNEL, type TagCode, tagRows } from './tags.ts';

/** Twenty customers, whose shares before and now are those of the textbook. */
const SHARES: Readonly<Partial<Record<TagCode, readonly [before: Counts, now: Counts]>>> = {
  // PSI .2282: watch
  category_pref: [
    { beauty: 5, food: 5, home: 5, apparel: 5 },
    { beauty: 8, food: 6, home: 4, apparel: 2 },
  ],
  // PSI .0164: stable
  value_tier: [
    { a: 4, b: 6, c: 10 },
    { a: 5, b: 6, c: 9 },
  ],
  // PSI .2408: watch, a hair below shifted
  lifecycle: [
    { growing: 4, mature: 6, dormant: 10 },
    { growing: 8, mature: 6, dormant: 6 },
  ],
  // a new code: shifted
  channel: [
    { app: 10, mini: 10 },
    { app: 10, mini: 9, [NEW_CHANNEL]: 1 },
  ],
  // coverage exactly 80 %, then 75 %
  city: [
    { shanghai: 8, beijing: 8 },
    { shanghai: 8, beijing: 7 },
  ],
  // nobody has a value any more
  gender: [{ female: 10, male: 10 }, {}],
};
type Counts = Readonly<Record<string, number>>;

/** The aimed monitor: the shares of each tag are on and beside the usual limits; the people only carry them. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const before = monthEndBefore(asOf);
  const valueAt = (counts: Counts, place: number): string | null =>
    Object.entries(counts).flatMap(([value, count]) => Array.from({ length: count }, () => value))[place] ?? null;
  const people = Array.from(
    { length: 20 },
    (_, place): AimedOne => ({
      about: {
        zh: `二十位里的第 ${place + 1} 位：两个月的分布就差在他们身上`,
        en: `Number ${place + 1} of twenty who make the shares of both months`,
      },
      rows: (id) => ({
        customers: [[id, isoOf(today - 900)]],
        tag_values: Object.entries(SHARES).flatMap(([tag, [old, now]]): Cell[][] => [
          [id, tag, before, valueAt(old, place), before],
          [id, tag, asOf, valueAt(now, place), asOf],
        ]),
      }),
    }),
  );
  const aged = (zh: string, en: string, days: number): AimedOne => ({
    about: { zh, en },
    rows: (id) => ({ customers: [[id, isoOf(today - 900)]], tag_values: [[id, 'spend_band', asOf, 'low', isoOf(today - days)]] }),
  });
  const later: AimedOne = {
    about: { zh: '只有基准日之后的快照', en: 'Has a snapshot after the as-of date only' },
    rows: (id) => ({
      customers: [[id, isoOf(today - 900)]],
      tag_values: [[id, 'spend_band', isoOf(today + 30), 'high', isoOf(today + 30)]],
    }),
  };
  const none: AimedOne = {
    about: { zh: '基准日的第二天才注册，没有快照', en: 'Registers the day after the as-of date, has no snapshot' },
    rows: (id) => ({ customers: [[id, isoOf(today + 1)]] }),
  };
  return aimedOf(
    SCHEMA,
    asOf,
    [
      ...people,
      aged('31 天没有更新：还在约定之内', 'Not refreshed for 31 days: within what was promised', 31),
      aged('32 天没有更新：超了一天', 'Not refreshed for 32 days: a day too many', 32),
      later,
      none,
    ],
    { tag_values: [['T99', 'spend_band', asOf, 'high', asOf]], tags: tagRows(), codes: codeRowsOf(CODES) },
  );
}
