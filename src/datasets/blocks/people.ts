import { isoOf } from '../../engine/language/calendar.ts';
import { dayOf } from '../calendar.ts';
import type { Random } from '../random.ts';

export const GENDER = { female: { zh: '女', en: 'Female' }, male: { zh: '男', en: 'Male' } } as const;
export type Gender = keyof typeof GENDER;

const DAYS_A_YEAR = 365.25;

/** The day of birth of somebody who is so many years old, a fraction included. */
export const bornYearsAgo = (asOf: string, years: number): string => isoOf(Math.floor(dayOf(asOf) - years * DAYS_A_YEAR));

/** The 1st is 1: `C0001`, with as many digits as the last of them needs, and four at least. */
export const numbered = (letter: string, i: number, count: number, digits = 4): string =>
  `${letter}${String(i + 1).padStart(Math.max(digits, String(count).length), '0')}`;

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];

/** A name that nobody bears: the stems and branches of the old calendar. Different below 120 × 60 people. */
export const inventedName = (i: number): string =>
  `${STEMS[i % 10]}${BRANCHES[Math.floor(i / 10) % 12]}${i < 120 ? '' : `${STEMS[Math.floor(i / 120) % 10]}${BRANCHES[Math.floor(i / 1200) % 12]}`}`;

/** A number of the form 199-0000-xxxx; nobody has it. */
export const inventedPhone = (i: number): string => `1990000${String(i % 10_000).padStart(4, '0')}`;

/** A value above zero with a long tail to the right: half of all lie below the median. */
export const skewed = (random: Random, median: number, sigma: number): number => median * Math.exp(random.normal(0, sigma));

/** To half a yuan: a binary fraction, so that sums are exact. */
export const halfYuan = (yuan: number): number => Math.round(yuan * 2) / 2;
