import type { TruthNode } from '../explain/condition.ts';
import type { ExplainedStep, Explanation } from '../explain/explain.ts';
import type { Fact } from '../explain/facts.ts';
import type { RuleExplanation, ScoreExplanation } from '../explain/rule.ts';
import type { StepRole } from '../explain/steps.ts';
import type { Bilingual, Value } from '../language/definition.ts';
import { type Cell, rowCount } from '../language/rows.ts';

/** Why a customer's value of a tag is another now: two explanations, with what they share left out. */
export interface WhyMoved {
  readonly customerId: string;
  readonly before: Standing;
  readonly after: Standing;
  /** Facts with another value, in the order of the rule. */
  readonly facts: readonly FactChange[];
  /** What came up on the way to the rule: points in all, answers that count, the distance from a centre, the value before a gate. */
  readonly steps: readonly StepChange[];
  /** What was weighed for a preference, a sequence or a place in a network, row by row, where it is another now. */
  readonly weighed: readonly WeighedChange[];
  /** Comparisons of the rule and of its steps, as far as they were read, that hold on one side only. */
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
export interface StepChange {
  readonly code: string;
  readonly role?: StepRole;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}
export interface WeighedChange {
  /** The fact that it was weighed for. */
  readonly name: string;
  /** What the row is about: a value that may be preferred, the number of a step, a neighbour. */
  readonly of: Cell;
  /** The row's columns as the explanation names them; `undefined`: that side has no such row. */
  readonly before: Weighed | undefined;
  readonly after: Weighed | undefined;
}
export type Weighed = Readonly<Record<string, Cell>>;
export interface ConditionChange {
  readonly text: string;
  /** `null` is unknown; `undefined`: that side has no such comparison, or an earlier case had already given the value. */
  readonly before: boolean | null | undefined;
  readonly after: boolean | null | undefined;
  /** Where it asks for a rank: of what, and which share of the customers lay below, from 0 to 1; absent where it asks for none. */
  readonly ranks?: readonly RankChange[];
}
export interface RankChange {
  readonly of: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}
export interface ScoreChange {
  readonly text: string;
  readonly before: Scored | undefined;
  readonly after: Scored | undefined;
  /** The customer's number is the same, and only the others' moved the cut points or the ranks. */
  readonly othersMoved: boolean;
}
export type Scored = Pick<ScoreExplanation, 'value' | 'score' | 'cuts' | 'standing'>;

/**
 * Why a customer moved: which facts changed, which case gave the value before and after, what was weighed otherwise, and what of the rule holds now
 * that did not. Every builder has something to say: those that are written out with others by their steps and choices, shapes by their rows.
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
    steps: changes(before.known ? before.steps : [], after.known ? after.steps : [], ({ code }) => code)
      .filter(([was, is]) => was?.rule.value !== is?.rule.value)
      .map(([was, is]) => ({ ...stepOf(was, is), before: was?.rule.value, after: is?.rule.value })),
    weighed: changes(weighedIn(before), weighedIn(after), ({ name, of }) => JSON.stringify([name, of]))
      .filter(([was, is]) => JSON.stringify(was?.row) !== JSON.stringify(is?.row))
      .map(([was, is]) => ({ name: (is ?? was)?.name ?? '', of: (is ?? was)?.of ?? null, before: was?.row, after: is?.row })),
    conditions: changes(leavesOf(before), leavesOf(after), ({ text }) => text)
      .filter(([was, is]) => was?.truth !== is?.truth)
      .map(([was, is]) => {
        const ranks = ranksIn(was, is);
        return { text: (is ?? was)?.text ?? '', before: was?.truth, after: is?.truth, ...(ranks.length > 0 ? { ranks } : {}) };
      }),
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

function ranksIn(was: TruthNode | undefined, is: TruthNode | undefined): RankChange[] {
  const valueIn = (node: TruthNode | undefined, name: string) => node?.values.find((one) => one.name === name)?.value;
  return [...((is ?? was)?.values ?? [])].flatMap(({ name }) => {
    const [, of] = /^pct_rank\((\w+)\)$/.exec(name) ?? [];
    return of === undefined ? [] : [{ of, before: valueIn(was, name), after: valueIn(is, name) }];
  });
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

/** The comparisons of a rule and of the steps on its way that had a say: of ordered rules, those up to the one that matched. */
function leavesOf({ known, rule, steps }: Explanation): readonly TruthNode[] {
  return known ? [...steps.map((step) => step.rule), rule].flatMap(leavesOfRule) : [];
}

function leavesOfRule(rule: RuleExplanation): readonly TruthNode[] {
  if (rule.kind === 'value')
    return [...(rule.truth ? [rule.truth] : []), ...rule.choices.map(({ condition }) => condition)].flatMap(leaves);
  if (rule.kind !== 'cases') return [];
  return rule.cases.flatMap(({ condition, state }) => (state === 'not-reached' ? [] : leaves(condition)));
}
const leaves = (node: TruthNode): readonly TruthNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves));

function scoresOf({ known, rule, steps }: Explanation): readonly ScoreExplanation[] {
  if (!known) return [];
  return [...steps.map((step) => step.rule), rule].flatMap((one) =>
    one.kind === 'bin' ? [one.score] : one.kind === 'rfm' ? one.scores : [],
  );
}

/** What shapes weighed, a row at a time; the first column says what a row is about. */
function weighedIn({ facts }: Explanation): readonly { readonly name: string; readonly of: Cell; readonly row: Weighed }[] {
  return facts.flatMap(({ name, workings }) =>
    Array.from({ length: workings ? rowCount(workings) : 0 }, (_, i) => {
      const row = Object.fromEntries((workings?.columns ?? []).map((column, c) => [column, workings?.values[c]?.[i] ?? null]));
      return { name, of: workings?.values[0]?.[i] ?? null, row };
    }),
  );
}

const stepOf = (was: ExplainedStep | undefined, is: ExplainedStep | undefined): Pick<StepChange, 'code' | 'role'> => {
  const { code = '', role } = is ?? was ?? {};
  return { code, ...(role ? { role } : {}) };
};
const scored = (score: ScoreExplanation | undefined): Scored | undefined =>
  score && { value: score.value, score: score.score, cuts: score.cuts, ...(score.standing ? { standing: score.standing } : {}) };

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
