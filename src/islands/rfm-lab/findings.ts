import type { RfmCustomers } from './customers.ts';
import { codeOf, type Scores } from './scores.ts';
import type { SegmentTable } from './segments.ts';
import { type Base, type LabScoring, type RfmSettings, sameBase, sameScoring } from './settings.ts';
import { type SplitTie, splitTies } from './ties.ts';

/** What the lab says in one sentence below its result; the sentences are in i18n. */
export type Finding =
  /** Another method than the lab's own: customers in another cell, and how many of them bought only once. */
  | { readonly kind: 'moved'; readonly to: LabScoring['method']; readonly count: number; readonly once: number }
  /** Identical customers with different scores. */
  | { readonly kind: 'split'; readonly tie: SplitTie }
  /** The most crowded number of orders, all with one score. */
  | { readonly kind: 'together'; readonly orders: number; readonly count: number; readonly score: number; readonly share: number }
  /** Other orders are looked at: who has a score now, and whose cell is another. */
  | { readonly kind: 'base'; readonly base: Base; readonly from: number; readonly to: number; readonly moved: number }
  /** Refunded orders count as well: whose spend grew, by how much at most, and whose cell changed. */
  | { readonly kind: 'refunds'; readonly grew: number; readonly most: number; readonly moved: number }
  /** The segment that brings most, against its share of customers. */
  | { readonly kind: 'segment'; readonly value: string; readonly share: number; readonly revenueShare: number }
  | { readonly kind: 'nobody' };

export interface Scored {
  readonly settings: RfmSettings;
  readonly customers: RfmCustomers;
  readonly scores: Scores;
}

/** The most telling thing about the present result: first what a change did, then what the method does. */
export function findingOf(start: Scored, now: Scored): Finding {
  if (now.customers.ids.length === 0) return { kind: 'nobody' };
  if (!sameBase(start.settings, now.settings)) return findingOfBase(start, now);
  if (!sameScoring(start.settings.scoring, now.settings.scoring)) {
    const moved = start.customers.ids.flatMap((_, i) => (codeOf(start.scores, i) === codeOf(now.scores, i) ? [] : [i]));
    if (start.scores.digits.length === now.scores.digits.length) {
      const once = moved.filter((i) => now.customers.f[i] === 1).length;
      return { kind: 'moved', to: now.settings.scoring.method, count: moved.length, once };
    }
  }
  return findingOfTies(now);
}

/** What the segments show: the one with the largest part of the revenue. */
export function findingOfSegments({ rows }: SegmentTable): Finding {
  const [first, ...more] = rows;
  if (!first) return { kind: 'nobody' };
  const { value, share, revenueShare } = more.reduce((best, row) => (row.revenue > best.revenue ? row : best), first);
  return { kind: 'segment', value, share, revenueShare };
}

function findingOfBase(start: Scored, now: Scored): Finding {
  const before = new Map(start.customers.ids.map((id, i) => [id, i]));
  const both = now.customers.ids.flatMap((id, i) => {
    const at = before.get(id);
    return at === undefined ? [] : [[at, i] as const];
  });
  const moved = both.filter(([a, b]) => codeOf(start.scores, a) !== codeOf(now.scores, b)).length;
  const refundsOnly = sameBase({ ...start.settings, counted: now.settings.counted }, now.settings);
  if (refundsOnly && now.settings.counted === 'with_refunds') {
    const grown = both.map(([a, b]) => (now.customers.m[b] ?? 0) - (start.customers.m[a] ?? 0)).filter((more) => more > 0);
    return { kind: 'refunds', grew: grown.length, most: grown.reduce((a, b) => Math.max(a, b), 0), moved };
  }
  return { kind: 'base', base: now.settings, from: start.customers.ids.length, to: now.customers.ids.length, moved };
}

function findingOfTies({ customers, scores }: Scored): Finding {
  const tie = splitTies(customers, scores).find(({ measure }) => measure === 'f') ?? splitTies(customers, scores)[0];
  if (tie) return { kind: 'split', tie };
  const counts = new Map<number, number>();
  for (const orders of customers.f) counts.set(orders, (counts.get(orders) ?? 0) + 1);
  const [orders, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
  const score = scores.f[customers.f.indexOf(orders)] ?? 0;
  return { kind: 'together', orders, count, score, share: count / customers.ids.length };
}
