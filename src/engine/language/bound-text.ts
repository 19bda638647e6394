import { isPlainName } from '../parse/tokenize.ts';
import { BINDING, type Bound, LOOSEST_ATOM, LOOSEST_SUM } from './bound.ts';

/** An expression as a person would write it, for messages and labels; reading it again gives the same expression. */
export function textOf(e: Bound): string {
  switch (e.kind) {
    case 'literal':
      return typeof e.value === 'string' ? `'${e.value.replaceAll("'", "''")}'` : String(e.value);
    case 'ref':
      return e.name.split('.').every(isPlainName) ? e.name : `\`${e.name.replaceAll('`', '``')}\``;
    case 'population':
      return e.text;
    case 'call':
      return `${e.name}(${e.args.map(textOf).join(', ')})`;
    case 'unary':
      return e.operator === 'not' ? `not ${within(e.operand, BINDING['not'])}` : `-${within(e.operand, LOOSEST_ATOM)}`;
    case 'binary': {
      const binding = bindingOf(e);
      const chains = binding !== BINDING['='];
      return `${within(e.left, chains ? binding : LOOSEST_SUM)} ${e.operator} ${within(e.right, binding + 1)}`;
    }
    case 'missing':
      return `${within(e.operand, LOOSEST_SUM)} is ${e.negated ? 'present' : 'missing'}`;
    case 'between':
      return `${within(e.operand, LOOSEST_SUM)} ${e.negated ? 'not ' : ''}between ${within(e.low, LOOSEST_SUM)} and ${within(e.high, LOOSEST_SUM)}`;
    case 'in':
      return `${within(e.operand, LOOSEST_SUM)} ${e.negated ? 'not ' : ''}in (${e.list.map((item) => within(item, LOOSEST_SUM)).join(', ')})`;
  }
}

const within = (e: Bound, binding: number): string => (bindingOf(e) < binding ? `(${textOf(e)})` : textOf(e));

function bindingOf(e: Bound): number {
  if (e.kind === 'binary' || e.kind === 'unary') return e.kind === 'unary' && e.operator === '-' ? BINDING['*'] : BINDING[e.operator];
  if (e.kind === 'missing' || e.kind === 'between' || e.kind === 'in') return BINDING['='];
  return e.kind === 'literal' && typeof e.value === 'number' && e.value < 0 ? BINDING['*'] : LOOSEST_ATOM;
}
