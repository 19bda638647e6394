import type { Answer } from '../../grading/exercise.ts';
import { draftKey } from '../draft-key.ts';

/** What a learner has typed and not handed in, by exercise; where storage is refused it lives until the page closes. */
export function readDraft(id: string): Answer | undefined {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(draftKey(id)) ?? 'null');
    if (typeof draft === 'string') return draft;
    return Array.isArray(draft) && draft.every((option) => typeof option === 'string') ? draft : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(id: string, answer: Answer | undefined): void {
  try {
    if (answer === undefined) localStorage.removeItem(draftKey(id));
    else localStorage.setItem(draftKey(id), JSON.stringify(answer));
  } catch {
    // The page's own notice about refused storage appears with the first attempt.
  }
}
