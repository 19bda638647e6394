import type { Bilingual } from '../../engine/language/definition.ts';
import type { TagRows } from '../../engine/run.ts';

export const KINDS = ['fact', 'stat', 'rule', 'model'] as const;
export type Kind = (typeof KINDS)[number];
/** A statistic gives a number, one value, or several. */
export const SHAPES = ['number', 'one', 'many'] as const;
export type Shape = (typeof SHAPES)[number];
export const TABS = ['result', 'moved', 'compare', 'sql', 'excel'] as const;
export type KindsTab = (typeof TABS)[number];

/** What a person sets. */
export interface KindsSettings {
  readonly kind: Kind;
  readonly shape: Shape;
  /** Worked out once, or at every as-of date. */
  readonly once: boolean;
  readonly tab: KindsTab;
}
export const START: KindsSettings = { kind: 'fact', shape: 'number', once: false, tab: 'result' };

/** Which tag a person looks at. */
export function codeOf({ kind, shape }: Pick<KindsSettings, 'kind' | 'shape'>): TagCode {
  if (kind === 'stat') return { number: 'coupon_share', one: 'coupon_channel', many: 'coupon_channels' }[shape] as TagCode;
  return { fact: 'income', rule: 'price_rule', model: 'price_model' }[kind] as TagCode;
}
export const TAG_CODES = ['income', 'coupon_share', 'coupon_channel', 'coupon_channels', 'price_rule', 'price_model'] as const;
export type TagCode = (typeof TAG_CODES)[number];
/** The four that stand side by side. */
export const COMPARED = ['income', 'coupon_share', 'price_rule', 'price_model'] as const satisfies readonly TagCode[];

/** A tag of the lab with all that does not change: what it is and what it compiles to. */
export interface KindTag {
  readonly code: TagCode;
  readonly kind: Kind;
  readonly name: Bilingual;
  readonly domain: Readonly<Record<string, Bilingual>>;
  readonly many: boolean;
  readonly text: string;
  readonly sql: string;
  /** A formula each helper column; null: Excel has none. */
  readonly excel: readonly string[] | null;
  readonly tables: readonly string[];
}

export type CellValue = string | number | null;
/** One tag on the same customers, a month apart. */
export interface KindRun {
  readonly before: readonly CellValue[];
  readonly after: readonly CellValue[];
  /** Of the statement, where it was run here. */
  readonly elapsedMs: number | null;
}
/** Everybody of the later date, in one order; who was not there yet is missing before. */
export interface KindsRuns {
  readonly customers: readonly string[];
  /** How many came in between. */
  readonly joined: readonly boolean[];
  readonly tags: Readonly<Record<TagCode, KindRun>>;
  readonly facts: Readonly<Record<FactCode, Pick<KindRun, 'before' | 'after'>>>;
}
export const FACT_CODES = ['orders', 'coupons', 'days'] as const;
export type FactCode = (typeof FACT_CODES)[number];

/** Puts two runs of a tag side by side, customer by customer. */
export function paired(customers: readonly string[], before: TagRows, after: TagRows, code: string): Pick<KindRun, 'before' | 'after'> {
  const on = (rows: TagRows): readonly CellValue[] => {
    const values = rows.tags.find((tag) => tag.code === code)?.values ?? [];
    const known = new Map(rows.customerIds.map((id, i) => [id, values[i] ?? null]));
    return customers.map((id) => plain(known.get(id)));
  };
  return { before: on(before), after: on(after) };
}
const plain = (value: unknown): CellValue =>
  typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : typeof value === 'string' ? value : null;

export interface Tally {
  /** A value of the tag, or a band of its numbers from `from` up to, not including, `to`. */
  readonly value: string | { readonly from: number; readonly to: number } | null;
  readonly before: number;
  readonly after: number;
}

/** What one tag shows: how many have each value, then and now, and who changed. */
export interface KindOutcome {
  readonly tallies: readonly Tally[];
  readonly covered: number;
  /** Customers of both dates whose value is another now. */
  readonly moved: readonly number[];
  /** More values than customers: several each. */
  readonly values: number;
}

const BAND = 0.25;

export function outcomeOf(tag: KindTag, runs: KindsRuns): KindOutcome {
  const { before, after } = runs.tags[tag.code];
  const there = runs.joined.map((is) => !is);
  const each = (cell: CellValue): readonly string[] => (cell === null ? [] : tag.many ? String(cell).split('|') : [String(cell)]);
  const count = (cells: readonly CellValue[], test: (cell: CellValue) => boolean): number => cells.filter(test).length;
  const tallies: Tally[] =
    Object.keys(tag.domain).length > 0
      ? Object.keys(tag.domain).map((value) => ({
          value,
          before: count(before, (cell) => each(cell).includes(value)),
          after: count(after, (cell) => each(cell).includes(value)),
        }))
      : [0, 1, 2, 3].map((i) => {
          const [from, to] = [i * BAND, (i + 1) * BAND];
          const isIn = (cell: CellValue): boolean => typeof cell === 'number' && cell >= from && (cell < to || (to === 1 && cell === 1));
          return { value: { from, to }, before: count(before, isIn), after: count(after, isIn) };
        });
  const isMissing = (cell: CellValue): boolean => cell === null;
  tallies.push({
    value: null,
    before: count(
      before.filter((_, i) => there[i]),
      isMissing,
    ),
    after: count(after, isMissing),
  });
  return {
    tallies,
    covered: count(after, (cell) => cell !== null),
    moved: after.flatMap((cell, i) => (there[i] && cell !== before[i] ? [i] : [])),
    values: after.reduce<number>((sum, cell) => sum + each(cell).length, 0),
  };
}

/** Whom two tags pick, and how many both. */
export function picksOf(runs: KindsRuns, picks: Readonly<Partial<Record<TagCode, readonly string[]>>>, code: TagCode): readonly boolean[] {
  return runs.tags[code].after.map((cell) => cell !== null && (picks[code] ?? []).includes(String(cell)));
}
export const both = (a: readonly boolean[], b: readonly boolean[]): number => a.filter((is, i) => is && b[i]).length;
export const some = (a: readonly boolean[]): number => a.filter(Boolean).length;

/** What stands behind `#kinds-price?` of a shared link. */
export const writeSettings = ({ kind, shape, once, tab }: KindsSettings): string =>
  new URLSearchParams({ kind, shape, refresh: once ? 'once' : 'monthly', tab }).toString();

/** @returns nothing where the text was not written by `writeSettings` */
export function readSettings(text: string): KindsSettings | undefined {
  const fields = new URLSearchParams(text);
  const kind = KINDS.find((one) => one === fields.get('kind'));
  const shape = SHAPES.find((one) => one === fields.get('shape'));
  const tab = TABS.find((one) => one === fields.get('tab'));
  const refresh = fields.get('refresh');
  if (!kind || !shape || !tab || (refresh !== 'once' && refresh !== 'monthly') || [...fields].length !== 4) return undefined;
  return { kind, shape, tab, once: refresh === 'once' };
}
