import { type Comparison, compareScores } from './comparison.ts';
import type { RfmCustomers } from './customers.ts';
import { type Cut, cutsOf } from './cuts.ts';
import { type Finding, findingOf, findingOfSegments, type Scored } from './findings.ts';
import { type HeatCell, heatOf } from './heat.ts';
import type { RfmTab } from './lab-file.ts';
import { rowsOfScheme } from './scheme.ts';
import { scoreCustomers } from './scores.ts';
import { type SegmentTable, segmentsOf } from './segments.ts';
import { MEASURES, type PerMeasure, type RfmSettings, withScoring } from './settings.ts';
import { type Strip, stripOf } from './strip.ts';
import { type SplitTie, splitTies } from './ties.ts';

/** Everything of the lab that is seen, except lists of customers: small enough for the page to carry, so that the first paint needs no script. */
export interface Picture {
  readonly scored: number;
  readonly population: number;
  readonly strips: PerMeasure<Strip>;
  readonly cuts: PerMeasure<readonly Cut[]>;
  readonly finding: Finding;
  readonly panel: Panel;
}

/** What the open tab shows; tabs that list customers or draw charts make theirs from the customers. */
export type Panel =
  | { readonly tab: 'heat'; readonly cells: readonly HeatCell[] }
  | { readonly tab: 'segments'; readonly segments: SegmentTable }
  | { readonly tab: 'compare'; readonly compared: Compared }
  | { readonly tab: Exclude<RfmTab, 'heat' | 'segments' | 'compare'> };

export interface Compared {
  readonly comparison: Comparison;
  /** What the present method splits, and how many more there are. */
  readonly ties: readonly TieRow[];
  readonly moreTies: number;
}

/** A split tie with the names of its examples. */
export interface TieRow extends Omit<SplitTie, 'scores'> {
  readonly scores: readonly { readonly score: number; readonly count: number; readonly customer: string }[];
}

const SHOWN_TIES = 8;

/** The strips change with the customers only, so the lab keeps them while cut points move. */
export const stripsOf = (customers: RfmCustomers): PerMeasure<Strip> =>
  Object.fromEntries(MEASURES.map((key) => [key, stripOf(key, customers[key])])) as Record<(typeof MEASURES)[number], Strip>;

/** Makes the picture of a scoring. @param raw true where the lab shows R, F and M only */
export function pictureOf(start: Scored, now: Scored, tab: RfmTab, strips: PerMeasure<Strip>, raw: boolean): Picture {
  const panel = panelOf(now, tab);
  return {
    scored: now.customers.ids.length,
    population: now.customers.population,
    strips,
    cuts: raw ? { r: [], f: [], m: [] } : cutsOf(now.customers, now.scores, now.settings.scoring),
    finding: panel.tab === 'segments' ? findingOfSegments(panel.segments) : findingOf(start, now, raw),
    panel,
  };
}

function panelOf(now: Scored, tab: RfmTab): Panel {
  const { customers, scores, settings } = now;
  switch (tab) {
    case 'heat':
      return { tab, cells: heatOf(customers, scores) };
    case 'segments':
      return { tab, segments: segmentsOf(customers, scores, settings) };
    case 'compare':
      return { tab, compared: comparedOf(now) };
    default:
      return { tab };
  }
}

/** The settings with which the present ones are compared. */
export const otherSettings = (settings: RfmSettings): RfmSettings => withScoring(settings, { method: settings.other });

function comparedOf({ customers, scores, settings }: Scored): Compared {
  const other = otherSettings(settings);
  const to = scoreCustomers(customers, other);
  const size = (of: RfmSettings): number => rowsOfScheme(of.scheme, of.scoring).length;
  const ties = splitTies(customers, scores);
  return {
    comparison: compareScores(scores, to, { from: size(settings), to: size(other) }),
    ties: ties.slice(0, SHOWN_TIES).map((tie) => ({
      ...tie,
      scores: tie.scores.map(({ score, count, example }) => ({ score, count, customer: customers.ids[example] ?? '' })),
    })),
    moreTies: Math.max(0, ties.length - SHOWN_TIES),
  };
}
