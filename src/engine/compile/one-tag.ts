import { featuresNeeded, featuresOf, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';

/** One tag of a set as a set of its own: what it rests on comes along as steps, and nothing else does. */
export const oneTag = (tags: ResolvedTags, code: string): ResolvedTags => someTags(tags, [code]);

/** Some tags of a set, in its order, and as steps what they rest on. @throws where there is no tag of that code */
export function someTags(tags: ResolvedTags, codes: readonly string[]): ResolvedTags {
  const chosen = new Set(
    codes.map((code) => {
      const tag = tagOf(tags, code);
      if (!tag) throw new RangeError(`no tag ${code}`);
      return tag;
    }),
  );
  const needed = withNeeded(chosen, tags);
  const features = new Set<string>();
  const need = (id: string): void => {
    const feature = tags.populations.find((p) => p.id === id);
    if (!feature || features.has(id)) return;
    features.add(id);
    featuresNeeded(feature).forEach(need);
  };
  for (const { rule } of needed) featuresOf(rule).forEach(need);
  const measures = new Set([...needed].flatMap((t) => t.uses.measures));
  return {
    schema: tags.schema,
    tags: [...tags.tags, ...tags.steps].filter((t) => chosen.has(t)),
    steps: [...needed].filter((t) => !chosen.has(t)),
    measures: tags.measures.filter((m) => measures.has(m.id)),
    populations: tags.populations.filter((p) => features.has(p.id)),
  };
}

/** The tags and every tag that they read, directly or not. */
function withNeeded(chosen: ReadonlySet<ResolvedTag>, tags: ResolvedTags): ReadonlySet<ResolvedTag> {
  const needed = new Set(chosen);
  // A set goes on to what is added while it is walked.
  for (const one of needed) {
    for (const code of one.uses.tags) {
      const used = tagOf(tags, code);
      if (used) needed.add(used);
    }
  }
  return needed;
}
