import type { Span } from '../language/definition.ts';
import { type Issue, warning } from '../language/issue.ts';
import type { Metadata } from '../language/metadata.ts';
import type { ResolvedMeasure, ResolvedTags } from '../language/resolved.ts';
import { dayOf, windowBounds } from '../language/window.ts';
import { keyBefore } from './edits.ts';

/** Fixed dates that reach past the as-of date: what lies behind it is not counted. */
export function windowAfter({ spec }: ResolvedMeasure, asOf: string): Issue[] {
  const end = dayOf(windowBounds(spec.window).end, asOf);
  return end > asOf ? [warning('window-after-as-of', spec.windowPlace ?? spec.place, { end, asOf })] : [];
}

const DAYS: Readonly<Partial<Record<Span['unit'], number>>> = { d: 1, w: 7 };
/** Of more days, one that is not over is a small part. */
const MOST_DAYS = 7;

/**
 * Windows that do not go with how often their tags are refreshed.
 * A daily run counts the day it runs on before that day is over: of `{last: 7d}` a seventh may be missing, and `{prev: 7d}` has seven whole
 * days. That is said only where the rows have a time of day (rows of days come when a day is over) and the window has a week at most: a
 * daily tag over 90 days has nothing to fear. A tag refreshed in real time is there for what happens today, and `{prev: …}` drops it.
 */
export function windowsAndRefresh({ measures, tags, steps }: ResolvedTags, text: string): Issue[] {
  const users = new Map<string, Set<Metadata['refresh']>>(measures.map((m) => [m.id, new Set()]));
  for (const { uses, definition } of [...tags, ...steps]) for (const id of uses.measures) users.get(id)?.add(definition.metadata.refresh);
  return measures.flatMap((m) => windowAndRefresh(m, users.get(m.id) ?? new Set(), text));
}

function windowAndRefresh({ spec, time }: ResolvedMeasure, refreshes: ReadonlySet<Metadata['refresh']>, text: string): Issue[] {
  const { window, windowPlace, place } = spec;
  if (place.end === 0 || !windowPlace || !time?.timestamp || (window.kind !== 'last' && window.kind !== 'prev')) return [];
  const written = text.slice(windowPlace.start, windowPlace.end);
  if (window.kind === 'prev') {
    const fix = keyBefore(text, windowPlace, 'prev', 'last');
    return refreshes.has('realtime') ? [warning('window-misses-today', windowPlace, { instead: `{last: ${written}}` }, fix)] : [];
  }
  const days = window.span.count * (DAYS[window.span.unit] ?? Number.POSITIVE_INFINITY);
  const fix = keyBefore(text, windowPlace, 'last', 'prev');
  return refreshes.has('daily') && days <= MOST_DAYS
    ? [warning('window-of-unfinished-day', windowPlace, { instead: `{prev: ${written}}` }, fix)]
    : [];
}
