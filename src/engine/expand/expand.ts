import type { ComposedBuilder, Gate } from '../language/composed.ts';
import type { Builder, CoreBuilder, Measure, TagDefinition, TagFile, ValueSpec } from '../language/definition.ts';
import type { Expression } from '../language/expression.ts';
import type { Issue } from '../language/issue.ts';
import type { Schema } from '../language/schema.ts';
import { expandAudience } from './audience.ts';
import { expandEdge } from './edge.ts';
import { gateParts } from './gate.ts';
import { expandGraph, numberName } from './graph.ts';
import { expandList } from './list.ts';
import { expandModel } from './model.ts';
import { expandPoints } from './points.ts';
import { tooMany } from './size.ts';
import { expandSurvey } from './survey.ts';
import { callAt, literalAt, nameAt } from './write.ts';

/** What a composed builder is written out to. */
export interface Expanded {
  readonly define: CoreBuilder;
  /** Tags on the way to it, each called like the tag and `_` and its suffix; the later ones may read the earlier ones. */
  readonly steps?: readonly Step[];
  /** Measures that it reads, by names that `nameOf` gave. */
  readonly measures?: Readonly<Record<string, Measure>>;
}

export interface Step {
  readonly suffix: string;
  readonly define: CoreBuilder;
  readonly value?: ValueSpec;
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
  edge: expandEdge,
  survey: expandSurvey,
  graph: expandGraph,
};

/**
 * Writes composed builders out with simpler ones, so that every later stage knows only those.
 * @returns the file with the steps of each tag before it, marked by `stepOf`, and without those that are too large to be written out
 * @example a `points` tag becomes the sum of its points, and the cases over that sum
 */
export function expandTags(file: TagFile, schema: Schema): { readonly file: TagFile; readonly issues: readonly Issue[] } {
  const taken = new Set([...file.tags.map((t) => t.code), ...file.unread, ...Object.keys(file.measures)]);
  const issues: Issue[] = [];
  const unread = [...file.unread];
  const tags = file.tags.flatMap((tag) => {
    const mistake = mistakeIn(tag);
    if (!mistake) return expandTag(tag, schema, taken);
    issues.push(mistake);
    unread.push(tag.code);
    return [];
  });
  return { file: { ...file, tags, unread }, issues };
}

/** What keeps a tag from being written out. */
function mistakeIn({ define, measures }: TagDefinition): Issue | undefined {
  const { place } = define;
  const params = tooMany(define);
  if (params) return { code: 'too-large', severity: 'error', place, params };
  const name = define.builder === 'graph' && define.cases ? numberName(define) : undefined;
  return name !== undefined && Object.hasOwn(measures, name)
    ? { code: 'name-taken', severity: 'error', place, params: { name } }
    : undefined;
}

function expandTag(definition: TagDefinition, schema: Schema, taken: Set<string>): TagDefinition[] {
  const { define, code, measures, gate } = definition;
  if (!isComposed(define) && !gate) return [definition];
  const names = new Map<string, string>();
  const nameOf = (suffix: string): string => {
    const known = names.get(suffix);
    if (known) return known;
    const name = freeName(`${code}_${suffix}`, (n) => taken.has(n) || n in measures);
    taken.add(name);
    names.set(suffix, name);
    return name;
  };
  const context = { definition, schema, nameOf };
  const expanded = isComposed(define) ? (EXPANDERS[define.builder] as Expander<typeof define>)(define, context) : { define };
  return tagsOf(gate ? gated(expanded, gate, context) : expanded, context);
}

/** The steps of a tag, and the tag itself last. */
function tagsOf({ define, steps = [], measures: added = {} }: Expanded, { definition, nameOf }: ExpandContext): TagDefinition[] {
  const { code, measures } = definition;
  const composed = isComposed(definition.define) ? { composed: definition.define } : {};
  const all = { ...measures, ...added };
  const step = ({ suffix, define: of, value }: Step): TagDefinition => {
    return { ...definition, ...composed, code: nameOf(suffix), value: value ?? {}, measures: all, define: of, stepOf: code };
  };
  return [...steps.map(step), { ...definition, ...composed, measures: all, define }];
}

/** The tag without its gate becomes a step, what passes the gate another, and the tag what is left of that. */
function gated({ define, steps = [], measures = {} }: Expanded, gate: Gate, context: ExpandContext): Expanded {
  const { condition, group, measures: asked } = gateParts(gate, context);
  const { place } = gate;
  const { nameOf, definition } = context;
  const passed = (when: Expression, value: string): CoreBuilder => {
    return { builder: 'expr', expression: callAt('if', [when, nameAt(value, place), literalAt(null, place)], place), place };
  };
  const open = { suffix: 'open', define, value: definition.value };
  const before = { steps: [...steps, open], measures: { ...measures, ...asked } };
  if (!condition) return { ...before, define: group ? passed(group(nameOf('open')), nameOf('open')) : define };
  const through = passed(condition, nameOf('open'));
  if (!group) return { ...before, define: through };
  return {
    ...before,
    steps: [...before.steps, { suffix: 'passed', define: through }],
    define: passed(group(nameOf('passed')), nameOf('passed')),
  };
}

const CORE: readonly Builder['builder'][] = ['column', 'expr', 'measure', 'bin', 'cases', 'rfm'] satisfies CoreBuilder['builder'][];
export const isComposed = (define: Builder): define is ComposedBuilder => !CORE.includes(define.builder);

function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let n = 2; isTaken(free); n++) free = `${name}_${n}`;
  return free;
}
