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
interface KindOutcome {
  readonly tallies: readonly Tally[];
  readonly covered: number;
  /** Customers of both dates whose value is another now. */
  readonly moved: readonly number[];
  /** More values than customers: several each. */
  readonly values: number;
}

const BAND = 0.25;

function outcomeOf(tag: KindTag, runs: KindsRuns): KindOutcome {
  const { before, after } = runs.tags[tag.code];
  const there = runs.joined.map((is) => !is);
  const each = (cell: CellValue): readonly string[] => (cell === null ? [] : tag.many ? String(cell).split('|') : [String(cell)]);
  const number = (cells: readonly CellValue[], test: (cell: CellValue) => boolean): number => cells.filter(test).length;
  const tallies: Tally[] =
    Object.keys(tag.domain).length > 0
      ? Object.keys(tag.domain).map((value) => ({
          value,
          before: number(before, (cell) => each(cell).includes(value)),
          after: number(after, (cell) => each(cell).includes(value)),
        }))
      : [0, 1, 2, 3].map((i) => {
          const [from, to] = [i * BAND, (i + 1) * BAND];
          const isIn = (cell: CellValue): boolean => typeof cell === 'number' && cell >= from && (cell < to || (to === 1 && cell === 1));
          return { value: { from, to }, before: number(before, isIn), after: number(after, isIn) };
        });
  const isMissing = (cell: CellValue): boolean => cell === null;
  tallies.push({
    value: null,
    before: number(
      before.filter((_, i) => there[i]),
      isMissing,
    ),
    after: number(after, isMissing),
  });
  return {
    tallies,
    covered: number(after, (cell) => cell !== null),
    moved: after.flatMap((cell, i) => (there[i] && cell !== before[i] ? [i] : [])),
    values: after.reduce<number>((sum, cell) => sum + each(cell).length, 0),
  };
}

/** Whom a tag picks; nobody where a line has to be drawn first. */
export type Picks = Readonly<Partial<Record<TagCode, readonly string[]>>>;

/** What the lab shows of one tag, and all that it needs of the customers. */
export interface KindSummary extends Pick<KindOutcome, 'tallies' | 'covered' | 'values'> {
  readonly moved: number;
  /** The first of those who changed. */
  readonly shown: readonly MovedCustomer[];
  readonly picked: number | null;
  /** Of those, picked by the rule too. */
  readonly shared: number | null;
  readonly elapsedMs: number | null;
}
export interface MovedCustomer {
  readonly id: string;
  readonly before: CellValue;
  readonly after: CellValue;
  readonly facts: Readonly<Record<FactCode, readonly [CellValue, CellValue]>>;
}
export interface KindsSummary {
  readonly customers: number;
  /** Who was there on both dates. */
  readonly there: number;
  readonly tags: Readonly<Record<TagCode, KindSummary>>;
}

const SHOWN = 30;

/** What two runs show, in the few figures that a page carries. */
export function summaryOf(runs: KindsRuns, tags: Readonly<Record<TagCode, KindTag>>, picks: Picks): KindsSummary {
  const rule = pickedBy(runs, picks, 'price_rule');
  const each = TAG_CODES.map((code): [TagCode, KindSummary] => {
    const { tallies, covered, values, moved } = outcomeOf(tags[code], runs);
    const picked = picks[code] && pickedBy(runs, picks, code);
    return [
      code,
      {
        tallies,
        covered,
        values,
        moved: moved.length,
        shown: moved.slice(0, SHOWN).map((i) => movedCustomer(runs, code, i)),
        picked: picked ? count(picked) : null,
        shared: picked ? count(picked.map((is, i) => is && rule[i] === true)) : null,
        elapsedMs: runs.tags[code].elapsedMs,
      },
    ];
  });
  return {
    customers: runs.customers.length,
    there: count(runs.joined.map((is) => !is)),
    tags: Object.fromEntries(each) as KindsSummary['tags'],
  };
}

const pickedBy = (runs: KindsRuns, picks: Picks, code: TagCode): readonly boolean[] =>
  runs.tags[code].after.map((cell) => cell !== null && (picks[code] ?? []).includes(String(cell)));
const count = (list: readonly boolean[]): number => list.filter(Boolean).length;

function movedCustomer(runs: KindsRuns, code: TagCode, i: number): MovedCustomer {
  const at = (cells: readonly CellValue[]): CellValue => cells[i] ?? null;
  const facts = FACT_CODES.map((fact) => [fact, [at(runs.facts[fact].before), at(runs.facts[fact].after)]]);
  return {
    id: runs.customers[i] ?? '',
    before: at(runs.tags[code].before),
    after: at(runs.tags[code].after),
    facts: Object.fromEntries(facts) as MovedCustomer['facts'],
  };
}

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
