import { createDateReader, DATE_FORMATS, type DateReader, EXCEL } from '../dates.ts';

/** How the dates of a column may be read. */
export interface DateVerdict {
  /** Different texts that any format reads, and all different texts. */
  readonly readable: number;
  readonly distinct: number;
  /** The best format and, behind it, formats that read only what no other can mistake. Empty: no dates. */
  readonly formats: readonly string[];
  /** With more than one the texts do not say which; `only`: texts that no rival reads. */
  readonly rivals: readonly DateRival[];
  readonly hasTime: boolean;
  /** Zones that times name, such as `Z` and `+08:00`. */
  readonly zones: readonly string[];
  readonly zoneExample?: string;
  /** The first text that is no date. */
  readonly unread?: string;
}
export interface DateRival {
  readonly format: string;
  readonly only: number;
  readonly examples: readonly string[];
}

export interface DateVotes {
  add(text: string): void;
  verdict(): DateVerdict;
}

/** Formats that nobody can mistake for one another may stand in one column. */
export const UNMISTAKABLE: readonly string[] = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日', 'YYYY.M.D', EXCEL];
/** Different texts that are looked at one by one; a column that goes on after that is taken as it was up to there. */
const MOST_SEEN = 200_000;
/** So many different texts without a date: there is none. */
const HOPELESS = 500;
const FORMATS = DATE_FORMATS.map((format) => ({ format, read: createDateReader(format) as DateReader }));
const PLAIN_TIME = /^[ T]\s*\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;
/** A zone behind a time. */
export const ZONE = /(?:\d|\s)(Z|UTC|GMT|[+-]\d\d:?\d\d)$/;

type Groups = ReadonlyMap<string, Group>;

/** Texts that the same formats read, and of which the same formats make the same day: one of them speaks for all. */
interface Group {
  readonly mask: number;
  count: number;
  readonly examples: string[];
}

/**
 * Counts, for every different text, which formats read it. Day and month are never told apart by what is likelier: a single 25/04/2025 settles a
 * column, and one more 04/25/2025 opens it again.
 */
export function createDateVotes(): DateVotes {
  const seen = new Set<string>();
  const groups = new Map<string, Group>();
  const years = new Map<string, Set<string>>();
  const zones = new Set<string>();
  let [distinct, unreadable] = [0, 0];
  let hasTime = false;
  let zoneExample: string | undefined;
  let unread: string | undefined;

  /** Times do not tell one format from another, and would make every text another one. */
  function addWithTime(whole: string): void {
    if (unreadable >= HOPELESS && groups.size === 0) return;
    const end = whole.search(/[ T]/);
    const isTimed = end >= 6 && PLAIN_TIME.test(whole.slice(end));
    if (isTimed) noteTime(whole, whole.slice(end));
    add(isTimed ? whole.slice(0, end) : whole);
  }

  function noteTime(whole: string, time: string): void {
    if (!hasTime && /[1-9]/.test(time.replace(/(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$/, ''))) hasTime = true;
    const [, zone] = ZONE.exec(whole) ?? [];
    if (zone === undefined) return;
    if (zones.size < 20) zones.add(zone);
    zoneExample ??= whole;
  }

  function add(text: string): void {
    if (seen.has(text) || seen.size >= MOST_SEEN) return;
    seen.add(text);
    distinct++;
    let mask = 0;
    const days: string[] = [];
    let key = '';
    if (/^\D{0,2}\d/.test(text) && text.length <= 40)
      for (const [i, { format, read }] of FORMATS.entries()) {
        const at = read(text);
        if (!at) continue;
        mask |= 1 << i;
        if (!days.includes(at.date)) days.push(at.date);
        key += `${i}:${days.indexOf(at.date)} `;
        if (at.time !== undefined && at.time !== '00:00:00') hasTime = true;
        if (format.includes('YY') && !format.includes('YYYY')) noteYear(format, at.date);
      }
    if (mask === 0) {
      unreadable++;
      unread ??= text;
      return;
    }
    if (text.includes(':')) noteTime(text, '');
    const group = groups.get(key) ?? { mask, count: 0, examples: [] };
    group.count++;
    if (group.examples.length < 3) group.examples.push(text);
    groups.set(key, group);
  }

  function noteYear(format: string, date: string): void {
    const of = years.get(format) ?? new Set<string>();
    if (of.size < 200) of.add(date.slice(0, 4));
    years.set(format, of);
  }

  return {
    add: addWithTime,
    verdict: () => ({
      ...judge(groups, years),
      readable: distinct - unreadable,
      distinct,
      hasTime,
      zones: [...zones],
      ...(zoneExample !== undefined && { zoneExample }),
      ...(unread !== undefined && { unread }),
    }),
  };
}

function judge(groups: Groups, years: ReadonlyMap<string, ReadonlySet<string>>): Pick<DateVerdict, 'formats' | 'rivals'> {
  const counted = FORMATS.map(({ format, read }, i) => ({
    format,
    read,
    bit: 1 << i,
    count: sum(groups, (mask) => (mask & (1 << i)) !== 0),
  })).filter(({ count }) => count > 0);
  const isLikely = likelyYears(years);
  const best = counted.filter(({ format }) => isLikely(format)).sort((a, b) => b.count - a.count)[0];
  if (!best) return { formats: [], rivals: [] };
  const others = counted.filter((one) => one !== best && isLikely(one.format));
  // A rival gives another day for a text that both read, or reads what the best cannot and is of the same make.
  const rivals = others.filter(({ bit, read }) =>
    [...groups.values()].some(
      ({ mask, examples }) =>
        (mask & bit) !== 0 && (mask & best.bit) !== 0 && examples.some((text) => read(text)?.date !== best.read(text)?.date),
    ),
  );
  const only = (bit: number, against: readonly { readonly bit: number }[]) =>
    sum(groups, (mask) => (mask & bit) !== 0 && against.every((rival) => rival.bit === bit || (mask & rival.bit) === 0));
  const family = [best, ...rivals];
  const settled = family.filter(({ bit }) => only(bit, family) > 0);
  const standing =
    settled.length === 1 ? settled : family.filter(({ bit }) => settled.length === 0 || settled.some((one) => one.bit === bit));
  const first = standing[0] ?? best;
  const extra = others.filter(
    ({ format, bit }) =>
      format !== first.format && UNMISTAKABLE.includes(format) && only(bit, [...family]) > 0 && !rivals.some((r) => r.bit === bit),
  );
  return {
    formats: [first.format, ...extra.sort((a, b) => b.count - a.count).map(({ format }) => format)],
    rivals:
      standing.length < 2
        ? []
        : standing.map(({ format, bit }) => ({ format, only: only(bit, standing), examples: telling(groups, bit, standing) })),
  };
}

/**
 * 25/6/3 is a day in 2025 or in 2003. Read from the wrong end, the days of a month become years: a reading that strews the same values over
 * three times as many years is no rival. Which of day and month comes first is never decided this way.
 */
function likelyYears(years: ReadonlyMap<string, ReadonlySet<string>>): (format: string) => boolean {
  const fewest = Math.min(...[...years.values()].map((of) => of.size));
  return (format) => !years.has('YY/M/D') || (years.get(format)?.size ?? 0) < Math.max(6, fewest * 3);
}

const sum = (groups: Groups, fits: (mask: number) => boolean): number => {
  let n = 0;
  for (const { mask, count } of groups.values()) if (fits(mask)) n += count;
  return n;
};

interface Standing {
  readonly bit: number;
  readonly read: DateReader;
}

/** Texts that this format reads, those first of which a rival makes another day. */
function telling(groups: Groups, bit: number, standing: readonly Standing[]): string[] {
  return [...groups.values()]
    .filter(({ mask }) => (mask & bit) !== 0)
    .sort((a, b) => daysOf(b, standing) - daysOf(a, standing))
    .flatMap(({ examples }) => examples)
    .slice(0, 3);
}
/** How many different days the rivals make of it. */
const daysOf = ({ examples: [text = ''] }: Group, standing: readonly Standing[]): number =>
  new Set(standing.map(({ read }) => read(text)?.date).filter((date) => date !== undefined)).size;
