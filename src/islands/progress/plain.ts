import type { Entry, NewEntry } from '../../course/entry.ts';
import { type Draft, mergeProgress, type Progress } from '../../course/progress-file.ts';
import { type TimeSpent, timeKey } from '../../course/time-spent.ts';
import { type Backend, type Profile, stamped } from './backend.ts';
import { keep, kept, PLAIN_KEY } from './here.ts';

interface State {
  readonly profiles: readonly Profile[];
  readonly work: Readonly<Record<string, Progress>>;
}

const NOTHING: Progress = { entries: [], drafts: [], times: [] };

/**
 * Where IndexedDB is refused: everything as one text in localStorage, and where that is refused too, in memory until the page closes.
 * Each write reads anew first: another tab may have written.
 */
export class Plain implements Backend {
  #memory: State = { profiles: [], work: {} };
  #stored = true;

  get kind(): 'local' | 'memory' {
    return this.#stored ? 'local' : 'memory';
  }

  async profiles(): Promise<readonly Profile[]> {
    return this.#read().profiles;
  }

  async ensureProfile(profile: Profile): Promise<Profile> {
    const known = this.#read().profiles.find(({ key }) => key === profile.key);
    if (known === undefined) await this.putProfile(profile);
    return known ?? profile;
  }

  async putProfile(profile: Profile): Promise<void> {
    const { profiles, work } = this.#read();
    this.#write({ profiles: [...profiles.filter(({ key }) => key !== profile.key), profile], work });
  }

  async removeProfile(key: string): Promise<void> {
    const { profiles, work } = this.#read();
    const { [key]: _, ...others } = work;
    this.#write({ profiles: profiles.filter((profile) => profile.key !== key), work: others });
  }

  async load(key: string): Promise<Progress> {
    return this.#read().work[key] ?? NOTHING;
  }

  async append(profile: Profile, entry: NewEntry, at: string): Promise<Entry> {
    const highest = Math.max(0, ...(await this.load(profile.key)).entries.map(({ seq }) => seq));
    const made = stamped(profile, entry, at, highest);
    await this.merge(profile.key, { ...NOTHING, entries: [made] });
    return made;
  }

  async putDraft(key: string, draft: Draft): Promise<void> {
    await this.removeDraft(key, draft.exercise, draft.version);
    const work = await this.load(key);
    this.#keep(key, { ...work, drafts: [...work.drafts, draft] });
  }

  async removeDraft(key: string, exercise: string, version: string): Promise<void> {
    const work = await this.load(key);
    this.#keep(key, { ...work, drafts: work.drafts.filter((draft) => draft.exercise !== exercise || draft.version !== version) });
  }

  async addTimes(key: string, times: readonly TimeSpent[]): Promise<void> {
    const known = new Map((await this.load(key)).times.map((time) => [timeKey(time), time.seconds]));
    await this.merge(key, {
      ...NOTHING,
      times: times.map((time) => ({ ...time, seconds: time.seconds + (known.get(timeKey(time)) ?? 0) })),
    });
  }

  async merge(key: string, progress: Progress): Promise<void> {
    this.#keep(key, mergeProgress(await this.load(key), progress));
  }

  async erase(): Promise<void> {
    this.#memory = { profiles: [], work: {} };
    keep(PLAIN_KEY, undefined);
  }

  #keep(key: string, work: Progress): void {
    const state = this.#read();
    this.#write({ ...state, work: { ...state.work, [key]: work } });
  }

  #read(): State {
    return (this.#stored && readPlain()) || this.#memory;
  }

  #write(state: State): void {
    this.#memory = state;
    this.#stored = keep(PLAIN_KEY, JSON.stringify(state));
  }
}

/** What a visit without IndexedDB has left behind. */
export function readPlain(): State | undefined {
  try {
    return (JSON.parse(kept(PLAIN_KEY) ?? 'null') as State | null) ?? undefined;
  } catch {
    return undefined;
  }
}
