import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { halfYuan, skewed } from '../blocks/people.ts';
import { isAroundSpringFestival } from '../blocks/season.ts';
import { dayOf, weekdayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random } from '../random.ts';
import type { Diagnosis } from './codes.ts';
import { fillsOf, PDC_DAYS } from './coverage.ts';
import type { Patient } from './patients.ts';

const VISIT_DAYS = 730;
const EVERY = [60, 90, 90, 120] as const;
const ACUTE_VISITS = { chronic: 3, child: 11, other: 7.9 } as const;
const ACUTE_WITH_DRUG = 0.82;
const ACUTE: Readonly<Record<Exclude<Diagnosis, 'hypertension' | 'diabetes'>, number>> = {
  cold: 38,
  stomach: 17,
  back: 16,
  tooth: 14,
  checkup: 15,
};
const DRUG = { cold: 'ibuprofen', stomach: 'omeprazole', back: 'ibuprofen', tooth: 'amoxicillin', checkup: 'ibuprofen' } as const;
/** Colds come in winter. */
const MONTHS = [1.5, 1.25, 1.1, 0.95, 0.85, 0.8, 0.8, 0.8, 0.9, 1, 1.15, 1.4] as const;

interface Visit {
  readonly patientId: string;
  readonly day: number;
  readonly department: string;
  readonly diagnosis: Diagnosis;
  readonly nextDay: number | null;
}

/** The rows of `visits` and `dispensing`. */
export function careRows(
  { seed, asOf }: Request,
  patients: readonly Patient[],
): { readonly visits: Cell[][]; readonly dispensing: Cell[][] } {
  const random = createRandom(seed, 'visits');
  const today = dayOf(asOf);
  const visits = patients
    .flatMap((patient) => visitsOf(random, patient, today))
    .sort((a, b) => a.day - b.day || (a.patientId < b.patientId ? -1 : 1));
  return {
    visits: visits.map(({ patientId, day, department, diagnosis, nextDay }, i) => [
      `V${String(i + 1).padStart(5, '0')}`,
      patientId,
      isoOf(day),
      department,
      diagnosis,
      nextDay === null ? null : isoOf(nextDay),
      halfYuan(skewed(random, department === 'dental' ? 180 : 46, 0.5)),
    ]),
    dispensing: dispensingRows(createRandom(seed, 'dispensing'), patients, visits, today),
  };
}

function visitsOf(random: Random, patient: Patient, today: number): Visit[] {
  const { patientId, habit, isChild, isOverdue, isDiabetic, registeredDay } = patient;
  const first = Math.max(registeredDay, today - VISIT_DAYS + 1);
  const chronic: Visit[] = [];
  let last = today;
  if (habit !== undefined) {
    const interval = random.pick(EVERY);
    const due = today + (isOverdue ? -random.int(1, 100) : random.int(0, interval - 1));
    last = due - interval;
    const diagnosis = isDiabetic ? 'diabetes' : 'hypertension';
    for (let [day, next] = [last, due]; day >= first; [day, next] = [day - interval - random.int(-4, 12), day])
      chronic.push({ patientId, day, department: 'chronic', diagnosis, nextDay: next === due ? due : day + interval });
  }
  const acute: Visit[] = [];
  const expected = ACUTE_VISITS[habit === undefined ? (isChild ? 'child' : 'other') : 'chronic'];
  const count = Math.floor(skewed(random, expected, 0.6) + random.next());
  // whoever is overdue has not been here at all since the last appointment
  for (let i = 0; i < count && last > first; i++) {
    const day = random.int(first, last);
    const month = Number(isoOf(day).slice(5, 7)) - 1;
    if (!random.chance((MONTHS[month] ?? 1) / 1.6) || weekdayOf(day) === 6 || isAroundSpringFestival(day)) continue;
    const diagnosis = random.weighted(ACUTE);
    const department = diagnosis === 'tooth' ? 'dental' : isChild ? 'children' : 'general';
    acute.push({ patientId, day, department, diagnosis, nextDay: null });
  }
  return [...chronic, ...acute.filter(({ day }) => !chronic.some((visit) => visit.day === day))];
}

/** A year of fills: long-term ones by habit, short-term ones after a visit. */
function dispensingRows(random: Random, patients: readonly Patient[], visits: readonly Visit[], today: number): Cell[][] {
  const first = today - PDC_DAYS + 1;
  const longTerm = patients.flatMap(({ patientId, habit, isDiabetic }) =>
    habit === undefined
      ? []
      : fillsOf(random, habit).map(({ day, days }) => ({
          patientId,
          day: first + day,
          drug: isDiabetic ? 'metformin' : 'amlodipine',
          kind: 'chronic',
          days,
        })),
  );
  const shortTerm = visits
    .filter(({ department, day }) => department !== 'chronic' && day >= first && random.chance(ACUTE_WITH_DRUG))
    .flatMap(({ patientId, day, diagnosis }) =>
      Array.from({ length: random.int(1, 4) }, () => ({
        patientId,
        day,
        drug: diagnosis === 'hypertension' || diagnosis === 'diabetes' ? 'ibuprofen' : DRUG[diagnosis],
        kind: 'acute',
        days: random.pick([3, 5, 7]),
      })),
    );
  return [...longTerm, ...shortTerm]
    .sort((a, b) => a.day - b.day || (a.patientId < b.patientId ? -1 : 1))
    .map(({ patientId, day, drug, kind, days }, i) => [`D${String(i + 1).padStart(5, '0')}`, patientId, isoOf(day), drug, kind, days]);
}
