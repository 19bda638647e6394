import type { Answer } from '../grading/exercise.ts';
import { type Entry, isEntry, mergeEntries } from './entry.ts';
import { hashOf } from './exercise-version.ts';
import { fieldsIn, holdsTexts, isFields } from './json.ts';
import { readOldProgress } from './old-progress.ts';
import { isAnswer } from './result-record.ts';
import { isTimeSpent, mergeTimes, type TimeSpent } from './time-spent.ts';

/** What was typed and not handed in, by exercise and its version. */
export interface Draft {
  readonly exercise: string;
  readonly version: string;
  readonly answer: Answer;
  /** ISO instant, UTC. */
  readonly at: string;
}

/** Everything of one learner. */
export interface Progress {
  /** Absent in a file from before there were profiles. */
  readonly profile?: { readonly id: string; readonly name: string };
  readonly entries: readonly Entry[];
  readonly drafts: readonly Draft[];
  readonly times: readonly TimeSpent[];
}

export const PROGRESS_VERSION = 2;

/** Why a text is not taken in. */
export type Refused =
  /** Not from here at all. */
  | 'foreign'
  /** From here, and cut off or changed on its way. */
  | 'damaged'
  /** Written by a later course. */
  | 'newer';

export type ReadProgress = { readonly ok: true; readonly progress: Progress } | { readonly ok: false; readonly why: Refused };

/** The text of a progress file; a code carries the same text. `check` tells a copy that lost something. */
export function writeProgress(progress: Progress): string {
  const content = JSON.stringify(progress);
  return `{"format":"taglab-progress","version":${PROGRESS_VERSION},"check":"${hashOf(content)}","content":${content}}`;
}

/** Reads a progress file of any version up to today's. */
export function readProgress(text: string): ReadProgress {
  const old = readOldProgress(text);
  if (old) return { ok: true, progress: { entries: old, drafts: [], times: [] } };
  const file = fieldsIn(text);
  if (file === undefined) return { ok: false, why: /^\s*\{"format":"taglab-progress"/.test(text) ? 'damaged' : 'foreign' };
  if (file['format'] !== 'taglab-progress') return { ok: false, why: 'foreign' };
  const { version, check, content } = file;
  if (typeof version === 'number' && version > PROGRESS_VERSION) return { ok: false, why: 'newer' };
  if (version !== PROGRESS_VERSION || !isFields(content) || check !== hashOf(JSON.stringify(content))) return { ok: false, why: 'damaged' };
  return isProgress(content) ? { ok: true, progress: content } : { ok: false, why: 'damaged' };
}

function isProgress(value: object): value is Progress {
  const { profile, entries, drafts, times } = value as Record<keyof Progress, unknown>;
  return (
    (profile === undefined || (isFields(profile) && holdsTexts(profile, ['id', 'name']))) &&
    all(entries, isEntry) &&
    all(drafts, isDraft) &&
    all(times, isTimeSpent)
  );
}

const all = (value: unknown, is: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(is);

const isDraft = (value: unknown): value is Draft =>
  isFields(value) && holdsTexts(value, ['exercise', 'version', 'at']) && isAnswer(value['answer']);

/** Two copies of one learner's work as one. Of two drafts of the same exercise the later stays. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const drafts = new Map<string, Draft>();
  for (const draft of [...a.drafts, ...b.drafts]) {
    const key = `${draft.exercise} ${draft.version}`;
    const before = drafts.get(key);
    if (before === undefined || before.at < draft.at) drafts.set(key, draft);
  }
  const profile = a.profile ?? b.profile;
  return {
    ...(profile && { profile }),
    entries: mergeEntries(a.entries, b.entries),
    drafts: [...drafts.entries()].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, draft]) => draft),
    times: mergeTimes(a.times, b.times),
  };
}
