import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom } from '../random.ts';
import type { CouponKind } from './codes.ts';
import { firstDayOf, type Life } from './lives.ts';
import type { Order } from './orders.ts';

export interface Offer {
  readonly kind: CouponKind;
  readonly faceYuan: number;
  readonly minYuan: number;
}

export interface Coupon extends Offer {
  readonly couponId: string;
  readonly customerId: string;
  readonly issuedDay: number;
  readonly usedOrderId: string | null;
}

/** What a coupon takes off and from which total on, the dearest first. */
const OFFERS: Readonly<Record<CouponKind, readonly Omit<Offer, 'kind'>[]>> = {
  welcome: [{ faceYuan: 20, minYuan: 99 }],
  promo: [
    { faceYuan: 100, minYuan: 699 },
    { faceYuan: 50, minYuan: 299 },
    { faceYuan: 20, minYuan: 129 },
  ],
  winback: [{ faceYuan: 40, minYuan: 199 }],
};
const VALID_DAYS: Readonly<Record<CouponKind, number>> = { welcome: 30, promo: 14, winback: 21 };
const UNUSED_A_CUSTOMER = 2.05;
const UNUSED_KINDS: Readonly<Record<CouponKind, number>> = { welcome: 3, promo: 5, winback: 2 };

/** The best coupon of a kind that an order of this size can take. */
export function offerFor(kind: CouponKind, totalCents: number): Offer | undefined {
  const offer = OFFERS[kind].find(({ minYuan }) => totalCents >= minYuan * 100);
  return offer && { kind, ...offer };
}

/** Every coupon that the orders took, and those that nobody used. */
export function createCoupons({ seed, asOf }: Request, lives: readonly Life[], orders: readonly Order[]): Coupon[] {
  const random = createRandom(seed, 'coupons');
  const used = orders.flatMap(({ offer, customerId, day, orderId }) =>
    offer ? [{ ...offer, customerId, issuedDay: day - random.int(0, Math.floor(VALID_DAYS[offer.kind] / 2)), usedOrderId: orderId }] : [],
  );
  const unused = Array.from({ length: Math.round(lives.length * UNUSED_A_CUSTOMER) }, () => {
    const { customerId, registeredDay } = random.pick(lives);
    const kind = random.weighted(UNUSED_KINDS);
    const since = Math.max(registeredDay, firstDayOf(asOf));
    const issuedDay = kind === 'welcome' ? since : random.int(since, dayOf(asOf));
    return { kind, ...random.pick(OFFERS[kind]), customerId, issuedDay, usedOrderId: null };
  });
  return [...used, ...unused]
    .sort((a, b) => a.issuedDay - b.issuedDay)
    .map((coupon, i) => ({ couponId: `K${String(i + 1).padStart(5, '0')}`, ...coupon }));
}

export const couponRows = (coupons: readonly Coupon[]): Cell[][] =>
  coupons.map(({ couponId, customerId, kind, faceYuan, minYuan, issuedDay }) => [
    couponId,
    customerId,
    kind,
    faceYuan,
    minYuan,
    isoOf(issuedDay),
    isoOf(issuedDay + VALID_DAYS[kind] - 1),
  ]);
