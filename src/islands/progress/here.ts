import type { Summary } from '../../course/tally.ts';

/**
 * What a page can know of the learner at once, without opening their log: who it is, and a summary of what they have done. The log is in IndexedDB
 * (store.ts); the summary is a cache of it, written anew with every change and of no value of its own.
 */

/** On `document` after every change, from here or from another tab. */
export const PROGRESS_CHANGED = 'taglab:progress';

/** Everything that TagLab keeps in localStorage begins with this. */
export const PREFIX = 'taglab-';
export const PROFILE_KEY = `${PREFIX}profile`;
export const NAME_KEY = `${PREFIX}profile-name`;
/** Where attempts were until there was a log, and where they are where the log cannot be opened. Whoever finds one opens the store, which takes it over. */
export const OLD_KEY = `${PREFIX}progress`;
export const PLAIN_KEY = `${PREFIX}log`;
/** Set and removed at once when everything is erased, so that other tabs hear of it. */
export const ERASED_KEY = `${PREFIX}erased`;
/** The profile that was there before anybody named one. */
export const FIRST = 'first';

/** The profile of this page, for as long as it lives: another tab may go over to another one meanwhile. */
export const PROFILE: string = kept(PROFILE_KEY) ?? FIRST;

export const summaryKey = (profile: string): string => `${PREFIX}summary:${profile}`;
/** Seconds in lessons that the log has not taken over yet. */
export const timeKey = (profile: string): string => `${PREFIX}time:${profile}`;
export const oldDraftPrefix = `${PREFIX}draft:`;

const NOTHING: Summary = { entries: 0, tried: [], passed: [], mastered: [], begun: [], guessed: [], due: [] };

export function summaryHere(): Summary {
  try {
    return { ...NOTHING, ...(JSON.parse(kept(summaryKey(PROFILE)) ?? '{}') as Partial<Summary>) };
  } catch {
    return NOTHING;
  }
}

/** The number of today's local day, as the log counts days. */
export const localDay = (): number => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000);

/** What is kept under a key; nothing where storage is refused. */
export function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text, or removes it; says whether that went well. */
export function keep(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
