import type { AudienceBuilder, AudienceNode } from '../language/composed.ts';
import type { Expression } from '../language/expression.ts';
import type { Expanded } from './expand.ts';
import { joined } from './write.ts';

/** People are a condition: all is `and`, any is `or`. */
export const expandAudience = ({ of, place }: AudienceBuilder): Expanded => ({
  define: { builder: 'expr', expression: conditionOf(of), place },
});

function conditionOf(node: AudienceNode): Expression {
  switch (node.kind) {
    case 'when':
      return node.when;
    case 'not':
      return { kind: 'unary', operator: 'not', operand: conditionOf(node.part), start: node.place.start, end: node.place.end };
    default:
      return joined(node.kind === 'all' ? 'and' : 'or', node.parts.map(conditionOf), node.place);
  }
}
