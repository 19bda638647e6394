import { type Compiled, compileTags } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import { someTags } from '../compile/one-tag.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import type { Execute } from '../language/rows.ts';
import { runTags, type TagRows } from '../run.ts';
import { mergeRows, type Refreshed } from './merge.ts';
import type { RefreshPlan } from './plan.ts';

/** A statement and the tags that it gives. */
export interface RefreshRun {
  readonly tags: ResolvedTags;
  readonly compiled: Compiled;
}

/** The statements of a plan: one for everybody, one that reads only the rows of the customers touched; none that has nothing to do. */
export function compileRefresh(
  tags: ResolvedTags,
  plan: RefreshPlan,
  dialect: Dialect,
): { readonly everybody?: RefreshRun; readonly touched?: RefreshRun } {
  const all = plan.everybody.length > 0 ? someTags(tags, plan.everybody) : undefined;
  const some = plan.touched.length > 0 && plan.customers.length > 0 ? someTags(tags, plan.touched) : undefined;
  return {
    ...(all ? { everybody: { tags: all, compiled: compileTags(all, dialect) } } : {}),
    ...(some ? { touched: { tags: some, compiled: compileTags(some, dialect, plan.customers) } } : {}),
  };
}

/**
 * Runs a plan and puts what it gives into the rows at hand. The result equals a full run.
 * @param before rows of the same tags, as they were before the changes
 * @example await refreshTags(tags, refreshPlan(tags, changes), before, sqlite, '2025-06-30', execute)
 */
export async function refreshTags(
  tags: ResolvedTags,
  plan: RefreshPlan,
  before: TagRows,
  dialect: Dialect,
  asOf: string,
  execute: Execute,
): Promise<TagRows> {
  const { everybody, touched } = compileRefresh(tags, plan, dialect);
  const run = (of: RefreshRun | undefined): Promise<TagRows> | undefined => of && runTags(of.tags, of.compiled, asOf, execute);
  const [all, some] = await Promise.all([run(everybody), run(touched)]);
  const refreshed: Refreshed = { ...(all ? { everybody: all } : {}), ...(some ? { touched: some } : {}) };
  return mergeRows(before, refreshed, plan, tags.schema);
}
