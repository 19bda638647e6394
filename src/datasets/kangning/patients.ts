import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { bornYearsAgo, inventedName, numbered, skewed } from '../blocks/people.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares } from '../random.ts';
import { HABITS, type Habit } from './coverage.ts';

export interface Patient {
  readonly patientId: string;
  readonly ageYears: number;
  readonly isChild: boolean;
  /** With a long-term illness only. */
  readonly habit?: Habit;
  readonly isDiabetic: boolean;
  /** Should have come back, and has not. */
  readonly isOverdue: boolean;
  /** May be reminded on the as-of date. */
  readonly mayBeCalled: boolean;
  readonly registeredDay: number;
}

/** Of 1,000 patients: 37 under 14, 420 with a long-term illness, 143 of these overdue, of whom 96 may be reminded. */
const GROUPS = { child: 0.037, chronic: 0.42, other: 0.543 } as const;
const OVERDUE = 143 / 420;
const MAY_BE_CALLED = { overdue: 96 / 143, others: 0.64 } as const;

export function createPatients({ seed, asOf, customers }: Request): Patient[] {
  const random = createRandom(seed, 'patients');
  const groups = dealShares(random, GROUPS, customers);
  const chronic = groups.filter((group) => group === 'chronic').length;
  const habits = dealShares(random, HABITS, chronic);
  const due = dealShares(random, { overdue: OVERDUE, fine: 1 - OVERDUE }, chronic);
  const overdue = due.filter((state) => state === 'overdue').length;
  const overdueConsents = dealShares(random, { yes: MAY_BE_CALLED.overdue, no: 1 - MAY_BE_CALLED.overdue }, overdue);
  return groups.map((group, i) => {
    const isChild = group === 'child';
    const isOverdue = group === 'chronic' && due.pop() === 'overdue';
    const habit = group === 'chronic' ? habits.pop() : undefined;
    const ageYears = isChild
      ? 1 + 12.9 * random.next()
      : group === 'chronic'
        ? 42 + Math.abs(random.normal(0, 1)) * 16
        : 14.2 + Math.abs(random.normal(0, 1)) * 24;
    return {
      patientId: numbered('P', i, customers),
      ageYears: Math.min(ageYears, 95),
      isChild,
      ...(habit === undefined ? {} : { habit }),
      isDiabetic: random.chance(0.4),
      isOverdue,
      mayBeCalled: isOverdue ? overdueConsents.pop() === 'yes' : random.chance(MAY_BE_CALLED.others),
      // nobody is registered before they are born
      registeredDay:
        dayOf(asOf) - Math.min((group === 'chronic' ? 420 : 2) + Math.floor(skewed(random, 500, 0.7)), Math.floor(ageYears * 365)),
    };
  });
}

export function patientRows({ seed, asOf }: Request, patients: readonly Patient[]): Cell[][] {
  const random = createRandom(seed, 'patient rows');
  return patients.map(({ patientId, ageYears, isChild, registeredDay }, i) => [
    patientId,
    inventedName(i),
    random.chance(0.02) ? null : random.weighted({ female: 54, male: 46 }),
    // a child's birthday is on the guardian's form
    !isChild && random.chance(0.03) ? null : bornYearsAgo(asOf, ageYears),
    isoOf(registeredDay),
  ]);
}
