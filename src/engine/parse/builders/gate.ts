import type { Node } from 'yaml';
import type { Gate } from '../../language/composed.ts';
import { PLACES } from '../../language/grammar/places.ts';
import { mapAt, reportMisplaced } from '../by-grammar.ts';
import type { YamlSource } from '../read-yaml.ts';

/** `gate: {consent: marketing, min_age: 14, min_group: 20}`. */
export function readGate(source: YamlSource, node: Node | null | undefined, key: string): Gate | undefined {
  const before = source.issues.length;
  const map = mapAt(source, node, key, 'gate');
  if (!map) return undefined;
  const consent = map.optional('consent', (s, n, k) => s.string(n, k));
  const fresh = map.optional('fresh', (s, n, k) => s.yesNo(n, k)) ?? true;
  const minAge = map.optional('min_age', (s, n, k) => s.positiveInteger(n, k));
  const unknownAge = map.optional('unknown_age', (s, n, k) => s.oneOf(n, k, PLACES.gate.unknown_age.takes.words)) ?? 'deny';
  const minGroup = map.optional('min_group', (s, n, k) => s.positiveInteger(n, k));
  reportMisplaced(map, PLACES.gate);
  if (map.isEmpty) source.shape(node, key, 'mapping');
  if (source.issues.length > before) return undefined;
  return {
    ...(consent === undefined ? {} : { consent }),
    fresh,
    ...(minAge === undefined ? {} : { minAge, minAgePlace: source.placeOf(map.get('min_age')) }),
    unknownAge,
    ...(minGroup === undefined ? {} : { minGroup, minGroupPlace: source.placeOf(map.get('min_group')) }),
    place: map.place,
  };
}
