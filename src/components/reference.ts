import {
  BUILDER_NAMES,
  type BuilderName,
  builderAt,
  PLACE_NAMES,
  type PlaceId,
  type PlaceName,
  placeAt,
  specOf,
} from '../engine/language/grammar/grammar.ts';
import type { GrammarWords } from '../engine/language/grammar/grammar-words.ts';
import type { PlaceSpec, Takes } from '../engine/language/grammar/takes.ts';
import { dayOf, windowBounds } from '../engine/language/window.ts';
import { parseTags } from '../engine/parse/parse.ts';
import { keySentence } from '../islands/editor/say-grammar.ts';

/** Builders by what they are for, in the order of the page. */
export const BUILDER_GROUPS = {
  values: ['column', 'edge', 'prefer', 'list'],
  numbers: ['expr', 'measure', 'bin'],
  rules: ['cases', 'points', 'audience'],
  customers: ['rfm', 'survey', 'sequence', 'graph'],
  elsewhere: ['model', 'sql'],
} as const satisfies Readonly<Record<string, readonly BuilderName[]>>;

/** Places that the page shows in a part of their own; every other stands with the builder that leads to it. */
const APART: readonly PlaceName[] = ['file', 'defaults', 'tag', 'name', 'value', 'quality', 'gate', 'measure', 'window'];

/** For each builder the kinds of mapping that are shown with it: what several lead to, with the first of them. */
export function placesOfBuilders(): ReadonlyMap<BuilderName, readonly PlaceName[]> {
  const shown = new Set<PlaceName>(APART);
  const behind = (spec: PlaceSpec): PlaceName[] => Object.values(spec).flatMap(({ takes }) => placesIn(takes).flatMap(withInner));
  const withInner = (place: PlaceName): PlaceName[] => {
    if (shown.has(place)) return [];
    shown.add(place);
    return [place, ...behind(placeAt(place))];
  };
  return new Map(BUILDER_NAMES.map((name) => [name, behind(builderAt(name))]));
}

function placesIn(takes: Takes): PlaceName[] {
  if (typeof takes === 'string' || 'words' in takes) return [];
  if ('list' in takes) return placesIn(takes.list);
  if ('map' in takes) return placesIn(takes.map);
  if ('either' in takes) return takes.either.flatMap(placesIn);
  return takes.place === 'define' ? [] : [takes.place as PlaceName];
}

/** How many keys the language has, wherever they stand. */
export const keyCount = (): number =>
  [...PLACE_NAMES.map(placeAt), ...BUILDER_NAMES.map(builderAt)].reduce((sum, spec) => sum + Object.keys(spec).length, 0);

/** The first and the last day of a window as it is written; no first day means from the beginning. */
export function daysOfWindow(written: string, asOf: string): { readonly start?: string; readonly end: string } {
  const { value } = parseTags(`code: a\ndefine: {measure: {from: orders, agg: count, window: ${written}}}`);
  const define = value?.tags[0]?.define;
  if (define?.builder !== 'measure') throw new Error(`${written} is no window`);
  const { start, end } = windowBounds(define.measure.window);
  return { ...(start ? { start: dayOf(start, asOf) } : {}), end: dayOf(end, asOf) };
}

/** Where a key stands on the page. */
export const anchorOf = (place: PlaceId, key: string): string => `${place}.${key}`;

/** Keys that many places have alike are said once, with these. */
const HOMES = { defaults: ['tag'], measure: ['rfm', 'survey', 'graph', 'prefer', 'edge', 'sequence', 'step'] } as const satisfies Partial<
  Record<PlaceName, readonly PlaceName[]>
>;

/** The keys of a place that mean, word for word, what they mean in another, and which that is. */
export function sharedKeys(
  place: PlaceId,
  words: GrammarWords,
): { readonly home: PlaceName; readonly keys: readonly string[] } | undefined {
  const home = (Object.keys(HOMES) as (keyof typeof HOMES)[]).find((name) => (HOMES[name] as readonly string[]).includes(place));
  if (home === undefined) return undefined;
  const keys = Object.keys(specOf(place)).filter(
    (key) =>
      JSON.stringify(specOf(place)[key]) === JSON.stringify(specOf(home)[key]) &&
      keySentence(words, place, key) === keySentence(words, home, key),
  );
  return keys.length > 1 ? { home, keys } : undefined;
}

/** Every key in the order of the alphabet, with the places that explain it. */
export function keyIndex(words: GrammarWords): readonly { readonly key: string; readonly places: readonly PlaceId[] }[] {
  const places: PlaceId[] = [...BUILDER_NAMES.map((name) => `define.${name}` as const), ...PLACE_NAMES];
  const index = new Map<string, PlaceId[]>();
  for (const place of places) {
    const elsewhere = sharedKeys(place, words)?.keys ?? [];
    for (const key of Object.keys(specOf(place))) if (!elsewhere.includes(key)) index.set(key, [...(index.get(key) ?? []), place]);
  }
  return [...index].map(([key, at]) => ({ key, places: at })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
