/** A tree of an expression: of what was written (`Expression`), or of what it means (`Bound`). They branch alike. */
type Branching<Part> =
  | { readonly kind: 'literal' | 'name' | 'ref' | 'population' }
  | { readonly kind: 'unary' | 'missing'; readonly operand: Part }
  | { readonly kind: 'binary'; readonly left: Part; readonly right: Part }
  | { readonly kind: 'in'; readonly operand: Part; readonly list: readonly Part[] }
  | { readonly kind: 'between'; readonly operand: Part; readonly low: Part; readonly high: Part }
  | { readonly kind: 'call'; readonly args: readonly Part[] };

/** The direct parts of an expression, left to right. */
export function partsOf<E>(e: Branching<E>): readonly E[] {
  switch (e.kind) {
    case 'literal':
    case 'name':
    case 'ref':
    case 'population':
      return [];
    case 'unary':
    case 'missing':
      return [e.operand];
    case 'binary':
      return [e.left, e.right];
    case 'in':
      return [e.operand, ...e.list];
    case 'between':
      return [e.operand, e.low, e.high];
    case 'call':
      return e.args;
  }
}

/** An expression and all its parts, each before its own parts. */
export function nodesOf<E extends Branching<E>>(e: E): readonly E[] {
  const nodes: E[] = [];
  const left = [e];
  for (let node = left.pop(); node; node = left.pop()) {
    nodes.push(node);
    for (const part of partsOf(node).toReversed()) left.push(part);
  }
  return nodes;
}
