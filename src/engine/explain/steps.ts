import type { ModelBuilder } from '../language/composed.ts';
import type { Value } from '../language/definition.ts';
import type { ResolvedTag, ResolvedTags } from '../language/resolved.ts';

/** What a step that nobody wrote is there for. */
export type StepRole =
  | { readonly is: 'logit' | 'answered' | 'open' | 'passed' }
  /** What bands are cut from. */
  | { readonly is: 'score'; readonly of: ScoreOf }
  | { readonly is: 'distance'; readonly of: Value }
  | { readonly is: 'input'; readonly of: string };

export type ScoreOf = 'points' | 'survey' | ModelBuilder['model']['type'];

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

/** Read from the name that `expand` gave the step. */
export function roleOf({ code, definition }: ResolvedTag): StepRole | undefined {
  const suffix = code.slice((definition.stepOf?.length ?? 0) + 1);
  const { composed } = definition;
  const [, word, digits] = /^([a-z]+)_(\d+)$/.exec(suffix) ?? [];
  const at = Number(digits) - 1;
  if (word === 'distance' && composed?.builder === 'model' && composed.model.type === 'kmeans') {
    const center = composed.model.centers[at];
    return center && { is: 'distance', of: center.value };
  }
  if (word === 'input' && composed?.builder === 'model') {
    const name = Object.keys(composed.inputs)[at];
    return name === undefined ? undefined : { is: 'input', of: name };
  }
  if (suffix === 'score') {
    if (composed?.builder === 'model') return { is: 'score', of: composed.model.type };
    return composed?.builder === 'points' || composed?.builder === 'survey' ? { is: 'score', of: composed.builder } : undefined;
  }
  const is = (['logit', 'answered', 'open', 'passed'] as const).find((role) => role === suffix);
  return is && { is };
}
