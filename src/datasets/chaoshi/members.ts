import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { bornYearsAgo, numbered, skewed } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom } from '../random.ts';

export interface Member {
  readonly memberId: string;
  readonly joinedDay: number;
  /** How often they come, 1 being the middle. */
  readonly frequency: number;
}

export function createMembers({ seed, asOf, customers }: Request): Member[] {
  const random = createRandom(seed, 'members');
  return Array.from({ length: customers }, (_, i) => ({
    memberId: numbered('M', i, customers),
    joinedDay: dayOf(asOf) - 5 - Math.floor(skewed(random, 420, 0.8)),
    frequency: skewed(random, 1, 0.95),
  }));
}

export function memberRows({ seed, asOf }: Request, members: readonly Member[]): Cell[][] {
  const random = createRandom(seed, 'member rows');
  return members.map(({ memberId, joinedDay }) => [
    memberId,
    random.chance(0.06) ? null : random.weighted({ female: 63, male: 37 }),
    random.chance(0.12) ? null : bornYearsAgo(asOf, 20 + Math.abs(random.normal(0, 1)) * 18 + random.next() * 8),
    isoOf(joinedDay),
  ]);
}
