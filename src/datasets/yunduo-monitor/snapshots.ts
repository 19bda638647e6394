import { addMonths, isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random, shuffled } from '../random.ts';
import { NEW_CHANNEL, TAG_CODES, TAGS, type TagCode, type WatchedTag } from './tags.ts';

export const MONTHS = 24;
/** What goes wrong, by month from 1 to 24. */
export const NEW_CODE = { month: 17, tag: 'channel', share: 0.05 } as const;
export const LOST_CITIES = { month: 20, tag: 'city', coverage: 0.61 } as const;
export const STALE = { tag: 'category_pref', days: 45 } as const;

/** The last days of 24 months, the last of them over on the as-of date. */
export function monthEndsOf(asOf: string): string[] {
  const next = isoOf(dayOf(asOf) + 1);
  const firstOfNext = next.endsWith('-01') ? next : `${asOf.slice(0, 7)}-01`;
  return Array.from({ length: MONTHS }, (_, i) => isoOf(dayOf(addMonths(firstOfNext, i - MONTHS + 1)) - 1));
}

/** On which day the stale tag was last computed, and from which month on it shows. */
export function staleSince(asOf: string): string {
  return isoOf(dayOf(monthEndsOf(asOf).at(-1) ?? asOf) - STALE.days);
}

export function tagValueRows({ seed, asOf }: Request, ids: readonly string[]): Cell[][] {
  const ends = monthEndsOf(asOf);
  const frozen = staleSince(asOf);
  return TAG_CODES.flatMap((tag) => {
    const random = createRandom(seed, `tag ${tag}`);
    const months = historyOf(random, tag, ids.length);
    return ends.flatMap((end, month) => {
      const isStale = tag === STALE.tag && end > frozen;
      // a tag that is not refreshed keeps what it had
      const shown = isStale ? months[ends.findIndex((other) => other > frozen)] : months[month];
      return ids.map((id, i): Cell[] => [id, tag, end, shown?.[i] ?? null, isStale ? frozen : end]);
    });
  });
}

/** The values of every customer in every month: dealt at first, then a few move, and in two months something breaks. */
function historyOf(random: Random, tag: TagCode, people: number): (string | null)[][] {
  const { values, coverage, moves }: WatchedTag = TAGS[tag];
  const sum = Object.values(values).reduce((total, weight) => total + weight, 0);
  const shares = Object.fromEntries(Object.entries(values).map(([value, weight]) => [value, weight / sum]));
  const known = dealShares(random, { yes: coverage, no: 1 - coverage }, people).map((one) => one === 'yes');
  let now: string[] = dealShares(random, shares, people);
  return Array.from({ length: MONTHS }, (_, i) => {
    if (i > 0) now = withSwaps(random, now, Math.round((moves * people) / 2));
    if (tag === NEW_CODE.tag && i + 1 === NEW_CODE.month) return withNewCode(random, now);
    const shown = tag === LOST_CITIES.tag && i + 1 === LOST_CITIES.month ? fewer(random, known, LOST_CITIES.coverage) : known;
    return now.map((value, n) => (shown[n] ? value : null));
  });
}

/** Pairs change places, and a few go their own way: customers move, the whole hardly does. */
function withSwaps(random: Random, values: readonly string[], pairs: number): string[] {
  const list = [...values];
  for (let i = 0; i < pairs; i++) {
    const [a, b] = [random.int(0, list.length - 1), random.int(0, list.length - 1)];
    [list[a], list[b]] = [list[b] ?? '', list[a] ?? ''];
    if (random.chance(0.15)) list[a] = list[random.int(0, list.length - 1)] ?? '';
  }
  return list;
}

function withNewCode(random: Random, values: readonly string[]): string[] {
  const dealt = dealShares(random, { moved: NEW_CODE.share, stays: 1 - NEW_CODE.share }, values.length);
  return values.map((value, i) => (dealt[i] === 'moved' ? NEW_CHANNEL : value));
}

function fewer(random: Random, known: readonly boolean[], coverage: number): boolean[] {
  const places = known.flatMap((one, i) => (one ? [i] : []));
  const kept = new Set(shuffled(random, places).slice(0, Math.round(coverage * known.length)));
  return known.map((_, i) => kept.has(i));
}
