import { holdsTexts, isFields } from './json.ts';
import { isResultRecord, type ResultRecord } from './result-record.ts';

/**
 * One thing that a learner did. Entries are only ever added; everything else (passed, mastered, due) is computed from them.
 * Their order is `seq`, not the clock: a clock that is put back changes dates, and nothing else.
 */
export type Entry = AttemptEntry | PredictionEntry;

export interface Stamp {
  /** Unique wherever it was made: `<origin>-<seq>`, the origin being one browser's part in one profile. */
  readonly id: string;
  /** One more than the highest that its browser knew of, so that what came later is later after a merge too. What is older than this log has 0. */
  readonly seq: number;
  /** ISO instant, UTC, as the browser's clock had it. */
  readonly at: string;
}

/** An answer that was handed in. */
export interface AttemptEntry extends Stamp {
  readonly kind: 'attempt';
  readonly result: ResultRecord;
}

/** A guess before a run, and what came out. */
export interface PredictionEntry extends Stamp {
  readonly kind: 'prediction';
  readonly question: string;
  readonly guess: number | string;
  readonly actual: number | string;
  /** How sure the learner was to be right, 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

/** An entry before the store has stamped it. */
export type NewEntry = Omit<AttemptEntry, keyof Stamp> | Omit<PredictionEntry, keyof Stamp>;

/** By `seq`, then by time, then by id: the same order for everybody who has the same entries. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => a.seq - b.seq || compare(a.at, b.at) || compare(a.id, b.id));

/** Both logs as one; an entry that stands in both counts once. */
export const mergeEntries = (a: readonly Entry[], b: readonly Entry[]): readonly Entry[] =>
  // The first to be known stays, so that merging again changes nothing.
  inOrder([...new Map([...b, ...a].map((entry) => [entry.id, entry])).values()]);

export const attemptsIn = (entries: readonly Entry[]): readonly AttemptEntry[] => entries.filter((entry) => entry.kind === 'attempt');
export const predictionsIn = (entries: readonly Entry[]): readonly PredictionEntry[] =>
  entries.filter((entry) => entry.kind === 'prediction');

export const isEntry = (value: unknown): value is Entry =>
  isFields(value) &&
  holdsTexts(value, ['id', 'at']) &&
  Number.isSafeInteger(value['seq']) &&
  !Number.isNaN(Date.parse(value['at'] as string)) &&
  (value['kind'] === 'attempt' ? isResultRecord(value['result']) : value['kind'] === 'prediction' && isPrediction(value));

function isPrediction(value: Readonly<Record<string, unknown>>): boolean {
  const isOutcome = (outcome: unknown) => typeof outcome === 'number' || typeof outcome === 'string';
  const { confidence } = value;
  return (
    typeof value['question'] === 'string' &&
    isOutcome(value['guess']) &&
    isOutcome(value['actual']) &&
    typeof confidence === 'number' &&
    confidence >= 0 &&
    confidence <= 1 &&
    typeof value['right'] === 'boolean'
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
