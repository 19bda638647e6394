import { isSeq, type Node, type YAMLMap } from 'yaml';
import type { Measure, TagDefinition, TagFile, ValueSpec } from '../language/definition.ts';
import { keysOf } from '../language/grammar/grammar.ts';
import { PLACES } from '../language/grammar/places.ts';
import { type Checked, type Issue, inOrder, NOWHERE } from '../language/issue.ts';
import { LONGEST_TEXT } from '../language/text-limits.ts';
import { readGate } from './builders/gate.ts';
import { mapAt, requireAll } from './by-grammar.ts';
import { readDefine } from './define.ts';
import type { MapReader } from './map-reader.ts';
import { readMeasure } from './measure.ts';
import { readMetadata } from './metadata.ts';
import { YamlSource } from './read-yaml.ts';
import { isMapNode, readBilingual, readDomain } from './words.ts';

const CODE = /^[a-z][a-z0-9_]{0,63}$/;

/** What the engine carries for people, and does not read itself. */
const ABOUT_KEYS = ['entity', 'definition', 'description'];

/**
 * Reads a file of tags: YAML documents separated by `---`, each one tag, or `tags:` with a list of them. A document with `defaults:` gives
 * all tags their metadata; `measures:` beside it or in a document of its own names measures for all tags.
 * @returns the tags that could be read, with every issue at its line and column; never throws for what a person wrote
 * @example parseTags("code: big_spender\ndefine: {expr: spend_365d >= 5000}")
 */
export function parseTags(text: string): Checked<TagFile> {
  if (text.length > LONGEST_TEXT) return { issues: [tooLong(text)] };
  const source = new YamlSource(text);
  const issues = (): readonly Issue[] => inOrder(withoutCuttings(source.issues));
  if (source.issues.length > 0) return { issues: issues() };
  const contents = readContents(source);
  if (contents.tags.length === 0 && source.issues.length === 0) source.report('no-tags', {}, NOWHERE);
  return { value: fileOf([contents]), issues: issues() };
}

const tooLong = (text: string): Issue => {
  return { code: 'too-long', severity: 'error', place: NOWHERE, params: { found: text.length, limit: LONGEST_TEXT } };
};

/** What stands in documents, each tag as it is written there. */
export interface Contents extends TagFile {
  readonly defaults?: Defaults;
}
/** What every tag carries unless it says otherwise. */
type Defaults = Pick<TagDefinition, 'metadata' | 'about'>;

/** What all documents say together: measures and defaults stand for tags of every document. */
export function fileOf(contents: readonly Contents[]): TagFile {
  const defaults = contents.findLast((c) => c.defaults)?.defaults;
  const tags = contents.flatMap((c) => c.tags);
  const carrying =
    ({ metadata, about }: Defaults) =>
    (tag: TagDefinition) => {
      return { ...tag, metadata: { ...metadata, ...tag.metadata }, about: { ...about, ...tag.about } };
    };
  return {
    measures: Object.fromEntries(contents.flatMap((c) => Object.entries(c.measures))),
    tags: defaults ? tags.map(carrying(defaults)) : tags,
    unread: contents.flatMap((c) => c.unread),
  };
}

/** Reads the documents of a source. */
export function readContents(source: YamlSource): Contents {
  const { text } = source;
  const nodes: Node[] = [];
  let measures: Readonly<Record<string, Measure>> = {};
  const unread: string[] = [];
  let defaults: Defaults | undefined;
  for (const root of source.roots) {
    if (isSeq(root) && source.roots.length === 1 && root.items.every((item) => isTag(item as Node))) {
      const { start } = source.placeOf(root);
      const at = text.lastIndexOf('\n', start - 1) + 1;
      const fix = { start: at, end: at, text: 'tags:\n' };
      source.report('list-of-tags', {}, source.placeOf(root), text.startsWith('-', start) ? fix : undefined);
      continue;
    }
    if (!isMapNode(root) || isTag(root) || (root.items.length > 0 && !keysOf('file').some((key) => root.has(key)))) {
      nodes.push(root);
      continue;
    }
    const map = mapAt(source, root, 'file', 'file');
    if (map?.has('defaults')) defaults = readDefaults(source, map.get('defaults')) ?? defaults;
    if (map?.has('measures')) measures = { ...measures, ...readMeasures(source, map.get('measures'), unread) };
    if (map?.has('tags')) nodes.push(...source.list(map.get('tags'), 'tags'));
  }
  const rfmNodes = new Map(
    nodes.flatMap((n) => codeOf(n).map((code) => [code, (n as YAMLMap).getIn(['define', 'rfm'], true) as Node] as const)),
  );
  const tags: TagDefinition[] = [];
  const codes = new Set<string>();
  for (const node of nodes) {
    const before = source.issues.length;
    const tag = readTag(source, node, rfmNodes, unread);
    if (!tag || source.issues.length > before) unread.push(...codeOf(node));
    else if (codes.has(tag.code)) source.report('duplicate-code', { code: tag.code }, tag.place);
    else {
      codes.add(tag.code);
      tags.push(tag);
    }
  }
  return { measures, tags, unread, ...(defaults ? { defaults } : {}) };
}

const isTag = (node: Node): boolean => isMapNode(node) && (node.has('code') || node.has('define'));

function readDefaults(source: YamlSource, node: Node | null | undefined): Defaults | undefined {
  const map = mapAt(source, node, 'defaults', 'defaults');
  return map && { metadata: readMetadata(map), about: plain(map, ABOUT_KEYS) };
}

/** Without what a text that was cut at a comma left behind as if it were keys. */
function withoutCuttings(issues: readonly Issue[]): readonly Issue[] {
  // From the left, each issue meets the cuttings that begin before it; the one that reaches furthest decides.
  let reach = -1;
  return [...issues]
    .sort((a, b) => a.place.start - b.place.start || Number(covers(b)) - Number(covers(a)))
    .filter((issue) => {
      const { place } = issue;
      if (!covers(issue)) return place.end > reach;
      reach = Math.max(reach, place.end);
      return true;
    });
}

/** What an issue is about may be read as something else, and be wrong as that too. */
const covers = ({ code, params }: Issue): boolean =>
  code === 'needs-quotes' || code === 'other-notation' || (code === 'full-width' && params.inList === true);

function readTag(source: YamlSource, node: Node, rfmNodes: ReadonlyMap<string, Node>, unread: string[]): TagDefinition | undefined {
  const map = mapAt(source, node, 'tag', 'tag');
  if (!map) return undefined;
  requireAll(map, 'tag', 'tag');
  const code = map.has('code') ? source.string(map.get('code'), 'code') : undefined;
  const place = map.has('code') ? source.placeOf(map.get('code')) : map.place;
  if (code !== undefined && !CODE.test(code)) {
    const instead = code.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|[ -]+/g, '_').toLowerCase();
    source.report('bad-code', { code }, place, CODE.test(instead) ? { start: place.start, end: place.end, text: instead } : undefined);
  }
  const gate = map.optional('gate', readGate);
  const name = map.optional('name', readBilingual);
  const category = map.optional('category', (s, n, k) => s.list(n, k).map((c) => s.string(c, k) ?? ''));
  const kind = map.optional('kind', (s, n, k) => s.oneOf(n, k, PLACES.tag.kind.takes.words));
  const value = map.optional('value', readValueSpec);
  const metadata = readMetadata(map);
  const measures = map.has('measures') ? readMeasures(source, map.get('measures'), unread) : {};
  const define = map.has('define') ? readDefine(source, map.get('define'), { rfmNodes, many: value?.cardinality === 'many' }) : undefined;
  if (code === undefined || !define) return undefined;
  return {
    code,
    name: name ?? { zh: code, en: code },
    category: category ?? [],
    ...(kind ? { kind } : {}),
    value: value ?? {},
    measures,
    define,
    ...(gate ? { gate } : {}),
    metadata,
    about: plain(map, ABOUT_KEYS),
    place,
  };
}

function codeOf(node: Node): string[] {
  const code = isMapNode(node) ? node.get('code') : undefined;
  return typeof code === 'string' ? [code] : [];
}

function readMeasures(source: YamlSource, node: Node | null | undefined, unread: string[]): Readonly<Record<string, Measure>> {
  const entries = source.entries(node, 'measures').map(({ key, keyNode, value }) => {
    if (/\p{Cc}/u.test(key)) source.report('control-character', { name: key.replaceAll(/\p{Cc}+/gu, ' ') }, source.placeOf(keyNode));
    return [key, readMeasure(source, value, key)] as const;
  });
  unread.push(...entries.flatMap(([name, measure]) => (measure ? [] : [name])));
  return Object.fromEntries(entries.filter((entry): entry is [string, Measure] => entry[1] !== undefined));
}

function readValueSpec(source: YamlSource, node: Node | null | undefined, key: string): ValueSpec | undefined {
  const map = mapAt(source, node, key, 'value');
  if (!map) return undefined;
  const type = map.optional('type', (s, n, k) => s.oneOf(n, k, PLACES.value.type.takes.words));
  const unit = map.optional('unit', (s, n, k) => s.string(n, k));
  const domain = map.optional('domain', readDomain);
  const cardinality = map.optional('cardinality', (s, n, k) => s.oneOf(n, k, PLACES.value.cardinality.takes.words));
  const exclusive = map.optional('exclusive', (s, n, k) => s.yesNo(n, k));
  const exhaustive = map.optional('exhaustive', (s, n, k) => s.yesNo(n, k));
  return {
    ...(type ? { type } : {}),
    ...(unit ? { unit } : {}),
    ...(domain ? { domain } : {}),
    ...(cardinality ? { cardinality } : {}),
    ...(exclusive !== undefined ? { exclusive } : {}),
    ...(exhaustive !== undefined ? { exhaustive } : {}),
  };
}

function plain(map: MapReader, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.filter((k) => map.has(k)).map((k) => [k, (map.get(k) as { toJSON?: () => unknown } | null)?.toJSON?.() ?? null]),
  );
}
