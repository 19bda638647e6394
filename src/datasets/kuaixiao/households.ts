import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { numbered, skewed } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random, shuffled } from '../random.ts';
import { type Brand, RETAILERS, type Retailer } from './codes.ts';
import { BRAND_B, type Half } from './market.ts';

/** What is true of a household; purchases follow from it. */
export interface Household {
  readonly householdId: string;
  readonly members: number;
  readonly hasChild: boolean;
  /** How much of the category it buys, 1 being the middle. */
  readonly appetite: number;
  /** How often B among all it buys, for those who buy B. */
  readonly loyalty: number;
  readonly buysB: Readonly<Record<Half, boolean>>;
  readonly retailer: Retailer;
  readonly taste: Readonly<Record<Exclude<Brand, 'B'>, number>>;
}

/** The other brands: a big one, and the smaller the fewer and the less loyal their buyers. */
const MARKET = { A: 36, C: 19, D: 13, E: 8, F: 3 } as const;
const RETAILER_WEIGHTS: Readonly<Record<Retailer, number>> = { hyper: 38, super: 34, online: 28 };
/** Of those who buy B in the first half, how many buy it in the second. */
const STAYING = 0.8;

export function createHouseholds({ seed, customers }: Request): Household[] {
  const random = createRandom(seed, 'households');
  const order = shuffled(
    random,
    Array.from({ length: customers }, (_, i) => i),
  );
  const [before, after] = [Math.round(BRAND_B[1].penetration * customers), Math.round(BRAND_B[2].penetration * customers)];
  const stayed = Math.round(before * STAYING);
  const first = new Set(order.slice(0, before));
  const second = new Set([...order.slice(0, stayed), ...order.slice(before, before + after - stayed)]);
  return Array.from({ length: customers }, (_, i) => {
    const members = Number(random.weighted({ 1: 14, 2: 27, 3: 34, 4: 17, 5: 8 }));
    return {
      householdId: numbered('H', i, customers),
      members,
      hasChild: members >= 3 && random.chance(0.72),
      appetite: skewed(random, 0.55 + 0.15 * members, 0.5),
      loyalty: skewed(random, 1, 0.45),
      buysB: { 1: first.has(i), 2: second.has(i) },
      retailer: random.weighted(RETAILER_WEIGHTS),
      taste: tasteOf(random),
    };
  });
}

const tasteOf = (random: Random): Household['taste'] => ({
  A: MARKET.A * skewed(random, 1, 0.9),
  C: MARKET.C * skewed(random, 1, 0.9),
  D: MARKET.D * skewed(random, 1, 0.9),
  E: MARKET.E * skewed(random, 1, 0.9),
  F: MARKET.F * skewed(random, 1, 0.9),
});

const OWN_RETAILER = 0.66;
export const retailerFor = (random: Random, { retailer }: Household): Retailer =>
  random.chance(OWN_RETAILER) ? retailer : random.pick(RETAILERS);

const TIERS = { t1: 27, t1_new: 29, t2: 24, t3: 20 } as const;
const INCOMES = { low: 30, middle: 47, high: 23 } as const;

export function householdRows({ seed, asOf }: Request, households: readonly Household[]): Cell[][] {
  const random = createRandom(seed, 'household rows');
  const today = dayOf(asOf);
  return households.map(({ householdId, members, hasChild }) => [
    householdId,
    random.weighted(TIERS),
    members,
    hasChild ? 1 : 0,
    random.chance(0.09) ? null : random.weighted(INCOMES),
    isoOf(today - random.int(370, 1600)),
  ]);
}
