import type { Value } from '../language/definition.ts';
import type { ResolvedTag, Rule } from '../language/resolved.ts';
import type { Cell } from '../language/rows.ts';
import { cleaned, mapped } from '../language/spelling.ts';
import { holds } from '../lint/scheme.ts';
import { withoutNoise } from '../run.ts';
import { type CustomerRow, evaluate, truthOf } from './evaluate.ts';

/** The value that a tag's rule gives for one customer, from the parts that `row` has. Written apart from the compiler, as `evaluate` is. */
export function ruleValue({ rule }: Pick<ResolvedTag, 'rule'>, row: CustomerRow): Value {
  switch (rule.kind) {
    case 'value':
      return evaluate(rule.of, row);
    case 'column':
      return mapped(cleaned(asCell(row.ref({ kind: 'column', column: rule.column })), rule.clean), rule);
    case 'cases':
      return rule.cases.find((c) => truthOf(evaluate(c.when, row)) === true)?.value ?? rule.otherwise ?? null;
    case 'bin':
      return bandOf(rule, asNumber(row.population(rule.scoreId)));
    case 'rfm':
      return rfmValue(
        rule,
        rule.scoreIds.map((id) => asNumber(row.population(id))),
      );
  }
}

export const bandOf = ({ labels, lowest }: Extract<Rule, { kind: 'bin' }>, score: number | null): Value =>
  score === null || !labels ? score : (labels[score - lowest] ?? null);

export function rfmValue({ output }: Extract<Rule, { kind: 'rfm' }>, scores: readonly (number | null)[]): Value {
  const code = codeOf(scores);
  switch (output.kind) {
    case 'code':
      return code;
    case 'digit':
      return scores['rfm'.indexOf(output.of)] ?? null;
    case 'weighted':
      return code === null ? null : withoutNoise(scores.reduce<number>((sum, s, i) => sum + (s ?? 0) * (output.weights[i] ?? 0), 0));
    case 'segment':
      return code === null ? null : (output.segments.find((s) => holds(s, code))?.value ?? output.otherwise ?? null);
  }
}

/** The scores side by side; none where one is missing. */
export const codeOf = (scores: readonly (number | null)[]): string | null => (scores.includes(null) ? null : scores.join(''));

const asCell = (value: Value): Cell => (typeof value === 'boolean' ? Number(value) : value);
const asNumber = (value: Value): number | null => (value === null ? null : Number(value));
