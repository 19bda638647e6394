import type { Node } from 'yaml';
import type { ListBuilder } from '../../language/composed.ts';
import type { Place } from '../../language/issue.ts';
import type { MapReader } from '../map-reader.ts';
import type { YamlSource } from '../read-yaml.ts';
import { isMapNode } from '../words.ts';

/** `list: [C0001, C0002]` is yes for these and no for the rest; `list: {vip: [C0001], partner: [C0002]}` gives values. */
export function readList(source: YamlSource, map: MapReader, place: Place): ListBuilder | undefined {
  const before = source.issues.length;
  const node = map.get('list');
  const ids = (n: Node | null | undefined, key: string): string[] => {
    const items = source.list(n, key);
    if (items.length === 0 && source.issues.length === before) source.shape(n, key, 'list');
    return items.flatMap((item) => source.string(item, key)?.trim() ?? []);
  };
  const lists = isMapNode(node)
    ? source.entries(node, 'list').map(({ key, keyNode, value }) => ({ value: key, ids: ids(value, key), place: source.placeOf(keyNode) }))
    : [{ value: true, ids: ids(node, 'list'), place }];
  const otherwise = map.optional('else', (s, n, k) => s.value(n, k)) ?? (isMapNode(node) ? undefined : false);
  if (source.issues.length > before) return undefined;
  return { builder: 'list', lists, ...(otherwise === undefined ? {} : { otherwise }), place };
}
