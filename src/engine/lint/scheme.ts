import type { RfmBuilder, Scoring, Segment } from '../language/definition.ts';
import { type Issue, type Place, warning } from '../language/issue.ts';
import { lowestDigit } from '../language/score.ts';
import { withoutItem } from './edits.ts';

/** What a scheme does with each of its cells: counts for a linter and for a map. */
export interface SchemeReport {
  readonly cells: number;
  /** Per segment: the cells it names, and those it owns because no earlier segment does. */
  readonly segments: readonly { readonly value: string; readonly named: number; readonly owned: number }[];
  readonly overlapping: readonly string[];
  readonly missing: readonly string[];
}

/** Walks every cell of a scheme; the first segment that names a cell owns it. */
export function reportScheme(segments: readonly Segment[], score: Pick<Scoring, 'method' | 'n'>): SchemeReport {
  const all = allCells(score);
  const named = segments.map(() => 0);
  const owned = segments.map(() => 0);
  const overlapping: string[] = [];
  const missing: string[] = [];
  const listed = segments.map(({ cells }) => cells && new Set(cells));
  for (const cell of all) {
    const digits = digitsOf(cell);
    let holders = 0;
    segments.forEach((segment, i) => {
      if (!(listed[i]?.has(cell) ?? isWithin(segment, digits))) return;
      named[i] = (named[i] ?? 0) + 1;
      if (holders++ === 0) owned[i] = (owned[i] ?? 0) + 1;
    });
    if (holders === 0) missing.push(cell);
    if (holders > 1) overlapping.push(cell);
  }
  return {
    cells: all.length,
    segments: segments.map((s, i) => ({ value: s.value, named: named[i] ?? 0, owned: owned[i] ?? 0 })),
    overlapping,
    missing,
  };
}

export function holds(segment: Segment, cell: string): boolean {
  return segment.cells ? segment.cells.includes(cell) : isWithin(segment, digitsOf(cell));
}

type Digits = readonly [r: number, f: number, m: number];
const digitsOf = (cell: string): Digits => [Number(cell[0]), Number(cell[1]), Number(cell[2])];
const isIn = (digit: number, range: readonly [number, number] | undefined): boolean => !range || (digit >= range[0] && digit <= range[1]);
const isWithin = (segment: Segment, [r, f, m]: Digits): boolean => isIn(r, segment.r) && isIn(f, segment.f) && isIn(m, segment.m);

export function allCells(score: Pick<Scoring, 'method' | 'n'>): string[] {
  const low = lowestDigit(score);
  const digits = Array.from({ length: low === 0 ? 2 : score.n }, (_, i) => low + i);
  return digits.flatMap((r) => digits.flatMap((f) => digits.map((m) => `${r}${f}${m}`)));
}

export function lintScheme(output: Extract<RfmBuilder['output'], { kind: 'segment' }>, score: Scoring, place: Place, text = ''): Issue[] {
  const report = reportScheme(output.segments, score);
  const issues: Issue[] = [];
  report.segments.forEach((s, i) => {
    if (s.owned > 0) return;
    const at = output.segments[i]?.place ?? place;
    // Cells that nobody is in may still be what the domain lists.
    const isGiven = output.segments.some((other, j) => j !== i && other.value === s.value);
    issues.push(warning('dead-segment', at, { value: s.value }, isGiven || !output.scheme ? withoutItem(text, at) : undefined));
  });
  const [example] = report.overlapping;
  if (example !== undefined) {
    const holders = output.segments.filter((s) => holds(s, example));
    const values = holders.map((s) => s.value);
    issues.push(warning('overlapping-segments', holders[1]?.place ?? place, { cells: report.overlapping.length, example, values }));
  }
  if (report.missing.length > 0 && output.otherwise === undefined) {
    issues.push(
      warning('missing-cells', output.segments.at(-1)?.place ?? place, {
        cells: report.missing.length,
        example: report.missing.slice(0, 3),
      }),
    );
  }
  return issues;
}
