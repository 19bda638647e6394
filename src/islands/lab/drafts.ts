import { labDraftKey } from '../draft-key.ts';

/** What a person has changed in a lab, by lab; where storage is refused it lives as long as the page. */
export function readDraft(lab: string): string | undefined {
  try {
    return localStorage.getItem(labDraftKey(lab)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param text undefined: nothing differs from the lab's own any more */
export function keepDraft(lab: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(labDraftKey(lab));
    else localStorage.setItem(labDraftKey(lab), text);
  } catch {
    // A lab's text is no work that could be lost: the course's notice about storage is for attempts.
  }
}
