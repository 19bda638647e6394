import type { AccountView } from '../../sandbox/import/import-desk.ts';
import { redo, undo } from '../../sandbox/import/log/undo.ts';
import type { AccountTable, LooseKey, OwnData, OwnImports } from '../../sandbox/import/own-imports.ts';
import type { Answers, Change, Join, Progress, Question, Survey } from '../../sandbox/import/shapes.ts';
import type { SandboxError } from '../../sandbox/sandbox-error.ts';
import { SandboxFailure } from '../../sandbox/sandbox-error.ts';
import type { Say } from './answering.ts';

/** One file that a person chose, what is seen of it, and what they said about it. */
export interface OwnFile {
  readonly id: number;
  readonly file: File;
  readonly answers: Answers;
  readonly survey?: Survey;
  /** What became of every row, by a trial run: nothing is kept yet. */
  readonly account?: AccountView;
  /** Changes of the log that were undone, as they were when they still happened. */
  readonly undone: readonly Change[];
  readonly state: 'working' | 'ready' | 'stopped' | 'failed';
  readonly progress?: Progress;
  readonly error?: SandboxError;
  /** Another file makes a table of the same name. */
  readonly clash?: string;
}

export interface OwnImportState {
  readonly files: readonly OwnFile[];
  readonly joins: readonly Join[];
  /** By `joinKey`: whether tables are joined; absent where nobody has said and the data do not. */
  readonly agreed: Readonly<Record<string, boolean>>;
  /** What goes wrong without a word under the joins that are agreed to. */
  readonly loose: readonly LooseKey[];
  /** Tables of accounts among the files, where one person may have several. */
  readonly accounts: readonly AccountTable[];
  /** Whether it is to be worked out who is who; absent until somebody says. */
  readonly whoIsWho?: boolean;
  readonly isStoring: boolean;
  readonly storing?: Progress;
  readonly storeError?: SandboxError;
}

export const joinKey = ({ from, to }: Join): string => [from.table, from.column, to.table, to.column].join('\n');

/** The next question of a file: those without which it cannot be read come first. */
export function nextQuestion({ survey }: OwnFile): Question | undefined {
  const questions = survey?.questions ?? [];
  return questions.find((question) => !('isNeeded' in question) || question.isNeeded) ?? questions[0];
}

export const isReady = ({ files, joins, agreed, accounts, whoIsWho }: OwnImportState): boolean =>
  files.length > 0 &&
  (accounts.length === 0 || whoIsWho !== undefined) &&
  files.every(({ state, account, clash }) => state === 'ready' && account !== undefined && clash === undefined) &&
  files.some(({ account }) => (account?.counts.used ?? 0) > 0) &&
  joins.every((join) => agreed[joinKey(join)] !== undefined);

const NOTHING: OwnImportState = { files: [], joins: [], agreed: {}, loose: [], accounts: [], isStoring: false };

/** An import without its looks: files are looked at one after the other, each anew when something is said about it. */
export class OwnImport {
  readonly #imports: () => Promise<OwnImports>;
  readonly #listeners = new Set<() => void>();
  readonly #stops = new Map<number, AbortController>();
  #state: OwnImportState = NOTHING;
  #line: Promise<void> = Promise.resolve();
  #ids = 0;
  #stopStoring: AbortController | undefined;

  /** @param imports fetched with the first file */
  constructor(imports: () => Promise<OwnImports>) {
    this.#imports = imports;
  }

  get state(): OwnImportState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const own: OwnFile = { id: ++this.#ids, file, answers: {}, undone: [], state: 'working' };
      this.#set({ files: [...this.#state.files, own] });
      this.#look(own.id);
    }
  }

  say(id: number, say: Say): void {
    const own = this.#find(id);
    if (!own) return;
    const answers = say(own.answers);
    const off = new Set(answers.off ?? []);
    this.#change(id, { answers, undone: own.undone.filter((change) => off.has(change.id)) });
    this.#look(id);
  }

  undo(id: number, change: Change): void {
    const own = this.#find(id);
    if (!own) return;
    this.#change(id, { answers: undo(own.answers, change.id), undone: [...own.undone, change] });
    this.#look(id);
  }

  redo(id: number, change: Change): void {
    this.say(id, (answers) => redo(answers, change.id));
  }

  /** Gives up what is being done with a file; what was found before stays. */
  stop(id: number): void {
    this.#stops.get(id)?.abort();
    this.#change(id, { state: 'stopped' });
  }

  /** Carries on with a file that was stopped, or that could not be read. */
  again(id: number): void {
    this.#look(id);
  }

  remove(id: number): void {
    const own = this.#find(id);
    this.#stops.get(id)?.abort();
    this.#set({ files: this.#state.files.filter((one) => one.id !== id) });
    const table = own?.account?.table.name;
    if (table !== undefined) this.#next(async () => (await this.#imports()).forget(table));
    // What waited for its name may have it now.
    for (const one of this.#state.files) if (one.clash !== undefined && one.clash === own?.survey?.plan?.table) this.#look(one.id);
    this.#next(() => this.#compare());
  }

  agree(join: Join, isAgreed: boolean): void {
    this.#set({ agreed: { ...this.#state.agreed, [joinKey(join)]: isAgreed } });
    this.#next(() => this.#findLoose());
  }

  sayWhoIsWho(whoIsWho: boolean): void {
    this.#set({ whoIsWho });
  }

  /** Reads all files once more, into a database. Nothing when it was stopped or failed; the state says why. */
  async store(): Promise<OwnData | undefined> {
    const { files, joins, agreed, accounts, whoIsWho } = this.#state;
    const stop = new AbortController();
    this.#stopStoring = stop;
    this.#set({ isStoring: true, storing: undefined, storeError: undefined });
    try {
      const plans = files.flatMap(({ file, survey }) => (survey?.plan ? [{ file, plan: survey.plan }] : []));
      const onProgress = (storing: Progress) => this.#set({ storing });
      const wishes = { joins: joins.filter((join) => agreed[joinKey(join)]), ...(whoIsWho && { accounts }) };
      return await (await this.#imports()).store(plans, wishes, { signal: stop.signal, onProgress });
    } catch (failure) {
      if (!stop.signal.aborted) this.#set({ storeError: errorOf(failure) });
      return undefined;
    } finally {
      if (this.#stopStoring === stop) this.#stopStoring = undefined;
      this.#set({ isStoring: false, storing: undefined });
    }
  }

  stopStoring(): void {
    this.#stopStoring?.abort();
  }

  /** Forgets every file, everything that was said, and the databases that were made. */
  async clear(): Promise<void> {
    this.#stopStoring?.abort();
    // What aborts something remembers from where, and so everything that was seen there.
    this.#stopStoring = undefined;
    for (const stop of this.#stops.values()) stop.abort();
    this.#stops.clear();
    const hadFiles = this.#ids > 0;
    this.#replace(NOTHING);
    if (hadFiles) await (await this.#imports()).forget();
  }

  #look(id: number): void {
    this.#stops.get(id)?.abort();
    const stop = new AbortController();
    this.#stops.set(id, stop);
    this.#change(id, { state: 'working', progress: undefined, error: undefined });
    this.#next(async () => {
      if (stop.signal.aborted) return;
      try {
        await this.#survey(id, stop.signal);
      } catch (failure) {
        if (!stop.signal.aborted) this.#change(id, { state: 'failed', error: errorOf(failure), progress: undefined });
      }
    });
  }

  async #survey(id: number, signal: AbortSignal): Promise<void> {
    const own = this.#find(id);
    if (!own) return;
    const how = { signal, onProgress: (progress: Progress) => signal.aborted || this.#change(id, { progress }) };
    const imports = await this.#imports();
    const survey = await imports.survey(own.file, own.answers, how);
    if (signal.aborted) return;
    const before = own.account?.table.name;
    const { plan } = survey;
    if (before !== undefined && before !== plan?.table) await imports.forget(before);
    const others = this.#state.files.filter((one) => one.id !== id);
    const clash = plan && others.find((one) => one.account?.table.name === plan.table) ? plan.table : undefined;
    const isRead = plan !== undefined && clash === undefined;
    // What was seen stays until the new account is there: a log that is open does not close under somebody's hands.
    this.#change(id, { survey, clash, ...(!isRead && { account: undefined }) });
    if (isRead) {
      const account = await imports.read(own.file, plan, how);
      if (signal.aborted) return;
      this.#change(id, { account });
    }
    this.#change(id, { state: 'ready', progress: undefined });
    await this.#compare();
  }

  /** What several tables say of one another. */
  async #compare(): Promise<void> {
    const { files, agreed } = this.#state;
    const read = files.filter(({ account }) => account);
    if (read.length === 0) return this.#set({ joins: [], agreed: {}, loose: [], accounts: [] });
    const imports = await this.#imports();
    const joins = read.length > 1 ? await imports.joins() : [];
    const said = joins.flatMap((join): [string, boolean][] => {
      const before = agreed[joinKey(join)] ?? (join.confidence === 'unsure' ? undefined : true);
      return before === undefined ? [] : [[joinKey(join), before]];
    });
    this.#set({ joins, agreed: Object.fromEntries(said), accounts: await imports.accounts() });
    await this.#findLoose();
  }

  async #findLoose(): Promise<void> {
    const { joins, agreed } = this.#state;
    const wanted = joins.filter((join) => agreed[joinKey(join)]);
    this.#set({ loose: wanted.length > 0 ? await (await this.#imports()).looseKeys(wanted) : [] });
  }

  #next(step: () => Promise<void>): void {
    this.#line = this.#line.then(step).catch(() => {});
  }

  #find(id: number): OwnFile | undefined {
    return this.#state.files.find((one) => one.id === id);
  }

  #change(id: number, part: { [Key in keyof OwnFile]?: OwnFile[Key] | undefined }): void {
    this.#set({ files: this.#state.files.map((one) => (one.id === id ? (defined({ ...one, ...part }) as unknown as OwnFile) : one)) });
  }

  #set(part: { [Key in keyof OwnImportState]?: OwnImportState[Key] | undefined }): void {
    this.#replace(defined({ ...this.#state, ...part }) as unknown as OwnImportState);
  }

  #replace(state: OwnImportState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Without what is undefined. */
const defined = (all: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));

const errorOf = (failure: unknown): SandboxError =>
  failure instanceof SandboxFailure ? failure.error : { code: 'worker-failed', params: {} };
