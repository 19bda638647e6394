import type { PointsBuilder } from '../../language/composed.ts';
import type { Place } from '../../language/issue.ts';
import { mapAt, requireAll } from '../by-grammar.ts';
import type { MapReader } from '../map-reader.ts';
import type { YamlSource } from '../read-yaml.ts';
import { asRule } from '../reshaped.ts';
import { readCut } from './cut.ts';

/** `points: [{when: …, points: 30}, …]`, with `base` and `cut` beside it. */
export function readPoints(source: YamlSource, map: MapReader, place: Place): PointsBuilder | undefined {
  const before = source.issues.length;
  const nodes = source.list(map.get('points'), 'points');
  const items = nodes.flatMap((node) => {
    const rule = asRule(source.text, node, 'points');
    if (rule !== undefined) {
      source.shape(node, 'points', 'rules', rule);
      return [];
    }
    const item = mapAt(source, node, 'points', 'point');
    if (!item || !requireAll(item, 'point', 'points')) return [];
    const when = source.expression(item.get('when'), 'when');
    const points = source.number(item.get('points'), 'points');
    return when && points !== undefined ? [{ when, points, place: item.place, pointsPlace: source.placeOf(item.get('points')) }] : [];
  });
  if (nodes.length === 0 && source.issues.length === before) source.shape(map.get('points'), 'points', 'list');
  const base = map.optional('base', (s, n, k) => s.number(n, k)) ?? 0;
  const cut = map.optional('cut', readCut);
  if (source.issues.length > before) return undefined;
  const basePlace = map.has('base') ? { basePlace: source.placeOf(map.get('base')) } : {};
  return { builder: 'points', base, ...basePlace, items, ...(cut ? { cut } : {}), place };
}
