/** What a person has changed in a lab, by lab; where storage is refused it lives as long as the page. */
const keyOf = (lab: string): string => `taglab-lab:${lab}`;

export function readDraft(lab: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(lab)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param text undefined: nothing differs from the lab's own any more */
export function keepDraft(lab: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(keyOf(lab));
    else localStorage.setItem(keyOf(lab), text);
  } catch {
    // A lab's text is no work that could be lost: the course's notice about storage is for attempts.
  }
}
