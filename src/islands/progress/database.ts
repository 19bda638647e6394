import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { type Entry, inOrder } from '../../course/entry.ts';
import { type Draft, mergeProgress } from '../../course/progress-file.ts';
import { mergeTimes, type TimeSpent } from '../../course/time-spent.ts';
import { type Backend, type Profile, stamped } from './backend.ts';

export const DATABASE = 'taglab';
const VERSION = 1;

/** Every row carries the key of its profile first: nothing can be read without naming whose it is. */
interface Tables extends DBSchema {
  profiles: { key: string; value: Profile };
  entries: { key: [string, string]; value: Entry & Owned; indexes: { seq: [string, number] } };
  drafts: { key: [string, string, string]; value: Draft & Owned };
  times: { key: [string, string, string, string]; value: TimeSpent & Owned };
}
interface Owned {
  readonly owner: string;
}

/** The whole of a profile's keys. */
const ofOwner = (owner: string): IDBKeyRange => IDBKeyRange.bound([owner], [owner, []]);
const bare = <Row extends Owned>({ owner: _, ...row }: Row): Omit<Row, 'owner'> => row;
/** The write is on the disk, not only on its way, when the promise is fulfilled. */
const STRICT = { durability: 'strict' } as const;

/** Opens the log in IndexedDB. Rejects where the browser refuses. */
export async function openDatabase(): Promise<Backend> {
  const db = await openDB<Tables>(DATABASE, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('profiles', { keyPath: 'key' });
      fresh.createObjectStore('entries', { keyPath: ['owner', 'id'] }).createIndex('seq', ['owner', 'seq']);
      fresh.createObjectStore('drafts', { keyPath: ['owner', 'exercise', 'version'] });
      fresh.createObjectStore('times', { keyPath: ['owner', 'origin', 'day', 'lesson'] });
    },
    // Another tab erases everything, or has a newer course: it must not wait for this one.
    blocking: () => db.close(),
  });
  return new Database(db);
}

class Database implements Backend {
  readonly kind = 'indexeddb';
  readonly #db: IDBPDatabase<Tables>;

  constructor(db: IDBPDatabase<Tables>) {
    this.#db = db;
  }

  profiles(): Promise<readonly Profile[]> {
    return this.#db.getAll('profiles');
  }

  async ensureProfile(profile: Profile): Promise<Profile> {
    const tx = this.#db.transaction('profiles', 'readwrite', STRICT);
    const known = await tx.store.get(profile.key);
    if (known === undefined) await tx.store.add(profile);
    await tx.done;
    return known ?? profile;
  }

  async putProfile(profile: Profile): Promise<void> {
    await this.#db.put('profiles', profile);
  }

  async removeProfile(key: string): Promise<void> {
    const tx = this.#db.transaction(['profiles', 'entries', 'drafts', 'times'], 'readwrite', STRICT);
    await Promise.all([
      tx.objectStore('profiles').delete(key),
      ...(['entries', 'drafts', 'times'] as const).map((table) => tx.objectStore(table).delete(ofOwner(key))),
      tx.done,
    ]);
  }

  async load(key: string) {
    const tx = this.#db.transaction(['entries', 'drafts', 'times']);
    const [entries, drafts, times] = await Promise.all([
      tx.objectStore('entries').getAll(ofOwner(key)),
      tx.objectStore('drafts').getAll(ofOwner(key)),
      tx.objectStore('times').getAll(ofOwner(key)),
    ]);
    return { entries: inOrder(entries.map((row) => bare(row) as Entry)), drafts: drafts.map(bare), times: times.map(bare) };
  }

  async append(profile: Profile, entry: Parameters<Backend['append']>[1], at: string): Promise<Entry> {
    // One transaction reads the highest number and writes the next: a second tab waits until it is done.
    const tx = this.#db.transaction('entries', 'readwrite', STRICT);
    const last = await tx.store.index('seq').openKeyCursor(ofOwner(profile.key), 'prev');
    const made = stamped(profile, entry, at, last?.key[1] ?? 0);
    await Promise.all([tx.store.add({ owner: profile.key, ...made }), tx.done]);
    return made;
  }

  async putDraft(key: string, draft: Draft): Promise<void> {
    await this.#db.put('drafts', { owner: key, ...draft });
  }

  async removeDraft(key: string, exercise: string, version: string): Promise<void> {
    await this.#db.delete('drafts', [key, exercise, version]);
  }

  async addTimes(key: string, times: readonly TimeSpent[]): Promise<void> {
    const tx = this.#db.transaction('times', 'readwrite');
    for (const time of times) {
      const before = await tx.store.get([key, time.origin, time.day, time.lesson]);
      await tx.store.put({ owner: key, ...time, seconds: time.seconds + (before?.seconds ?? 0) });
    }
    await tx.done;
  }

  async merge(key: string, progress: Parameters<Backend['merge']>[1]): Promise<void> {
    const tx = this.#db.transaction(['entries', 'drafts', 'times'], 'readwrite', STRICT);
    const [entries, drafts, times] = (['entries', 'drafts', 'times'] as const).map((name) => tx.objectStore(name)) as [
      ReturnType<typeof tx.objectStore<'entries'>>,
      ReturnType<typeof tx.objectStore<'drafts'>>,
      ReturnType<typeof tx.objectStore<'times'>>,
    ];
    const here = {
      entries: [],
      drafts: (await drafts.getAll(ofOwner(key))).map(bare),
      times: (await times.getAll(ofOwner(key))).map(bare),
    };
    const merged = mergeProgress(here, progress);
    const known = new Set((await entries.getAllKeys(ofOwner(key))).map(([, id]) => id));
    await Promise.all([
      ...progress.entries.filter(({ id }) => !known.has(id)).map((entry) => entries.put({ owner: key, ...entry })),
      ...merged.drafts.map((draft) => drafts.put({ owner: key, ...draft })),
      ...mergeTimes(here.times, progress.times).map((time) => times.put({ owner: key, ...time })),
      tx.done,
    ]);
  }

  async erase(): Promise<void> {
    this.#db.close();
    await deleteDB(DATABASE);
  }
}
