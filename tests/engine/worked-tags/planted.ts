import { addDays, type Cell } from '../../../src/engine/index.ts';
import type { TableRows } from './shop.ts';

/**
 * The prototype of the design is not kept, only what its ten tags came to. These 600 customers are made so that the same comes out: who is in which
 * stage, cell, tier, band and group is planted, and so every result below is known before anything is counted.
 */
export const PLANTED_AS_OF = '2025-06-30';
const day = (ago: number): string => addDays(PLANTED_AS_OF, -ago);

type Stage = 'mature' | 'growing' | 'new' | 'dormant' | 'lost' | 'lead';
interface Plan {
  readonly stage: Stage;
  /** Days since each paid order, the latest first. */
  readonly orders: readonly number[];
  /** Visits in the last 30 days. */
  readonly visits?: number;
  /** Buys often, and of the upper half of spend. */
  readonly rich?: boolean;
}

const times = <T>(count: number, of: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => of(i));
/** Orders within the year and before the last half of it. */
const LONG_AGO = [220, 250, 280, 310];

/** 345 came by not longer ago than the mean, 268 bought more often than it. */
const RECENT: readonly Plan[] = [
  // Often, and lately: 188, of whom 99 are rich; 3, 80, 70 and 35 of them have 0, 3, 2 and 1 orders in 90 days.
  ...times(3, (): Plan => ({ stage: 'mature', orders: [90, 100, 110, 120, 130] })),
  ...times(80, (i): Plan => ({ stage: 'mature', orders: [i === 0 ? 10 : 12, 30, 60, 220, 250], visits: i === 0 ? 10 : 2 })),
  ...times(70, (): Plan => ({ stage: 'mature', orders: [15, 45, ...LONG_AGO.slice(0, 3)] })),
  ...times(35, (): Plan => ({ stage: 'mature', orders: [20, ...LONG_AGO] })),
  // Seldom within the year: 157, of whom 2 are rich.
  ...times(23, (): Plan => ({ stage: 'mature', orders: [20, 400, 420, 440] })),
  ...times(65, (i): Plan => ({ stage: 'growing', orders: i < 55 ? [40, 200] : [40] })),
  ...times(61, (i): Plan => ({ stage: 'new', orders: i < 30 ? [9, 25] : [9] })),
  ...times(8, (): Plan => ({ stage: 'dormant', orders: [91, 230], visits: 20 })),
].map((plan, i) => ({ ...plan, rich: (i >= 40 && i < 139) || i === 200 || i === 240 }));
const AWAY: readonly Plan[] = [
  // Often: 80, of whom 65 are rich.
  ...times(41, (): Plan => ({ stage: 'dormant', orders: [150, ...LONG_AGO], rich: true })),
  ...times(19, (i): Plan => ({ stage: 'dormant', orders: [100, ...LONG_AGO], rich: i < 5 })),
  ...times(20, (i): Plan => ({ stage: 'lost', orders: [317, 330, 340, 350, 360], rich: i < 19 })),
  // Seldom: 154, of whom 4 are rich.
  ...times(40, (i): Plan => ({ stage: 'dormant', orders: i === 0 ? [96, 200, 313] : i === 1 ? [120, 230] : [100, 230] })),
  ...times(32, (): Plan => ({ stage: 'dormant', orders: [120, 230], visits: 20 })),
  ...times(82, (i): Plan => ({ stage: 'lost', orders: i === 4 ? [200, 330] : [317, 340], rich: i < 4 })),
];
const WITHOUT_A_YEAR: readonly Plan[] = [
  ...times(6, (): Plan => ({ stage: 'lost', orders: [400] })),
  ...times(15, (): Plan => ({ stage: 'lead', orders: [] })),
];
/** C0001 is the one whom the design explains: three orders, the last 96 days ago. */
const explained = (plan: Plan): number => Number(plan.orders[0] !== 96);
const PLANS: readonly Plan[] = [...RECENT, ...AWAY, ...WITHOUT_A_YEAR].toSorted((a, b) => explained(a) - explained(b));
export const IDS = PLANS.map((_, i) => `C${String(i + 1).padStart(4, '0')}`);
const idOf = (i: number): string => IDS[i] ?? '';
const indexOf = (keep: (plan: Plan) => boolean): number[] => PLANS.flatMap((plan, i) => (keep(plan) ? [i] : []));

/**
 * What each of them spends in a year: 203 bring 80 % of all, 193 the next 15 %, 183 the rest, and the mean lies between the 170 rich and the others.
 * The 33 of the first group who are not rich are active.
 */
const buyers = indexOf(({ orders }) => orders.some((ago) => ago < 365));
const rich = buyers.filter((i) => PLANS[i]?.rich);
const middling = buyers.filter((i) => !PLANS[i]?.rich && PLANS[i]?.stage === 'mature').slice(0, 33);
const others = buyers.filter((i) => !rich.includes(i) && !middling.includes(i));
export const TIER_A = [...rich, ...middling].sort((a, b) => a - b);
const SPEND = new Map<number, number>([
  ...rich.map((i) => [i, 500] as const),
  ...middling.map((i) => [i, 150] as const),
  ...others.slice(0, 193).map((i) => [i, 87.5] as const),
  ...others.slice(193).map((i) => [i, 30.4] as const),
]);

/** Each preferred category by how many, and whoever has one has it in two orders; nobody else has any category twice. */
const PREFERRED = { 食品: 164, 家居: 124, 美妆: 118, 服饰: 95, 母婴: 92, 数码: 67 };
const tokens = Object.entries(PREFERRED).flatMap(([category, count]) => times(count, () => category));
const WITH_PREFERENCE = 370;
const TWO_CATEGORIES = tokens.length - WITH_PREFERENCE;
const ordersInYear = (i: number): number[] => (PLANS[i]?.orders ?? []).filter((ago) => ago < 365);
const twice = buyers.filter((i) => ordersInYear(i).length > 1).slice(0, WITH_PREFERENCE);
const categoriesOf = (i: number): string[] => {
  const at = twice.indexOf(i);
  const first = tokens[at];
  const second = at < TWO_CATEGORIES ? tokens[at + WITH_PREFERENCE] : undefined;
  return [first, second].flatMap((category) => (at === -1 || category === undefined ? [] : [category]));
};

function orders(): { orders: Cell[][]; items: Cell[][] } {
  const lines: Cell[][] = [];
  const rows = PLANS.flatMap((plan, i) => {
    const preferred = categoriesOf(i);
    return plan.orders.map((ago, k): Cell[] => {
      const id = `O${i}-${k}`;
      const bought = preferred.length > 0 ? (k < 2 ? preferred : []) : k === 0 ? [tokens[(i * 97) % tokens.length] ?? ''] : [];
      bought.forEach((category, line) => {
        lines.push([id, line + 1, `sku-${category}`, category, 2, 30 / bought.length]);
      });
      // The year's spend stands in its first order, so that it is what was planted to the cent.
      const amount = ago < 365 ? (k === 0 ? (SPEND.get(i) ?? 0) : 0) : 999;
      return [id, idOf(i), day(ago), `${day(ago)} 12:00:00`, 'app', 'paid', amount, null];
    });
  });
  // None of these counts: sent back, called off, or still to come.
  const noise = times(90, (n): Cell[][] => {
    const i = n * 6;
    const kinds = [
      ['refunded', 3],
      ['cancelled', 60],
      ['paid', -2],
    ] as const;
    return kinds.map(([status, ago]) => [`N${n}-${status}`, idOf(i), day(ago), `${day(ago)} 08:00:00`, 'mini', status, 5000, null]);
  }).flat();
  return { orders: [...rows, ...noise], items: [...lines, ...noise.map(([id]) => [id ?? '', 1, 'sku', '食品', 3, 100])] };
}

/** Seven spellings of two genders, one with a blank behind it; 36 say nothing. */
const GENDERS = [
  ...times(292, (i) => ['F', 'female ', '女', 'f'][i % 4] ?? ''),
  ...times(272, (i) => ['M', 'male', '男'][i % 3] ?? ''),
  ...times(36, () => null),
];

/** Who of the first tier that is not lost may be reached. */
const NOT_LOST = TIER_A.filter((i) => PLANS[i]?.stage !== 'lost');
const GRANTED = NOT_LOST.slice(0, 129);
const EXPIRED = GRANTED.slice(0, 11);
const [CHILD = -1, ...AGELESS] = GRANTED.slice(11, 14);
const birth = (i: number): string | null => (i === CHILD ? '2011-07-01' : AGELESS.includes(i) ? null : '1988-05-20');
const consents = (): Cell[][] => [
  // Others may be reached too, and are not of the first tier.
  ...others.slice(0, 80).map((i) => [idOf(i), 'marketing', '2024-01-01', 'granted', null]),
  ...GRANTED.flatMap((i) => [
    // A word from before that no longer counts.
    [idOf(i), 'marketing', '2023-01-01', 'denied', null],
    [idOf(i), 'marketing', '2024-01-01', 'granted', EXPIRED.includes(i) ? '2025-06-30' : '2026-01-01'],
  ]),
  ...NOT_LOST.slice(129).flatMap((i, k): Cell[][] => {
    if (k % 3 === 0) return [];
    const granted = [idOf(i), 'marketing', '2024-01-01', 'granted', '2026-01-01'];
    return k % 3 === 1
      ? [granted, [idOf(i), 'marketing', '2025-06-30', 'revoked', null]]
      : [
          [idOf(i), 'marketing', '2025-07-01', 'granted', null],
          [idOf(i), 'service', '2024-01-01', 'granted', null],
        ];
  }),
];

/** 267 answered enough: 35, 121 and 111 of them with these means; three did not, and some answered too long ago. */
const ANSWERS = [
  ...times(35, () => [5, 4, 1, 4]),
  ...times(121, () => [3, 3, 3, 4]),
  ...times(111, () => [2, 2, 4, 1]),
  ...times(2, () => [5, null, 1, null]),
  [5, 9, null, 5],
];
const survey = (): Cell[][] => [
  ...ANSWERS.flatMap((given, i) => given.flatMap((score, q) => (score === null ? [] : [[idOf(i * 2), `L${q + 1}`, score, day(i % 180)]]))),
  ...times(40, (i) => times(4, (q) => [idOf(i * 2 + 1), `L${q + 1}`, 5, day(180 + i)])).flat(),
];

/** 6 with more than ten followers, 8 with six, 368 with one to four, 218 with none but themselves. */
const FOLLOWERS = [...times(6, (i) => 12 + i), ...times(8, () => 6), ...times(368, (i) => 1 + (i % 4))];
const follows = (): Cell[][] => [
  ...FOLLOWERS.flatMap((count, i) => times(count, (k) => [idOf((i + k + 1) % PLANS.length), idOf(i), day(k)])),
  // Twice the same, oneself, and one who follows from tomorrow on.
  [idOf(1), idOf(0), day(300)],
  ...times(50, (k) => [idOf(599 - k), idOf(599 - k), day(9)]),
  [idOf(2), idOf(598), day(-1)],
];

export function plantedRows(): TableRows {
  const { orders: rows, items } = orders();
  return {
    customers: PLANS.map((_, i) => [idOf(i), GENDERS[i] ?? null, birth(i), null, null, null, null, '2023-01-01', 'app', '']),
    orders: rows,
    order_items: items,
    events: PLANS.flatMap(({ visits = 0 }, i) => [
      ...times(visits, (k) => [idOf(i), `${day(k)} 23:59:59`, 'app', 'open', null, 5]),
      [idOf(i), `${day(30)} 10:00:00`, 'app', 'open', null, 5],
    ]),
    consents: consents(),
    survey: survey(),
    follows: follows(),
  };
}

/** The stage that was planted, by customer. */
export const STAGES: readonly string[] = PLANS.map(({ stage }) => stage);
