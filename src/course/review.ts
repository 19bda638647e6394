import type { ExerciseKind } from '../grading/exercise.ts';
import { type Clock, dayOf, isFromLater, today } from './clock.ts';
import { type AttemptEntry, attemptsIn, type Entry } from './entry.ts';
import { countedAttempts, isMastery } from './progress.ts';

/** Days after mastery on which an exercise comes up again; each is counted on from the review before it, so that a late one does not pile up the rest. */
export const REVIEW_DAYS = [1, 3, 7, 21] as const;
const GAPS = REVIEW_DAYS.map((day, i) => day - (REVIEW_DAYS[i - 1] ?? 0));
/** One sitting. */
export const SITTING_MINUTES = 5;

/** Where a mastered exercise is on its way through the reviews. */
export interface Standing {
  readonly exerciseId: string;
  /** How many reviews have been passed since mastery, or since the last one that failed. */
  readonly passed: number;
  /** The last review failed. */
  readonly slipped: boolean;
  /** The local day of the next review; absent when all are done. */
  readonly dueDay?: number;
}

/** Where an exercise stands, or `undefined` before it is mastered. Entries from after `now` (a clock that was ahead) are due at once. */
export function standingOf(entries: readonly Entry[], exerciseId: string, clock: Clock): Standing | undefined {
  const own = countedAttempts(entries, exerciseId);
  let standing: Standing | undefined;
  own.forEach((attempt, i) => {
    standing = step(standing, own, i, attempt, clock);
  });
  return standing;
}

function step(
  before: Standing | undefined,
  own: readonly AttemptEntry[],
  i: number,
  { at, result }: AttemptEntry,
  clock: Clock,
): Standing | undefined {
  const exerciseId = result.exercise.id;
  // A day that has not come yet cannot be counted from.
  const day = isFromLater(at, clock) ? Number.NEGATIVE_INFINITY : dayOf(at, clock);
  const next = (passed: number, slipped = false): Standing => {
    const gap = GAPS[passed];
    return { exerciseId, passed, slipped, ...(gap === undefined ? {} : { dueDay: day + gap }) };
  };
  if (before === undefined) return isMastery(own, i) ? next(0) : undefined;
  if (result.status === 'fail') return next(0, true);
  if (before.dueDay === undefined || day < before.dueDay) return before;
  return next(before.passed + 1);
}

/** Every mastered exercise that will come up, the most overdue first. */
export function schedule(entries: readonly Entry[], clock: Clock): readonly (Standing & { readonly dueDay: number })[] {
  const ids = [...new Set(attemptsIn(entries).map(({ result }) => result.exercise.id))];
  return ids
    .flatMap((id) => standingOf(entries, id, clock) ?? [])
    .filter((standing): standing is Standing & { readonly dueDay: number } => standing.dueDay !== undefined)
    .sort((a, b) => a.dueDay - b.dueDay || (a.exerciseId < b.exerciseId ? -1 : 1));
}

/** How long a review of each kind takes, in minutes, rounded up: what a sitting is planned with. */
export const REVIEW_MINUTES: Readonly<Partial<Record<ExerciseKind, number>>> = { choice: 1, number: 1.5 };
const WRITTEN_MINUTES = 2.5;
export const minutesOf = (kind: ExerciseKind): number => REVIEW_MINUTES[kind] ?? WRITTEN_MINUTES;

/** An exercise that can be asked on other data. */
export interface Reviewable {
  readonly id: string;
  readonly kind: ExerciseKind;
  /** The data it can be asked on besides `visible`. */
  readonly data: readonly string[];
}

export interface ReviewItem {
  readonly exerciseId: string;
  readonly data: string;
  readonly minutes: number;
}

/** Today's sitting: what is due, the most overdue first, as much as five minutes hold, each on data that its last attempt was not on. */
export function sittingOf(entries: readonly Entry[], exercises: readonly Reviewable[], clock: Clock): readonly ReviewItem[] {
  const known = new Map(exercises.map((exercise) => [exercise.id, exercise]));
  const items: ReviewItem[] = [];
  let minutes = 0;
  for (const { exerciseId, dueDay } of schedule(entries, clock)) {
    const exercise = known.get(exerciseId);
    const data = exercise && freshData(entries, exercise);
    if (exercise === undefined || data === undefined || dueDay > today(clock)) continue;
    const item = { exerciseId, data, minutes: minutesOf(exercise.kind) };
    if (minutes + item.minutes > SITTING_MINUTES) continue;
    minutes += item.minutes;
    items.push(item);
  }
  return items;
}

/** The data to ask on next: what was longest not asked on, never what the last attempt was on. */
export function freshData(entries: readonly Entry[], { id, data }: Reviewable): string | undefined {
  const asked = countedAttempts(entries, id).map(({ result }) => result.data);
  const last = asked.at(-1);
  const lastAsked = (one: string) => asked.lastIndexOf(one);
  return data.filter((one) => one !== last && one !== 'visible').toSorted((a, b) => lastAsked(a) - lastAsked(b) || (a < b ? -1 : 1))[0];
}
