import { daysBetween, type ResolvedMeasure, type Window } from '../../../engine/index.ts';
import { type Bound, boundNodes } from '../../../engine/language/bound.ts';
import { dayOf, windowBounds } from '../../../engine/language/window.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import type { Stage } from '../../result.ts';
import { alike } from './alike.ts';
import type { Repair } from './repair.ts';
import type { MeasurePair, SideBySide } from './side-by-side.ts';

/** A part of a measure that the answer may have got wrong. */
interface Part {
  readonly stage: Stage;
  differs(pair: MeasurePair): boolean;
  said(pair: MeasurePair, asOf: string): Feedback;
  /** The answer's measure with this part of the solution's. */
  exchanged(pair: MeasurePair): ResolvedMeasure;
}

/** In the order of the calculation. */
const PARTS: readonly Part[] = [
  {
    stage: 'window',
    differs: ({ answer, solution }) => !alike([answer.spec.window, answer.time], [solution.spec.window, solution.time]),
    said: windowSaid,
    exchanged: ({ answer, solution }) =>
      withOptional({ ...answer, spec: { ...answer.spec, window: solution.spec.window } }, 'time', solution.time),
  },
  {
    stage: 'population',
    differs: ({ answer, solution }) => !alike(answer.where, solution.where),
    said: filterSaid,
    exchanged: ({ answer, solution }) => withOptional(answer, 'where', solution.where),
  },
  {
    stage: 'measure',
    differs: ({ answer, solution }) => !alike([answer.spec.agg, answer.field], [solution.spec.agg, solution.field]),
    said: aggregateSaid,
    exchanged: ({ answer, solution }) =>
      withOptional({ ...answer, type: solution.type, spec: { ...answer.spec, agg: solution.spec.agg } }, 'field', solution.field),
  },
  {
    stage: 'measure',
    differs: ({ answer, solution }) => (answer.spec.empty ?? null) !== (solution.spec.empty ?? null),
    said: emptySaid,
    exchanged: ({ answer, solution }) => ({
      ...answer,
      nullable: solution.nullable,
      spec: { ...answer.spec, empty: solution.spec.empty ?? null },
    }),
  },
];

/** Every part of every measure that the answer and the solution write differently. */
export function measureRepairs({ measures }: SideBySide, asOf: string): Repair[] {
  return PARTS.flatMap((part) =>
    measures
      .filter((pair) => part.differs(pair))
      .map((pair) => ({
        stage: part.stage,
        said: part.said(pair, asOf),
        // The measure may be repaired already in another part, so the exchange starts from what it is by then.
        apply: (tags) => ({
          ...tags,
          measures: tags.measures.map((m) => (m.id === pair.answer.id ? part.exchanged({ answer: m, solution: pair.solution }) : m)),
        }),
      })),
  );
}

function windowSaid({ answer, solution }: MeasurePair, asOf: string): Feedback {
  const [ours, theirs] = [answer.spec.window, solution.spec.window];
  const ofMeasure = { measure: answer.label };
  if (ours.kind === 'range' && theirs.kind !== 'range') return feedback('date-written-in', { asOf: ours.end });
  if (!alike(answer.time, solution.time)) return feedback('window-other', ofMeasure);
  const [yours, expected] = [daysOf(ours, asOf), daysOf(theirs, asOf)];
  if (yours.start === undefined || expected.start === undefined) {
    if (yours.end !== expected.end) return feedback('window-other', ofMeasure);
    return feedback(yours.start === undefined ? 'window-absent' : 'window-unneeded', ofMeasure);
  }
  const off = { start: daysBetween(expected.start, yours.start), end: daysBetween(expected.end, yours.end) };
  if (off.end === 0) return feedback('window-start', { yours: yours.start, expected: expected.start, days: Math.abs(off.start) });
  if (off.start === 0) return feedback('window-end', { yours: yours.end, expected: expected.end, days: Math.abs(off.end) });
  if (off.start !== off.end) return feedback('window-other', ofMeasure);
  return feedback('window-moved', { yours: yours.end, expected: expected.end, days: Math.abs(off.end) });
}

function daysOf(window: Window, asOf: string): { start: string | undefined; end: string } {
  const { start, end } = windowBounds(window);
  return { start: start && dayOf(start, asOf), end: dayOf(end, asOf) };
}

function filterSaid({ answer, solution }: MeasurePair): Feedback {
  if (answer.where === undefined) return feedback('filter-absent', { columns: columnsIn(solution.where) });
  return feedback(solution.where === undefined ? 'filter-unneeded' : 'filter-other', { columns: columnsIn(answer.where) });
}

const columnsIn = (where: Bound | undefined): string[] =>
  where === undefined ? [] : [...new Set([...boundNodes(where)].flatMap((node) => (node.kind === 'ref' ? [node.name] : [])))];

function aggregateSaid({ answer, solution }: MeasurePair): Feedback {
  const measure = answer.label;
  const [yours, expected] = [answer.spec.agg, solution.spec.agg];
  if (yours === 'count' && expected === 'count_distinct') return feedback('rows-not-distinct', { measure });
  if (yours === 'count_distinct' && expected === 'count') return feedback('distinct-not-rows', { measure });
  return feedback(yours === expected ? 'field-other' : 'aggregate-other', { measure });
}

function emptySaid({ answer, solution }: MeasurePair): Feedback {
  const measure = answer.label;
  const has = (m: ResolvedMeasure) => m.spec.empty !== undefined && m.spec.empty !== null;
  if (!has(answer)) return feedback('empty-absent', { measure });
  return feedback(has(solution) ? 'empty-other' : 'empty-unneeded', { measure });
}

/** A measure with an optional part set, or left out when there is none. */
function withOptional<Key extends 'where' | 'field' | 'time'>(
  measure: ResolvedMeasure,
  key: Key,
  part: ResolvedMeasure[Key],
): ResolvedMeasure {
  const { [key]: _, ...rest } = measure;
  return (part === undefined ? rest : { ...rest, [key]: part }) as ResolvedMeasure;
}
