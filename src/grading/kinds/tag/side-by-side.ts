import type { PopulationFeature, ResolvedMeasure, ResolvedTag, ResolvedTags } from '../../../engine/index.ts';
import { boundNodes } from '../../../engine/language/bound.ts';
import { featuresNeeded, featuresOf } from '../../../engine/language/resolved.ts';
import { alike } from './alike.ts';

/**
 * An answer and the solution in one set of names: a measure or a rank that both have goes by the answer's name in both, and what only the
 * solution has is in the answer too, unused. So any part of the solution can take the place of a part of the answer.
 */
export interface SideBySide {
  readonly answer: ResolvedTags;
  /** The judged tag, as the answer and as the solution define it. */
  readonly tag: { readonly answer: ResolvedTag; readonly solution: ResolvedTag };
  readonly measures: readonly MeasurePair[];
}
export interface MeasurePair {
  readonly answer: ResolvedMeasure;
  readonly solution: ResolvedMeasure;
}

/** Puts an answer and the solution side by side; nothing when the answer lacks a tag that the solution's rule reads. */
export function sideBySide(answer: ResolvedTags, solution: ResolvedTags, code: string): SideBySide | undefined {
  const ours = answer.tags.find((t) => t.code === code) ?? answer.tags[0];
  const theirs = solution.tags.find((t) => t.code === code);
  if (ours === undefined || theirs === undefined) return undefined;
  if (theirs.uses.tags.some((needed) => !answer.tags.some((t) => t.code === needed))) return undefined;

  const measures = pairMeasures(answer.measures, solution.measures);
  const names = new Map(measures.map((pair) => [pair.solution.id, pair.answer.id]));
  const newMeasures = solution.measures.filter((m) => !names.has(m.id)).map((m) => ({ ...m, id: renameInto(names, m.id) }));
  const newPopulations: PopulationFeature[] = [];
  for (const feature of featuresFor(theirs, solution)) {
    const renamed = renamedIn(feature, names);
    const known = answer.populations.find((p) => alike({ ...p, id: '', depth: 0 }, { ...renamed, id: '', depth: 0 }));
    if (known === undefined) newPopulations.push({ ...renamed, id: renameInto(names, feature.id) });
    else names.set(feature.id, known.id);
  }
  const tag: ResolvedTag = {
    ...ours,
    uses: {
      ...ours.uses,
      columns: [...new Set([...ours.uses.columns, ...theirs.uses.columns])],
      tags: [...new Set([...ours.uses.tags, ...theirs.uses.tags])],
    },
  };
  const united = inDepth({
    ...answer,
    tags: answer.tags.map((t) => (t === ours ? tag : t)),
    measures: [...answer.measures, ...newMeasures],
    populations: [...answer.populations, ...newPopulations],
  });
  if (united === undefined) return undefined;
  const placed = united.tags.find((t) => t.code === tag.code) ?? tag;
  return { answer: united, tag: { answer: placed, solution: renamedIn(theirs, names) }, measures };
}

/** What the tag's rule needs of everybody, and what that needs in turn, in the solution's order. */
function featuresFor(tag: ResolvedTag, { populations }: ResolvedTags): readonly PopulationFeature[] {
  const needed = new Set(featuresOf(tag.rule));
  // A set is walked on through what is added on the way.
  for (const id of needed) for (const p of populations) if (p.id === id) for (const other of featuresNeeded(p)) needed.add(other);
  return populations.filter((p) => needed.has(p.id));
}

/** The tags with their depths told anew, now that one of them reads more; nothing when it reads itself by that. */
function inDepth(tags: ResolvedTags): ResolvedTags | undefined {
  const every = [...tags.tags, ...tags.steps];
  const depths = new Map<string, number>();
  const place = (tag: ResolvedTag, above: readonly string[]): boolean => {
    if (depths.has(tag.code)) return true;
    if (above.includes(tag.code)) return false;
    const read = every.filter((t) => tag.uses.tags.includes(t.code));
    if (!read.every((t) => place(t, [...above, tag.code]))) return false;
    depths.set(tag.code, Math.max(0, ...read.map((t) => (depths.get(t.code) ?? 0) + 1)));
    return true;
  };
  if (!every.every((tag) => place(tag, []))) return undefined;
  const placed = (tag: ResolvedTag): ResolvedTag => ({ ...tag, depth: depths.get(tag.code) ?? tag.depth });
  const depthOf = (feature: PopulationFeature): number => {
    const read = [...boundNodes(feature.of)].flatMap((n) => (n.kind === 'ref' && n.ref.kind === 'tag' ? [n.ref.code] : []));
    const within = tags.populations.filter((p) => featuresNeeded(feature).includes(p.id));
    return Math.max(0, ...read.map((code) => (depths.get(code) ?? 0) + 1), ...within.map(depthOf));
  };
  return {
    ...tags,
    tags: tags.tags.map(placed),
    steps: tags.steps.map(placed),
    populations: tags.populations.map((p) => ({ ...p, depth: depthOf(p) })),
  };
}

function renameInto(names: Map<string, string>, id: string): string {
  names.set(id, `solution_${id}`);
  return `solution_${id}`;
}

/** The same data with every id of a measure or a population feature replaced. */
function renamedIn<T>(data: T, names: ReadonlyMap<string, string>): T {
  const named = (id: string) => names.get(id) ?? id;
  return JSON.parse(JSON.stringify(data), (key, value) => {
    if (key === 'scoreId' && typeof value === 'string') return named(value);
    if ((key === 'scoreIds' || key === 'measureIds' || key === 'within') && Array.isArray(value)) return value.map(named);
    if (value?.kind === 'population') return { ...value, id: named(value.id) };
    if (value?.kind === 'ref' && value.ref.kind === 'measure')
      return { ...value, name: named(value.name), ref: { ...value.ref, id: named(value.ref.id) } };
    return value;
  }) as T;
}

/** Pairs measures that have most in common: the same name counts, and so does each part of what they compute. */
function pairMeasures(ours: readonly ResolvedMeasure[], theirs: readonly ResolvedMeasure[]): MeasurePair[] {
  const ranked = ours
    .flatMap((answer) => theirs.map((solution) => ({ answer, solution, common: inCommon(answer, solution) })))
    .filter(({ answer, solution }) => answer.spec.from === solution.spec.from)
    .toSorted((a, b) => b.common - a.common);
  const pairs: MeasurePair[] = [];
  for (const { answer, solution } of ranked) {
    if (!pairs.some((p) => p.answer === answer || p.solution === solution)) pairs.push({ answer, solution });
  }
  return pairs;
}

const inCommon = (a: ResolvedMeasure, b: ResolvedMeasure): number =>
  [a.id === b.id, alike(a.field, b.field), alike(a.where, b.where), alike(a.spec.window, b.spec.window), alike(a.time, b.time)].filter(
    Boolean,
  ).length + (a.spec.agg === b.spec.agg ? 2 : 0);
