import type { Bilingual } from '../../engine/language/definition.ts';
import type { Cell } from '../../engine/language/rows.ts';
import type { Codes } from '../blocks/codes.ts';
import { GENDER } from '../blocks/people.ts';
import { CITY, CITY_WEIGHTS } from '../blocks/places.ts';
import { CODES as SHOP } from '../yunduo/codes.ts';

/** A tag that is watched: its values with their weights, how many customers have one, and how many change theirs in a month. */
export interface WatchedTag {
  readonly label: Bilingual;
  readonly values: Readonly<Record<string, number>>;
  readonly coverage: number;
  readonly moves: number;
}

export const TAGS = {
  gender: { label: { zh: '性别', en: 'Gender' }, values: { female: 54, male: 46 }, coverage: 0.94, moves: 0 },
  age_band: {
    label: { zh: '年龄段', en: 'Age band' },
    values: { under_25: 22, from_25: 34, from_35: 25, from_50: 19 },
    coverage: 0.92,
    moves: 0.006,
  },
  city: { label: { zh: '城市', en: 'City' }, values: CITY_WEIGHTS, coverage: 0.93, moves: 0.002 },
  channel: { label: { zh: '主要渠道', en: 'Main channel' }, values: { app: 42, mini: 40, store: 18 }, coverage: 1, moves: 0.012 },
  lifecycle: {
    label: { zh: '生命周期', en: 'Life cycle' },
    values: { growing: 27, mature: 33, dormant: 19, lost: 21 },
    coverage: 1,
    moves: 0.06,
  },
  value_tier: { label: { zh: '价值层级', en: 'Value tier' }, values: { a: 20, b: 30, c: 50 }, coverage: 1, moves: 0.03 },
  spend_band: {
    label: { zh: '消费档次', en: 'Spend band' },
    values: { none: 24, low: 31, middle: 28, high: 17 },
    coverage: 1,
    moves: 0.05,
  },
  category_pref: {
    label: { zh: '偏好品类', en: 'Preferred category' },
    values: { beauty: 15, apparel: 23, food: 26, home: 17, baby: 10, digital: 9 },
    coverage: 0.78,
    moves: 0.04,
  },
} as const satisfies Readonly<Record<string, WatchedTag>>;
export type TagCode = keyof typeof TAGS;
export const TAG_CODES = Object.keys(TAGS) as TagCode[];

/** The code that appeared in one month, and should not have. */
export const NEW_CHANNEL = 'live';

export const CODES = {
  tag: Object.fromEntries(TAG_CODES.map((tag) => [tag, TAGS[tag].label])),
  value: {
    ...GENDER,
    under_25: { zh: '25 岁以下', en: 'Under 25' },
    from_25: { zh: '25 到 34 岁', en: '25 to 34' },
    from_35: { zh: '35 到 49 岁', en: '35 to 49' },
    from_50: { zh: '50 岁以上', en: '50 and over' },
    ...CITY,
    ...SHOP.channel,
    [NEW_CHANNEL]: { zh: '直播间', en: 'Live stream' },
    growing: { zh: '成长', en: 'Growing' },
    mature: { zh: '成熟', en: 'Mature' },
    dormant: { zh: '沉睡', en: 'Dormant' },
    lost: { zh: '流失', en: 'Lost' },
    a: { zh: '关键', en: 'A' },
    b: { zh: '重要', en: 'B' },
    c: { zh: '普通', en: 'C' },
    none: { zh: '没有消费', en: 'Nothing' },
    low: { zh: '低', en: 'Low' },
    middle: { zh: '中', en: 'Middle' },
    high: { zh: '高', en: 'High' },
    ...SHOP.category,
  },
} satisfies Codes;

/** What was promised of every tag. */
const PROMISES = { coverage: 0.75, psi: 0.25, days: 31 } as const;
export const tagRows = (): Cell[][] => TAG_CODES.map((tag) => [tag, PROMISES.coverage, PROMISES.psi, PROMISES.days]);
