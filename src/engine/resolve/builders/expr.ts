import type { ExprBuilder } from '../../language/definition.ts';
import type { Rule } from '../../language/resolved.ts';
import { bind } from '../bind.ts';
import type { RuleContext } from './rule.ts';

export function resolveExpr({ expression }: ExprBuilder, { scope }: RuleContext): Rule | undefined {
  const of = bind(expression, scope);
  return of && { kind: 'value', of };
}
