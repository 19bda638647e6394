import type { Measure } from '../language/definition.ts';
import type { MapReader } from './map-reader.ts';
import type { YamlSource } from './read-yaml.ts';
import { readWindow, windowValue } from './window.ts';

type WrittenRows = Pick<
  Measure,
  'from' | 'window' | 'where' | 'on' | 'key' | 'place' | 'fromPlace' | 'onPlace' | 'keyPlace' | 'windowPlace'
>;

/** Which rows are read: of which table, under which condition, from when to when. @param dayKey the key that names the time column */
export function readRows(source: YamlSource, map: MapReader, where: string, dayKey = 'on'): WrittenRows | undefined {
  const from = map.require('from', where) ? source.string(map.get('from'), 'from') : undefined;
  const condition = map.optional('where', (s, n, k) => s.expression(n, k));
  const on = map.optional(dayKey, (s, n, k) => s.string(n, k));
  const window = map.has('window') ? readWindow(source, map.get('window')) : ({ kind: 'ever' } as const);
  const customer = map.optional('key', (s, n, k) => s.string(n, k));
  if (from === undefined || window === undefined) return undefined;
  return {
    from,
    window,
    place: map.place,
    fromPlace: source.placeOf(map.get('from')),
    ...(condition ? { where: condition } : {}),
    ...(on ? { on, onPlace: source.placeOf(map.get(dayKey)) } : {}),
    ...(customer ? { key: customer, keyPlace: source.placeOf(map.get('key')) } : {}),
    ...(map.has('window') ? { windowPlace: source.placeOf(windowValue(map.get('window'))) } : {}),
  };
}
