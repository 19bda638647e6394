import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom } from '../random.ts';
import type { Life } from './lives.ts';

const GRANTED: Readonly<Record<string, number>> = { marketing: 0.74, profiling: 0.62 };
const REVOKED_LATER = 0.14;
const VALID_DAYS = 730;

/** Asked at registration for each purpose; some withdraw later, and what was granted ends after two years. The latest row is the one that counts. */
export function consentRows({ seed, asOf }: Request, lives: readonly Life[]): Cell[][] {
  const random = createRandom(seed, 'consents');
  const lastDay = dayOf(asOf);
  return lives.flatMap(({ customerId, registeredDay }) =>
    Object.entries(GRANTED).flatMap(([purpose, rate]): Cell[][] => {
      if (!random.chance(rate)) return [[customerId, purpose, isoOf(registeredDay), 'denied', null]];
      const granted = [customerId, purpose, isoOf(registeredDay), 'granted', isoOf(registeredDay + VALID_DAYS)];
      if (registeredDay === lastDay || !random.chance(REVOKED_LATER)) return [granted];
      return [granted, [customerId, purpose, isoOf(random.int(registeredDay + 1, lastDay)), 'revoked', null]];
    }),
  );
}
