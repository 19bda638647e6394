import type { ExcelAnswer } from '../../engine/excel/excel.ts';
import type { Explanation } from '../../engine/explain/explain.ts';
import type { Nearest } from '../../engine/explain/nearest-change.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { editSlot } from '../../engine/sentence/edit.ts';
import { slotsOf } from '../../engine/sentence/sentence.ts';
import type { SlotValue } from '../../engine/sentence/slot.ts';
import { createRunner } from '../lab/runner.ts';
import type { CheckedText, Definition } from './definition.ts';
import type { Outcome } from './outcome.ts';
import type { Failure, LabWorld, Run } from './running.ts';
import type { DialectName } from './taking.ts';

/** What the model asks of the engine and the sandbox; each part is fetched when it is first needed. */
export interface LabTools {
  check(text: string, schema: Schema): Promise<CheckedText>;
  resolve(definition: Definition, schema: Schema): Promise<NonNullable<Definition['tags']>>;
  /** @param tags of the definition, resolved */
  run(definition: Definition, tags: NonNullable<Definition['tags']>, world: LabWorld, signal: AbortSignal): Promise<Run | Failure>;
  sql(tags: NonNullable<Definition['tags']>, asOf: string): Promise<string>;
  dialectSql(tags: NonNullable<Definition['tags']>, dialect: DialectName, asOf: string): Promise<string>;
  excel(tags: NonNullable<Definition['tags']>, code: string): Promise<ExcelAnswer | undefined>;
  explain(tags: NonNullable<Definition['tags']>, code: string, customerId: string, world: LabWorld): Promise<Explanation | Failure>;
  nearest(tags: NonNullable<Definition['tags']>, code: string, customerId: string, world: LabWorld): Promise<Nearest | Failure>;
}

export interface LabState {
  /** What is typed, right or wrong. */
  readonly text: string;
  /** The last text that had no error. */
  readonly definition: Definition;
  readonly issues: CheckedText['issues'];
  /** The text that `issues` speak of. */
  readonly judged: string;
  readonly busy: boolean;
  readonly outcome: Outcome;
  /** The definition that `outcome` belongs to. */
  readonly of: Definition;
  /** Absent until the first run in this browser. */
  readonly run?: Run;
  readonly failure?: Failure;
  readonly why?: Why;
}

/** A customer whose tag somebody asked about; what would change it comes after why it is so. */
export interface Why {
  readonly code: string;
  readonly customerId: string;
  readonly explanation?: Explanation;
  readonly nearest?: Nearest;
}

/** Two sides that somebody may compare. */
export interface Comparable {
  readonly world: LabWorld;
  readonly tags: NonNullable<Definition['tags']>;
  readonly original?: NonNullable<Definition['tags']>;
}

/** Typing is followed at a distance: a run for each letter would show nothing but flicker. */
const TYPING_MS = 350;

/** A tag lab without its looks: one text, what it means, what it gives. */
export class TagLabModel {
  readonly #tools: LabTools;
  /** The definition that the lab came with. */
  readonly #start: Definition;
  readonly #listeners = new Set<() => void>();
  readonly #runner = createRunner((busy) => this.#set({ busy }));
  readonly #ownWorld: () => Promise<LabWorld>;
  #world: () => Promise<LabWorld>;
  #state: LabState;
  #checks: Promise<void> = Promise.resolve();
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** The text whose check has begun. */
  #checked: string;

  constructor(start: Pick<LabState, 'definition' | 'outcome'>, world: () => Promise<LabWorld>, tools: LabTools) {
    this.#state = { ...start, text: start.definition.text, of: start.definition, issues: [], judged: start.definition.text, busy: false };
    this.#start = start.definition;
    this.#checked = start.definition.text;
    this.#ownWorld = world;
    this.#world = world;
    this.#tools = tools;
  }

  get state(): LabState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes other data, or goes back to the lab's own, with a definition that is checked against it and run. */
  async useWorld(world: (() => Promise<LabWorld>) | undefined, text: string): Promise<void> {
    this.#world = world ?? this.#ownWorld;
    this.#close();
    await this.write(text);
  }

  /** Writes a value into a slot and runs. Changes follow each other: each starts from the text that the last one left. */
  async change(code: string, slotId: number, value: SlotValue): Promise<void> {
    await this.#next(async () => {
      const { definition } = this.#state;
      const sentence = definition.sentences.find((s) => s.code === code);
      const slot = sentence && slotsOf(sentence).find((s) => s.id === slotId);
      if (slot) await this.#check(editSlot(definition.text, slot, value));
    });
    await this.run();
  }

  /** Takes a whole text, as from a draft, a link or the lab itself, and runs it where it can. */
  async write(text: string): Promise<void> {
    await this.#next(() => this.#check(text));
    await this.run();
  }

  /** Follows what is typed; runs it only once something has been run. */
  type(text: string): void {
    this.#set({ text });
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.#state.run ? this.run() : this.#settle()), TYPING_MS);
  }

  /** Runs what is typed, if nothing is wrong with it. */
  async run(): Promise<void> {
    await this.#settle();
    const { definition, issues } = this.#state;
    if (issues.some((issue) => issue.severity === 'error')) return;
    await this.#runner.start((signal) =>
      // A part of the page that could not be fetched is the only thing that throws here.
      this.#run(definition, signal).catch(() => this.#set({ failure: { code: 'worker-failed', params: {} } })),
    );
  }

  async #run(definition: Definition, signal: AbortSignal): Promise<void> {
    const world = await this.#world();
    const tags = await this.#tools.resolve(definition, world.schema);
    const run = await this.#tools.run(definition, tags, world, signal);
    if ('code' in run) return this.#set({ failure: run });
    const { failure: _, ...state } = this.#state;
    this.#replace({ ...state, outcome: run.outcome, of: { ...definition, tags }, run });
    if (state.why) await this.#explain(state.why.code, state.why.customerId);
  }

  /** The statement that the definition becomes. */
  async sql(): Promise<string> {
    const { asOf, schema } = await this.#world();
    return this.#tools.sql(await this.#tools.resolve(this.#state.definition, schema), asOf);
  }

  /** The same for a database of one's own; blank where one statement of it cannot hold the tags. */
  async dialectSql(dialect: DialectName): Promise<string> {
    const { asOf, schema } = await this.#world();
    return this.#tools.dialectSql(await this.#tools.resolve(this.#state.definition, schema), dialect, asOf);
  }

  /** The columns of a workbook that give the tag, or why there are none. */
  async excel(code: string): Promise<ExcelAnswer | undefined> {
    const { schema } = await this.#world();
    return this.#tools.excel(await this.#tools.resolve(this.#state.definition, schema), code);
  }

  /**
   * What somebody can compare: the tags that ran last, the data they ran on, and, where the text is another now, the tags as the lab had them.
   * @throws where a part of the page could not be fetched
   */
  async comparable(code: string): Promise<Comparable> {
    const world = await this.#world();
    const { of } = this.#state;
    const tags = await this.#tools.resolve(of, world.schema);
    const start = this.#start;
    const isOther = of.text !== start.text && this.#world === this.#ownWorld && start.file.tags.some((tag) => tag.code === code);
    return { world, tags, ...(isOther ? { original: await this.#tools.resolve(start, world.schema) } : {}) };
  }

  readonly schema = async (): Promise<Schema> => (await this.#world()).schema;

  stop(): void {
    this.#runner.stop();
  }

  /** Opens, or closes, why a customer has a tag. */
  async why(code: string, customerId: string): Promise<void> {
    const { why } = this.#state;
    this.#close();
    if (why?.code === code && why.customerId === customerId) return;
    this.#set({ why: { code, customerId } });
    await this.#explain(code, customerId);
  }

  #close(): void {
    const { why: _, ...state } = this.#state;
    this.#replace(state);
  }

  async #explain(code: string, customerId: string): Promise<void> {
    const world = await this.#world();
    const tags = await this.#tools.resolve(this.#state.of, world.schema);
    this.#set({ of: { ...this.#state.of, tags } });
    if (!tags.tags.some((t) => t.code === code)) return;
    const explanation = await this.#tools.explain(tags, code, customerId, world);
    if (!this.#asks(code, customerId)) return;
    if ('params' in explanation) return this.#set({ failure: explanation });
    this.#set({ why: { code, customerId, explanation } });
    const nearest = await this.#tools.nearest(tags, code, customerId, world);
    // Of two that were asked for at once, one belongs to another explanation.
    if ('params' in nearest || this.#state.why?.explanation !== explanation) return;
    this.#set({ why: { code, customerId, explanation, nearest } });
  }

  #asks(code: string, customerId: string): boolean {
    const { why } = this.#state;
    return why?.code === code && why.customerId === customerId;
  }

  /** Checks at once what is typed and not yet checked. */
  #settle(): Promise<void> {
    clearTimeout(this.#typing);
    return this.#next(async () => {
      if (this.#state.text !== this.#checked) await this.#check(this.#state.text);
    });
  }

  async #check(text: string): Promise<void> {
    const { schema } = await this.#world();
    this.#checked = text;
    this.#set({ text });
    const { definition, issues } = await this.#tools.check(text, schema);
    this.#set({ ...(definition && { definition }), issues, judged: text });
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#checks = this.#checks.then(step);
    return this.#checks;
  }

  #set(part: Partial<LabState>): void {
    this.#replace({ ...this.#state, ...part });
  }

  #replace(state: LabState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
