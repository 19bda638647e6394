import type { Bilingual } from '../../engine/language/definition.ts';
import { reportScheme, type SchemeReport } from '../../engine/lint/scheme.ts';
import type { RfmCustomers } from './customers.ts';
import { rowsOfScheme, segmentsOfScheme } from './scheme.ts';
import type { Scores } from './scores.ts';
import { type RfmSettings, scoringOf } from './settings.ts';

export interface SegmentRow {
  readonly value: string;
  /** Absent for the customers whom no segment holds. */
  readonly label?: Bilingual;
  readonly count: number;
  /** Of the customers with a score, 0 to 1. */
  readonly share: number;
  readonly revenue: number;
  readonly revenueShare: number;
}

export interface SegmentTable {
  readonly rows: readonly SegmentRow[];
  /** Dead, overlapping and missing cells, from the engine's linter. */
  readonly report: SchemeReport;
}

/** Counts and revenue of every segment of the scheme, with a last row for customers of none where the scheme has holes. */
export function segmentsOf(customers: RfmCustomers, scores: Scores, settings: Pick<RfmSettings, 'scoring' | 'scheme'>): SegmentTable {
  const scoring = scoringOf(settings.scoring);
  const named = rowsOfScheme(settings.scheme, scoring);
  const count = named.map(() => 0);
  const revenue = named.map(() => 0);
  scores.segments.forEach((segment, i) => {
    count[segment] = (count[segment] ?? 0) + 1;
    revenue[segment] = (revenue[segment] ?? 0) + (customers.m[i] ?? 0);
  });
  const total = customers.m.reduce((sum, m) => sum + m, 0);
  return {
    rows: named.map((row, i) => ({
      ...row,
      count: count[i] ?? 0,
      share: share(count[i] ?? 0, customers.ids.length),
      revenue: revenue[i] ?? 0,
      revenueShare: share(revenue[i] ?? 0, total),
    })),
    report: reportScheme(segmentsOfScheme(settings.scheme, scoring), scoring),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
