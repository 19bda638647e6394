import type { Builder, CoreBuilder, TagDefinition } from '../../language/definition.ts';
import type { Rule } from '../../language/resolved.ts';
import type { Names, Uses } from '../customer-scope.ts';
import type { Scope } from '../scope.ts';
import { resolveBin } from './bin.ts';
import { resolveCases } from './cases.ts';
import { resolveColumn } from './column.ts';
import { resolveExpr } from './expr.ts';
import { resolveMeasureTag } from './measure.ts';
import { resolveRfm } from './rfm.ts';

/** What a builder may know beside itself. */
export interface RuleContext extends Pick<Names, 'schema' | 'kept' | 'issues'> {
  readonly definition: TagDefinition;
  /** What names mean about a customer. */
  readonly scope: Scope;
  readonly uses: Uses;
}

type Resolver<B extends Builder> = (define: B, context: RuleContext) => Rule | undefined;

const RESOLVERS: { readonly [K in CoreBuilder['builder']]: Resolver<Extract<CoreBuilder, { builder: K }>> } = {
  column: resolveColumn,
  expr: resolveExpr,
  measure: resolveMeasureTag,
  cases: resolveCases,
  bin: resolveBin,
  rfm: resolveRfm,
};

/**
 * The rule of a tag.
 * @returns undefined when something is wrong; what, is in the issues
 * @throws for a builder that was not written out
 */
export function resolveRule(context: RuleContext): Rule | undefined {
  const { define } = context.definition;
  if (!Object.hasOwn(RESOLVERS, define.builder)) throw new Error(`${define.builder} was not expanded`);
  return (RESOLVERS[define.builder as CoreBuilder['builder']] as Resolver<typeof define>)(define, context);
}
