import type { Node } from 'yaml';
import type { Measure, SequenceStep } from '../../language/definition.ts';
import { PLACES } from '../../language/grammar/places.ts';
import { mapAt } from '../by-grammar.ts';
import type { YamlSource } from '../read-yaml.ts';
import { readRows } from '../rows.ts';
import { readDays, readWindow, windowValue } from '../window.ts';

const STEPS = { low: 2, high: 8 };

/** `sequence: {steps: [{from: events, where: …}, {from: orders}], within: 7d, not: …, gives: reached}`. Who took no step has not arrived: that is an answer. */
export function readSequence(source: YamlSource, node: Node | null | undefined): Measure | undefined {
  const before = source.issues.length;
  const map = mapAt(source, node, 'sequence', 'sequence');
  if (!map?.require('steps', 'sequence')) return undefined;
  const nodes = source.list(map.get('steps'), 'steps');
  const steps = nodes.flatMap((step): SequenceStep[] => {
    const one = mapAt(source, step, 'steps', 'step');
    const rows = one && readRows(source, one, 'steps');
    if (!rows) return [];
    const { window: _, ...own } = rows;
    return [own];
  });
  if (source.issues.length === before && (nodes.length < STEPS.low || nodes.length > STEPS.high))
    source.report('step-count', { found: nodes.length, ...STEPS }, map.keyPlace('steps'));
  const window = map.has('window') ? readWindow(source, map.get('window')) : ({ kind: 'ever' } as const);
  const withinDays = map.optional('within', readDays);
  const not = map.optional('not', (s, n, k) => s.expression(n, k));
  const gives = map.has('gives') ? source.oneOf(map.get('gives'), 'gives', PLACES.sequence.gives.takes.words) : 'reached';
  const [first] = steps;
  if (!first || !window || !gives || source.issues.length > before) return undefined;
  return {
    from: first.from,
    window,
    agg: 'sequence',
    empty: gives === 'step' ? 0 : false,
    shape: {
      agg: 'sequence',
      steps,
      ...(withinDays === undefined ? {} : { withinDays, places: { within: source.placeOf(map.get('within')) } }),
      ...(not ? { not } : {}),
      gives,
    },
    place: map.place,
    ...(first.fromPlace ? { fromPlace: first.fromPlace } : {}),
    ...(map.has('window') ? { windowPlace: source.placeOf(windowValue(map.get('window'))) } : {}),
  };
}
