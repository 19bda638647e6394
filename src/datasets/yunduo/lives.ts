import { addMonths } from '../../engine/language/calendar.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares } from '../random.ts';
import { ARCHETYPES, type ArchetypeName } from './archetypes.ts';
import { type Category, type Channel, CODES } from './codes.ts';

/** What is true of a customer and only partly seen in the tables: who they are, and how they live with the shop. */
export interface Life {
  readonly customerId: string;
  readonly archetype: ArchetypeName;
  readonly registeredDay: number;
  /** After this day they no longer come. */
  readonly lastDay: number;
  /** Logarithm of what they are ready to pay, 0 for the shop's middle. */
  readonly wealth: number;
  /** Their own rhythm, as a multiple of the archetype's. */
  readonly pace: number;
  readonly channel: Channel;
  readonly taste: Readonly<Record<Category, number>>;
  /** Where the day of their only order is planned. */
  readonly orderDay?: number | undefined;
}

/** Days before the as-of date at which usual windows begin, and the day before each: one one-off customer ordered on each of them. */
export const EDGE_DAYS_AGO: readonly number[] = [0, 29, 30, 89, 90, 179, 180, 364, 365];

export const HISTORY_MONTHS = 24;
export const firstDayOf = (asOf: string): number => dayOf(addMonths(asOf, -HISTORY_MONTHS)) + 1;

const CATEGORIES = Object.keys(CODES.category) as Category[];
const FAVOURITE = 4;
const SHORTEST_STAY_DAYS = 45;

export function createLives({ seed, asOf, customers }: Request): Life[] {
  const random = createRandom(seed, 'lives');
  const shares = Object.fromEntries(Object.entries(ARCHETYPES).map(([name, { share }]) => [name, share])) as Record<ArchetypeName, number>;
  const today = dayOf(asOf);
  const digits = Math.max(4, String(customers).length);
  const edges = EDGE_DAYS_AGO.map((daysAgo) => today - daysAgo);
  return dealShares(random, shares, customers).map((archetype, i) => {
    const kind = ARCHETYPES[archetype];
    const favourite = random.pick(CATEGORIES);
    const orderDay = archetype === 'one_off' ? edges.shift() : undefined;
    const registeredDay = Math.min(today - random.int(...kind.registeredDaysAgo), orderDay ?? today);
    const leftDay = today - (kind.leftDaysAgo ? random.int(...kind.leftDaysAgo) : 0);
    return {
      customerId: `C${String(i + 1).padStart(digits, '0')}`,
      archetype,
      registeredDay,
      lastDay: Math.min(Math.max(leftDay, registeredDay + SHORTEST_STAY_DAYS), today),
      wealth: random.normal(kind.wealth, 0.44),
      pace: Math.exp(random.normal(0, 0.3)),
      channel: random.weighted(kind.channels),
      taste: { ...kind.taste, [favourite]: kind.taste[favourite] * FAVOURITE },
      orderDay,
    };
  });
}
