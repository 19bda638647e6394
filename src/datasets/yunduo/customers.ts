import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { bornYearsAgo, type Gender, inventedPhone } from '../blocks/people.ts';
import { CITIES, CITY_WEIGHTS, type City } from '../blocks/places.ts';
import type { Request } from '../dataset.ts';
import { createRandom, fingerprint, type Random } from '../random.ts';

import type { Life } from './lives.ts';

/** How staff, forms and imports wrote a gender over the years: four spellings each, one with a blank and one with an ideographic space. */
export const GENDER_SPELLINGS: Readonly<Record<Gender, Readonly<Record<string, number>>>> = {
  female: { 女: 46, female: 26, F: 20, 'Female ': 8 },
  male: { 男: 46, male: 26, M: 20, '男\u3000': 8 },
};
const GENDERS: Readonly<Record<Gender, number>> = { female: 54, male: 46 };

const MISSING = { gender: 0.06, birthDate: 0.08, city: 0.04, occupation: 0.1, income: 0.16 } as const;
/** Two customers whom every database holds, whatever the seed: one without a city and one born on a leap day. */
const CITYLESS = 6;
const LEAP_DAY_CHILD = 1;
const LEAP_DAY_BIRTH = '1996-02-29';

export function customerRows({ seed, asOf }: Request, lives: readonly Life[]): Cell[][] {
  const random = createRandom(seed, 'customers');
  return lives.map((life, i) => {
    const orMissing = (value: string, rate: number): string | null => (random.chance(rate) ? null : value);
    const ageYears = 18 + Math.abs(random.normal(0, 1)) * 13 + random.next() * 8;
    const city = orMissing(random.weighted(CITY_WEIGHTS), i === CITYLESS ? 1 : MISSING.city) as City | null;
    return [
      life.customerId,
      orMissing(random.weighted(GENDER_SPELLINGS[random.weighted(GENDERS)]), MISSING.gender),
      i === LEAP_DAY_CHILD ? LEAP_DAY_BIRTH : orMissing(bornYearsAgo(asOf, ageYears), MISSING.birthDate),
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
export const phoneHash = (i: number): string => fingerprint(inventedPhone(i));

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
