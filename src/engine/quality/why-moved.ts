import type { TruthNode } from '../explain/condition.ts';
import type { Explanation } from '../explain/explain.ts';
import type { Fact } from '../explain/facts.ts';
import type { RuleExplanation, ScoreExplanation } from '../explain/rule.ts';
import type { Bilingual, Value } from '../language/definition.ts';

/** Why a customer's value of a tag is another now: two explanations, with what they share left out. */
export interface WhyMoved {
  readonly customerId: string;
  readonly before: Standing;
  readonly after: Standing;
  /** Facts with another value, in the order of the rule. */
  readonly facts: readonly FactChange[];
  /** Comparisons of the rule, as far as it was read, that hold on one side only. */
  readonly conditions: readonly ConditionChange[];
  /** Scores that changed. */
  readonly scores: readonly ScoreChange[];
}

/** One side of the move. */
export interface Standing {
  /** False: not a customer then. */
  readonly known: boolean;
  readonly value: Value;
  /** Ordered rules only: which one gave the value, from 0 with its condition, or the `else`. */
  readonly matched?: { readonly kind: 'case'; readonly index: number; readonly text: string } | { readonly kind: 'else' };
}
/** `undefined`: that side has no such fact, because its version of the tag does not read it, or because there was no customer. */
export interface FactChange {
  readonly name: string;
  readonly label: Bilingual;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}
export interface ConditionChange {
  readonly text: string;
  /** `null` is unknown; `undefined`: that side has no such comparison, or an earlier case had already given the value. */
  readonly before: boolean | null | undefined;
  readonly after: boolean | null | undefined;
}
export interface ScoreChange {
  readonly text: string;
  readonly before: Scored | undefined;
  readonly after: Scored | undefined;
  /** The customer's number is the same, and only the others' moved the cut points or the ranks. */
  readonly othersMoved: boolean;
}
export type Scored = Pick<ScoreExplanation, 'value' | 'score' | 'cuts'>;

/**
 * Why a customer moved: which facts changed, which case gave the value before and after, and what of the rule holds now that did not.
 * @param before, after `explainCustomer` of one customer, at two as-of dates or for two versions of a tag
 * @example whyMoved(inMarch, inJune)
 * // {before: {value: 'mature', matched: {index: 4, …}}, after: {value: 'dormant', matched: {index: 2, …}}, facts: [{name: 'days_since_last_order', before: 12, after: 103}], …}
 */
export function whyMoved(before: Explanation, after: Explanation): WhyMoved {
  return {
    customerId: after.customerId,
    before: standingOf(before),
    after: standingOf(after),
    facts: changes(before.facts, after.facts, ({ name }) => name)
      .filter(([was, is]) => was === undefined || is === undefined || was.value !== is.value)
      .map(([was, is]) => ({ ...nameOf(was, is), before: was?.value, after: is?.value })),
    conditions: changes(leavesOf(before), leavesOf(after), ({ text }) => text)
      .filter(([was, is]) => was?.truth !== is?.truth)
      .map(([was, is]) => ({ text: (is ?? was)?.text ?? '', before: was?.truth, after: is?.truth })),
    scores: changes(scoresOf(before), scoresOf(after), ({ text }) => text)
      .filter(([was, is]) => was?.score !== is?.score)
      .map(([was, is]) => ({
        text: (is ?? was)?.text ?? '',
        before: scored(was),
        after: scored(is),
        othersMoved: was !== undefined && is !== undefined && was.value === is.value && was.method === is.method && was.n === is.n,
      })),
  };
}

function standingOf({ known, value, rule }: Explanation): Standing {
  const matched = known ? matchedOf(rule) : undefined;
  return { known, value, ...(matched ? { matched } : {}) };
}

function matchedOf(rule: RuleExplanation): Standing['matched'] {
  if (rule.kind !== 'cases') return undefined;
  if (rule.fellThrough) return { kind: 'else' };
  const index = rule.cases.findIndex(({ state }) => state === 'matched');
  return { kind: 'case', index, text: rule.cases[index]?.condition.text ?? '' };
}

/** The comparisons of a rule that had a say: of ordered rules, those up to the one that matched. */
function leavesOf({ known, rule }: Explanation): readonly TruthNode[] {
  if (!known) return [];
  if (rule.kind === 'value') return rule.truth === undefined ? [] : leaves(rule.truth);
  if (rule.kind !== 'cases') return [];
  return rule.cases.flatMap(({ condition, state }) => (state === 'not-reached' ? [] : leaves(condition)));
}
const leaves = (node: TruthNode): readonly TruthNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves));

function scoresOf({ known, rule }: Explanation): readonly ScoreExplanation[] {
  if (!known) return [];
  return rule.kind === 'bin' ? [rule.score] : rule.kind === 'rfm' ? rule.scores : [];
}
const scored = (score: ScoreExplanation | undefined): Scored | undefined =>
  score && { value: score.value, score: score.score, cuts: score.cuts };

/** Both sides of each name, in the order they come up. */
function changes<Item>(before: readonly Item[], after: readonly Item[], nameOf: (item: Item) => string) {
  const [was, is] = [before, after].map((items) => new Map(items.map((item) => [nameOf(item), item])));
  const names = [...new Set([...after, ...before].map(nameOf))];
  return names.map((name) => [was?.get(name), is?.get(name)] as const);
}

const nameOf = (was: Fact | undefined, is: Fact | undefined): Pick<FactChange, 'name' | 'label'> => {
  const { name = '', label = { zh: '', en: '' } } = is ?? was ?? {};
  return { name, label };
};
