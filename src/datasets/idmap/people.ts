import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random } from '../random.ts';
import type { Source } from './codes.ts';

/**
 * What is the matter with somebody's identifiers. `kiosk`: joined at the shop's own tablet. `typed_test`: staff typed the test number.
 * `family`: shares a phone with somebody at home. `split`: two phones over the years, and nothing in common. `recycled`: has a number that was somebody else's.
 */
export type Trouble = 'none' | 'kiosk' | 'typed_test' | 'family' | 'split' | 'recycled';

export interface Person {
  readonly trouble: Trouble;
  readonly sources: readonly Source[];
  /** The other one of a family, or the one who had the number before. */
  readonly partner?: number;
}

const SHARES: Readonly<Record<Trouble, number>> = {
  kiosk: 0.037,
  typed_test: 0.022,
  family: 0.09,
  split: 0.06,
  recycled: 0.012,
  none: 1 - 0.037 - 0.022 - 0.09 - 0.06 - 0.012,
};
const ACCOUNTS = { '1': 0.24, '2': 0.38, '3': 0.25, '4': 0.13 } as const;
const SOURCES: Readonly<Record<Source, number>> = { app: 30, mini: 27, store: 21, web: 12, call: 10 };
const WALK_IN_ACCOUNTS = { '1': 0.91, '2': 0.09 } as const;

export function createPeople({ seed, customers }: Request): Person[] {
  const random = createRandom(seed, 'people');
  const counts = dealShares(random, ACCOUNTS, customers);
  const walkIns = dealShares(random, WALK_IN_ACCOUNTS, Math.ceil(customers * (SHARES.kiosk + SHARES.typed_test)) + 1);
  const waiting: Partial<Record<Trouble, number>> = {};
  const people: Person[] = [];
  dealShares(random, SHARES, customers).forEach((trouble, i) => {
    const isWalkIn = trouble === 'kiosk' || trouble === 'typed_test';
    const sources = sourcesOf(random, trouble, Number((isWalkIn ? walkIns.pop() : counts[i]) ?? 1));
    if (trouble !== 'family' && trouble !== 'recycled') {
      people.push({ trouble, sources });
      return;
    }
    const partner = waiting[trouble];
    if (partner === undefined) waiting[trouble] = i;
    else delete waiting[trouble];
    people.push(partner === undefined ? { trouble, sources } : { trouble, sources, partner });
  });
  return people;
}

/** Walk-in customers are in the shop's system and seldom in another; both of a family have the App. */
function sourcesOf(random: Random, trouble: Trouble, accounts: number): Source[] {
  if (trouble === 'kiosk' || trouble === 'typed_test') return accounts > 1 ? ['store', 'mini'] : ['store'];
  const count = Math.max(accounts, trouble === 'none' ? 1 : 2);
  const chosen: Source[] = trouble === 'family' ? ['app'] : [];
  while (chosen.length < count) {
    const source = random.weighted(SOURCES);
    if (!chosen.includes(source)) chosen.push(source);
  }
  return chosen;
}
