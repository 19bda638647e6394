import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { inventedName, inventedPhone } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, fingerprint, shuffled } from '../random.ts';
import type { IdType, Source } from './codes.ts';
import type { Person } from './people.ts';

/** What staff type when the system insists on a number. */
export const TEST_PHONE = '13800000000';
const HISTORY_DAYS = 730;
const SURNAMELESS = 0.2;
const LEAVES_EMAIL = 0.07;

export interface Account {
  readonly accountId: string;
  readonly person: number;
  readonly rows: { readonly accounts: Cell[]; readonly id_pairs: Cell[][] };
}

/** Everybody's accounts with their identifiers, in an order that says nothing about who is who. */
export function createAccounts({ seed, asOf }: Request, people: readonly Person[]): Account[] {
  const random = createRandom(seed, 'accounts');
  const today = dayOf(asOf);
  const kiosk = `d_${fingerprint(`${seed}/kiosk`)}`;
  const drafts = people.flatMap(({ trouble, sources, partner }, person) => {
    const phone = inventedPhone(trouble === 'family' || trouble === 'recycled' ? (partner ?? person) : person);
    const device = `d_${fingerprint(`${seed}/device/${person}`)}`;
    const email = `u${String(person + 1).padStart(4, '0')}@example.com`;
    // in a split life everything after the first account is under the new number
    const newPhone = inventedPhone(people.length + person);
    return sources.map((source, n) => {
      const ids: (readonly [IdType, string])[] = [];
      const isNew = trouble === 'split' && n > 0;
      const own = isNew ? newPhone : phone;
      if (source === 'store' && trouble === 'kiosk') ids.push(['device', kiosk]);
      if (source === 'store' && (trouble === 'kiosk' || random.chance(0.2))) ids.push(['card', `M${600_000 + person}`]);
      if (source === 'mini' && random.chance(0.25)) ids.push(['openid', `wx_${fingerprint(`${seed}/openid/${person}`)}`]);
      if (trouble === 'typed_test' && source === 'store') ids.push(['phone', TEST_PHONE]);
      else if (trouble === 'family' || trouble === 'recycled') ids.push(...sharing(source, n, phone, device));
      else ids.push(['phone', own]);
      if (trouble === 'typed_test' && sources.length > 1) ids.push(['email', email]);
      if (trouble === 'none' && (source === 'app' || source === 'mini') && random.chance(0.55)) ids.push(['device', device]);
      if (trouble === 'none' && source === 'web' && random.chance(0.6)) ids.push(['email', email]);
      if (trouble === 'none' && source !== 'web' && random.chance(LEAVES_EMAIL)) ids.push(['email', email]);
      return { person, source, ids, createdDay: today - random.int(0, HISTORY_DAYS) };
    });
  });
  return shuffled(random, drafts).map(({ person, source, ids, createdDay }, i) => {
    const accountId = `N${String(i + 1).padStart(4, '0')}`;
    const surname = random.chance(SURNAMELESS)
      ? null
      : inventedName(people[person]?.trouble === 'family' ? person + 1 : person).slice(0, 1);
    return {
      accountId,
      person,
      rows: {
        accounts: [accountId, source, isoOf(createdDay), surname],
        id_pairs: ids.map(([type, value]) => [
          accountId,
          type,
          value,
          source,
          isoOf(random.int(createdDay, Math.min(createdDay + 40, today))),
        ]),
      },
    };
  });
}

/** A shared number stands on the first account; the person's own device holds all of theirs together. */
const sharing = (source: Source, n: number, phone: string, device: string): (readonly [IdType, string])[] => [
  ...(n === 0 || source === 'call' ? [['phone', phone] as const] : []),
  ['device', device],
];
