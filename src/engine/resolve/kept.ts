import { type Bound, boundNodes } from '../language/bound.ts';
import type { Measure, Scoring } from '../language/definition.ts';
import { CUT_ENDING, featuresNeeded, type PopulationFeature, type ResolvedMeasure } from '../language/resolved.ts';
import type { FreeNames } from './free-names.ts';
import { resolveMeasure } from './measure.ts';
import type { ResolveContext } from './rows.ts';

/** What the tags of a file share: measures and features over everybody, each once however many tags ask for it, under a name of its own. */
export class Kept {
  readonly measures: ResolvedMeasure[] = [];
  readonly populations: PopulationFeature[] = [];
  readonly #context: ResolveContext;
  readonly #names: FreeNames;
  readonly #depthOf: (tag: string) => number;
  readonly #measures = new Map<string, ResolvedMeasure | undefined>();
  /** What has been asked for already, by what was written: most names are read more than once. */
  readonly #bySpec = new Map<Measure, ResolvedMeasure | undefined>();
  readonly #populationIds = new Map<string, string>();

  /** @param depthOf of a tag that is resolved */
  constructor(context: ResolveContext, names: FreeNames, depthOf: (tag: string) => number) {
    this.#context = context;
    this.#names = names;
    this.#depthOf = depthOf;
  }

  measure(spec: Measure, name: string, label: ResolvedMeasure['label']): ResolvedMeasure | undefined {
    if (this.#bySpec.has(spec)) return this.#bySpec.get(spec);
    const found = this.#sameOrNew(spec, name, label);
    this.#bySpec.set(spec, found);
    return found;
  }

  #sameOrNew(spec: Measure, name: string, label: ResolvedMeasure['label']): ResolvedMeasure | undefined {
    const key = meaningOf({ ...spec, name: undefined });
    if (this.#measures.has(key)) return this.#measures.get(key);
    const resolved = resolveMeasure(spec, this.#names.take(name), spec.name ?? label, this.#context);
    this.#measures.set(key, resolved);
    if (resolved) this.measures.push(resolved);
    return resolved;
  }

  /** @returns the column of the score */
  score(name: string, of: Bound, { method, n }: Scoring, { edges, descending, within }: HowScored): string {
    return this.feature(name, { kind: 'score', of, method, n, edges, descending, within });
  }

  /** @returns the column of the feature */
  feature(name: string, feature: Unplaced<PopulationFeature>): string {
    const key = meaningOf(feature);
    const same = this.#populationIds.get(key);
    if (same) return same;
    const id = this.#names.take(name, endingsOf(feature));
    this.#populationIds.set(key, id);
    this.populations.push({ ...feature, id, depth: this.#depthOfFeature(feature) } as PopulationFeature);
    return id;
  }

  /** Behind every tag and every other feature that it is of. */
  #depthOfFeature(feature: Unplaced<PopulationFeature>): number {
    const tags = boundNodes(feature.of).flatMap((n) => (n.kind === 'ref' && n.ref.kind === 'tag' ? [n.ref.code] : []));
    const needed = new Set(featuresNeeded(feature));
    const features = needed.size === 0 ? [] : this.populations.filter((p) => needed.has(p.id));
    return Math.max(0, ...tags.map((code) => this.#depthOf(code) + 1), ...features.map((f) => f.depth));
  }
}

type Unplaced<T> = T extends unknown ? Omit<T, 'id' | 'depth'> : never;
type HowScored = Pick<Extract<PopulationFeature, { kind: 'score' }>, 'edges' | 'descending' | 'within'>;

/** The columns of its cut points are called like a feature, and so. */
const endingsOf = (feature: Unplaced<PopulationFeature>): readonly string[] =>
  Array.from({ length: feature.kind === 'score' ? feature.n - 1 : 1 }, (_, i) => `${CUT_ENDING}${i + 1}`);

const isPlace = (key: string): boolean => key === 'place' || key === 'places' || key.endsWith('Place');
/** Offsets are numbers; the start and the end of a fixed window are dates, and matter. */
const isOffset = (key: string, value: unknown): boolean => (key === 'start' || key === 'end') && typeof value === 'number';
/** The same text for what means the same, wherever it is written. */
const meaningOf = (of: unknown): string =>
  JSON.stringify(of, (key, value: unknown) => (isPlace(key) || isOffset(key, value) ? undefined : value));
