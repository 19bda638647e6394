import { type Document, isScalar, type Node } from 'yaml';
import { type BuilderName, holds, ONE_OF, type PlaceId, specOf } from '../../language/grammar/grammar.ts';
import type { KeySpec, Takes } from '../../language/grammar/takes.ts';
import { wordOf } from '../by-grammar.ts';
import { alternatives, documentsOf, type Frame, type Part, partsOf } from './parts.ts';

/** What may be written at a place of a text. */
export interface Spot {
  /** Where the word begins that is being typed. */
  readonly from: number;
  /** Keys that may stand here and are not there yet; `value` ones, too, where a scalar may stand instead. */
  readonly keys: readonly OfferedKey[];
  /** What kinds of scalar may stand here. */
  readonly takes: readonly Takes[];
  /** The key that the value stands behind. */
  readonly key: string;
  readonly frames: readonly Frame[];
  /** Names that the author makes up: whose they are. */
  readonly own?: Extract<Takes, { map: Takes }>['keys'];
  /** The scalar's value up to the place, and the quotes that it is written in. */
  readonly before: string;
  readonly quote: '' | "'" | '"';
  /** Something follows that makes what is typed a key already. */
  readonly hasColon: boolean;
  /** The text, read with a mark where somebody types. */
  readonly documents: readonly Document[];
}

export interface OfferedKey {
  readonly name: string;
  readonly place: PlaceId;
  readonly spec: KeySpec;
}

/** A letter of no language, which marks where somebody types. */
const MARK = '\uE000';
const WORD_BEFORE = /[\p{L}\p{N}_]*$/u;
/** Nothing but indentation and the dashes of lists. */
const LINE_BEGINS = /^\s*(?:- +)*$/;

/**
 * Where somebody types in a definition, and what may stand there. The text need not be whole, nor right.
 * @example spotAt('define:\n  prefer: {from: orders, b', 33)?.keys // by, base, …
 */
export function spotAt(text: string, offset: number): Spot | undefined {
  const before = text.slice(0, offset);
  const after = text.slice(offset);
  const from = offset - (WORD_BEFORE.exec(before)?.[0].length ?? 0);
  const line = before.slice(before.lastIndexOf('\n') + 1, from);
  const rest = /^[^\n]*/.exec(after)?.[0] ?? '';
  const isLone = LINE_BEGINS.test(line) && /^\s*(?:#.*)?$/.test(rest);
  const hasColon = /^[\p{L}\p{N}_]*\s*:/u.test(rest);
  const asKey = isLone ? markedIn(`${before}${MARK}:${after}`) : undefined;
  // Between the braces of a flow mapping, a word without a colon is a key that has none yet.
  const isKey = asKey?.part.kind === 'key' || asKey?.part.kind === 'own-key';
  const found = isKey ? asKey : markedIn(`${before}${MARK}${after}`, rest);
  if (!found) return undefined;
  const { part, documents } = found;
  const { node } = part;
  const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : '';
  const value = String(node.value ?? '');
  const common = {
    from,
    frames: part.frames,
    before: value.slice(0, Math.max(value.indexOf(MARK), 0)),
    quote,
    hasColon,
    documents,
  } as const;
  const frame = part.frames.at(-1);
  if (part.kind === 'value') {
    const ways = alternatives(part.takes);
    const place = ways.find((one) => typeof one === 'object' && 'place' in one);
    // Where the value has a line or a dash of its own, the keys of its mapping may begin.
    const begins = LINE_BEGINS.test(line) && typeof place === 'object' && 'place' in place;
    return { ...common, keys: begins ? offered(place.place as PlaceId, () => false) : [], takes: ways.filter(isScalarWay), key: part.key };
  }
  if (part.kind === 'own-key') {
    const map = alternatives(frame?.takes ?? 'text').find((one) => typeof one === 'object' && 'map' in one);
    return { ...common, keys: [], takes: [], key: '', ...(typeof map === 'object' && 'map' in map ? { own: map.keys } : {}) };
  }
  // A mapping that has nothing else yet might as well become a scalar.
  const alone = isLone && frame?.node.items.length === 1;
  const takes = alone ? alternatives(frame.takes).filter(isScalarWay) : [];
  return { ...common, keys: frame ? missingIn(frame, part.frames) : [], takes, key: '' };
}

const isScalarWay = (takes: Takes): boolean => typeof takes === 'string' || 'words' in takes;

/** The part that holds the mark. A quote that never closes is closed at the end of its line. */
function markedIn(text: string, rest?: string): { part: Part; documents: readonly Document[] } | undefined {
  const whole = documentsOf(text);
  const open = whole.some(({ errors }) => errors.some(({ message }) => message.startsWith('Missing closing')));
  const documents = open && rest !== undefined ? documentsOf(closed(text, rest)) : whole;
  for (const part of partsOf(documents)) if (String(part.node.value ?? '').includes(MARK)) return { part, documents };
  return undefined;
}

function closed(text: string, rest: string): string {
  const end = text.indexOf(MARK) + MARK.length + rest.length;
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  const quote = (line.split('"').length - 1) % 2 === 1 ? '"' : "'";
  return text.slice(0, end) + quote + text.slice(end);
}

/** What a circumstance of the grammar is asked about: what stands in the mapping, or in the nearest one around it of that name. */
export function saidIn(frames: readonly Frame[]): (key: string) => string | undefined {
  const frame = frames.at(-1);
  return (key) => {
    const [outer = '', inner] = key.split('.');
    if (inner === undefined) return frame?.node.has(key) ? wordOf(frame.node.get(key, true) as Node) : frame?.keys[key]?.usual;
    const holder = [...frames].reverse().find(({ node }) => node.has(outer));
    const found = holder?.node.getIn([outer, inner], true);
    return isScalar(found) ? String(found.value) : undefined;
  };
}

/** Keys that are not written yet and mean something beside what is. */
function missingIn(frame: Frame, frames: readonly Frame[]): OfferedKey[] {
  const said = saidIn(frames);
  if (frame.place === undefined) return [];
  return offered(frame.place, (key) => frame.node.has(key)).filter(({ spec }) => !spec.with || holds(spec.with, said));
}

function offered(place: PlaceId, written: (key: string) => boolean): OfferedKey[] {
  const apart = (ONE_OF as Readonly<Record<string, readonly string[]>>)[place] ?? [];
  const taken = apart.some(written);
  const keys = Object.entries(specOf(place)).flatMap(([name, spec]): OfferedKey[] => {
    if (written(name) || (taken && apart.includes(name))) return [];
    return [{ name, place: place === 'define' ? `define.${name as BuilderName}` : place, spec }];
  });
  // A document that is no tag yet may become the one around all tags.
  const isOpen = place === 'tag' && !written('code') && !written('define');
  return isOpen ? [...keys, ...offered('file', (key) => written(key) || key === 'measures')] : keys;
}
