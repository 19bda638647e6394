import { featuresNeeded, featuresOf, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';

/** One tag of a set as a set of its own: what it rests on comes along as steps, and nothing else does. */
export function oneTag(tags: ResolvedTags, code: string): ResolvedTags {
  const tag = tagOf(tags, code);
  if (!tag) throw new RangeError(`no tag ${code}`);
  const needed = withNeeded(tag, tags);
  const features = new Set<string>();
  const need = (id: string): void => {
    const feature = tags.populations.find((p) => p.id === id);
    if (!feature || features.has(id)) return;
    features.add(id);
    featuresNeeded(feature).forEach(need);
  };
  for (const { rule } of needed) featuresOf(rule).forEach(need);
  const measures = new Set(needed.flatMap((t) => t.uses.measures));
  return {
    schema: tags.schema,
    tags: [tag],
    steps: needed.filter((t) => t !== tag),
    measures: tags.measures.filter((m) => measures.has(m.id)),
    populations: tags.populations.filter((p) => features.has(p.id)),
  };
}

/** The tag and every tag that it reads, directly or not. */
function withNeeded(tag: ResolvedTag, tags: ResolvedTags): readonly ResolvedTag[] {
  const needed = new Set<ResolvedTag>([tag]);
  // A set goes on to what is added while it is walked.
  for (const one of needed) {
    for (const code of one.uses.tags) {
      const used = tagOf(tags, code);
      if (used) needed.add(used);
    }
  }
  return [...needed];
}
