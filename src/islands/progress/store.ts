import { type Attempt, mergeAttempts, readProgress, writeProgress } from '../../course/progress.ts';
import { COURSE_VERSION } from '../../course/version.ts';

/** The learner's attempts in this browser. Where storage is refused they live until the page closes, and the page says so. */
export const PROGRESS_KEY = 'taglab-progress';

/** On `document` after every change, from here or from another tab. */
export const PROGRESS_CHANGED = 'taglab:progress';
/** On `document` when an attempt could not be kept. */
export const NOT_SAVED = 'taglab:not-saved';

let unsaved: readonly Attempt[] = [];

/** Oldest first. */
export function allAttempts(): readonly Attempt[] {
  return mergeAttempts(stored(), unsaved);
}

/** Keeps an attempt; the time and the course's version are added here. */
export function recordAttempt(attempt: Omit<Attempt, 'at' | 'version'>): void {
  addAttempts([{ ...attempt, at: new Date().toISOString(), version: COURSE_VERSION }]);
}

export function addAttempts(attempts: readonly Attempt[]): void {
  // Read again just before writing: another tab may have added its own.
  const all = mergeAttempts(allAttempts(), attempts);
  try {
    localStorage.setItem(PROGRESS_KEY, writeProgress(all));
    unsaved = [];
  } catch {
    unsaved = all;
    document.dispatchEvent(new CustomEvent(NOT_SAVED));
  }
  document.dispatchEvent(new CustomEvent(PROGRESS_CHANGED));
}

export function eraseAttempts(): void {
  unsaved = [];
  try {
    localStorage.removeItem(PROGRESS_KEY);
  } catch {
    // What could not be stored needs no removing.
  }
  document.dispatchEvent(new CustomEvent(PROGRESS_CHANGED));
}

/** Hands the learner their attempts as a file. */
export function downloadProgress(): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeProgress(allAttempts())], { type: 'application/json' }));
  link.download = 'taglab-progress.json';
  link.click();
  // Safari reads the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function stored(): readonly Attempt[] {
  try {
    return readProgress(localStorage.getItem(PROGRESS_KEY) ?? '') ?? [];
  } catch {
    return [];
  }
}
