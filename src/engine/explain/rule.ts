import { cutsOf } from '../compile/population.ts';
import { type Bound, boundNodes } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { Value } from '../language/definition.ts';
import type { PopulationFeature, ResolvedTag, ResolvedTags, Rule } from '../language/resolved.ts';
import { cleaned, mapped } from '../language/spelling.ts';
import { asValue } from '../run.ts';
import { explainCondition, type TruthNode } from './condition.ts';
import { type CustomerRow, evaluate } from './evaluate.ts';
import type { Columns } from './row.ts';
import type { Standing } from './standing.ts';
import { bandOf, codeOf, rfmValue } from './value.ts';
import { type Worked, workedOf } from './worked.ts';

/** How a rule came to its value for one customer; `value` is computed from the parts, not copied from the result. */
export type RuleExplanation = { readonly value: Value } /** `choices`: every `if` in it, what it asks, and what it gave. */ & (
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly truth?: TruthNode;
      readonly choices: readonly Choice[];
      /** The calculation with this customer's numbers; empty where nothing is calculated. */
      readonly worked: readonly Worked[];
    }
  | { readonly kind: 'column'; readonly raw: Value; readonly cleaned: Value }
  | {
      readonly kind: 'cases';
      readonly cases: readonly {
        readonly value: Value;
        readonly condition: TruthNode;
        readonly state: 'matched' | 'passed-over' | 'not-reached';
      }[];
      /** True when no case matched and the value is the `else`. */
      readonly fellThrough: boolean;
    }
  | { readonly kind: 'bin'; readonly score: ScoreExplanation }
  | { readonly kind: 'rfm'; readonly scores: readonly [ScoreExplanation, ScoreExplanation, ScoreExplanation]; readonly code: string | null }
);

export interface Choice {
  readonly condition: TruthNode;
  readonly value: Value;
}

export interface ScoreExplanation {
  readonly text: string;
  readonly value: Value;
  /** Where the value is calculated from others, how. */
  readonly worked: readonly Worked[];
  readonly method: string;
  readonly n: number;
  /** Ascending; empty for methods that go by head count or rank. */
  readonly cuts: readonly number[];
  readonly score: number | null;
  /** Where the value stands among the others, for methods that go by that. */
  readonly standing?: Standing;
}

type Score = Extract<PopulationFeature, { kind: 'score' }>;

/** What a rule is explained with: one customer's columns, and where the customer stands among the others. */
export interface Explained {
  readonly tags: ResolvedTags;
  readonly row: CustomerRow;
  readonly column: Columns;
  readonly standing: (score: Score) => Standing | undefined;
}

export function explainRule(tag: ResolvedTag, explained: Explained): RuleExplanation {
  const { rule } = tag;
  const { row, column } = explained;
  switch (rule.kind) {
    case 'value': {
      const value = asValue(evaluate(rule.of, row), rule.of.type === 'bool');
      const text = textOf(rule.of);
      const choices = choicesIn(rule.of, row);
      return rule.of.type === 'bool'
        ? { kind: 'value', value, text, truth: explainCondition(rule.of, row), choices, worked: [] }
        : { kind: 'value', value, text, choices, worked: workedOf(rule.of, row) };
    }
    case 'column': {
      const raw = column(rule.column);
      const clean = cleaned(raw, rule.clean);
      return { kind: 'column', value: asValue(mapped(clean, rule), tag.type === 'bool'), raw, cleaned: clean };
    }
    case 'cases':
      return explainCases(rule, row);
    case 'bin': {
      const score = scoreOf(rule.scoreId, explained);
      return { kind: 'bin', value: bandOf(rule, score.score), score };
    }
    case 'rfm': {
      const [r, f, m] = rule.scoreIds.map((id) => scoreOf(id, explained)) as [ScoreExplanation, ScoreExplanation, ScoreExplanation];
      const numbers = [r, f, m].map(({ score }) => score);
      return { kind: 'rfm', value: rfmValue(rule, numbers), scores: [r, f, m], code: codeOf(numbers) };
    }
  }
}

/** The outer `if` before those inside it. */
const choicesIn = (e: Bound, row: CustomerRow): Choice[] =>
  [...boundNodes(e)].flatMap((node) => {
    const [condition] = node.kind === 'call' && node.name === 'if' ? node.args : [];
    return condition ? [{ condition: explainCondition(condition, row), value: asValue(evaluate(node, row), node.type === 'bool') }] : [];
  });

function explainCases(rule: Extract<Rule, { kind: 'cases' }>, row: CustomerRow): RuleExplanation {
  const conditions = rule.cases.map((c) => explainCondition(c.when, row));
  const hit = conditions.findIndex((c) => c.truth === true);
  const cases = rule.cases.map((c, i) => ({
    value: c.value,
    condition: conditions[i] as TruthNode,
    state: i === hit ? ('matched' as const) : hit === -1 || i < hit ? ('passed-over' as const) : ('not-reached' as const),
  }));
  return {
    kind: 'cases',
    value: asValue((hit === -1 ? rule.otherwise : rule.cases[hit]?.value) ?? null, false),
    cases,
    fellThrough: hit === -1,
  };
}

function scoreOf(id: string, { tags, row, column, standing }: Explained): ScoreExplanation {
  const feature = tags.populations.find((p) => p.id === id) as Score;
  const cuts = feature.edges.length > 0 ? feature.edges : (cutsOf(feature)?.columns ?? []).map((c) => Number(column(c)));
  const shown = feature.method === 'cut_plus_one' ? cuts.map((c) => c + 1) : cuts;
  const score = column(id);
  const stands = standing(feature);
  return {
    text: textOf(feature.of),
    value: evaluate(feature.of, row),
    worked: workedOf(feature.of, row),
    method: feature.method,
    n: feature.n,
    cuts: shown,
    score: score === null ? null : Number(score),
    ...(stands ? { standing: stands } : {}),
  };
}
