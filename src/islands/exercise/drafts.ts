import type { Answer } from '../../grading/exercise.ts';

/** What a learner has typed and not handed in, by exercise; where storage is refused it lives until the page closes. */
const keyOf = (id: string): string => `taglab-draft:${id}`;

export function readDraft(id: string): Answer | undefined {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null');
    if (typeof draft === 'string') return draft;
    return Array.isArray(draft) && draft.every((option) => typeof option === 'string') ? draft : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(id: string, answer: Answer | undefined): void {
  try {
    if (answer === undefined) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), JSON.stringify(answer));
  } catch {
    // The page's own notice about refused storage appears with the first attempt.
  }
}
