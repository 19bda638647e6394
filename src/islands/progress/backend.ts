import type { Entry, NewEntry } from '../../course/entry.ts';
import type { Draft, Progress } from '../../course/progress-file.ts';
import type { TimeSpent } from '../../course/time-spent.ts';

/** A learner of this browser. */
export interface Profile {
  /** Its key in this browser. */
  readonly key: string;
  /** The same in every browser that has a copy. */
  readonly uid: string;
  /** As given; '' until somebody gives one. */
  readonly name: string;
  /** This browser's part in it: what its entries are named after. */
  readonly origin: string;
}

/** Where profiles and their work are kept. Every method is one transaction: done whole, or not at all. */
export interface Backend {
  readonly kind: 'indexeddb' | 'local' | 'memory';
  profiles(): Promise<readonly Profile[]>;
  /** The profile of this key as it is kept, or this one, kept from now on. */
  ensureProfile(profile: Profile): Promise<Profile>;
  putProfile(profile: Profile): Promise<void>;
  removeProfile(key: string): Promise<void>;
  load(key: string): Promise<Progress>;
  /** Stamps and keeps an entry; once the promise is fulfilled it outlives the process. */
  append(profile: Profile, entry: NewEntry, at: string): Promise<Entry>;
  putDraft(key: string, draft: Draft): Promise<void>;
  removeDraft(key: string, exercise: string, version: string): Promise<void>;
  /** Adds to the seconds that are known already. */
  addTimes(key: string, times: readonly TimeSpent[]): Promise<void>;
  /** Takes another copy in; twice is once. */
  merge(key: string, progress: Progress): Promise<void>;
  /** Nothing is left of anybody. */
  erase(): Promise<void>;
}

/** Of nobody yet, and in nobody's way: 72 bits, so that two browsers never meet. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0'))
    .join('')
    .slice(0, 14);

/** The entry with its place in the log. */
export const stamped = ({ origin }: Profile, entry: NewEntry, at: string, highest: number): Entry =>
  ({ id: `${origin}-${highest + 1}`, seq: highest + 1, at, ...entry }) as Entry;
