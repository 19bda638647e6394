import { isMap, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { BUILDER_NAMES, builderAt, buildersIn, placeAt, specOf } from '../language/grammar/grammar.ts';
import { type BUILDERS, PLACES } from '../language/grammar/places.ts';
import type { PlaceSpec, Takes } from '../language/grammar/takes.ts';
import type { Fix } from '../language/issue.ts';

/** Where a key belongs that stands a level too deep or too shallow. */
export interface Level {
  readonly where: 'beside' | 'inside';
  /** The key that it belongs beside, or inside. */
  readonly of: string;
  readonly fix?: Fix;
  /** The mapping that it stands in. */
  readonly around: Node;
  /** What is empty because its content stands beside it. */
  readonly holder?: Node;
}

/** A mapping on the way from the top, what may stand in it, and which of its entries leads on. */
interface Step {
  readonly map: YAMLMap<Node, Node | null>;
  readonly spec: PlaceSpec;
  readonly pair: Pair<Node, Node | null>;
}

/**
 * Where a key belongs that its own mapping does not know: beside a mapping around it, or inside one beside it.
 * @param node the key
 */
export function levelOf(text: string, roots: readonly Node[], node: Node, name: string): Level | undefined {
  const at = node.range?.[0] ?? 0;
  const way = wayTo(roots, at);
  const own = way.at(-1);
  if (!own) return undefined;
  const around = way.slice(0, -1).findLast(({ spec }) => Object.hasOwn(spec, name));
  const holder = own.map.items.find((pair) => pair !== own.pair && Object.hasOwn(insideOf(pair, own.spec) ?? {}, name));
  if (holder) {
    const inside = insideOf(holder, own.spec) ?? {};
    const fix = indented(text, own.map, holder, (key) => Object.hasOwn(inside, key));
    const { value } = holder;
    const [from, to] = value?.range ?? [];
    return {
      where: 'inside',
      of: keyOf(holder),
      around: own.map,
      ...(fix ? { fix } : {}),
      ...(value && from === to ? { holder: value } : {}),
    };
  }
  if (around) {
    const of = around.spec === PLACES.tag ? 'define' : keyOf(around.pair);
    const fix = outdented(text, node, around.pair.key);
    return { where: 'beside', of, around: own.map, ...(fix ? { fix } : {}) };
  }
  const of = absentHolder(own, name);
  const isDefine = way.at(-2)?.spec === PLACES.tag;
  if (of === undefined && isDefine && Object.hasOwn(PLACES.measure, name)) return { where: 'inside', of: 'measure', around: own.map };
  if (of === undefined) return undefined;
  const fix = wrapped(text, own.map, node, of);
  return { where: 'inside', of, around: own.map, ...(fix ? { fix } : {}) };
}

/** The one key that is not there, and inside which a key would have a meaning. */
function absentHolder({ map, spec }: Step, name: string): string | undefined {
  const there = new Set(map.items.map(keyOf));
  const holders = Object.keys(spec).filter((key) => !there.has(key) && Object.hasOwn(placeOf(key, spec) ?? {}, name));
  return holders.length === 1 ? holders[0] : undefined;
}

/** The builder that keys were meant for which stand in `define` themselves. */
export function builderMeant(text: string, map: YAMLMap<Node, Node | null>): Level | undefined {
  const keys = map.items.map(keyOf);
  const [of, ...more] = BUILDER_NAMES.filter((name) => {
    const inside = placeOf(name, ANY_BUILDER);
    return inside !== undefined && keys.length > 0 && keys.every((key) => Object.hasOwn(inside, key)) && hasRequired(inside, keys);
  });
  const first = map.items[0]?.key;
  if (of === undefined || more.length > 0 || !first) return undefined;
  const fix = wrapped(text, map, first, of);
  return { where: 'inside', of, around: map, ...(fix ? { fix } : {}) };
}

const hasRequired = (spec: PlaceSpec, keys: readonly string[]): boolean =>
  Object.entries(spec).every(([key, { required }]) => required !== true || keys.includes(key));

const keyOf = ({ key }: Pair<Node, Node | null>): string => String((key as { readonly value?: unknown }).value ?? '');

/** The mappings around an offset, from the top. */
function wayTo(roots: readonly Node[], at: number): readonly Step[] {
  const root = roots.find((node) => holds(node, at));
  const steps: Step[] = [];
  let node: Node | null | undefined = root;
  let spec: PlaceSpec | undefined = isMap(root) && !root.has('code') && !root.has('define') ? PLACES.file : PLACES.tag;
  let takes: Takes | undefined;
  while (node) {
    if (isSeq(node)) {
      takes = listIn(takes);
      spec = takes ? specIn(takes) : PLACES.tag;
      node = (node.items as Node[]).find((item) => holds(item, at));
      continue;
    }
    if (!isMap(node)) break;
    const map = node as YAMLMap<Node, Node | null>;
    const pair: Pair<Node, Node | null> | undefined = map.items.find((p) => holds(p.key, at) || holds(p.value, at));
    if (!pair) break;
    if (!spec) {
      // Keys that the author made up.
      takes = mapIn(takes);
      spec = takes && specIn(takes);
      node = pair.value;
      continue;
    }
    steps.push({ map, spec, pair });
    takes = spec[keyOf(pair)]?.takes;
    spec = insideOf(pair, spec);
    node = pair.value;
  }
  return steps;
}

const holds = (node: Node | null | undefined, at: number): boolean =>
  node?.range !== undefined && node.range !== null && at >= node.range[0] && at < Math.max(node.range[1], node.range[0] + 1);

const listIn = (takes: Takes | undefined): Takes | undefined => shapes(takes).flatMap((t) => ('list' in t ? [t.list] : []))[0];
const mapIn = (takes: Takes | undefined): Takes | undefined => shapes(takes).flatMap((t) => ('map' in t ? [t.map] : []))[0];
function specIn(takes: Takes): PlaceSpec | undefined {
  const [place] = shapes(takes).flatMap((t) => ('place' in t ? [t.place] : []));
  return place === undefined ? undefined : place === 'define' ? specOf('define') : placeAt(place as keyof typeof PLACES);
}
function shapes(takes: Takes | undefined): readonly Exclude<Takes, string>[] {
  if (takes === undefined || typeof takes === 'string') return [];
  return 'either' in takes ? takes.either.flatMap(shapes) : [takes];
}

/** What may stand in the value of an entry. */
function insideOf(pair: Pair<Node, Node | null>, spec: PlaceSpec): PlaceSpec | undefined {
  if (spec !== PLACES.tag || keyOf(pair) !== 'define') return placeOf(keyOf(pair), spec);
  const { value } = pair;
  const [builder] = isMap(value) ? buildersIn((name) => value.has(name)) : [];
  return builder ? builderAt(builder) : ANY_BUILDER;
}

function placeOf(key: string, spec: PlaceSpec): PlaceSpec | undefined {
  if (spec === PLACES.tag && key === 'define') return ANY_BUILDER;
  const found = Object.hasOwn(spec, key) ? spec[key] : undefined;
  return found && specIn(found.takes);
}

const ANY_BUILDER: PlaceSpec = Object.assign({}, ...BUILDER_NAMES.map((name: keyof typeof BUILDERS) => builderAt(name)));

/** Where the lines of a key and all that hangs on it begin and end, and how far it is indented; nothing for what stands inside braces. */
function linesOf(text: string, key: Node): { readonly start: number; readonly end: number; readonly indent: number } | undefined {
  const at = key.range?.[0] ?? 0;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const indent = at - start;
  if (text.slice(start, at).trim() !== '') return undefined;
  let end = lineEnd(text, at);
  while (end < text.length) {
    const next = lineEnd(text, end);
    const line = text.slice(end, next);
    const deep = line.search(/\S/);
    if (deep !== -1 && (deep < indent || (deep === indent && !line.startsWith('- ', indent)))) break;
    end = next;
  }
  return { start, end, indent };
}
const lineEnd = (text: string, at: number): number => text.indexOf('\n', at) + 1 || text.length;

const shifted = (lines: string, by: number): string =>
  by >= 0 ? lines.replaceAll(/^(?=.*\S)/gm, ' '.repeat(by)) : lines.replaceAll(new RegExp(`^ {${-by}}`, 'gm'), '');

/** All entries behind a holder that belong into it, a level deeper. */
function indented(
  text: string,
  { items }: YAMLMap<Node, Node | null>,
  holder: Pair<Node, Node | null>,
  belongs: (key: string) => boolean,
): Fix | undefined {
  const behind = items.slice(items.indexOf(holder) + 1);
  const until = behind.findIndex((pair) => !belongs(keyOf(pair)));
  const moved = until === -1 ? behind : behind.slice(0, until);
  const [from, to] = [
    moved[0] && linesOf(text, moved[0].key),
    moved.at(-1) && linesOf(text, (moved.at(-1) as Pair<Node, Node | null>).key),
  ];
  const parent = linesOf(text, holder.key);
  if (!from || !to || !parent || parent.indent !== from.indent) return undefined;
  const inner = isMap(holder.value) ? (holder.value as YAMLMap<Node>).items[0]?.key : undefined;
  const indent = inner ? linesOf(text, inner)?.indent : parent.indent + 2;
  if (indent === undefined || indent <= from.indent) return undefined;
  return { start: from.start, end: to.end, text: shifted(text.slice(from.start, to.end), indent - from.indent) };
}

/** An entry, as far out as the one that it belongs beside, and behind all that hangs on that. */
function outdented(text: string, key: Node, beside: Node): Fix | undefined {
  const [lines, outer] = [linesOf(text, key), linesOf(text, beside)];
  if (!lines || !outer) return undefined;
  const rest = text.slice(lines.end, outer.end);
  const moved = shifted(text.slice(lines.start, lines.end), outer.indent - lines.indent);
  const between = rest === '' || rest.endsWith('\n') ? '' : '\n';
  return { start: lines.start, end: outer.end, text: rest + between + moved };
}

/** An entry inside a new one, with those behind it that belong there too. */
function wrapped(text: string, { items }: YAMLMap<Node, Node | null>, first: Node, key: string): Fix | undefined {
  const behind = items.slice(items.findIndex((pair) => pair.key === first));
  const inside = { ...placeOf(key, PLACES.tag), ...placeOf(key, ANY_BUILDER), ...placeOf(key, PLACES.measure) };
  const until = behind.findIndex((pair) => !Object.hasOwn(inside, keyOf(pair)));
  const last = (until === -1 ? behind : behind.slice(0, until)).at(-1);
  const [from, to] = [linesOf(text, first), last && linesOf(text, last.key)];
  if (from && to) {
    const head = `${' '.repeat(from.indent)}${key}:\n`;
    return { start: from.start, end: to.end, text: head + shifted(text.slice(from.start, to.end), 2) };
  }
  const [start, end] = [first.range?.[0], last?.value?.range?.[1]];
  const isFlow = /[{,]\s*$/.test(text.slice(Math.max(0, (start ?? 0) - 200), start));
  return start !== undefined && end !== undefined && isFlow ? { start, end, text: `${key}: {${text.slice(start, end)}}` } : undefined;
}

/** The last of the cases, which takes the rest and was meant as the `else` beside them. @param value what it gives, as it is written */
export function elseBeside(text: string, cases: Node, item: Node, value: string): Fix | undefined {
  const [start = 0, end = 0] = item.range ?? [];
  const list = cases.range ?? [0, 0, 0];
  const dash = /\n[ ]*-[ ]+$/.exec(text.slice(Math.max(0, start - 200), start))?.[0];
  const head = /(?:^|\n)([ ]*)cases:[^\n]*\n?[^\n]*$/.exec(text.slice(Math.max(0, list[0] - 200), list[0]))?.[1];
  if (dash !== undefined && head !== undefined) {
    const to = start + text.slice(start, end).trimEnd().length;
    return { start: start - dash.length, end: to, text: `\n${head}else: ${value}` };
  }
  const comma = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0];
  const close = /^\s*\]/.exec(text.slice(end))?.[0];
  if (comma === undefined || close === undefined) return undefined;
  const isBlock = head !== undefined && text.slice(Math.max(0, list[0] - 200), list[0]).endsWith(`${head}cases: `);
  return { start: start - comma.length, end: end + close.length, text: isBlock ? `]\n${head}else: ${value}` : `], else: ${value}` };
}
