import { BUILDER_NAMES, type BuilderName, builderAt, PLACE_NAMES, type PlaceName, placeAt } from '../engine/language/grammar/grammar.ts';
import type { PlaceSpec, Takes } from '../engine/language/grammar/takes.ts';
import { dayOf, windowBounds } from '../engine/language/window.ts';
import { parseTags } from '../engine/parse/parse.ts';

/** Places that the page shows in a part of their own; every other stands with the builder that leads to it. */
const APART: readonly PlaceName[] = ['file', 'defaults', 'tag', 'name', 'value', 'quality', 'gate', 'measure', 'window'];

/** For each builder the kinds of mapping that are shown with it: what several lead to, with the first of them. */
export function placesOfBuilders(): ReadonlyMap<BuilderName, readonly PlaceName[]> {
  const shown = new Set<PlaceName>(APART);
  const behind = (spec: PlaceSpec): PlaceName[] => Object.values(spec).flatMap(({ takes }) => placesIn(takes).flatMap(withInner));
  const withInner = (place: PlaceName): PlaceName[] => {
    if (shown.has(place)) return [];
    shown.add(place);
    return [place, ...behind(placeAt(place))];
  };
  return new Map(BUILDER_NAMES.map((name) => [name, behind(builderAt(name))]));
}

function placesIn(takes: Takes): PlaceName[] {
  if (typeof takes === 'string' || 'words' in takes) return [];
  if ('list' in takes) return placesIn(takes.list);
  if ('map' in takes) return placesIn(takes.map);
  if ('either' in takes) return takes.either.flatMap(placesIn);
  return takes.place === 'define' ? [] : [takes.place as PlaceName];
}

/** How many keys the language has, wherever they stand. */
export const keyCount = (): number =>
  [...PLACE_NAMES.map(placeAt), ...BUILDER_NAMES.map(builderAt)].reduce((sum, spec) => sum + Object.keys(spec).length, 0);

/** The first and the last day of a window as it is written; no first day means from the beginning. */
export function daysOfWindow(written: string, asOf: string): { readonly start?: string; readonly end: string } {
  const { value } = parseTags(`code: a\ndefine: {measure: {from: orders, agg: count, window: ${written}}}`);
  const define = value?.tags[0]?.define;
  if (define?.builder !== 'measure') throw new Error(`${written} is no window`);
  const { start, end } = windowBounds(define.measure.window);
  return { ...(start ? { start: dayOf(start, asOf) } : {}), end: dayOf(end, asOf) };
}
