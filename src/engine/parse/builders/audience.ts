import { isSeq, type Node, type YAMLMap } from 'yaml';
import type { AudienceBuilder, AudienceNode } from '../../language/composed.ts';
import type { Fix, Place } from '../../language/issue.ts';
import { mapAt } from '../by-grammar.ts';
import type { YamlSource } from '../read-yaml.ts';
import { isMapNode } from '../words.ts';

const KEYS = ['all', 'any', 'not'] as const;

/** `audience: {all: [vip, "lifecycle != 'lost'", {not: blocked}]}`: conditions, and other audiences inside. */
export function readAudience(source: YamlSource, node: Node | null | undefined, place: Place): AudienceBuilder | undefined {
  const before = source.issues.length;
  const of = readNode(source, node);
  return of && source.issues.length === before ? { builder: 'audience', of, place } : undefined;
}

function readNode(source: YamlSource, node: Node | null | undefined): AudienceNode | undefined {
  if (!isMapNode(node)) {
    const when = source.expression(node, 'audience');
    return when && { kind: 'when', when };
  }
  const map = mapAt(source, node, 'audience', 'audience');
  const found = map?.keys() ?? [];
  // `all` before `any`: what it lists must all be so.
  const key = KEYS.find((k) => found.includes(k));
  if (!map || !key) {
    if (map?.isEmpty) source.report('one-builder', { found, available: KEYS }, map.place);
    return undefined;
  }
  if (found.length > 1) {
    const inner = found.filter((k) => k !== key);
    source.report('audience-parts', { outer: key, inner }, map.keyPlace(inner[0] ?? key), joinedInto(source.text, node, map.get(key)));
    return undefined;
  }
  if (key === 'not') {
    const part = readNode(source, map.get('not'));
    return part && { kind: 'not', part, place: map.keyPlace('not') };
  }
  const items = source.list(map.get(key), key);
  const parts = items.flatMap((item) => readNode(source, item) ?? []);
  if (items.length === 0) source.shape(map.get(key), key, 'list');
  return { kind: key, parts, place: map.keyPlace(key) };
}

/** `{all: [a], any: [b, c]}` means `{all: [a, {any: [b, c]}]}`: what stands beside the list becomes an item of it. */
function joinedInto(text: string, { items }: YAMLMap<Node, Node | null>, outer: Node | undefined): Fix | undefined {
  const [first, second, third] = items;
  if (!first || !second || third || !isSeq(outer)) return undefined;
  const isFirst = first.value === outer;
  const inner = isFirst ? second : first;
  const [start, end] = [first.key.range?.[0] ?? 0, second.value?.range?.[1] ?? 0];
  const [from, to] = [inner.key.range?.[0] ?? 0, inner.value?.range?.[1] ?? 0];
  const [open, close] = outer.range ?? [0, 0];
  if (text.charAt(open) === '[') {
    const key = isFirst ? start : (second.key.range?.[0] ?? 0);
    return { start, end, text: `${text.slice(key, close - 1).trimEnd()}, {${text.slice(from, to).trimEnd()}}]` };
  }
  return isFirst ? asLastLine(text, outer.items.at(-1) as Node | undefined, from, to) : undefined;
}

/** An entry on lines of its own, as another item below the last one. */
function asLastLine(text: string, last: Node | undefined, from: number, to: number): Fix | undefined {
  const lineOf = (at: number): number => text.lastIndexOf('\n', at - 1) + 1;
  const indent = from - lineOf(from);
  const dash = text.slice(lineOf(last?.range?.[0] ?? 0)).search(/\S/);
  if (text.slice(lineOf(from), from).trim() !== '' || dash < indent) return undefined;
  const lines = text.slice(from, to).trimEnd();
  const moved = lines.replaceAll(/\n(?=.*\S)/g, `\n${' '.repeat(dash + 2 - indent)}`);
  return { start: lineOf(from), end: from + lines.length, text: `${' '.repeat(dash)}- ${moved}` };
}
