import type { Expression } from '../../src/engine/language/expression.ts';

/** A tree with all its parentheses: `(a or (b and c))`. */
export function shape(e: Expression): string {
  switch (e.kind) {
    case 'literal':
      return typeof e.value === 'string' ? `'${e.value}'` : String(e.value);
    case 'name':
      return e.table ? `${e.table}.${e.name}` : e.name;
    case 'unary':
      return `(${e.operator} ${shape(e.operand)})`;
    case 'binary':
      return `(${shape(e.left)} ${e.operator} ${shape(e.right)})`;
    case 'missing':
      return `(${shape(e.operand)} is ${e.negated ? 'present' : 'missing'})`;
    case 'in':
      return `(${shape(e.operand)} ${e.negated ? 'not in' : 'in'} [${e.list.map(shape).join(' ')}])`;
    case 'between':
      return `(${shape(e.operand)} ${e.negated ? 'not between' : 'between'} ${shape(e.low)} ${shape(e.high)})`;
    case 'call':
      return `${e.name}(${e.args.map(shape).join(' ')})`;
  }
}
