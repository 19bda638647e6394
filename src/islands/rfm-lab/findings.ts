import type { Bilingual } from '../../engine/language/definition.ts';
import { quantile } from '../../engine/language/quantile.ts';
import type { RfmCustomers } from './customers.ts';
import type { Scores } from './scores.ts';
import type { SegmentTable } from './segments.ts';
import { type LabScoring, MEASURES, type RfmSettings, sameBase, sameScoring } from './settings.ts';
import { type SplitTie, splitTies } from './ties.ts';

/** What the lab says in one sentence below its result; the sentences are in i18n. `moved` is absent where the lab shows no scores. */
export type Finding =
  /** Another method than the lab's own: customers in another cell, and how many of them bought only once. */
  | { readonly kind: 'moved'; readonly to: LabScoring['method']; readonly count: number; readonly once: number }
  /** Identical customers with different scores. */
  | { readonly kind: 'split'; readonly tie: SplitTie }
  /** The most crowded number of orders, all with one score. */
  | { readonly kind: 'together'; readonly orders: number; readonly count: number; readonly score: number; readonly share: number }
  /** Other orders are looked at: who has a score now, and whose cell is another. */
  | { readonly kind: 'base'; readonly from: number; readonly to: number; readonly moved?: number }
  /** Refunded orders count as well: whose spend grew, by how much at most, and whose cell changed. */
  | { readonly kind: 'refunds'; readonly grew: number; readonly most: number; readonly moved?: number }
  /** The segment that brings most, against its share of customers; without a label it is the customers of none. */
  | { readonly kind: 'segment'; readonly label?: Bilingual; readonly share: number; readonly revenueShare: number }
  /** The customer in the middle of each measure. */
  | { readonly kind: 'middle'; readonly r: number; readonly f: number; readonly m: number }
  | { readonly kind: 'nobody' };

/** One sentence per kind, in i18n. */
export type Findings = { readonly [Kind in Finding['kind']]: (finding: Extract<Finding, { readonly kind: Kind }>) => string };

export interface Scored {
  readonly settings: RfmSettings;
  readonly customers: RfmCustomers;
  readonly scores: Scores;
}

/**
 * The most telling thing about the present result: first what a change did, then what the method does.
 * @param raw true where the lab shows R, F and M only
 */
export function findingOf(start: Scored, now: Scored, raw = false): Finding {
  if (now.customers.ids.length === 0) return { kind: 'nobody' };
  if (!sameBase(start.settings, now.settings)) return findingOfBase(start, now, raw);
  if (raw) return findingOfMiddle(now);
  const sameDigits = start.scores.digits.length === now.scores.digits.length;
  if (sameDigits && !sameScoring(start.settings.scoring, now.settings.scoring)) {
    const moved = start.customers.ids.flatMap((_, i) => (sameCell(start.scores, i, now.scores, i) ? [] : [i]));
    const once = moved.filter((i) => now.customers.f[i] === 1).length;
    return { kind: 'moved', to: now.settings.scoring.method, count: moved.length, once };
  }
  return findingOfTies(now);
}

/** What the segments show: the one with the largest part of the revenue. */
export function findingOfSegments({ rows }: SegmentTable): Finding {
  const [first, ...more] = rows;
  if (!first || rows.every(({ count }) => count === 0)) return { kind: 'nobody' };
  const { label, share, revenueShare } = more.reduce((best, row) => (row.revenue > best.revenue ? row : best), first);
  return { kind: 'segment', ...(label && { label }), share, revenueShare };
}

function findingOfBase(start: Scored, now: Scored, raw: boolean): Finding {
  const before = new Map(start.customers.ids.map((id, i) => [id, i]));
  const both = now.customers.ids.flatMap((id, i) => {
    const at = before.get(id);
    return at === undefined ? [] : [[at, i] as const];
  });
  const cells = raw ? {} : { moved: both.filter(([a, b]) => !sameCell(start.scores, a, now.scores, b)).length };
  const refundsOnly =
    now.settings.counted === 'with_refunds' && sameBase({ ...start.settings, counted: now.settings.counted }, now.settings);
  if (refundsOnly) {
    const grown = both.map(([a, b]) => (now.customers.m[b] ?? 0) - (start.customers.m[a] ?? 0)).filter((more) => more > 0);
    return { kind: 'refunds', grew: grown.length, most: grown.reduce((a, b) => Math.max(a, b), 0), ...cells };
  }
  return { kind: 'base', from: start.customers.ids.length, to: now.customers.ids.length, ...cells };
}

function findingOfMiddle({ customers }: Scored): Finding {
  const [r = 0, f = 0, m = 0] = MEASURES.map((key) =>
    quantile(
      [...customers[key]].sort((a, b) => a - b),
      1,
      2,
    ),
  );
  return { kind: 'middle', r, f, m };
}

/** By places of digits, so that own halves compare with the mean's. */
const sameCell = (a: Scores, i: number, b: Scores, j: number): boolean =>
  MEASURES.every((key) => (a[key][i] ?? 0) - (a.digits[0] ?? 0) === (b[key][j] ?? 0) - (b.digits[0] ?? 0));

function findingOfTies({ customers, scores }: Scored): Finding {
  const tie = splitTies(customers, scores).find(({ measure }) => measure === 'f') ?? splitTies(customers, scores)[0];
  if (tie) return { kind: 'split', tie };
  const counts = new Map<number, number>();
  for (const orders of customers.f) counts.set(orders, (counts.get(orders) ?? 0) + 1);
  const [orders, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
  const score = scores.f[customers.f.indexOf(orders)] ?? 0;
  return { kind: 'together', orders, count, score, share: count / customers.ids.length };
}
