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

/** Walks the cells of every segment; the first segment that names a cell owns it. */
export function reportScheme(segments: readonly Segment[], score: Pick<Scoring, 'method' | 'n'>): SchemeReport {
  const all = allCells(score);
  const low = lowestDigit(score);
  const digits = low === 0 ? 2 : score.n;
  const holders = new Uint32Array(all.length);
  const counted = segments.map((segment) => {
    let [named, owned] = [0, 0];
    eachCell(segment, low, digits, (cell) => {
      named++;
      if (holders[cell] === 0) owned++;
      holders[cell] = (holders[cell] ?? 0) + 1;
    });
    return { value: segment.value, named, owned };
  });
  return {
    cells: all.length,
    segments: counted,
    overlapping: all.filter((_, cell) => (holders[cell] ?? 0) > 1),
    missing: all.filter((_, cell) => holders[cell] === 0),
  };
}

/** Walks the cells of a segment by their place among all. */
function eachCell({ cells, r, f, m }: Segment, low: number, digits: number, see: (cell: number) => void): void {
  const at = (digit: number): number => digit - low;
  if (cells) {
    const places = cells.map((cell) => digitsOf(cell).map(at)).filter((place) => place.every((d) => d >= 0 && d < digits));
    for (const cell of new Set(places.map(([a = 0, b = 0, c = 0]) => (a * digits + b) * digits + c))) see(cell);
    return;
  }
  const ends = (range: readonly [number, number] | undefined): readonly [number, number] =>
    range ? [Math.max(0, at(range[0])), Math.min(digits - 1, at(range[1]))] : [0, digits - 1];
  const [[r0, r1], [f0, f1], [m0, m1]] = [ends(r), ends(f), ends(m)];
  for (let a = r0; a <= r1; a++) for (let b = f0; b <= f1; b++) for (let c = m0; c <= m1; c++) see((a * digits + b) * digits + c);
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

/** What a named scheme does with its cells is the same in every tag. */
const REPORTS = new Map<string, SchemeReport>();
function reportOnce({ scheme, segments }: Extract<RfmBuilder['output'], { kind: 'segment' }>, score: Scoring): SchemeReport {
  if (scheme === undefined) return reportScheme(segments, score);
  const key = `${scheme} ${lowestDigit(score)} ${score.n}`;
  const known = REPORTS.get(key) ?? reportScheme(segments, score);
  REPORTS.set(key, known);
  return known;
}

export function lintScheme(output: Extract<RfmBuilder['output'], { kind: 'segment' }>, score: Scoring, place: Place, text = ''): Issue[] {
  const report = reportOnce(output, score);
  const issues: Issue[] = [];
  const timesGiven = new Map<string, number>();
  for (const { value } of output.segments) timesGiven.set(value, (timesGiven.get(value) ?? 0) + 1);
  report.segments.forEach((s, i) => {
    if (s.owned > 0) return;
    const at = output.segments[i]?.place ?? place;
    // Cells that nobody is in may still be what the domain lists.
    const isGiven = (timesGiven.get(s.value) ?? 0) > 1;
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
