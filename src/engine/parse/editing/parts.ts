import { type Document, isMap, isScalar, isSeq, type Node, type Pair, parseAllDocuments, type Scalar, type YAMLMap } from 'yaml';
import { buildersIn, type PlaceId, type PlaceName, placeAt, specOf } from '../../language/grammar/grammar.ts';
import type { KeySpec, PlaceSpec, Takes } from '../../language/grammar/takes.ts';
import { wordOf } from '../by-grammar.ts';

/** A mapping around a part of a definition. */
export interface Frame {
  /** Nothing where the author makes the keys up. */
  readonly place: PlaceId | undefined;
  readonly keys: PlaceSpec;
  readonly node: YAMLMap<Node, Node | null>;
  /** What else could stand instead of the mapping. */
  readonly takes: Takes;
}

/** A key or a value of a definition, with what the grammar says of it. Frames: outermost first. */
export type Part =
  | { readonly kind: 'key'; readonly name: string; readonly node: Scalar; readonly frames: readonly Frame[] }
  | { readonly kind: 'own-key'; readonly name: string; readonly node: Scalar; readonly frames: readonly Frame[] }
  | {
      readonly kind: 'value';
      readonly takes: Takes;
      /** The key that it stands behind, and whether it is an item of a list there. */
      readonly key: string;
      readonly inList: boolean;
      readonly node: Scalar;
      readonly frames: readonly Frame[];
    };

/** More is no definition that somebody edits, and takes long to read at every key. */
const LONGEST = 50_000;

/** Reads a text as far as YAML lets it, however unfinished it is. */
export function documentsOf(text: string): readonly Document[] {
  if (text.length > LONGEST) return [];
  const documents = parseAllDocuments(text, { strict: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  return Array.isArray(documents) ? documents : [];
}

/** Every key and every scalar of a definition, in the order of the text, as far as the grammar knows what they are. */
export function* partsOf(documents: readonly Document[]): Generator<Part> {
  for (const { contents } of documents) {
    const root = contents as Node | null;
    if (isMap(root)) yield* within(root as YAMLMap<Node, Node | null>, isFile(root) ? 'file' : 'tag', { place: 'tag' }, []);
    else if (isScalar(root)) yield { kind: 'value', takes: { place: 'tag' }, key: '', inList: false, node: root, frames: [] };
  }
}

const FILE_KEYS = Object.keys(placeAt('file')).filter((key) => !(key in placeAt('tag')));
/** `defaults` and `tags` stand around tags; `measures` does so where nothing else of a tag is there. */
const isFile = (root: YAMLMap): boolean =>
  FILE_KEYS.some((key) => root.has(key)) || (root.items.length > 0 && root.items.every(({ key }) => wordOf(key as Node) === 'measures'));

function* within(node: YAMLMap<Node, Node | null>, place: PlaceName | 'define', takes: Takes, around: readonly Frame[]): Generator<Part> {
  const [builder] = place === 'define' ? buildersIn((key) => node.has(key)) : [];
  const id = builder ? (`define.${builder}` as const) : place;
  const keys = specOf(id);
  const frames = [...around, { place: id, keys, node, takes }];
  for (const pair of node.items) {
    if (!isScalar(pair.key)) continue;
    const name = wordOf(pair.key);
    const spec = keys[name];
    yield { kind: 'key', name, node: pair.key, frames };
    if (spec) yield* behind(pair, spec, name, frames);
  }
}

const behind = (pair: Pair<Node, Node | null>, { takes }: KeySpec, key: string, frames: readonly Frame[]): Generator<Part> =>
  of(pair.value, takes, key, false, frames);

function* of(node: Node | null, takes: Takes, key: string, inList: boolean, frames: readonly Frame[]): Generator<Part> {
  if (isScalar(node)) {
    yield { kind: 'value', takes, key, inList, node, frames };
    return;
  }
  const ways = alternatives(takes);
  if (isSeq(node)) {
    const way = ways.find((one) => typeof one === 'object' && 'list' in one);
    if (typeof way === 'object' && 'list' in way) {
      for (const item of node.items) yield* of(item as Node | null, way.list, key, true, frames);
    }
    return;
  }
  if (!isMap(node)) return;
  const map = node as YAMLMap<Node, Node | null>;
  const way = ways.find((one) => typeof one === 'object' && ('place' in one || 'map' in one));
  if (typeof way !== 'object') return;
  if ('place' in way) yield* within(map, way.place as PlaceName | 'define', takes, frames);
  else if ('map' in way) {
    const inner = [...frames, { place: undefined, keys: {}, node: map, takes }];
    for (const pair of map.items) {
      if (!isScalar(pair.key)) continue;
      const name = wordOf(pair.key);
      yield { kind: 'own-key', name, node: pair.key, frames: inner };
      yield* of(pair.value, way.map, name, false, inner);
    }
  }
}

export const alternatives = (takes: Takes): readonly Takes[] => (typeof takes === 'object' && 'either' in takes ? takes.either : [takes]);
