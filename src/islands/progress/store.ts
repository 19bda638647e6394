import { type Attempt, mergeAttempts, readProgress } from '../../course/progress.ts';

/** The learner's attempts in this browser, as every page reads them; keep.ts writes them. */
export const PROGRESS_KEY = 'taglab-progress';

/** On `document` after every change, from here or from another tab. */
export const PROGRESS_CHANGED = 'taglab:progress';
/** Where storage is refused: what lives until the page closes. */
let unsaved: readonly Attempt[] = [];

/** Oldest first. */
export function allAttempts(): readonly Attempt[] {
  return mergeAttempts(stored(), unsaved);
}

export function holdUnsaved(attempts: readonly Attempt[]): void {
  unsaved = attempts;
}

function stored(): readonly Attempt[] {
  try {
    return readProgress(localStorage.getItem(PROGRESS_KEY) ?? '') ?? [];
  } catch {
    return [];
  }
}
