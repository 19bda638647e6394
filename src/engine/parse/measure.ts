import type { Node } from 'yaml';
import { AGGREGATES, type Measure } from '../language/definition.ts';
import { holds } from '../language/grammar/grammar.ts';
import { PLACES } from '../language/grammar/places.ts';
import { mapAt, reportMisplaced } from './by-grammar.ts';
import { meantNumber } from './meant.ts';
import type { YamlSource } from './read-yaml.ts';
import { readRows } from './rows.ts';
import { readBilingual } from './words.ts';

/** Aggregates of days: what they are of is the time column, so `field` says the same as `on`. */
const DAYS_ONLY = new Set<string>(['days_since', 'days_since_first', 'days_active']);

/** Aggregates that give a number whatever they are of. */
const COUNTS = new Set<string>([...DAYS_ONLY, 'count', 'count_distinct', 'sum', 'avg']);

export function readMeasure(source: YamlSource, node: Node | null | undefined, key: string): Measure | undefined {
  const before = source.issues.length;
  const map = mapAt(source, node, key, 'measure');
  if (!map) return undefined;
  const agg = map.require('agg', key) ? source.oneOf(map.get('agg'), 'agg', AGGREGATES) : undefined;
  const ofDays = agg !== undefined && DAYS_ONLY.has(agg);
  const field = map.optional('field', (s, n, k) => s.expression(n, k));
  if (ofDays && field && field.kind !== 'name') source.shape(map.get('field'), 'field', 'name');
  if (ofDays && map.has('field') && map.has('on'))
    source.report('one-builder', { found: ['field', 'on'], available: ['on'] }, map.keyPlace('field'));
  if (agg && holds(PLACES.measure.field.required, () => agg) && !map.has('field'))
    source.report('needs-field', { agg }, source.placeOf(map.get('agg')));
  const rows = readRows(source, map, key, ofDays && map.has('field') ? 'field' : 'on');
  const empty = map.optional('empty', (s, n, k) => s.value(n, k));
  if (typeof empty === 'string' && agg && COUNTS.has(agg) && meantNumber(empty) !== undefined)
    source.shape(map.get('empty'), 'empty', 'number');
  const minSupport = map.optional('min_support', (s, n, k) => s.positiveInteger(n, k));
  reportMisplaced(map, PLACES.measure);
  const name = map.optional('name', readBilingual);
  if (!rows || agg === undefined || source.issues.length > before) return undefined;
  return {
    ...rows,
    agg,
    ...(ofDays && field?.kind === 'name' ? { on: field.name } : {}),
    ...(field && !ofDays ? { field } : {}),
    ...(empty !== undefined ? { empty } : {}),
    ...(minSupport ? { minSupport } : {}),
    ...(name ? { name } : {}),
  };
}
