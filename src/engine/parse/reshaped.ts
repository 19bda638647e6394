import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Fix } from '../language/issue.ts';

/** What was meant by a value of another shape than its key takes, written in the right one: everything that is there stays. */

/** What can stand without quotes inside braces. */
const PLAIN = /^[^\s"'`%@&*!|>,#[\]{}?:-][^,#[\]{}:"]*$/;
const quoted = (text: string): string => (PLAIN.test(text) ? text : JSON.stringify(text));
const written = (text: string, node: Node | null | undefined): string => text.slice(node?.range?.[0] ?? 0, node?.range?.[1] ?? 0).trimEnd();
const scalarText = (node: unknown): string | undefined => (isScalar(node) && node.value !== null ? String(node.value) : undefined);
type Entry = Pair<Node, Node | null>;

/** `define: spend > 5000` is an expression. */
export function asExpression(node: Node | null | undefined): string | undefined {
  const text = scalarText(node);
  return text !== undefined && COMPARES.test(text) && !text.includes('\n') && !/^\w+ ?[：:]/.test(text)
    ? `{expr: ${quoted(text)}}`
    : undefined;
}
const COMPARES = /[<>=＜＞＝≥≤]|\b(?:is|in|between|like)\b/;

/** `- days > 180: lost` is a rule and its value. @param key what the value is called */
export function asRule(text: string, node: Node, key: 'value' | 'points'): string | undefined {
  if (!isMap(node) || node.items.length !== 1) return undefined;
  const [pair] = node.items as Entry[];
  const condition = scalarText(pair?.key);
  if (!pair || condition === undefined || !COMPARES.test(condition) || !isScalar(pair.value)) return undefined;
  return `{when: ${quoted(condition)}, ${key}: ${written(text, pair.value)}}`;
}

/** `cases: {lost: days > 180, rest: else}`: a list of rules, and the `else` beside it, where each stands on a line of its own. */
export function asCases(text: string, node: Node | undefined): Fix | undefined {
  if (!isMap(node) || node.flow === true) return undefined;
  const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  const indent = start - text.lastIndexOf('\n', start - 1) - 1;
  const outer = /\n?([ ]*)cases:[^\n]*\n[ ]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[1];
  const rules: string[] = [];
  let otherwise: string | undefined;
  for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
    const condition = scalarText(value);
    if (condition === undefined || outer === undefined || outer.length >= indent) return undefined;
    if (condition === 'else') otherwise = written(text, key);
    else rules.push(`- {when: ${quoted(condition)}, value: ${written(text, key)}}`);
  }
  const lines = rules.join(`\n${' '.repeat(indent)}`);
  const to = start + text.slice(start, end).trimEnd().length;
  return rules.length === 0
    ? undefined
    : { start, end: to, text: otherwise === undefined ? lines : `${lines}\n${outer}else: ${otherwise}` };
}

/** `- n: {…}` below `measures`: entries of a mapping, with dashes that are too many. */
export function asEntries(text: string, node: Node | null | undefined): Fix | undefined {
  if (!isSeq(node) || !node.items.every((item) => isMap(item) && item.items.length === 1)) return undefined;
  const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  const indent = start - text.lastIndexOf('\n', start - 1) - 1;
  if (text.charAt(start) !== '-') return undefined;
  return {
    start,
    end,
    text: text
      .slice(start, end)
      .replaceAll(new RegExp(`(^|\\n {${indent}})- `, 'g'), '$1  ')
      .trimStart()
      .replaceAll(new RegExp(`\\n {${indent + 2}}`, 'g'), `\n${' '.repeat(indent)}`),
  };
}

/** `[high, low]` is `{high: high, low: low}`: each value is its own label. */
export function asLabels(text: string, node: Node | null | undefined): string | undefined {
  if (!isSeq(node) || node.items.length === 0 || !node.items.every((item) => isScalar(item))) return undefined;
  return `{${node.items.map((item) => `${written(text, item)}: ${written(text, item)}`).join(', ')}}`;
}

const CALLED = /^(\w+)\s*\(\s*(distinct\s+)?([^()]*)\)$/i;

/** `agg: sum(amount)` is `agg: sum` and `field: amount`. */
export function asAggregate(
  text: string,
  node: Node | null | undefined,
  known: readonly string[],
): (Fix & { readonly agg: string }) | undefined {
  const [, name = '', distinct, field = ''] = CALLED.exec(scalarText(node) ?? '') ?? [];
  const agg = distinct === undefined ? name.toLowerCase() : 'count_distinct';
  if (!known.includes(agg)) return undefined;
  const [start, end] = [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const between = /^ *agg: *$/.test(line) ? `\n${' '.repeat(line.search(/\S/))}` : ', ';
  const of =
    field.trim() === '' || field.trim() === '*' || (agg === 'count' && !/^\w+_id$/.test(field.trim()))
      ? ''
      : `${between}field: ${field.trim()}`;
  return { start, end, text: agg + of, agg };
}
