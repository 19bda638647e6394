import type { Clock } from '../../course/clock.ts';
import { type Entry, mergeEntries, type NewEntry } from '../../course/entry.ts';
import { fieldsIn } from '../../course/json.ts';
import { readOldProgress } from '../../course/old-progress.ts';
import { type Draft, type Progress, readProgress } from '../../course/progress-file.ts';
import { isAnswer, leanRecord } from '../../course/result-record.ts';
import { summaryOf } from '../../course/summary.ts';
import type { TimeSpent } from '../../course/time-spent.ts';
import type { Answer } from '../../grading/exercise.ts';
import { type Backend, type Profile, randomId } from './backend.ts';
import { openDatabase } from './database.ts';
import {
  ERASED_KEY,
  FIRST,
  keep,
  kept,
  NAME_KEY,
  OLD_KEY,
  oldDraftPrefix,
  PLAIN_KEY,
  PREFIX,
  PROFILE,
  PROFILE_KEY,
  PROGRESS_CHANGED,
  summaryHere,
  summaryKey,
  timeKey,
} from './here.ts';
import { sayNotSaved } from './not-saved.ts';
import { Plain, readPlain } from './plain.ts';

/** The work of the learner whose page this is. Fetched when somebody acts; until then pages go by the summary (here.ts). */
export interface Store {
  readonly profile: Profile;
  readonly profiles: readonly Profile[];
  readonly kind: Backend['kind'];
  /** Everything, oldest first; what could not be kept included. */
  progress(): Promise<Progress>;
  /** Keeps what a learner did. Fulfilled when it outlives the process, or when the page has said that it does not. */
  append(entry: NewEntry): Promise<Entry>;
  /** The work of every profile of this browser. */
  everybody(): Promise<readonly Progress[]>;
  drafts(exercise: string): Promise<readonly Draft[]>;
  /** Keeps what was typed; `undefined` drops it. */
  keepDraft(exercise: string, version: string, answer: Answer | undefined): Promise<void>;
  /** Takes a copy in, into this profile or another. */
  merge(progress: Progress, into?: string): Promise<void>;
  addProfile(name: string, uid?: string): Promise<Profile>;
  /** An unused profile becomes the one that a copy is of, so that the next copy is known. */
  adopt(copy: { readonly id: string; readonly name: string }): Promise<void>;
  renameProfile(name: string): Promise<void>;
  removeProfile(key: string): Promise<void>;
  /** Everybody's work and every setting. */
  erase(): Promise<void>;
}

let opened: Promise<Store> | undefined;
export const openStore = (): Promise<Store> => {
  opened ??= open();
  return opened;
};

export const clockNow = (): Clock => {
  const now = new Date();
  return { now: now.toISOString(), offsetMinutes: -now.getTimezoneOffset() };
};

async function open(): Promise<Store> {
  const backend = await openDatabase().catch(() => new Plain());
  // What cannot be taken over stays where it is, for the next time.
  await takeOver(backend).catch(() => sayNotSaved('full'));
  const profile = await newProfile(backend, PROFILE, '');
  const known = await backend.profiles();
  // One that could not be kept is somebody all the same.
  const store = new Keeping(backend, profile, known.some(({ key }) => key === PROFILE) ? known : [...known, profile]);
  await store.takeTimes();
  await store.changed();
  return store;
}

async function newProfile(backend: Backend, key: string, name: string, uid = randomId()): Promise<Profile> {
  const profile = { key, uid, name, origin: randomId() };
  return backend.ensureProfile(profile).catch((error: unknown) => {
    sayNotSaved(isFull(error) ? 'full' : 'refused');
    return profile;
  });
}

/** What earlier courses, and visits without IndexedDB, have left in localStorage: first it is in the log, then it leaves its old place. */
async function takeOver(backend: Backend): Promise<void> {
  const old = kept(OLD_KEY);
  const drafts = oldDrafts();
  if (old !== undefined || drafts.length > 0) {
    const entries = readOldProgress(old ?? '') ?? [];
    await backend.merge(FIRST, { entries, drafts, times: [] });
    // A text that is no such log is somebody else's, and stays.
    if (old !== undefined && readProgress(old).ok) keep(OLD_KEY, undefined);
    for (const { exercise } of drafts) keep(oldDraftPrefix + exercise, undefined);
  }
  const plain = backend.kind === 'indexeddb' ? readPlain() : undefined;
  if (plain === undefined) return;
  const known = await backend.profiles();
  for (const profile of plain.profiles) if (!known.some(({ key }) => key === profile.key)) await backend.putProfile(profile);
  for (const [key, work] of Object.entries(plain.work)) await backend.merge(key, work);
  keep(PLAIN_KEY, undefined);
}

function oldDrafts(): Draft[] {
  return storedKeys(oldDraftPrefix).flatMap((key): Draft[] => {
    try {
      const answer: unknown = JSON.parse(kept(key) ?? 'null');
      // Which version it answered is not known, nor when.
      return isAnswer(answer) ? [{ exercise: key.slice(oldDraftPrefix.length), version: '', answer, at: new Date(0).toISOString() }] : [];
    } catch {
      return [];
    }
  });
}

function storedKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

class Keeping implements Store {
  profile: Profile;
  profiles: readonly Profile[];
  readonly #backend: Backend;
  /** What could not be kept, until it can. */
  #unsaved: Entry[] = [];
  /** The latest draft of each exercise that waits for the one before it. */
  readonly #typed = new Map<string, Draft>();
  #writing: Promise<void> | undefined;

  constructor(backend: Backend, profile: Profile, profiles: readonly Profile[]) {
    this.#backend = backend;
    this.profile = profile;
    this.profiles = profiles;
  }

  get kind(): Backend['kind'] {
    return this.#backend.kind;
  }

  async progress(): Promise<Progress> {
    await this.takeTimes();
    const { uid: id, name, key } = this.profile;
    const { entries, drafts, times } = await this.#backend.load(key);
    return { profile: { id, name }, entries: mergeEntries(entries, this.#unsaved), drafts, times };
  }

  everybody(): Promise<readonly Progress[]> {
    return Promise.all(this.profiles.map(({ key }) => this.#backend.load(key)));
  }

  async append(entry: NewEntry): Promise<Entry> {
    const lean = entry.kind === 'attempt' ? { ...entry, result: leanRecord(entry.result) } : entry;
    const at = new Date().toISOString();
    let made: Entry;
    try {
      if (this.#unsaved.length > 0) {
        await this.#backend.merge(this.profile.key, { entries: this.#unsaved, drafts: [], times: [] });
        this.#unsaved = [];
      }
      made = await this.#backend.append(this.profile, lean, at);
      if (this.#backend.kind === 'memory') sayNotSaved();
      else void askToPersist();
    } catch (error) {
      const known = await this.progress().catch(() => undefined);
      const seq = Math.max(0, ...(known?.entries ?? this.#unsaved).map((one) => one.seq)) + 1;
      made = { ...lean, id: `${this.profile.origin}-${seq}-${randomId()}`, seq, at } as Entry;
      this.#unsaved.push(made);
      sayNotSaved(isFull(error) ? 'full' : 'refused');
    }
    await this.changed();
    return made;
  }

  async drafts(exercise: string): Promise<readonly Draft[]> {
    return (await this.#backend.load(this.profile.key)).drafts.filter((draft) => draft.exercise === exercise);
  }

  async keepDraft(exercise: string, version: string, answer: Answer | undefined): Promise<void> {
    const key = `${exercise} ${version}`;
    if (answer === undefined) {
      this.#typed.delete(key);
      await this.#writing;
      if (!(await this.drafts(exercise)).some((draft) => draft.version === version)) return;
      await this.#backend.removeDraft(this.profile.key, exercise, version).catch(() => {});
      return this.changed();
    }
    this.#typed.set(key, { exercise, version, answer, at: new Date().toISOString() });
    this.#writing ??= this.#writeTyped().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeTyped(): Promise<void> {
    for (let next = this.#typed.entries().next(); !next.done; next = this.#typed.entries().next()) {
      const [key, draft] = next.value;
      this.#typed.delete(key);
      // A draft that cannot be kept is said with the first attempt that cannot.
      await this.#backend.putDraft(this.profile.key, draft).catch(() => {});
      if (!summaryHere().begun.includes(draft.exercise)) await this.changed();
    }
  }

  async merge(progress: Progress, into = this.profile.key): Promise<void> {
    await this.#backend.merge(into, progress);
    await this.changed();
  }

  async addProfile(name: string, uid?: string): Promise<Profile> {
    const profile = await newProfile(this.#backend, randomId(), name, uid);
    this.profiles = [...this.profiles, profile];
    return profile;
  }

  adopt({ id, name }: { readonly id: string; readonly name: string }): Promise<void> {
    return this.#change({ ...this.profile, uid: id, name });
  }

  renameProfile(name: string): Promise<void> {
    return this.#change({ ...this.profile, name });
  }

  async #change(renamed: Profile): Promise<void> {
    await this.#backend.putProfile(renamed);
    this.profiles = this.profiles.map((one) => (one.key === renamed.key ? renamed : one));
    this.profile = renamed;
    keep(NAME_KEY, renamed.name || undefined);
    await this.changed();
  }

  async removeProfile(key: string): Promise<void> {
    await this.#backend.removeProfile(key);
    this.profiles = this.profiles.filter((one) => one.key !== key);
    for (const one of [summaryKey(key), timeKey(key), ...storedKeys(key === FIRST ? `${PREFIX}lab:` : `${PREFIX}lab:${key}/`)])
      if (key !== FIRST || !one.includes('/')) keep(one, undefined);
  }

  async erase(): Promise<void> {
    await this.#backend.erase();
    this.#unsaved = [];
    for (const key of storedKeys(PREFIX)) keep(key, undefined);
    opened = undefined;
    // Other tabs begin anew, before they write again what they still hold.
    keep(ERASED_KEY, 'yes');
    keep(ERASED_KEY, undefined);
  }

  /** Seconds that pages have counted while the log was closed. */
  async takeTimes(): Promise<void> {
    const key = timeKey(this.profile.key);
    const counted = kept(key);
    if (counted === undefined || !keep(key, undefined)) return;
    const times = timesIn(counted, this.profile.origin);
    await this.#backend.addTimes(this.profile.key, times).catch(() => {});
  }

  /** Writes the summary that pages go by, and tells this page and the other tabs. */
  async changed(): Promise<void> {
    const { entries, drafts } = await this.#backend.load(this.profile.key).catch(() => ({ entries: [], drafts: [] }));
    const summary = summaryOf(mergeEntries(entries, this.#unsaved), drafts, clockNow());
    keep(summaryKey(this.profile.key), JSON.stringify(summary));
    document.dispatchEvent(new CustomEvent(PROGRESS_CHANGED));
  }
}

function timesIn(counted: string, origin: string): TimeSpent[] {
  return Object.entries(fieldsIn(counted) ?? {}).flatMap(([at, seconds]) => {
    const [day = '', lesson = ''] = at.split(' ');
    return typeof seconds === 'number' ? [{ origin, day, lesson, seconds }] : [];
  });
}

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** Asks the browser not to clear this site by itself; only once there is something to lose, and only once. */
async function askToPersist(): Promise<void> {
  const asked = `${PREFIX}asked-to-persist`;
  if (kept(asked) !== undefined || !navigator.storage?.persist) return;
  keep(asked, 'yes');
  await navigator.storage.persist().catch(() => false);
}

/** Goes over to another profile: every page of this browser starts anew as that one. */
export function useProfile({ key, name }: Pick<Profile, 'key' | 'name'>): void {
  keep(PROFILE_KEY, key === FIRST ? undefined : key);
  keep(NAME_KEY, name || undefined);
  location.reload();
}
