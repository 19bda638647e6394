import type { Category, Channel } from './codes.ts';

/** Who a customer really is. Planted, kept in the truth, never in the learner's database. */
export type ArchetypeName = 'loyal' | 'regular' | 'newbie' | 'lapsed_vip' | 'bargain' | 'one_off';

export interface Archetype {
  readonly share: number;
  /** Days before the as-of date. */
  readonly registeredDaysAgo: readonly [number, number];
  /** Days before the as-of date on which they stop coming; absent: they are still here. */
  readonly leftDaysAgo?: readonly [number, number];
  /** Typical days from one order to the next; absent: there is only one order. */
  readonly gapDays?: number;
  /** How strongly the shopping season rules the order dates: 1 like the shop as a whole, more for those who wait for a sale. */
  readonly seasonality: number;
  /** Mean of the logarithm of what they are ready to pay, 0 for the shop's middle. */
  readonly wealth: number;
  readonly couponRate: number;
  readonly refundRate: number;
  /** Visits without an order, a month. */
  readonly visitsAMonth: number;
  readonly channels: Readonly<Record<Channel, number>>;
  readonly taste: Readonly<Record<Category, number>>;
}

export const ARCHETYPES: Readonly<Record<ArchetypeName, Archetype>> = {
  loyal: {
    share: 0.12,
    registeredDaysAgo: [330, 1500],
    gapDays: 41,
    seasonality: 0.8,
    wealth: 0.2,
    couponRate: 0.15,
    refundRate: 0.035,
    visitsAMonth: 0.33,
    channels: { app: 6, mini: 2, store: 2 },
    taste: { beauty: 3, apparel: 3, food: 3, home: 3, baby: 2, digital: 2 },
  },
  regular: {
    share: 0.28,
    registeredDaysAgo: [120, 820],
    leftDaysAgo: [0, 350],
    gapDays: 49.5,
    seasonality: 1,
    wealth: 0,
    couponRate: 0.2,
    refundRate: 0.047,
    visitsAMonth: 0.15,
    channels: { app: 4, mini: 4, store: 2 },
    taste: { beauty: 2, apparel: 3, food: 4, home: 3, baby: 2, digital: 2 },
  },
  newbie: {
    share: 0.15,
    registeredDaysAgo: [1, 120],
    gapDays: 46,
    seasonality: 1,
    wealth: -0.1,
    couponRate: 0.35,
    refundRate: 0.06,
    visitsAMonth: 0.25,
    channels: { app: 3, mini: 6, store: 1 },
    taste: { beauty: 9, apparel: 4, food: 3, home: 1, baby: 1, digital: 2 },
  },
  lapsed_vip: {
    share: 0.1,
    registeredDaysAgo: [600, 1500],
    leftDaysAgo: [110, 450],
    gapDays: 48,
    seasonality: 0.8,
    wealth: 0.3,
    couponRate: 0.1,
    refundRate: 0.048,
    visitsAMonth: 0.05,
    channels: { app: 5, mini: 2, store: 3 },
    taste: { beauty: 2, apparel: 3, food: 1, home: 3, baby: 1, digital: 5 },
  },
  bargain: {
    share: 0.15,
    registeredDaysAgo: [130, 760],
    leftDaysAgo: [0, 380],
    gapDays: 54,
    seasonality: 1.9,
    wealth: -0.55,
    couponRate: 0.75,
    refundRate: 0.076,
    visitsAMonth: 0.17,
    channels: { app: 4, mini: 5, store: 1 },
    taste: { beauty: 2, apparel: 3, food: 6, home: 4, baby: 2, digital: 1 },
  },
  one_off: {
    share: 0.2,
    registeredDaysAgo: [3, 530],
    seasonality: 1.2,
    wealth: -0.15,
    couponRate: 0.3,
    refundRate: 0.06,
    visitsAMonth: 0.04,
    channels: { app: 2, mini: 6, store: 2 },
    taste: { beauty: 3, apparel: 4, food: 3, home: 2, baby: 2, digital: 2 },
  },
};

export const CANCEL_RATE = 0.029;
