import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random } from '../random.ts';
import type { ArchetypeName } from '../yunduo/archetypes.ts';
import type { Life } from '../yunduo/lives.ts';

/** Three scales of four questions each; the third of the loyalty scale is asked the other way round. */
export const SCALES = { L: 'loyalty', P: 'price', S: 'service' } as const;
export const ITEMS = ['L1', 'L2', 'L3', 'L4', 'P1', 'P2', 'P3', 'P4', 'S1', 'S2', 'S3', 'S4'] as const;
export const REVERSED = 'L3';
/** The question of recommendation, from 0 to 10. */
export const RECOMMEND = 'NPS';

export const RESPONSE = 0.45;
/** They tick the same box all the way down. */
export const STRAIGHT = 0.04;
const BLANK = 0.012;

/** How each archetype thinks of the shop, in deviations: those who buy for the discount buy much and like little. */
const ATTITUDE: Readonly<Record<ArchetypeName, number>> = {
  loyal: 1.05,
  regular: 0.2,
  newbie: 0.3,
  lapsed_vip: -0.45,
  bargain: -1.06,
  one_off: -0.15,
};
const WITHIN = 0.78;
/** How strongly an item shows the attitude, and how much else moves the pen. */
const LOADING = 0.81;
const REVERSED_LOADING = 0.89;
const NOISE = 0.6;
const MIDDLE = 3.15;
/** Days over which the answers came in. */
const WAVE_DAYS = 45;

export interface Respondent {
  readonly customerId: string;
  readonly attitude: number;
  readonly isStraight: boolean;
}

/** Who answered: those who come more often answer more often. */
export function createRespondents({ seed }: Request, lives: readonly Life[], ordersOf: ReadonlyMap<string, number>): Respondent[] {
  const random = createRandom(seed, 'respondents');
  const wanted = Math.round(RESPONSE * lives.length);
  const chosen = lives
    .map((life) => ({ life, rank: random.next() ** (1 / (1 + Math.min(ordersOf.get(life.customerId) ?? 0, 12) / 4)) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, wanted)
    .map(({ life }) => life)
    .sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
  const straight = dealShares(random, { yes: STRAIGHT, no: 1 - STRAIGHT }, chosen.length);
  return chosen.map(({ customerId, archetype }, i) => ({
    customerId,
    attitude: ATTITUDE[archetype] + random.normal(0, WITHIN),
    isStraight: straight[i] === 'yes',
  }));
}

export function answerRows({ seed, asOf }: Request, respondents: readonly Respondent[]): Cell[][] {
  const random = createRandom(seed, 'answers');
  const today = dayOf(asOf);
  return respondents.flatMap(({ customerId, attitude, isStraight }) => {
    const day = isoOf(today - random.int(1, WAVE_DAYS));
    const [price, service] = [-0.25 * attitude + random.normal(0, 0.95), 0.35 * attitude + random.normal(0, 0.95)];
    const box = random.pick([3, 3, 3, 4]);
    const latent = { L: attitude, P: price, S: service };
    const answers = ITEMS.map((item): Cell[] => {
      const scale = item.slice(0, 1) as keyof typeof SCALES;
      const agreed = likert(random, (item === REVERSED ? REVERSED_LOADING : LOADING) * latent[scale]);
      return [customerId, item, isStraight ? box : item === REVERSED ? 6 - agreed : agreed, day];
    });
    const recommend = Math.min(Math.max(Math.round(7.3 + 1.9 * attitude + random.normal(0, 1.3)), 0), 10);
    return [...answers, [customerId, RECOMMEND, isStraight ? 2 * box : recommend, day]].filter(() => isStraight || !random.chance(BLANK));
  });
}

const likert = (random: Random, latent: number): number => Math.min(Math.max(Math.round(MIDDLE + latent + random.normal(0, NOISE)), 1), 5);
