import type { Node } from 'yaml';
import type { Gate } from '../../language/composed.ts';
import type { YamlSource } from '../read-yaml.ts';

/** `gate: {consent: marketing, min_age: 14, min_group: 20}`. */
export function readGate(source: YamlSource, node: Node | null | undefined, key: string): Gate | undefined {
  const before = source.issues.length;
  const map = source.map(node, key, ['consent', 'fresh', 'min_age', 'unknown_age', 'min_group']);
  if (!map) return undefined;
  const consent = map.optional('consent', (s, n, k) => s.string(n, k));
  const fresh = map.optional('fresh', (s, n, k) => s.yesNo(n, k)) ?? true;
  const minAge = map.optional('min_age', (s, n, k) => s.positiveInteger(n, k));
  const unknownAge = map.optional('unknown_age', (s, n, k) => s.oneOf(n, k, ['allow', 'deny'] as const)) ?? 'deny';
  const minGroup = map.optional('min_group', (s, n, k) => s.positiveInteger(n, k));
  if (map.has('fresh') && consent === undefined) source.report('only-with', { key: 'fresh', name: 'consent' }, map.keyPlace('fresh'));
  if (map.has('unknown_age') && minAge === undefined) {
    source.report('only-with', { key: 'unknown_age', name: 'min_age' }, map.keyPlace('unknown_age'));
  }
  if (map.isEmpty) source.shape(node, key, 'mapping');
  if (source.issues.length > before) return undefined;
  return {
    ...(consent === undefined ? {} : { consent }),
    fresh,
    ...(minAge === undefined ? {} : { minAge }),
    unknownAge,
    ...(minGroup === undefined ? {} : { minGroup, minGroupPlace: source.placeOf(map.get('min_group')) }),
    place: map.place,
  };
}
