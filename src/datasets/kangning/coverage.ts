import type { Random } from '../random.ts';

/** How somebody fetches a long-term drug. */
export type Habit = 'steady' | 'early_and_late' | 'lapsing' | 'late_stock';

/** 58 % have drugs on 80 % of the days or more. A tenth only when early fills are shifted, and a twelfth of the others not even then, though they fetched enough. */
export const HABITS: Readonly<Record<Habit, number>> = { steady: 0.48, early_and_late: 0.1, lapsing: 0.34, late_stock: 0.08 };
export const PDC_DAYS = 365;
export const ADHERENT = 0.8;

/** A fill: the day of the period, 0 the first, and how long it lasts. */
export interface Fill {
  readonly day: number;
  readonly days: number;
}

export interface Coverage {
  /** Days covered, early fills taken afterwards, over the days from the first fill to the end. */
  readonly pdc: number;
  /** The same with early fills not shifted. */
  readonly unshifted: number;
  /** Days fetched over the same days; may exceed 1. */
  readonly mpr: number;
}

export function coverageOf(fills: readonly Fill[]): Coverage {
  const first = fills[0]?.day ?? PDC_DAYS;
  const [taken, held] = [new Set<number>(), new Set<number>()];
  let free = first;
  for (const { day, days } of fills) {
    const start = Math.max(day, free);
    for (let i = 0; i < days; i++) {
      if (start + i < PDC_DAYS) taken.add(start + i);
      if (day + i < PDC_DAYS) held.add(day + i);
    }
    free = start + days;
  }
  const period = PDC_DAYS - first;
  return { pdc: taken.size / period, unshifted: held.size / period, mpr: fills.reduce((sum, { days }) => sum + days, 0) / period };
}

/** Clear of the line, so that the last digit decides nobody; the aimed database stands on it. */
const FITS: Readonly<Record<Habit, (coverage: Coverage) => boolean>> = {
  steady: ({ pdc, unshifted }) => pdc > 0.82 && unshifted > 0.81,
  early_and_late: ({ pdc, unshifted }) => pdc > 0.82 && unshifted < 0.79,
  lapsing: ({ pdc, mpr }) => pdc < 0.78 && mpr < 0.79,
  late_stock: ({ pdc, mpr }) => pdc < 0.78 && mpr > 0.82,
};

const MAKERS: Readonly<Record<Habit, (random: Random) => Fill[]>> = {
  steady: (random) => {
    const days = random.pick([30, 30, 30, 60]);
    const slack = random.pick([0, 2, 4]);
    return every(random, days, () => random.int(-3, 2) + random.int(0, slack));
  },
  // two weeks early before a journey, two weeks late after it
  early_and_late: (random) => {
    let isEarly = false;
    return every(random, 30, () => {
      isEarly = !isEarly;
      return isEarly ? -random.int(14, 17) : random.int(14, 16);
    });
  },
  lapsing: (random) => {
    const mean = random.int(9, 40);
    return every(random, 30, () => random.int(0, 2 * mean));
  },
  late_stock: (random) => {
    const stop = random.int(225, 255);
    const end = PDC_DAYS - random.int(4, 14);
    return [...every(random, 30, () => random.int(-1, 2)).filter(({ day }) => day < stop), { day: end, days: 90 }];
  },
};

/** The fills of a year of somebody with this habit. */
export function fillsOf(random: Random, habit: Habit): Fill[] {
  for (let tries = 0; tries < 500; tries++) {
    const fills = MAKERS[habit](random);
    if (FITS[habit](coverageOf(fills))) return fills;
  }
  throw new Error(`no year of fills fits "${habit}"`);
}

/** From one of the first days on, each fill when the one before is used up, plus what comes in between. */
function every(random: Random, days: number, gap: () => number): Fill[] {
  const fills: Fill[] = [];
  for (let day = random.int(0, 20); day < PDC_DAYS; day += Math.max(days + gap(), 5)) fills.push({ day, days });
  return fills;
}
