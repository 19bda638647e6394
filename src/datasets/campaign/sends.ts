import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { hoursOf, secondIn } from '../blocks/hours.ts';
import { halfYuan, skewed } from '../blocks/people.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random, shuffled } from '../random.ts';
import type { Arm } from './codes.ts';
import type { Customer } from './customers.ts';
import { KINDS, type Kind } from './kinds.ts';

/** The first was for those whom the staff thought well of, the second was drawn by lot. */
export const CAMPAIGNS = [
  { campaignId: 'K1', assignment: 'chosen', daysAgo: 53 },
  { campaignId: 'K2', assignment: 'random', daysAgo: 20 },
] as const;
const COST = 1.5;
const MARGIN = 60;
/** Of those who do not buy, how many come and look. */
const LOOKS: Readonly<Record<Kind, Readonly<Record<Arm, number>>>> = {
  persuadable: { treated: 0.3, control: 0.16 },
  sure: { treated: 0.38, control: 0.36 },
  lost: { treated: 0.07, control: 0.05 },
  sleeping_dog: { treated: 0.14, control: 0.24 },
};
const SENDING = hoursOf('0 0 0 0 0 0 0 0 0 2 8 8 3 0 0 2 3 1 0 0 0 0 0 0');

export const campaignsRows = (asOf: string): Cell[][] =>
  CAMPAIGNS.map(({ campaignId, assignment, daysAgo }) => [campaignId, isoOf(dayOf(asOf) - daysAgo), assignment, COST, MARGIN]);

/** Within each kind and arm the outcome is dealt, not drawn: the effect is what was planted, give or take a customer. */
export function sendRows({ seed, asOf }: Request, customers: readonly Customer[]): Cell[][] {
  return CAMPAIGNS.flatMap(({ campaignId, assignment, daysAgo }) => {
    const random = createRandom(seed, `campaign ${campaignId}`);
    const day = dayOf(asOf) - daysAgo;
    const arms = assignment === 'random' ? armsByLot(random, customers) : armsByChoice(random, customers);
    const cells = new Map<string, Customer[]>();
    for (const customer of customers) {
      const key = `${customer.kind}/${arms.get(customer.customerId)}`;
      cells.set(key, [...(cells.get(key) ?? []), customer]);
    }
    return [...cells].flatMap(([key, members]) => {
      const [kind, arm] = key.split('/') as [Kind, Arm];
      const rate = KINDS[kind].buys[arm];
      const outcomes = dealShares(random, { bought: rate, not: 1 - rate }, members.length);
      return members.map(({ customerId }, i): Cell[] => {
        const bought = outcomes[i] === 'bought';
        const visited = bought || random.chance(LOOKS[kind][arm]);
        const spend = bought ? halfYuan(skewed(random, 158, 0.7)) : 0;
        const sentAt = arm === 'treated' ? isoTimestamp(day, secondIn(random, SENDING)) : null;
        return [campaignId, customerId, arm, isoOf(day), sentAt, visited ? 1 : 0, bought ? 1 : 0, spend];
      });
    });
  });
}

/** Half of each kind, so that the two arms are alike in everything that nobody can see. */
function armsByLot(random: Random, customers: readonly Customer[]): Map<string, Arm> {
  const arms = new Map<string, Arm>();
  for (const kind of Object.keys(KINDS)) {
    const members = customers.filter((customer) => customer.kind === kind);
    const dealt = dealShares(random, { treated: 0.5, control: 0.5 }, members.length);
    members.forEach(({ customerId }, i) => {
      arms.set(customerId, dealt[i] ?? 'control');
    });
  }
  return arms;
}

/** The staff took most of those with the best scores, and few of the others. */
function armsByChoice(random: Random, customers: readonly Customer[]): Map<string, Arm> {
  const ranked = shuffled(random, customers).sort((a, b) => b.responseScore - a.responseScore);
  return new Map(
    ranked.map(({ customerId }, i) => [customerId, random.chance(i < ranked.length * 0.3 ? 0.8 : 0.08) ? 'treated' : 'control']),
  );
}
