import { cutsOf } from '../compile/population.ts';
import { type Bound, boundNodes } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { Value } from '../language/definition.ts';
import type { PopulationFeature, ResolvedTag, ResolvedTags, Rule } from '../language/resolved.ts';
import type { Cell } from '../language/rows.ts';
import { holds } from '../lint/scheme.ts';
import { asValue, withoutNoise } from '../run.ts';
import { explainCondition, type TruthNode } from './condition.ts';
import { type CustomerRow, evaluate } from './evaluate.ts';

/** How a rule came to its value for one customer; `value` is computed from the parts, not copied from the result. */
export type RuleExplanation = { readonly value: Value } /** `choices`: every `if` in it, what it asks, and what it gave. */ & (
  | { readonly kind: 'value'; readonly text: string; readonly truth?: TruthNode; readonly choices: readonly Choice[] }
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
  readonly method: string;
  readonly n: number;
  /** Ascending; empty for methods that go by head count or rank. */
  readonly cuts: readonly number[];
  readonly score: number | null;
}

export function explainRule(tag: ResolvedTag, tags: ResolvedTags, row: CustomerRow, column: (name: string) => Cell): RuleExplanation {
  const { rule } = tag;
  switch (rule.kind) {
    case 'value': {
      const value = asValue(evaluate(rule.of, row), rule.of.type === 'bool');
      const text = textOf(rule.of);
      const choices = choicesIn(rule.of, row);
      return rule.of.type === 'bool'
        ? { kind: 'value', value, text, truth: explainCondition(rule.of, row), choices }
        : { kind: 'value', value, text, choices };
    }
    case 'column': {
      const raw = column(rule.column);
      const cleaned = clean(raw, rule.clean);
      return { kind: 'column', value: asValue(mapped(cleaned, rule), tag.type === 'bool'), raw, cleaned };
    }
    case 'cases':
      return explainCases(rule, row);
    case 'bin': {
      const score = scoreOf(rule.scoreId, tags, row, column);
      const value = score.score === null || !rule.labels ? score.score : (rule.labels[score.score - rule.lowest] ?? null);
      return { kind: 'bin', value, score };
    }
    case 'rfm': {
      const [r, f, m] = rule.scoreIds.map((id) => scoreOf(id, tags, row, column)) as [ScoreExplanation, ScoreExplanation, ScoreExplanation];
      const scores = [r, f, m] as const;
      const code = scores.some((s) => s.score === null) ? null : scores.map((s) => s.score).join('');
      return { kind: 'rfm', value: rfmValue(rule, scores, code), scores, code };
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

function scoreOf(id: string, tags: ResolvedTags, row: CustomerRow, column: (name: string) => Cell): ScoreExplanation {
  const feature = tags.populations.find((p) => p.id === id) as Extract<PopulationFeature, { kind: 'score' }>;
  const cuts = feature.edges.length > 0 ? feature.edges : (cutsOf(feature)?.columns ?? []).map((c) => Number(column(c)));
  const shown = feature.method === 'cut_plus_one' ? cuts.map((c) => c + 1) : cuts;
  const score = column(id);
  return {
    text: textOf(feature.of),
    value: evaluate(feature.of, row),
    method: feature.method,
    n: feature.n,
    cuts: shown,
    score: score === null ? null : Number(score),
  };
}

function rfmValue(rule: Extract<Rule, { kind: 'rfm' }>, scores: readonly ScoreExplanation[], code: string | null): Value {
  const { output } = rule;
  switch (output.kind) {
    case 'code':
      return code;
    case 'digit':
      return scores['rfm'.indexOf(output.of)]?.score ?? null;
    case 'weighted':
      return code === null ? null : withoutNoise(scores.reduce((sum, s, i) => sum + (s.score ?? 0) * (output.weights[i] ?? 0), 0));
    case 'segment':
      return code === null ? null : (output.segments.find((s) => holds(s, code))?.value ?? output.otherwise ?? null);
  }
}

function clean(raw: Cell, steps: readonly string[]): Cell {
  return steps.reduce<Cell>((value, step) => {
    if (typeof value !== 'string') return value;
    if (step === 'lower') return value.replace(/[A-Z]/g, (c) => c.toLowerCase());
    if (step === 'upper') return value.replace(/[a-z]/g, (c) => c.toUpperCase());
    return step === 'trim' ? value.replace(/^ +| +$/g, '') : value.replace(/^[ \t\n\r\u00a0\u3000]+|[ \t\n\r\u00a0\u3000]+$/g, '');
  }, raw);
}

function mapped(cleaned: Cell, rule: Extract<Rule, { kind: 'column' }>): Value {
  if (!rule.map) return cleaned ?? rule.otherwise;
  if (cleaned === null) return null;
  const found = Object.entries(rule.map).find(([, spellings]) => spellings.includes(cleaned));
  return found ? found[0] : rule.otherwise;
}
