import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { bornYearsAgo, numbered, skewed } from '../blocks/people.ts';
import { CITY_WEIGHTS } from '../blocks/places.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares } from '../random.ts';

/** `hnw`: 6 million and more on average. `dresser`: only on the last days of a month. `leaver`: takes half of it away, or more. */
export type ClientKind = 'hnw' | 'dresser' | 'leaver' | 'ordinary';

/** What is true of a client; the tables show what follows from it. */
export interface Client {
  readonly clientId: string;
  readonly kind: ClientKind;
  /** About what they hold. */
  readonly level: number;
  /** A month's salary; 0 when it is paid elsewhere. */
  readonly salary: number;
  /** Card payments a month. */
  readonly payments: number;
  readonly ageYears: number;
  readonly openedDaysAgo: number;
  readonly isInvestor: boolean;
  /** Of what they had, how much a leaver leaves behind. */
  readonly leftShare: number;
}

/** Of 1,500 clients: 41 by the average, 17 more by the last day of the month, 90 who leave. */
const SHARES: Readonly<Record<ClientKind, number>> = { hnw: 41 / 1500, dresser: 17 / 1500, leaver: 0.06, ordinary: 0.94 - 58 / 1500 };
export const HNW_YUAN = 6_000_000;
const SALARIED = 0.46;
const QUIET = 0.08;

export function createClients({ seed, customers }: Request): Client[] {
  const random = createRandom(seed, 'clients');
  return dealShares(random, SHARES, customers).map((kind, i) => {
    const ageYears = Math.min(22 + Math.abs(random.normal(0, 1)) * 17 + random.next() * 6, 88);
    const isQuiet = kind === 'ordinary' && random.chance(QUIET);
    const isSalaried = !isQuiet && ageYears < 60 && random.chance(SALARIED);
    return {
      clientId: numbered('B', i, customers),
      kind,
      level: levelOf(kind, skewed(random, 64_000, 1.5), random.next()),
      salary: isSalaried ? Math.round(skewed(random, 9_500, 0.45) / 10) * 10 : 0,
      payments: isQuiet ? 0 : skewed(random, 0.86, 0.75) * (kind === 'leaver' ? 0.55 : 1),
      ageYears,
      openedDaysAgo: random.int(200, 5200),
      isInvestor: kind === 'hnw' || kind === 'dresser' || (!isQuiet && random.chance(0.9)),
      leftShare: 0.06 + 0.36 * random.next(),
    };
  });
}

function levelOf(kind: ClientKind, skewedYuan: number, luck: number): number {
  const ordinary = Math.min(Math.max(skewedYuan, 800), 4_600_000);
  if (kind === 'hnw') return HNW_YUAN * (1.03 + 1.9 * luck ** 3);
  if (kind === 'dresser') return HNW_YUAN * (0.63 + 0.17 * luck);
  return kind === 'leaver' ? Math.max(ordinary, 15_000) : ordinary;
}

const OCCUPATIONS = { employee: 48, owner: 14, public: 17, freelance: 21 } as const;
const BLANK = { gender: 0.02, birth: 0.03, city: 0.03, occupation: 0.07 } as const;
/** Few ask to close who do not leave; most do who leave, some days after the money went. */
const ASKS_TO_CLOSE = { leaver: 0.85, others: 0.004 } as const;

/** @param leftOn the day on which a leaver's money went, by client */
export function clientRows({ seed, asOf }: Request, clients: readonly Client[], leftOn: ReadonlyMap<string, number>): Cell[][] {
  const random = createRandom(seed, 'client rows');
  const today = dayOf(asOf);
  return clients.map(({ clientId, kind, ageYears, openedDaysAgo }) => {
    const orMissing = <T extends Cell>(value: T, rate: number): T | null => (random.chance(rate) ? null : value);
    const asks = random.chance(kind === 'leaver' ? ASKS_TO_CLOSE.leaver : ASKS_TO_CLOSE.others);
    const closedDay = Math.min((leftOn.get(clientId) ?? today - 40) + random.int(1, 12), today);
    return [
      clientId,
      orMissing(random.weighted({ female: 49, male: 51 }), BLANK.gender),
      orMissing(bornYearsAgo(asOf, ageYears), BLANK.birth),
      orMissing(random.weighted(CITY_WEIGHTS), BLANK.city),
      orMissing(ageYears > 60 ? 'retired' : random.weighted(OCCUPATIONS), BLANK.occupation),
      isoOf(today - openedDaysAgo),
      asks ? isoOf(closedDay) : null,
    ];
  });
}
