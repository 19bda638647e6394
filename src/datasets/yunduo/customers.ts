import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, fingerprint, type Random } from '../random.ts';
import type { City, CityTier } from './codes.ts';
import type { Life } from './lives.ts';

type Gender = 'female' | 'male';

/** How staff, forms and imports wrote a gender over the years: four spellings each, one with a blank and one with an ideographic space. */
export const GENDER_SPELLINGS: Readonly<Record<Gender, Readonly<Record<string, number>>>> = {
  female: { 女: 46, female: 26, F: 20, 'Female ': 8 },
  male: { 男: 46, male: 26, M: 20, '男\u3000': 8 },
};
const GENDERS: Readonly<Record<Gender, number>> = { female: 54, male: 46 };

const CITIES: Readonly<Record<City, readonly [weight: number, tier: CityTier]>> = {
  shanghai: [15, 't1'],
  beijing: [11, 't1'],
  guangzhou: [8, 't1'],
  shenzhen: [8, 't1'],
  chengdu: [8, 't1_new'],
  hangzhou: [9, 't1_new'],
  wuhan: [6, 't1_new'],
  nanjing: [5, 't1_new'],
  xian: [5, 't1_new'],
  xiamen: [5, 't2'],
  kunming: [4, 't2'],
  harbin: [4, 't2'],
  luoyang: [4, 't3'],
  mianyang: [4, 't3'],
  zunyi: [4, 't3'],
};
const CITY_WEIGHTS = Object.fromEntries(Object.entries(CITIES).map(([city, [weight]]) => [city, weight])) as Record<City, number>;

const MISSING = { gender: 0.06, birthDate: 0.08, city: 0.04, occupation: 0.1, income: 0.16 } as const;
const DAYS_A_YEAR = 365.25;
/** Two customers whom every database holds, whatever the seed: one without a city and one born on a leap day. */
const CITYLESS = 6;
const LEAP_DAY_CHILD = 1;
const LEAP_DAY_BIRTH = '1996-02-29';

export function customerRows({ seed, asOf }: Request, lives: readonly Life[]): Cell[][] {
  const random = createRandom(seed, 'customers');
  const today = dayOf(asOf);
  return lives.map((life, i) => {
    const orMissing = (value: string, rate: number): string | null => (random.chance(rate) ? null : value);
    const ageYears = 18 + Math.abs(random.normal(0, 1)) * 13 + random.next() * 8;
    const city = orMissing(random.weighted(CITY_WEIGHTS), i === CITYLESS ? 1 : MISSING.city) as City | null;
    return [
      life.customerId,
      orMissing(random.weighted(GENDER_SPELLINGS[random.weighted(GENDERS)]), MISSING.gender),
      i === LEAP_DAY_CHILD ? LEAP_DAY_BIRTH : orMissing(isoOf(Math.floor(today - ageYears * DAYS_A_YEAR)), MISSING.birthDate),
      city,
      city && CITIES[city][1],
      orMissing(occupation(random, ageYears), MISSING.occupation),
      orMissing(incomeBand(random, life.wealth), MISSING.income),
      isoOf(life.registeredDay),
      life.channel,
      phoneHash(i),
    ];
  });
}

/** Made-up numbers of the form 199-0000-xxxx; nobody has them. */
export const phoneHash = (i: number): string => fingerprint(`1990000${String(i).padStart(4, '0')}`);

function occupation(random: Random, ageYears: number): string {
  if (ageYears < 23) return random.weighted({ student: 7, office: 2, service: 1 });
  if (ageYears > 58) return random.weighted({ retired: 7, self_employed: 2, homemaker: 1 });
  return random.weighted({ office: 42, service: 15, public: 13, factory: 11, self_employed: 13, homemaker: 6 });
}

/** Those who are ready to pay more tend to earn more, and only tend to. */
function incomeBand(random: Random, wealth: number): string {
  const rank = wealth + random.normal(0, 0.45);
  return rank < -0.55 ? 'lt_5k' : rank < 0.1 ? '5k_10k' : rank < 0.75 ? '10k_20k' : 'ge_20k';
}
