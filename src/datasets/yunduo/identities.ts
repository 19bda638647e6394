import type { Cell } from '../../engine/rows.ts';
import { dayOf, isoDate } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, fingerprint } from '../random.ts';
import { phoneHash } from './customers.ts';
import type { Life } from './lives.ts';

const SECOND_DEVICE = 0.18;

/** The names by which each source knows a customer: everybody by phone, and by what their channels leave behind. */
export function identityRows({ seed, asOf }: Request, lives: readonly Life[]): Cell[][] {
  const random = createRandom(seed, 'identities');
  const lastDay = dayOf(asOf);
  return lives.flatMap(({ customerId, registeredDay, channel }, i) => {
    const later = (): string => isoDate(random.int(registeredDay, lastDay));
    const rows: Cell[][] = [[customerId, 'phone', phoneHash(i), channel, isoDate(registeredDay)]];
    const add = (idType: string, value: string, source: string): void => {
      rows.push([customerId, idType, value, source, later()]);
    };
    if (channel === 'mini' || random.chance(0.25)) add('openid', `wx_${fingerprint(`${seed}/openid/${i}`).slice(0, 8)}`, 'mini');
    if (channel === 'app' || random.chance(0.15)) add('device', `d_${fingerprint(`${seed}/device/${i}`).slice(0, 8)}`, 'app');
    if (channel === 'app' && random.chance(SECOND_DEVICE)) add('device', `d_${fingerprint(`${seed}/second/${i}`).slice(0, 8)}`, 'app');
    if (channel === 'store' || random.chance(0.12)) add('card', `M${200_000 + i * 7}`, 'store');
    return rows;
  });
}
