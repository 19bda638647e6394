import { featuresNeeded, featuresOf, type ResolvedTag, type ResolvedTags } from '../language/resolved.ts';

type Kept = Pick<ResolvedTags, 'measures' | 'populations'>;

/** The steps on the way to the tags, and the measures and features that all of them need: what only broken tags asked for is left out. */
export function neededBy(
  tags: readonly ResolvedTag[],
  tagOf: (code: string) => ResolvedTag | undefined,
  { measures, populations }: Kept,
): Pick<ResolvedTags, 'steps'> & Kept {
  const everyTag = [...withAllBelow(tags, ({ uses }) => uses.tags.flatMap((code) => tagOf(code) ?? []))];
  const used = new Set(everyTag.flatMap((t) => t.uses.measures));
  const byId = new Map(populations.map((p) => [p.id, p]));
  const features = withAllBelow(
    everyTag.flatMap(({ rule }) => featuresOf(rule)),
    (id) => {
      const feature = byId.get(id);
      return feature ? featuresNeeded(feature) : [];
    },
  );
  return {
    steps: everyTag.filter((t) => t.definition.stepOf !== undefined),
    measures: measures.filter((m) => used.has(m.id)),
    populations: populations.filter((p) => features.has(p.id)),
  };
}

/** Some, and what they rest on, and what that rests on: each right before what it rests on. */
function withAllBelow<T>(some: readonly T[], below: (one: T) => readonly T[]): ReadonlySet<T> {
  const found = new Set<T>();
  const add = (one: T): void => {
    if (found.has(one)) return;
    found.add(one);
    below(one).forEach(add);
  };
  some.forEach(add);
  return found;
}
