import { isScalar, type Node } from 'yaml';
import { holds, keysOf, type PlaceName, placeAt, saidOf, wordsIn } from '../language/grammar/grammar.ts';
import type { PlaceSpec } from '../language/grammar/takes.ts';
import type { MapReader } from './map-reader.ts';
import type { YamlSource } from './read-yaml.ts';

/** A mapping with the keys that the grammar has for a place. @param key what messages call it */
export const mapAt = (source: YamlSource, node: Node | null | undefined, key: string, place: PlaceName): MapReader | undefined =>
  source.map(node, key, keysOf(place));

/** Reports the keys of a place that are always required and are not there. */
export function requireAll(map: MapReader, place: PlaceName, where: string): boolean {
  const required = Object.entries(placeAt(place)).filter(([, { required: is }]) => is === true);
  return required.map(([key]) => map.require(key, where)).every(Boolean);
}

/** The text of a scalar, as circumstances of the grammar ask for it. */
export const wordOf = (node: Node | null | undefined): string => (isScalar(node) ? String(node.value) : '');

/**
 * Reports keys that mean nothing beside what else is written: `half_life` without `by: decay`.
 * A word that is none of its key's is a mistake of its own, and nothing is said of what goes with it.
 * @param said what is written where a circumstance looks, when that is not in the mapping itself
 */
export function reportMisplaced(map: MapReader, keys: PlaceSpec, said?: (key: string) => string | undefined): void {
  const written = (key: string): string | undefined => (map.has(key) ? wordOf(map.get(key)) : keys[key]?.usual);
  for (const [key, { with: goesWith }] of Object.entries(keys)) {
    if (!goesWith || !map.has(key)) continue;
    const found = (said ?? written)(goesWith.key);
    const sibling = keys[goesWith.key];
    const isMistaken = goesWith.is !== undefined && sibling !== undefined && !wordsIn(sibling.takes).includes(found ?? '');
    if (!isMistaken && !holds(goesWith, said ?? written))
      map.source.report('only-with', { key, name: saidOf(goesWith) }, map.keyPlace(key));
  }
}
