import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { isAroundSpringFestival } from '../blocks/season.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random, shuffled } from '../random.ts';
import { BRANDS, type Brand, RETAILERS, type Retailer } from './codes.ts';

export const WEEKS = 52;
export const HALF_WEEKS = 26;
export type Half = 1 | 2;

/**
 * What happens to brand B from one half to the next: more households, not more loyal ones, who buy as often as the others did.
 * Its buyers buy much of the category, so that share = penetration × share of requirements × 1.56.
 */
export const BRAND_B: Readonly<Record<Half, { readonly share: number; readonly penetration: number; readonly scr: number }>> = {
  1: { share: 0.21, penetration: 0.217, scr: 0.62 },
  2: { share: 0.24, penetration: 0.2475, scr: 0.61 },
};
export const PURCHASES_A_HOUSEHOLD = 13_000 / 1200;
/** What a promotion does to its own week, and to the one after. */
export const PROMO_LIFT = 1.8;
export const PROMO_DIP = 0.5;
const PROMOS_A_STREAM = 5;

export interface Promo {
  readonly brand: Brand;
  readonly retailer: Retailer;
  /** 1 to 52. */
  readonly week: number;
  readonly discount: number;
}

export const firstDayOf = (asOf: string): number => dayOf(asOf) - WEEKS * 7 + 1;
export const firstDayOfWeek = (asOf: string, week: number): number => firstDayOf(asOf) + (week - 1) * 7;

/** Five weeks of promotion for each brand at each retailer, with three weeks from one to the next at least. */
export function createPromos({ seed }: Request): Promo[] {
  const random = createRandom(seed, 'promos');
  return BRANDS.flatMap((brand) =>
    RETAILERS.flatMap((retailer) => promoWeeks(random).map((week) => ({ brand, retailer, week, discount: random.pick([15, 20, 25, 30]) }))),
  ).sort((a, b) => a.week - b.week || (a.brand < b.brand ? -1 : a.brand > b.brand ? 1 : a.retailer < b.retailer ? -1 : 1));
}

function promoWeeks(random: Random): number[] {
  const weeks: number[] = [];
  for (const week of shuffled(
    random,
    Array.from({ length: WEEKS - 2 }, (_, i) => i + 2),
  ))
    if (weeks.length < PROMOS_A_STREAM && weeks.every((other) => Math.abs(other - week) >= 3)) weeks.push(week);
  return weeks;
}

/** Yoghurt sells in summer and before the Spring Festival. */
export function seasonOfWeek(asOf: string, week: number): number {
  const middle = firstDayOfWeek(asOf, week) + 3;
  const ofYear = ((middle - dayOf('2025-07-20')) / 365.25) * 2 * Math.PI;
  return (1 + 0.18 * Math.cos(ofYear)) * (isAroundSpringFestival(middle) ? 1.22 : 1);
}

export const promoRows = (asOf: string, promos: readonly Promo[]): Cell[][] =>
  promos.map(({ brand, retailer, week, discount }, i) => {
    const first = firstDayOfWeek(asOf, week);
    return [`M${String(i + 1).padStart(3, '0')}`, brand, retailer, week, isoOf(first), isoOf(first + 6), discount];
  });

export const weekRows = (asOf: string): Cell[][] =>
  Array.from({ length: WEEKS }, (_, i) => {
    const first = firstDayOfWeek(asOf, i + 1);
    return [i + 1, isoOf(first), isoOf(first + 6), i < HALF_WEEKS ? 1 : 2];
  });
