import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type Gender, halfYuan, numbered, skewed } from '../blocks/people.ts';
import type { CityTier } from '../blocks/places.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random } from '../random.ts';
import { KINDS, type Kind, liftOf } from './kinds.ts';

export interface Customer {
  readonly customerId: string;
  readonly kind: Kind;
  readonly orders: number;
  readonly spend: number;
  readonly daysSince: number | null;
  readonly couponRate: number | null;
  readonly opens: number;
  readonly complaints: number;
  readonly responseScore: number;
  readonly upliftScore: number;
}

/** How far the model that estimates uplift is off. */
const UPLIFT_ERROR = 0.05;
const GENDERS: Readonly<Record<Gender, number>> = { female: 58, male: 42 };
const TIERS: Readonly<Record<CityTier, number>> = { t1: 34, t1_new: 33, t2: 18, t3: 15 };

export function createCustomers({ seed, customers }: Request): Customer[] {
  const random = createRandom(seed, 'customers');
  const shares = Object.fromEntries(Object.entries(KINDS).map(([kind, { share }]) => [kind, share])) as Record<Kind, number>;
  return dealShares(random, shares, customers).map((kind, i) => {
    const facts = KINDS[kind];
    const orders = countAround(random, facts.orders);
    const daysSince = orders === 0 ? null : Math.min(Math.max(Math.round(skewed(random, facts.daysSince, 0.8)), 1), 365);
    const opens = countAround(random, facts.opens);
    const used = Array.from({ length: orders }, () => random.chance(facts.couponRate)).filter(Boolean).length;
    return {
      customerId: numbered('C', i, customers, 5),
      kind,
      orders,
      spend: halfYuan(Array.from({ length: orders }, () => skewed(random, 168, 0.75)).reduce((sum, yuan) => sum + yuan, 0)),
      daysSince,
      couponRate: orders === 0 ? null : Math.round((used / orders) * 100) / 100,
      opens,
      complaints: countAround(random, facts.complaints, 0.9),
      responseScore: responseScore(random, orders, daysSince ?? 365, opens),
      upliftScore: Math.round((liftOf(kind) + random.normal(0, UPLIFT_ERROR)) * 1000) / 1000,
    };
  });
}

/** What the old model looks at: who bought much and lately will buy. It never asks what the coupon changes. */
const responseScore = (random: Random, orders: number, daysSince: number, opens: number): number => {
  const logit = -3.4 + 0.95 * Math.log1p(orders) - 0.005 * daysSince + 0.06 * opens + random.normal(0, 0.35);
  return Math.round(1000 / (1 + Math.exp(-logit))) / 1000;
};

const countAround = (random: Random, median: number, sigma = 0.65): number =>
  Math.floor(skewed(random, median, sigma) + random.next() * 0.9);

export function customerRows({ seed, asOf }: Request, customers: readonly Customer[]): Cell[][] {
  const random = createRandom(seed, 'customer rows');
  const today = dayOf(asOf);
  return customers.map((one) => {
    const orMissing = <T extends Cell>(value: T, rate: number): T | null => (random.chance(rate) ? null : value);
    return [
      one.customerId,
      orMissing(random.weighted(GENDERS), 0.05),
      orMissing(Math.min(Math.round(18 + Math.abs(random.normal(0, 1)) * 14 + random.next() * 8), 80), 0.07),
      orMissing(random.weighted(TIERS), 0.04),
      isoOf(today - 60 - Math.floor(-480 * Math.log(1 - random.next()))),
      one.orders,
      one.spend,
      one.daysSince,
      one.couponRate,
      one.opens,
      one.complaints,
      one.responseScore,
      one.upliftScore,
    ];
  });
}
