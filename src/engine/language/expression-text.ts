import type { Bound } from './bound.ts';
import { textOf } from './bound-text.ts';
import type { Expression } from './expression.ts';
import { NOWHERE } from './issue.ts';

/** An expression as a person would write it, whether or not its names are known. */
export const expressionText = (e: Expression): string => textOf(unbound(e));

/** Its text needs no meanings: only what stands where. */
function unbound(e: Expression): Bound {
  const common = { type: 'any', place: NOWHERE } as const;
  switch (e.kind) {
    case 'literal':
      return { ...common, kind: 'literal', value: e.value };
    case 'name': {
      const name = e.table === undefined ? e.name : `${e.table}.${e.name}`;
      return { ...common, kind: 'ref', ref: { kind: 'as_of' }, name, nullable: true };
    }
    case 'unary':
      return { ...common, kind: 'unary', operator: e.operator, operand: unbound(e.operand) };
    case 'binary':
      return { ...common, kind: 'binary', operator: e.operator, left: unbound(e.left), right: unbound(e.right) };
    case 'in':
      return { ...common, kind: 'in', operand: unbound(e.operand), list: e.list.map(unbound), negated: e.negated };
    case 'between':
      return { ...common, kind: 'between', operand: unbound(e.operand), low: unbound(e.low), high: unbound(e.high), negated: e.negated };
    case 'missing':
      return { ...common, kind: 'missing', operand: unbound(e.operand), negated: e.negated };
    case 'call':
      return { ...common, kind: 'population', id: '', text: `${e.name}(${e.args.map(expressionText).join(', ')})` };
  }
}
