import type { Node } from 'yaml';
import type { Measure, Preference } from '../../language/definition.ts';
import { PLACES } from '../../language/grammar/places.ts';
import { mapAt, reportMisplaced } from '../by-grammar.ts';
import type { MapReader } from '../map-reader.ts';
import type { YamlSource } from '../read-yaml.ts';
import { readRows } from '../rows.ts';
import { readDays } from '../window.ts';
import { isMapNode } from '../words.ts';

/**
 * `prefer: {from: order_items, dimension: category, by: tgi, weight: qty * price, threshold: 120, min_support: {orders: 2}}`.
 * @param many the tag may have several values: then all that reach the threshold, unless `top` says how many; otherwise the first
 */
export function readPrefer(source: YamlSource, node: Node | null | undefined, many: boolean): Measure | undefined {
  const before = source.issues.length;
  const map = mapAt(source, node, 'prefer', 'prefer');
  if (!map) return undefined;
  const rows = readRows(source, map, 'prefer');
  const dimension = map.require('dimension', 'prefer') ? source.expression(map.get('dimension'), 'dimension') : undefined;
  const by = map.has('by') ? source.oneOf(map.get('by'), 'by', PLACES.prefer.by.takes.words) : 'count';
  const weight = map.optional('weight', (s, n, k) => s.expression(n, k));
  if (by === 'sum' && !map.has('weight')) map.require('weight', 'prefer');
  const halfLifeDays = map.optional('half_life', readDays);
  if (by === 'decay' && !map.has('half_life')) map.require('half_life', 'prefer');
  reportMisplaced(map, PLACES.prefer);
  const threshold = map.optional('threshold', (s, n, k) => s.number(n, k));
  const support = map.optional('min_support', readSupport);
  const top = map.optional('top', (s, n, k) => s.positiveInteger(n, k));
  if (!many && top !== undefined && top > 1) source.report('only-with', { key: 'top', name: 'cardinality: many' }, map.keyPlace('top'));
  // Shares are measured against everybody, and against nobody else: writing so is allowed.
  if (map.has('base')) source.oneOf(map.get('base'), 'base', PLACES.prefer.base.takes.words);
  if (!rows || !dimension || !by || source.issues.length > before) return undefined;
  const most = top ?? (many ? undefined : 1);
  return {
    ...rows,
    agg: 'prefer',
    shape: {
      agg: 'prefer',
      dimension,
      by,
      ...(weight ? { weight } : {}),
      ...(halfLifeDays === undefined ? {} : { halfLifeDays }),
      ...(threshold === undefined ? {} : { threshold }),
      ...(support ? { support } : {}),
      ...(most === undefined ? {} : { top: most }),
      ...placesOf(source, map),
    },
  };
}

/** Where the limits are written, those that are. */
function placesOf(source: YamlSource, map: MapReader): Pick<Preference, 'places'> {
  const keys = { halfLife: 'half_life', threshold: 'threshold', support: 'min_support', top: 'top' } as const;
  const written = Object.entries(keys).filter(([, key]) => map.has(key));
  if (written.length === 0) return {};
  return { places: Object.fromEntries(written.map(([name, key]) => [name, source.placeOf(lone(map.get(key)))])) };
}

/** The number inside `{order_id: 2}`. */
const lone = (node: Node | null | undefined): Node | null | undefined => (isMapNode(node) ? (node.items[0]?.value as Node | null) : node);

/** `2` rows, or `{order_id: 2}`: so many different values of a column, or rows of a table. */
function readSupport(source: YamlSource, node: Node | null | undefined, key: string): Preference['support'] {
  if (!isMapNode(node)) {
    const least = source.positiveInteger(node, key);
    return least === undefined ? undefined : { least };
  }
  const [first, ...more] = source.entries(node, key);
  if (!first || more.length > 0) {
    source.shape(node, key, 'positive-integer');
    return undefined;
  }
  const least = source.positiveInteger(first.value, first.key);
  const of = source.expression(first.keyNode, key);
  return least === undefined || !of ? undefined : { least, of };
}
