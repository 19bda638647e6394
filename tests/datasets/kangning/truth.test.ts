import { describe, expect, it } from 'vitest';
import { kangning } from '../../../src/datasets/kangning/index.ts';
import { describeContract } from '../contract.ts';
import { daysBetween, groupBy, objectsOf } from '../statistics.ts';

describeContract(kangning, 120);

const REQUESTS = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => [seed, kangning.standard.asOf] as const),
  [11, '2024-02-29'],
  [12, '2025-01-01'],
] as const;

/** Written apart from the generator: a calendar of days, each taken by one dose at most. */
function covered(fills: readonly { day: number; days: number }[], period: number, shift: boolean): number {
  const calendar = new Set<number>();
  for (const { day, days } of fills)
    for (let [at, left] = [day, days]; left > 0; at++) {
      if (shift && calendar.has(at)) continue;
      calendar.add(at);
      left--;
    }
  return [...calendar].filter((day) => day < period).length;
}

describe.each(REQUESTS)('kangning, seed %i as of %s', (seed, asOf) => {
  const dataset = kangning.generate({ ...kangning.standard, seed, asOf });
  const truth = dataset.truth as Record<'chronic' | 'adherent' | 'needShifting' | 'overdue' | 'recallList', string[]>;
  const fills = groupBy(
    objectsOf(dataset, 'dispensing').filter(({ kind }) => kind === 'chronic'),
    ({ patient_id }) => String(patient_id),
  );
  const pdcs = [...fills].map(([id, own]) => {
    const first = String(own[0]?.['dispensed_on']);
    const list = own.map((row) => ({ day: daysBetween(first, String(row['dispensed_on'])), days: Number(row['days_supply']) }));
    const period = daysBetween(first, asOf) + 1;
    const supply = list.reduce((sum, { days }) => sum + days, 0);
    return { id, pdc: covered(list, period, true) / period, unshifted: covered(list, period, false) / period, mpr: supply / period };
  });
  const share = (holds: (one: (typeof pdcs)[number]) => boolean) => pdcs.filter(holds).length / pdcs.length;
  const visits = objectsOf(dataset, 'visits');

  it('has the size that the course tells', () => {
    expect(visits.length).toSatisfy((n: number) => n > 6_600 && n < 7_400);
    expect(dataset.rows['dispensing']?.length).toSatisfy((n: number) => n > 8_500 && n < 9_900);
    expect(dataset.rows['consents']?.length).toSatisfy((n: number) => n > 1_550 && n < 1_850);
    expect(pdcs.map(({ id }) => id).toSorted()).toEqual(truth.chronic.toSorted());
  });

  it('has 58 % of long-term patients covered on 80 % of the days', () => {
    expect(share(({ pdc }) => pdc >= 0.8)).toBeCloseTo(0.58, 2);
    expect(
      pdcs
        .filter(({ pdc }) => pdc >= 0.8)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(truth.adherent.toSorted());
  });

  // the warnings: fills that overlap must be shifted, and what was fetched is not what was taken
  it('has fewer when early fills are not shifted, and more when fills are only added up', () => {
    expect(share(({ unshifted }) => unshifted >= 0.8)).toBeCloseTo(0.48, 2);
    expect(share(({ mpr }) => mpr >= 0.8)).toBeGreaterThanOrEqual(0.65);
    expect(truth.needShifting.length).toBe(42);
  });

  it('has 37 children under 14, none of whom answers for themselves', () => {
    const children = objectsOf(dataset, 'patients').filter(
      ({ birth_date }) => birth_date !== null && String(birth_date) > `${Number(asOf.slice(0, 4)) - 14}${asOf.slice(4)}`,
    );
    expect(children).toHaveLength(37);
    const ids = new Set(children.map(({ patient_id }) => patient_id));
    for (const { patient_id = null, given_by } of objectsOf(dataset, 'consents')) expect(given_by === 'guardian').toBe(ids.has(patient_id));
  });

  it('has 143 who should have come back, of whom 96 may be reminded', () => {
    const overdue = [...groupBy(visits, ({ patient_id }) => String(patient_id))]
      .filter(([, own]) => {
        const plans = own.filter(({ next_visit_on }) => next_visit_on !== null).map((row) => String(row['next_visit_on']));
        const due = plans.toSorted().at(-1);
        return due !== undefined && due < asOf;
      })
      .map(([id]) => id);
    expect(overdue.toSorted()).toEqual(truth.overdue.toSorted());
    expect(overdue).toHaveLength(143);
    const answers = groupBy(
      objectsOf(dataset, 'consents').filter(({ purpose }) => purpose === 'recall'),
      ({ patient_id }) => String(patient_id),
    );
    const allowed = overdue.filter((id) => {
      const latest = (answers.get(id) ?? []).toSorted((a, b) => (String(a['updated_at']) < String(b['updated_at']) ? -1 : 1)).at(-1);
      return latest?.['status'] === 'granted' && String(latest['expires_at']) > asOf;
    });
    expect(allowed.toSorted()).toEqual(truth.recallList.toSorted());
    expect(allowed).toHaveLength(96);
    // counting whoever once said yes would call people who took it back
    const once = overdue.filter((id) => (answers.get(id) ?? []).some(({ status }) => status === 'granted')).length;
    expect(once).toBeGreaterThan(99);
  });

  it('says of what is medical that it is sensitive', () => {
    const sensitive = Object.values(kangning.schema.tables).flatMap(({ name, columns }) =>
      columns.filter(({ sensitivity }) => sensitivity === 'sensitive').map((column) => `${name}.${column.name}`),
    );
    expect(sensitive).toEqual(['visits.diagnosis', 'dispensing.drug']);
  });

  it('sees more colds in winter, and is closed on Sundays for them', () => {
    const colds = visits.filter(({ diagnosis }) => diagnosis === 'cold').map(({ visit_date }) => String(visit_date));
    const inMonths = (months: readonly string[]) => colds.filter((date) => months.includes(date.slice(5, 7))).length;
    expect(inMonths(['12', '01', '02'])).toBeGreaterThan(1.15 * inMonths(['06', '07', '08']));
    expect(colds.filter((date) => new Date(date).getUTCDay() === 0)).toEqual([]);
  });
});

describe('the aimed clinic', () => {
  const aimed = kangning.aimed('2025-06-30');
  const fills = groupBy(objectsOf(aimed, 'dispensing'), ({ patient_id }) => String(patient_id));
  const pdc = (id: string) =>
    covered(
      (fills.get(id) ?? []).map((row) => ({
        day: daysBetween('2024-07-01', String(row['dispensed_on'])),
        days: Number(row['days_supply']),
      })),
      365,
      true,
    );
  it('stands on 292 of 365 days and beside it, and on the published example', () => {
    const days = [...fills.keys()].map(pdc);
    expect(days).toEqual(expect.arrayContaining([291, 292, 293, 348, 365]));
  });
  it('has appointments yesterday, today and tomorrow, and consents that end today and tomorrow', () => {
    const dues = objectsOf(aimed, 'visits').map(({ next_visit_on }) => next_visit_on);
    expect(dues).toEqual(expect.arrayContaining(['2025-06-29', '2025-06-30', '2025-07-01', null]));
    const ends = objectsOf(aimed, 'consents').map(({ expires_at }) => expires_at);
    expect(ends).toEqual(expect.arrayContaining(['2025-06-30', '2025-07-01']));
  });
});
