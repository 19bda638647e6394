import { isScalar, type Node, type Pair, Scalar } from 'yaml';

/** The value of a pair; a key that stands alone has an empty one, right behind it. */
export function valueNode(pair: Pair<Node, Node | null>): Node {
  if (pair.value) return pair.value;
  const empty = new Scalar(null);
  const end = pair.key?.range?.[1] ?? 0;
  empty.range = [end, end, end];
  return empty;
}

/** What stands there as one word, where that is anything of ours. */
export function scalarOf(node: Node | null | undefined): string | number | boolean | null | undefined {
  if (!isScalar(node)) return undefined;
  const value = node.value;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return undefined;
}

/** Codes such as 001 are read as numbers by YAML; their spelling is what the author meant. */
export const sourceOf = (node: Scalar, value: number | boolean): string => (node.source === undefined ? String(value) : node.source);
export const keyText = (node: Node): string =>
  isScalar(node) ? String(typeof node.value === 'number' ? sourceOf(node, node.value) : node.value) : '';
