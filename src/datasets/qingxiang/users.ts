import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { bornYearsAgo, type Gender, numbered, skewed } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random } from '../random.ts';
import type { Category } from './codes.ts';

export interface User {
  readonly userId: string;
  /** Women from 18 to 24: an eighth of all, and nobody else is one. */
  readonly isYoungWoman: boolean;
  readonly gender: Gender | null;
  readonly ageYears: number | null;
  readonly registeredDay: number;
  /** Sessions a day, once they are used to it. */
  readonly activity: number;
  /** Has paid at least once in the 90 days, if there at all. */
  readonly isBuyer: boolean;
  readonly devices: readonly string[];
  readonly taste: Readonly<Record<Category, number>>;
}

export const LOG_DAYS = 90;
const YOUNG_WOMEN = 1 / 8;
/** Everybody looks at beauty alike; how much they pay there is another matter. */
const BEAUTY = 0.14;
const OTHERS = { apparel: 24, food: 26, home: 15, sports: 12, books: 9, pets: 8 } as const;

export function createUsers({ seed, asOf, customers }: Request): User[] {
  const random = createRandom(seed, 'users');
  const today = dayOf(asOf);
  return dealShares(random, { young: YOUNG_WOMEN, other: 1 - YOUNG_WOMEN }, customers).map((group, i) => {
    const isYoungWoman = group === 'young';
    const gender = isYoungWoman ? 'female' : random.chance(0.06) ? null : random.weighted({ female: 44, male: 56 });
    const isNew = random.chance(0.3);
    return {
      userId: numbered('U', i, customers),
      isYoungWoman,
      gender,
      ageYears: isYoungWoman ? 18.02 + 6.9 * random.next() : random.chance(0.07) ? null : ageOf(random, gender),
      registeredDay: today - (isNew ? random.int(0, LOG_DAYS - 1) : LOG_DAYS + Math.floor(-300 * Math.log(1 - random.next()))),
      activity: skewed(random, 0.0325, 0.75),
      isBuyer: random.chance(0.84),
      devices: Array.from({ length: random.chance(0.16) ? 2 : 1 }, (_, n) => `d${i + 1}${n === 0 ? '' : 'b'}`),
      taste: tasteOf(random),
    };
  });
}

/** Other women are 25 and older, or not grown up. */
function ageOf(random: Random, gender: Gender | null): number {
  if (random.chance(0.025)) return 14.1 + 3.7 * random.next();
  const grown = 18.1 + Math.abs(random.normal(0, 1)) * 12 + random.next() * 6;
  return gender === 'male' ? grown : 25.1 + (grown - 18.1);
}

function tasteOf(random: Random): User['taste'] {
  const others = Object.entries(OTHERS).map(([name, weight]) => [name, weight * skewed(random, 1, 0.8)] as const);
  const sum = others.reduce((total, [, weight]) => total + weight, 0);
  return {
    ...(Object.fromEntries(others.map(([name, weight]) => [name, ((1 - BEAUTY) * weight) / sum])) as Record<keyof typeof OTHERS, number>),
    beauty: BEAUTY,
    vinyl: 0,
  };
}

const TIERS = { t1: 30, t1_new: 32, t2: 21, t3: 17 } as const;
const CHANNELS = { store: 38, ads: 34, friend: 17, search: 11 } as const;

export function userRows({ seed, asOf }: Request, users: readonly User[]): Cell[][] {
  const random = createRandom(seed, 'user rows');
  return users.map(({ userId, gender, ageYears, registeredDay }) => [
    userId,
    gender,
    ageYears === null ? null : bornYearsAgo(asOf, ageYears),
    random.chance(0.05) ? null : random.weighted(TIERS),
    isoOf(registeredDay),
    random.weighted(CHANNELS),
  ]);
}

export function deviceRows({ seed }: Request, users: readonly User[]): Cell[][] {
  const random = createRandom(seed, 'devices');
  return users.flatMap(({ devices, registeredDay }) =>
    devices.map((device) => [device, random.weighted({ android: 48, ios: 34, harmony: 18 }), isoOf(registeredDay)]),
  );
}
