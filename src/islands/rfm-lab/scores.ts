import { scoreValues } from '../../engine/language/score.ts';
import type { RfmCustomers, SqlResult } from './customers.ts';
import { OTHERS, ownersOf, segmentsOfScheme } from './scheme.ts';
import { type Measured, type PerMeasure, type RfmSettings, scoringOf } from './settings.ts';

/** The scores of all customers, in the customers' order. */
export interface Scores extends PerMeasure<readonly number[]> {
  /** The digits a score can be, ascending. */
  readonly digits: readonly number[];
  /** The place of each customer's segment in the scheme, or one past its end for a cell of nobody. */
  readonly segments: readonly number[];
}

/** Scores every customer in the page, as the lab's statement does in SQLite. */
export function scoreCustomers(customers: RfmCustomers, settings: Pick<RfmSettings, 'scoring' | 'scheme'>): Scores {
  const scoring = scoringOf(settings.scoring);
  const { method, n, edges } = scoring;
  const score = (key: Measured, within: readonly (readonly number[])[]): number[] =>
    scoreValues(customers[key], { method, n, descending: key === 'r', within, ...(edges && { edges: edges[key] }) });
  const r = score('r', []);
  const f = score('f', [r]);
  const m = score('m', [r, f]);
  const low = method === 'mean' || method === 'median' ? 0 : 1;
  const segments = segmentsOfScheme(settings.scheme, scoring);
  const owners = ownersOf(segments, scoring);
  return {
    r,
    f,
    m,
    digits: Array.from({ length: n }, (_, i) => low + i),
    segments: r.map((digit, i) => owners.get(`${digit}${f[i]}${m[i]}`) ?? segments.length),
  };
}

export const codeOf = (scores: Scores, i: number): string => `${scores.r[i]}${scores.f[i]}${scores.m[i]}`;

/** How many customers the database scored otherwise than this page: anything but 0 is a bug, and the lab says so. */
export function differing(scores: Scores, settings: Pick<RfmSettings, 'scoring' | 'scheme'>, { codes, segments }: SqlResult): number {
  const names = segmentsOfScheme(settings.scheme, scoringOf(settings.scoring)).map(({ value }) => value);
  return codes.filter((code, i) => code !== codeOf(scores, i) || segments[i] !== (names[scores.segments[i] ?? -1] ?? OTHERS)).length;
}
