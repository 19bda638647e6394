import type { Node } from 'yaml';
import type { AudienceBuilder, AudienceNode } from '../../language/composed.ts';
import type { Place } from '../../language/issue.ts';
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
  const key = KEYS.find((k) => found.includes(k));
  if (!map || !key) {
    if (map?.isEmpty) source.report('one-builder', { found, available: KEYS }, map.place);
    return undefined;
  }
  if (found.length > 1) source.report('one-builder', { found, available: KEYS }, map.place);
  if (key === 'not') {
    const part = readNode(source, map.get('not'));
    return part && { kind: 'not', part, place: map.keyPlace('not') };
  }
  const items = source.list(map.get(key), key);
  const parts = items.flatMap((item) => readNode(source, item) ?? []);
  if (items.length === 0) source.shape(map.get(key), key, 'list');
  return { kind: key, parts, place: map.keyPlace(key) };
}
