import { type Bound, boundNodes } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { Value } from '../language/definition.ts';
import { type CustomerRow, evaluate, truthOf } from './evaluate.ts';

/** A condition with its truth, down to the comparisons. */
export interface TruthNode {
  readonly text: string;
  readonly operator: 'and' | 'or' | 'not' | 'leaf';
  readonly truth: boolean | null;
  readonly children: readonly TruthNode[];
  /** The names a leaf compares, with this customer's values. */
  readonly values: readonly { readonly name: string; readonly value: Value }[];
}

/** A condition as a tree of truths. */
export function explainCondition(e: Bound, row: CustomerRow): TruthNode {
  const truth = truthOf(evaluate(e, row));
  const node = (operator: TruthNode['operator'], parts: readonly Bound[]): TruthNode => ({
    text: textOf(e),
    operator,
    truth,
    children: parts.map((p) => explainCondition(p, row)),
    values: [],
  });
  if (e.kind === 'binary' && (e.operator === 'and' || e.operator === 'or')) return node(e.operator, flatten(e, e.operator));
  if (e.kind === 'unary' && e.operator === 'not') return node('not', [e.operand]);
  const names = new Map<string, Value>();
  for (const part of boundNodes(e)) {
    if (part.kind === 'ref' || part.kind === 'population') names.set(textOf(part), evaluate(part, row));
  }
  return { text: textOf(e), operator: 'leaf', truth, children: [], values: [...names].map(([name, value]) => ({ name, value })) };
}

/** a and (b and c) has three parts, not two. */
function flatten(e: Bound, operator: 'and' | 'or'): readonly Bound[] {
  return e.kind === 'binary' && e.operator === operator ? [...flatten(e.left, operator), ...flatten(e.right, operator)] : [e];
}
