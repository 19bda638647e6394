import { BUILDERS, PLACES } from './places.ts';
import type { Circumstance, KeySpec, PlaceSpec, Takes } from './takes.ts';

/**
 * The language as plain data: which keys stand where, and what each takes. The readers of `parse` take their keys and words from it, and so do
 * completion, help and the reference; what the text of a scalar has to look like is the readers' business.
 */
export type PlaceName = keyof typeof PLACES;
export type BuilderName = keyof typeof BUILDERS;

/** A kind of mapping by name: the keys of `define` are those of its builder, or, while it has none, all builders. */
export type PlaceId = PlaceName | 'define' | `define.${BuilderName}`;

export const BUILDER_NAMES = Object.keys(BUILDERS) as BuilderName[];
export const PLACE_NAMES = Object.keys(PLACES) as PlaceName[];

/** Places where one key stands at a time, and where one of some. */
export const ONE_OF = {
  window: Object.keys(PLACES.window),
  audience: Object.keys(PLACES.audience),
  recency: Object.keys(PLACES.recency),
  frequency: Object.keys(PLACES.frequency),
  monetary: Object.keys(PLACES.monetary),
  rfm: ['as', 'weights', 'scheme', 'grid', 'segments'],
} as const satisfies Partial<Record<PlaceName, readonly string[]>>;

export const placeAt = (place: PlaceName): PlaceSpec => PLACES[place];
export const builderAt = (builder: BuilderName): PlaceSpec => BUILDERS[builder];
export const keysOf = (place: PlaceName): readonly string[] => Object.keys(PLACES[place]);

const ALL_BUILDERS: PlaceSpec = Object.fromEntries(BUILDER_NAMES.map((name) => [name, builderAt(name)[name] as KeySpec]));

/** The keys of a kind of mapping. */
export function specOf(place: PlaceId): PlaceSpec {
  if (place === 'define') return ALL_BUILDERS;
  return place.startsWith('define.') ? BUILDERS[place.slice('define.'.length) as BuilderName] : PLACES[place as PlaceName];
}

/** The builder that a `define` with these keys is meant to be. */
export const buildersIn = (has: (key: string) => boolean): readonly BuilderName[] =>
  BUILDER_NAMES.filter((name) => has(name) && !(name === 'cases' && has('graph')));

/** The words that a key takes, in whatever shape. */
export function wordsIn(takes: Takes): readonly string[] {
  if (typeof takes === 'string' || 'place' in takes) return [];
  if ('words' in takes) return takes.words;
  if ('list' in takes) return wordsIn(takes.list);
  if ('map' in takes) return wordsIn(takes.map);
  return takes.either.flatMap(wordsIn);
}

/**
 * Whether a circumstance holds.
 * @param said what is written under a key: its word, `''` where something else is, nothing where nothing is
 */
export function holds({ key, is, absent }: Circumstance, said: (key: string) => string | undefined): boolean {
  const found = said(key);
  if (absent) return found === undefined;
  return found !== undefined && (is === undefined || is.includes(found));
}

/** How messages call what a key goes with. */
export const saidOf = ({ key, is, said }: Exclude<KeySpec['with'], undefined>): string =>
  said ?? (is?.[0] === undefined ? key : `${key}: ${is[0]}`);
