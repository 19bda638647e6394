import type { ComposedBuilder } from '../language/composed.ts';
import type { Builder, CoreBuilder, Measure, TagDefinition, TagFile, ValueSpec } from '../language/definition.ts';
import type { Schema } from '../language/schema.ts';
import { expandAudience } from './audience.ts';
import { expandList } from './list.ts';
import { expandEdge } from './edge.ts';
import { gateParts } from './gate.ts';
import { expandModel } from './model.ts';
import { expandPoints } from './points.ts';

/** What a composed builder is written out to. */
export interface Expanded {
  readonly define: CoreBuilder;
  /** Tags on the way to it, each called like the tag and `_` and its suffix; the later ones may read the earlier ones. */
  readonly steps?: readonly { readonly suffix: string; readonly define: CoreBuilder; readonly value?: ValueSpec }[];
  /** Measures that it reads, by names that `nameOf` gave. */
  readonly measures?: Readonly<Record<string, Measure>>;
}

/** What an expander may know beside the builder itself. */
export interface ExpandContext {
  readonly definition: TagDefinition;
  readonly schema: Schema;
  /** The name by which the tag reads its own step or measure. */
  readonly nameOf: (suffix: string) => string;
}

type Expander<B extends Builder> = (define: B, context: ExpandContext) => Expanded;

const EXPANDERS: { readonly [K in ComposedBuilder['builder']]: Expander<Extract<ComposedBuilder, { builder: K }>> } = {
  points: expandPoints,
  audience: expandAudience,
  list: expandList,
  model: expandModel,
};

/**
 * Writes composed builders out with simpler ones, so that every later stage knows only those.
 * @returns the file with the steps of each tag before it, marked by `stepOf`
 * @example a `points` tag becomes the sum of its points, and the cases over that sum
 */
export function expandTags(file: TagFile, schema: Schema): TagFile {
  const taken = new Set([...file.tags.map((t) => t.code), ...file.unread, ...Object.keys(file.measures)]);
  edge: expandEdge,
  survey: expandSurvey,
  return { ...file, tags: file.tags.flatMap((tag) => expandTag(tag, schema, taken)) };
}

function expandTag(definition: TagDefinition, schema: Schema, taken: Set<string>): TagDefinition[] {
  const { define, code, measures } = definition;
  if (!isComposed(define)) return [definition];
  const names = new Map<string, string>();
  const nameOf = (suffix: string): string => {
    const known = names.get(suffix);
    if (known) return known;
    const name = freeName(`${code}_${suffix}`, (n) => taken.has(n) || n in measures);
    taken.add(name);
    names.set(suffix, name);
    return name;
  };
  const expander = EXPANDERS[define.builder] as Expander<typeof define>;
  const { define: core, steps = [], measures: added = {} } = expander(define, { definition, schema, nameOf });
  const all = { ...measures, ...added };
  const step = ({ suffix, define: of, value }: (typeof steps)[number]): TagDefinition => {
    return { ...definition, code: nameOf(suffix), value: value ?? {}, measures: all, define: of, composed: define, stepOf: code };
  };
  return [...steps.map(step), { ...definition, measures: all, define: core, composed: define }];
}

const CORE: readonly Builder['builder'][] = ['column', 'expr', 'measure', 'bin', 'cases', 'rfm'] satisfies CoreBuilder['builder'][];
export const isComposed = (define: Builder): define is ComposedBuilder => !CORE.includes(define.builder);

function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let n = 2; isTaken(free); n++) free = `${name}_${n}`;
  return free;
}
