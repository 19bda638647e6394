import type { Bilingual, Scoring, Segment } from '../../engine/language/definition.ts';
import { SCHEMES } from '../../engine/language/schemes.ts';
import { allCells, holds } from '../../engine/lint/scheme.ts';

/** Three ways to read three digits: halves, a list of all 125 cells, and ranges as many tools ask for them. */
export const LAB_SCHEMES = ['eight', 'eleven', 'ranges'] as const;
export type LabSchemeName = (typeof LAB_SCHEMES)[number];

export interface LabSegment extends Segment {
  readonly label: Bilingual;
}

const PLACE = { line: 1, column: 1, start: 0, end: 0 };

/** R from and to, F and M from and to; the first line that holds a customer gets it. */
type Ranges = readonly [value: string, r: readonly [number, number], fm: readonly [number, number]];
/** @source the rfm package for R, v0.3.0, scheme of its own tests: 36 cells in no segment, 39 in several, three segments that nobody can reach */
const RANGES: readonly Ranges[] = [
  ['champions', [4, 5], [4, 5]],
  ['loyal', [2, 5], [3, 5]],
  ['potential_loyalist', [3, 5], [1, 3]],
  ['new', [4, 5], [1, 1]],
  ['promising', [3, 4], [1, 1]],
  ['need_attention', [2, 3], [2, 3]],
  ['about_to_sleep', [2, 3], [1, 2]],
  ['at_risk', [1, 2], [2, 5]],
  ['cannot_lose', [1, 1], [4, 5]],
  ['lost', [1, 2], [1, 2]],
];

/** What a customer is in whose cell no segment holds. */
export const OTHERS = 'others';

const labelOf = new Map(SCHEMES.eleven.segments.map(({ value, label }) => [value, label]));

/**
 * The segments of a scheme in their order.
 * Own cut points give 1 and 2 where the mean gives 0 and 1, so the cells of the eight move up by one.
 */
export function segmentsOfScheme(name: LabSchemeName, { method }: Pick<Scoring, 'method'>): readonly LabSegment[] {
  if (name === 'ranges') {
    return RANGES.map(([value, r, fm]) => ({
      value,
      label: labelOf.get(value) ?? { zh: value, en: value },
      r,
      f: fm,
      m: fm,
      place: PLACE,
    }));
  }
  const rise = name === 'eight' && method === 'edges' ? 1 : 0;
  const raised = (cell: string): string => [...cell].map((digit) => Number(digit) + rise).join('');
  return SCHEMES[name].segments.map(({ value, label, cells = [] }) => ({ value, label, cells: cells.map(raised), place: PLACE }));
}

/** What a customer can be in a scheme, in its order; without a label: of no segment, where the scheme has holes. */
export function rowsOfScheme(
  name: LabSchemeName,
  score: Pick<Scoring, 'method'>,
): readonly { readonly value: string; readonly label?: Bilingual }[] {
  const named = segmentsOfScheme(name, score).map(({ value, label }) => ({ value, label }));
  return name === 'ranges' ? [...named, { value: OTHERS }] : named;
}

/** The place in the scheme of the segment that owns each cell; cells of nobody are absent. */
export function ownersOf(segments: readonly LabSegment[], score: Pick<Scoring, 'method' | 'n'>): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const cell of allCells(score)) {
    const owner = segments.findIndex((segment) => holds(segment, cell));
    if (owner !== -1) owners.set(cell, owner);
  }
  return owners;
}
