import type { Node } from 'yaml';
import type { SurveyBuilder } from '../../language/composed.ts';
import type { Place } from '../../language/issue.ts';
import { mapAt, requireAll } from '../by-grammar.ts';
import type { YamlSource } from '../read-yaml.ts';
import { readWindow, windowValue } from '../window.ts';
import { readCut } from './cut.ts';

/** `survey: {from: survey, items: [L1, L2], reverse: [L2], scale: [1, 5], min_answered: 1, cut: …}`. */
export function readSurvey(source: YamlSource, node: Node | null | undefined, place: Place): SurveyBuilder | undefined {
  const before = source.issues.length;
  const map = mapAt(source, node, 'survey', 'survey');
  if (!map || !requireAll(map, 'survey', 'survey')) return undefined;
  const from = source.string(map.get('from'), 'from');
  const items = source.list(map.get('items'), 'items').flatMap((n) => source.string(n, 'items') ?? []);
  const reverse = map.optional('reverse', (s, n, k) => s.list(n, k).flatMap((item) => s.oneOf(item, k, items) ?? [])) ?? [];
  const bounds = source.list(map.get('scale'), 'scale').flatMap((n) => source.number(n, 'scale') ?? []);
  const [low, high] = bounds;
  if (low === undefined || high === undefined || bounds.length !== 2 || low >= high) source.shape(map.get('scale'), 'scale', 'low-high');
  if (items.length === 0) source.shape(map.get('items'), 'items', 'list');
  const window = map.has('window') ? readWindow(source, map.get('window')) : ({ kind: 'ever' } as const);
  const where = map.optional('where', (s, n, k) => s.expression(n, k));
  const on = map.optional('on', (s, n, k) => s.string(n, k));
  const least = map.optional('min_answered', (s, n, k) => s.positiveInteger(n, k)) ?? items.length;
  if (items.length > 0 && least > items.length) {
    const key = 'min_answered';
    source.report('more-than-items', { key, found: least, items: items.length }, source.placeOf(map.get(key)));
  }
  const cut = map.optional('cut', readCut);
  const itemColumn = map.optional('item', (s, n, k) => s.string(n, k)) ?? 'q';
  const answerColumn = map.optional('answer', (s, n, k) => s.string(n, k)) ?? 'score';
  if (source.issues.length > before || from === undefined || !window || low === undefined || high === undefined) return undefined;
  return {
    builder: 'survey',
    answers: {
      from,
      window,
      fromPlace: source.placeOf(map.get('from')),
      ...(where ? { where } : {}),
      ...(on ? { on, onPlace: source.placeOf(map.get('on')) } : {}),
      ...(map.has('window') ? { windowPlace: source.placeOf(windowValue(map.get('window'))) } : {}),
    },
    itemColumn,
    answerColumn,
    items,
    reverse,
    scale: [low, high],
    minAnswered: least,
    ...(map.has('min_answered') ? { minAnsweredPlace: source.placeOf(map.get('min_answered')) } : {}),
    ...(cut ? { cut } : {}),
    place,
  };
}
