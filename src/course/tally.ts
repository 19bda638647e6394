/** What pages mark, without opening the log: kept in the browser beside it, and made anew from it at every change. */
export interface Summary {
  /** How many entries it was made from: another tab hears of every new one. */
  readonly entries: number;
  /** Ids of exercises with an attempt that counts. */
  readonly tried: readonly string[];
  readonly passed: readonly string[];
  readonly mastered: readonly string[];
  /** Tried, or typed into. */
  readonly begun: readonly string[];
  /** Questions that have been guessed at. */
  readonly guessed: readonly string[];
  /** What comes up for review: exercise and the number of its local day. */
  readonly due: readonly { readonly exercise: string; readonly day: number }[];
}

export interface Tally {
  readonly of: number;
  readonly passed: number;
  readonly tried: number;
}

/** How far the exercises of a lesson, a module or the course have come. */
export function tallyOf({ tried, passed }: Pick<Summary, 'tried' | 'passed'>, exerciseIds: readonly string[]): Tally {
  const among = (ids: readonly string[]) => exerciseIds.filter((id) => ids.includes(id)).length;
  return { of: exerciseIds.length, passed: among(passed), tried: among(tried) };
}
