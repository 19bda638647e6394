import type { ResolvedTag, ResolvedTags } from '../language/resolved.ts';

/** The tag's own steps, each after those that it needs. */
export function stepsOf(tag: ResolvedTag, tags: ResolvedTags): readonly ResolvedTag[] {
  const own = tags.steps.filter((step) => step.definition.stepOf === tag.code);
  const found = new Set<ResolvedTag>();
  const need = (code: string): void => {
    const step = own.find((s) => s.code === code);
    if (!step || found.has(step)) return;
    step.uses.tags.forEach(need);
    found.add(step);
  };
  tag.uses.tags.forEach(need);
  return [...found];
}
