import { type Attempt, mergeAttempts, writeProgress } from '../../course/progress.ts';
import { COURSE_VERSION } from '../../course/version.ts';
import { sayNotSaved } from './not-saved.ts';
import { allAttempts, holdUnsaved, PROGRESS_CHANGED, PROGRESS_KEY } from './store.ts';

/** Keeps an attempt; the time and the course's version are added here. */
export function recordAttempt(attempt: Omit<Attempt, 'at' | 'version'>): void {
  addAttempts([{ ...attempt, at: new Date().toISOString(), version: COURSE_VERSION }]);
}

/** Where storage is refused they live until the page closes, and the page says so. */
export function addAttempts(attempts: readonly Attempt[]): void {
  // Read again just before writing: another tab may have added its own.
  const all = mergeAttempts(allAttempts(), attempts);
  try {
    localStorage.setItem(PROGRESS_KEY, writeProgress(all));
    holdUnsaved([]);
  } catch {
    holdUnsaved(all);
    sayNotSaved();
  }
  document.dispatchEvent(new CustomEvent(PROGRESS_CHANGED));
}

export function eraseAttempts(): void {
  holdUnsaved([]);
  try {
    localStorage.removeItem(PROGRESS_KEY);
  } catch {
    // What could not be stored needs no removing.
  }
  document.dispatchEvent(new CustomEvent(PROGRESS_CHANGED));
}
