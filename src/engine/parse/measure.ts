import type { Node } from 'yaml';
import { AGGREGATES, type Aggregate, type Measure } from '../language/definition.ts';
import { holds } from '../language/grammar/grammar.ts';
import { PLACES } from '../language/grammar/places.ts';
import { mapAt, reportMisplaced } from './by-grammar.ts';
import type { MapReader } from './map-reader.ts';
import { meantNumber } from './meant.ts';
import type { YamlSource } from './read-yaml.ts';
import { asAggregate } from './reshaped.ts';
import { readRows } from './rows.ts';
import { readBilingual } from './words.ts';

/** Aggregates of days: what they are of is the time column, so `field` says the same as `on`. */
const DAYS_ONLY = new Set<string>(['days_since', 'days_since_first', 'days_active']);

function readAggregate(source: YamlSource, map: MapReader): Aggregate | undefined {
  const node = map.get('agg');
  const called = map.has('field') ? undefined : asAggregate(source.text, node, AGGREGATES);
  if (!called) return source.oneOf(node, 'agg', AGGREGATES);
  const { agg, ...fix } = called;
  source.report(
    'not-one-of',
    { key: 'agg', name: source.text.slice(fix.start, fix.end), suggestion: agg, available: [] },
    source.placeOf(node),
    fix,
  );
  return undefined;
}

/** Aggregates that give a number whatever they are of. */
const COUNTS = new Set<string>([...DAYS_ONLY, 'count', 'count_distinct', 'sum', 'avg']);

export function readMeasure(source: YamlSource, node: Node | null | undefined, key: string): Measure | undefined {
  const before = source.issues.length;
  const map = mapAt(source, node, key, 'measure');
  if (!map) return undefined;
  const agg = map.require('agg', key) ? readAggregate(source, map) : undefined;
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
