import type { Cell } from '../../../src/engine/index.ts';

/**
 * The rules of `tags.yaml` by hand, for engines that hold no rules: from a customer's numbers to the place of a value in its list; 0 is no value.
 * NaN stands for a number that is missing: no comparison with it is true.
 */
export const LABELS: Readonly<Record<string, readonly Cell[]>> = {
  gender: ['female', 'male'],
  age_group: ['under 18', '18 to 24', '25 to 34', '35 to 44', '45 to 59', '60 and over'],
  city: ['first', 'second', 'other'],
  member_for: ['new', 'a year', 'longer'],
  activity: ['active', 'warm', 'cool', 'cold'],
  frequency_90: ['none', 'some', 'many'],
  spend_90: ['low', 'middle', 'high'],
  spend_365: ['low', 'middle', 'high'],
  basket: ['small', 'middle', 'large'],
  lifecycle: ['lead', 'lost', 'dormant', 'new', 'mature', 'growing'],
  overdue: [0, 1],
  high_value: [0, 1],
  coupon_lover: [0, 1],
  app_lover: [0, 1],
  returner: [0, 1],
  browsing: ['none', 'some', 'many'],
  left_cart: [0, 1],
  online: ['none', 'some', 'many'],
  rfm: ['champion', 'spender', 'at risk', 'big and gone', 'loyal', 'recent', 'slipping', 'gone'],
};

/** What the twenty-one tags look at, a customer; dates as numbers of days. */
export interface Facts {
  readonly gender: string | null;
  readonly birth: string | null;
  readonly tier: string | null;
  readonly memberDays: number;
  readonly paid30: number;
  readonly paid90: number;
  readonly paid365: number;
  readonly paid: number;
  readonly spent90: number;
  readonly spent365: number;
  readonly lastDays: number;
  readonly firstDays: number;
  readonly withCoupon: number;
  readonly byApp: number;
  readonly refunded: number;
  readonly orders: number;
  readonly views: number;
  readonly carts: number;
  readonly daysOnline: number;
}

const yes = (truth: boolean): number => (truth ? 2 : 1);
const share = (part: number, whole: number, least: number): number => (whole === 0 ? 0 : yes(part / whole >= least));
const band = (value: number, first: number, second: number): number => {
  if (value >= second) return 3;
  if (value >= first) return 2;
  return Number.isNaN(value) ? 0 : 1;
};

const BLANKS = /^[ \t\n\r\u00a0\u3000]+|[ \t\n\r\u00a0\u3000]+$/g;
const GENDERS: Readonly<Record<string, number>> = { f: 1, female: 1, 女: 1, m: 2, male: 2, 男: 2 };
const TIERS: Readonly<Record<string, number>> = { tier1: 1, 一线: 1, tier2: 2, 二线: 2 };

export const gender = (raw: string | null): number => (raw === null ? 0 : (GENDERS[raw.replace(BLANKS, '').toLowerCase()] ?? 0));
export const city = (tier: string | null): number => (tier === null ? 0 : (TIERS[tier] ?? 3));

/** @param asOf ISO, like the birthday: texts compare as days do */
export function ageGroup(birth: string | null, asOf: string): number {
  if (birth === null) return 0;
  const age = Number(asOf.slice(0, 4)) - Number(birth.slice(0, 4)) - (asOf.slice(5) < birth.slice(5) ? 1 : 0);
  return 1 + yesIf(age >= 18) + yesIf(age >= 25) + yesIf(age >= 35) + yesIf(age >= 45) + yesIf(age >= 60);
}
const yesIf = (truth: boolean): number => (truth ? 1 : 0);

function activity({ paid30, paid90, paid365 }: Facts): number {
  if (paid30 >= 1) return 1;
  if (paid90 >= 1) return 2;
  return paid365 >= 1 ? 3 : 4;
}

function lifecycle({ paid, lastDays, firstDays }: Facts): number {
  if (paid === 0) return 1;
  if (lastDays > 180) return 2;
  if (lastDays > 90) return 3;
  if (firstDays <= 30) return 4;
  return paid >= 4 ? 5 : 6;
}

/** Every tag that a customer's own numbers decide. */
export const RULES: Readonly<Record<string, (f: Facts, asOf: string) => number>> = {
  gender: (f) => gender(f.gender),
  age_group: (f, asOf) => ageGroup(f.birth, asOf),
  city: (f) => city(f.tier),
  member_for: (f) => band(f.memberDays, 90, 365),
  activity,
  frequency_90: (f) => band(f.paid90, 1, 3),
  spend_90: (f) => band(f.spent90, 100, 500),
  spend_365: (f) => band(f.spent365, 500, 2000),
  basket: (f) => band(f.paid365 === 0 ? Number.NaN : f.spent365 / f.paid365, 100, 300),
  lifecycle,
  overdue: (f) => yes(f.paid >= 3 && f.lastDays > (2 * (f.firstDays - f.lastDays)) / (f.paid - 1)),
  coupon_lover: (f) => share(f.withCoupon, f.paid, 0.5),
  app_lover: (f) => share(f.byApp, f.paid, 0.5),
  returner: (f) => share(f.refunded, f.orders, 0.2),
  browsing: (f) => band(f.views, 1, 10),
  left_cart: (f) => yes(f.carts >= 1 && f.paid30 === 0),
  online: (f) => band(f.daysOnline, 1, 5),
};

/** @param r, f, m scores of 1 to 5; 0 is none */
export function segment(r: number, f: number, m: number): number {
  if (r === 0 || f === 0 || m === 0) return 0;
  return (m >= 4 ? 1 : 5) + (f >= 4 ? 0 : 1) + (r >= 4 ? 0 : 2);
}

/** The value that 90 percent are at or below, between two neighbours by the way that is left (R's type 7). */
export function ninetieth(values: Float64Array): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted();
  const steps = (sorted.length - 1) * 90;
  const place = Math.floor(steps / 100);
  const low = sorted[place] ?? Number.NaN;
  return low + ((steps % 100) / 100) * ((sorted[place + 1] ?? low) - low);
}

/**
 * Fifths by rank; what is missing has none, equals part by place, which is the customer's key.
 * @param worth a number a customer, the larger the better; NaN where there is none
 */
export function fifths(worth: Float64Array): Uint8Array {
  const places = Uint32Array.from(worth.keys()).filter((i) => !Number.isNaN(worth[i] ?? Number.NaN));
  places.sort((a, b) => (worth[a] ?? 0) - (worth[b] ?? 0) || a - b);
  const [small, larger] = [Math.floor(places.length / 5), places.length % 5];
  const scores = new Uint8Array(worth.length);
  let at = 0;
  for (let score = 1; score <= 5; score++) for (let n = small + (score <= larger ? 1 : 0); n > 0; n--) scores[places[at++] ?? 0] = score;
  return scores;
}
