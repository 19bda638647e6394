import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, fingerprint } from '../random.ts';
import type { Life } from './lives.ts';

const SECOND_DEVICE = 0.18;

/** The names by which each channel knows a customer, besides the phone number. */
export function identityRows({ seed, asOf }: Request, lives: readonly Life[]): Cell[][] {
  const random = createRandom(seed, 'identities');
  const lastDay = dayOf(asOf);
  return lives.flatMap(({ customerId, registeredDay, channel }, i) => {
    const rows: Cell[][] = [];
    const add = (idType: string, value: string, source: string): void => {
      rows.push([customerId, idType, value, source, isoOf(source === channel ? registeredDay : random.int(registeredDay, lastDay))]);
    };
    if (channel === 'mini' || random.chance(0.15)) add('openid', `wx_${fingerprint(`${seed}/openid/${i}`)}`, 'mini');
    if (channel === 'app' || random.chance(0.1)) add('device', `d_${fingerprint(`${seed}/device/${i}`)}`, 'app');
    if (channel === 'app' && random.chance(SECOND_DEVICE)) add('device', `d_${fingerprint(`${seed}/second/${i}`)}`, 'app');
    if (channel === 'store' || random.chance(0.1)) add('card', `M${200_000 + i * 7}`, 'store');
    return rows;
  });
}
