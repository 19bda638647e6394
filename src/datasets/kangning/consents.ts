import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom } from '../random.ts';
import type { Patient } from './patients.ts';

const VALID_DAYS = 730;
/** Why somebody may not be reminded. */
const NO = { never: 18, denied: 38, revoked: 26, expired: 18 } as const;
const RESEARCH = { asked: 0.62, granted: 0.5 } as const;

/** Answers for reminders and research. Who may be reminded has said yes, lately enough, and not taken it back. */
export function consentRows({ seed, asOf }: Request, patients: readonly Patient[]): Cell[][] {
  const random = createRandom(seed, 'consents');
  const today = dayOf(asOf);
  return patients.flatMap(({ patientId, isChild, mayBeCalled, registeredDay }) => {
    const by = isChild ? 'guardian' : 'self';
    const row = (purpose: string, day: number, status: string): Cell[] => [
      patientId,
      purpose,
      isoOf(day),
      status,
      by,
      status === 'granted' ? isoOf(day + VALID_DAYS) : null,
    ];
    const rows: Cell[][] = [];
    const recent = Math.max(registeredDay, today - 650);
    if (mayBeCalled) {
      // some had said no before
      const day = random.int(recent, today);
      if (day > registeredDay && random.chance(0.08)) rows.push(row('recall', registeredDay, random.pick(['denied', 'granted'])));
      rows.push(row('recall', day, 'granted'));
    } else {
      const why = random.weighted(NO);
      if (why === 'denied') rows.push(row('recall', random.int(recent, today), 'denied'));
      else if (why === 'revoked' && recent < today)
        rows.push(row('recall', recent, 'granted'), row('recall', random.int(recent + 1, today), 'revoked'));
      else if (why === 'expired' && today - registeredDay > VALID_DAYS + 1)
        rows.push(row('recall', random.int(registeredDay, today - VALID_DAYS - 1), 'granted'));
    }
    if (random.chance(RESEARCH.asked))
      rows.push(row('research', random.int(recent, today), random.chance(RESEARCH.granted) ? 'granted' : 'denied'));
    return rows;
  });
}
