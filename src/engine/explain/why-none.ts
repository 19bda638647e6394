import type { ResolvedTags, Rule } from '../language/resolved.ts';
import { factOf } from './fact-change.ts';
import type { Case, FactRef } from './supposed.ts';

/**
 * Why no nearest change is given. `itself`: the tag is a number or a word of the customer's as it stands, and crosses no bound. `query`: a statement of the
 * author's own. `network`: a place among all others. `listed`: the tag reads nothing that could change. `own`: only what is a person's own would do.
 * `first-row`: the customer has no rows, and a first one would change several facts at once. Of a preference, `no-rows`: there is nothing to weigh;
 * `support`: what else was weighed has too few rows; `one-value`: nothing else was weighed.
 * `steps`: a sequence that is through, or whose days are over. `not-found`: one fact and two at once were tried, and none that a customer could have does it.
 */
export type WhyNone =
  | 'itself'
  | 'query'
  | 'network'
  | 'listed'
  | 'own'
  | 'first-row'
  | 'no-rows'
  | 'support'
  | 'one-value'
  | 'steps'
  | 'not-found';

/** @param free facts that are not a person's own */
export function whyNone(tags: ResolvedTags, facts: readonly FactRef[], free: readonly FactRef[], one: Case): WhyNone {
  const [tag] = tags.tags;
  const sequences = tags.measures.flatMap(({ id, shape }) => (shape?.agg === 'sequence' ? [id] : []));
  const shapes = new Set(tags.measures.map(({ shape }) => (shape?.agg === 'computed' ? shape.how : shape?.agg)));
  if (shapes.has('statement')) return 'query';
  if (tag && isItself(tag.rule, sequences)) return shapes.has('pagerank') || shapes.has('betweenness') ? 'network' : 'itself';
  if (sequences.length > 0 && facts.length === 0) return 'steps';
  if (facts.length === 0) return 'listed';
  if (free.length === 0) return 'own';
  const withoutRows = free.filter((fact) => fact.kind === 'measure' && [null, 0].includes(factOf(one, fact) as null));
  return withoutRows.length > 1 && withoutRows.length === free.length ? 'first-row' : 'not-found';
}

/** A fact as it stands, or what is worked out from facts without a bound on the way. */
function isItself(rule: Rule, sequences: readonly string[]): boolean {
  if (rule.kind === 'column') return rule.map === undefined;
  const isSequence =
    rule.kind === 'value' && rule.of.kind === 'ref' && rule.of.ref.kind === 'measure' && sequences.includes(rule.of.ref.id);
  return rule.kind === 'value' && rule.of.type !== 'bool' && !isSequence;
}
