import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { hoursOf, secondIn } from '../blocks/hours.ts';
import { halfYuan } from '../blocks/people.ts';
import { isoTimestamp } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random } from '../random.ts';
import type { Brand, Pack, Retailer } from './codes.ts';
import { type Household, retailerFor } from './households.ts';
import {
  BRAND_B,
  firstDayOfWeek,
  HALF_WEEKS,
  type Half,
  PROMO_DIP,
  PROMO_LIFT,
  type Promo,
  PURCHASES_A_HOUSEHOLD,
  seasonOfWeek,
} from './market.ts';

interface Purchase {
  readonly householdId: string;
  readonly day: number;
  readonly second: number;
  readonly week: number;
  readonly retailer: Retailer;
  readonly brand: Brand;
  readonly pack: Pack;
  readonly qty: number;
  readonly yuan: number;
}

const GRAMS: Readonly<Record<Pack, number>> = { small: 250, medium: 500, large: 1000 };
const PACKS: Readonly<Record<Pack, number>> = { small: 0.34, medium: 0.45, large: 0.21 };
const PIECES = { '1': 0.84, '2': 0.16 } as const;
/** Yuan for 500 g. */
const PRICES: Readonly<Record<Brand, number>> = { A: 12, B: 14, C: 11, D: 13.5, E: 16, F: 19 };
const PACK_PRICE: Readonly<Record<Pack, number>> = { small: 0.58, medium: 1, large: 1.85 };
const WEEKDAYS = { 0: 11, 1: 10, 2: 11, 3: 11, 4: 14, 5: 23, 6: 20 } as const;
const SHOP = hoursOf('0 0 0 0 0 0 0 1 4 7 9 9 6 5 5 6 8 11 12 9 6 2 0 0');
const ONLINE = hoursOf('1 0 0 0 0 0 1 2 4 5 6 6 8 7 5 5 5 5 6 8 11 13 10 5');

/** Each half has its quota of purchases: of B, of other brands by those who buy B, and by everybody else. Quotas, not luck, make the shares. */
export function purchaseRows(request: Request, households: readonly Household[], promos: readonly Promo[]): Cell[][] {
  const random = createRandom(request.seed, 'purchases');
  const total = Math.round(PURCHASES_A_HOUSEHOLD * households.length);
  const discounts = new Map(promos.map(({ brand, retailer, week, discount }) => [keyOf(brand, retailer, week), discount]));
  const weekFor = weekChooser(request.asOf, discounts);
  const purchases = ([1, 2] as const).flatMap((half) => {
    const { share, scr } = BRAND_B[half];
    const ofB = Math.round(share * total);
    const beside = Math.round(ofB * (1 / scr - 1));
    const buyers = households.filter(({ buysB }) => buysB[half]);
    const others = households.filter(({ buysB }) => !buysB[half]);
    const make = (list: readonly Household[]): Purchase[] => {
      const packs = dealShares(random, PACKS, list.length);
      const pieces = dealShares(random, PIECES, list.length);
      return list.map((household, i) => {
        const brand = list === bList ? 'B' : random.weighted(household.taste);
        const retailer = retailerFor(random, household);
        const week = weekFor(random, brand, retailer, half);
        const pack = packs[i] ?? 'medium';
        const qty = Number(pieces[i] ?? 1);
        const discount = discounts.get(keyOf(brand, retailer, week)) ?? 0;
        const price = PRICES[brand] * PACK_PRICE[pack] * (1 - discount / 100);
        return {
          householdId: household.householdId,
          day: firstDayOfWeek(request.asOf, week) + offsetOf(random, firstDayOfWeek(request.asOf, week)),
          second: secondIn(random, retailer === 'online' ? ONLINE : SHOP),
          week,
          retailer,
          brand,
          pack,
          qty,
          yuan: halfYuan(price) * qty,
        };
      });
    };
    const bList = spread(random, buyers, ofB, ({ appetite, loyalty }) => appetite * loyalty, 1);
    return [
      ...make(bList),
      ...make(spread(random, buyers, beside, ({ appetite, loyalty }) => appetite / loyalty, 0)),
      ...make(spread(random, others, total - ofB - beside, ({ appetite }) => appetite, 0)),
    ];
  });
  return purchases
    .sort((a, b) => a.day - b.day || a.second - b.second || (a.householdId < b.householdId ? -1 : 1))
    .map(({ householdId, day, second, week, retailer, brand, pack, qty, yuan }, i) => [
      `Q${String(i + 1).padStart(5, '0')}`,
      householdId,
      isoOf(day),
      isoTimestamp(day, second),
      week,
      retailer,
      brand,
      pack,
      qty,
      GRAMS[pack] * qty,
      yuan,
    ]);
}

/** So many times some household: each at least `least` times, the rest by weight. */
function spread(
  random: Random,
  households: readonly Household[],
  times: number,
  weightOf: (household: Household) => number,
  least: 0 | 1,
): Household[] {
  const list = least === 1 ? households.slice(0, times) : [];
  const starts: number[] = [];
  let sum = 0;
  for (const household of households) {
    sum += weightOf(household);
    starts.push(sum);
  }
  while (list.length < times) {
    const drawn = random.next() * sum;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= drawn) low = middle + 1;
      else high = middle;
    }
    const household = households[low];
    if (household === undefined) break;
    list.push(household);
  }
  return list;
}

const keyOf = (brand: Brand, retailer: Retailer, week: number): string => `${brand} ${retailer} ${week}`;

/** More in a week of promotion, less in the one after it. */
function weekChooser(
  asOf: string,
  promoted: ReadonlyMap<string, number>,
): (random: Random, brand: Brand, retailer: Retailer, half: Half) => number {
  const known = new Map<string, Readonly<Record<string, number>>>();
  return (random, brand, retailer, half) => {
    const key = `${brand} ${retailer} ${half}`;
    const weights =
      known.get(key) ??
      Object.fromEntries(
        Array.from({ length: HALF_WEEKS }, (_, i) => {
          const week = (half - 1) * HALF_WEEKS + i + 1;
          const is = (other: number) => promoted.has(keyOf(brand, retailer, other));
          return [week, seasonOfWeek(asOf, week) * (is(week) ? PROMO_LIFT : is(week - 1) ? PROMO_DIP : 1)];
        }),
      );
    known.set(key, weights);
    return Number(random.weighted(weights));
  };
}

/** The panel's week begins on any weekday; people shop at weekends. */
function offsetOf(random: Random, firstDay: number): number {
  const weekday = Number(random.weighted(WEEKDAYS));
  // day 4 of 1970 was a Monday
  return (weekday - ((firstDay + 3) % 7) + 7) % 7;
}
