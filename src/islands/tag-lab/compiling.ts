import { type Compiled, compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { inlineParams } from '../../engine/compile/written-in.ts';
import type { Layout } from '../../engine/language/layout.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import { type Plan, planTags } from '../../engine/plan/plan.ts';

export const compiledFor = (tags: ResolvedTags): Compiled => compileTags(tags, sqlite);

/** The statement for eyes and explanations, the plan for running. */
export const plannedFor = (tags: ResolvedTags): { readonly compiled: Compiled; readonly planFor: (layout: Layout) => Plan } => ({
  compiled: compiledFor(tags),
  planFor: (layout) => planTags(tags, { layout }),
});

/** The statement as it runs outside: values and as-of date written in. */
export function sqlOf(tags: ResolvedTags, asOf: string): string {
  const { sql, params } = compiledFor(tags);
  return inlineParams(sql, { ...params, as_of: asOf });
}
