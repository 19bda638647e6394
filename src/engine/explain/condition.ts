import { type Bound, boundNodes } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { Value } from '../language/definition.ts';
import { type CustomerRow, evaluate, truthOf } from './evaluate.ts';
import { type Worked, workedOf } from './worked.ts';

/** A condition with its truth, down to the comparisons. */
export interface TruthNode {
  readonly text: string;
  readonly operator: 'and' | 'or' | 'not' | 'leaf';
  readonly truth: boolean | null;
  readonly children: readonly TruthNode[];
  /** The names a leaf compares, with this customer's values. */
  readonly values: readonly { readonly name: string; readonly value: Value }[];
  /** The calculations of a leaf, with this customer's numbers. */
  readonly worked: readonly Worked[];
  /** What a leaf comes down to; absent for one that is true or false by itself. */
  readonly compared?: Compared;
}

/** The two sides of a comparison as they are for this customer, a calculation or a rank on either side worked out, and as they are written. */
export type Compared = { readonly value: Value; readonly written: string } & (
  | {
      readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'not like';
      readonly threshold: Value;
      readonly writtenThreshold: string;
    }
  | { readonly operator: 'in' | 'not in'; readonly list: readonly Value[] }
  | { readonly operator: 'between' | 'not between'; readonly low: Value; readonly high: Value }
  | { readonly operator: 'is missing' | 'is present' }
);

/** A condition as a tree of truths. */
export function explainCondition(e: Bound, row: CustomerRow): TruthNode {
  const truth = truthOf(evaluate(e, row));
  const node = (operator: TruthNode['operator'], parts: readonly Bound[]): TruthNode => ({
    text: textOf(e),
    operator,
    truth,
    children: parts.map((p) => explainCondition(p, row)),
    values: [],
    worked: [],
  });
  if (e.kind === 'binary' && (e.operator === 'and' || e.operator === 'or')) return node(e.operator, flatten(e, e.operator));
  if (e.kind === 'unary' && e.operator === 'not') return node('not', [e.operand]);
  const names = new Map<string, Value>();
  for (const part of boundNodes(e)) {
    if (part.kind === 'ref' || part.kind === 'population') names.set(textOf(part), evaluate(part, row));
  }
  const compared = comparedIn(e, row);
  return {
    text: textOf(e),
    operator: 'leaf',
    truth,
    children: [],
    values: [...names].map(([name, value]) => ({ name, value })),
    worked: sidesOf(e).flatMap((side) => workedOf(side, row)),
    ...(compared ? { compared } : {}),
  };
}

function comparedIn(e: Bound, row: CustomerRow): Compared | undefined {
  const side = (of: Bound) => ({ value: evaluate(of, row), written: textOf(of) });
  switch (e.kind) {
    case 'binary': {
      const operator = COMPARISONS.find((o) => o === e.operator);
      return operator && { ...side(e.left), operator, threshold: evaluate(e.right, row), writtenThreshold: textOf(e.right) };
    }
    case 'in':
      return { ...side(e.operand), operator: e.negated ? 'not in' : 'in', list: e.list.map((item) => evaluate(item, row)) };
    case 'between':
      return {
        ...side(e.operand),
        operator: e.negated ? 'not between' : 'between',
        low: evaluate(e.low, row),
        high: evaluate(e.high, row),
      };
    case 'missing':
      return { ...side(e.operand), operator: e.negated ? 'is present' : 'is missing' };
    default:
      return undefined;
  }
}
/** What a comparison compares. */
function sidesOf(e: Bound): readonly Bound[] {
  switch (e.kind) {
    case 'binary':
      return [e.left, e.right];
    case 'in':
      return [e.operand, ...e.list];
    case 'between':
      return [e.operand, e.low, e.high];
    case 'missing':
      return [e.operand];
    default:
      return [];
  }
}

const COMPARISONS = ['=', '!=', '<', '<=', '>', '>=', 'like', 'not like'] as const;

/** a and (b and c) has three parts, not two. */
function flatten(e: Bound, operator: 'and' | 'or'): readonly Bound[] {
  return e.kind === 'binary' && e.operator === operator ? [...flatten(e.left, operator), ...flatten(e.right, operator)] : [e];
}
