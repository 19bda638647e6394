import type { Expression } from '../language/expression.ts';
import { parseExpression } from '../parse/expression.ts';
import type { At } from './write.ts';

/** A formula from its text, as if all of it stood at one place. @throws Error for a text that is no expression */
export function writtenAt(text: string, at: At): Expression {
  const { expression } = parseExpression(text, () => at.start);
  if (!expression) throw new Error(`not an expression: ${text}`);
  return expression;
}
