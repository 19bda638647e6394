import type { Bilingual, Value } from '../../engine/language/definition.ts';
import { quantile } from '../../engine/language/quantile.ts';
import type { ResolvedTag, ResolvedTags } from '../../engine/language/resolved.ts';
import { type Cell, type Rows, rowCount } from '../../engine/language/rows.ts';
import { hasSeveral } from '../../engine/language/several.ts';
import { withoutNoise } from '../../engine/run.ts';
import { subjectOfMeasure } from '../../engine/sentence/subject.ts';
import { type Bar, barsOf, isIn } from './bars.ts';
import { type FactColumn, factColumns, factValue } from './facts.ts';
import { cellsOf, valuesOf } from './values.ts';

/** What a run says, ready to show and small enough to stand in a page: the whole rows stay beside it. */
export interface Outcome {
  readonly customers: number;
  readonly tags: readonly TagOutcome[];
}

export interface TagOutcome {
  readonly code: string;
  readonly name: Bilingual;
  /** A customer may have several values. */
  readonly several?: true;
  /** Of the tag's value where it is a number. */
  readonly unit?: string;
  /** In the order of the rules, then of the domain; numbers in bands. */
  readonly bars: readonly Bar[];
  readonly withoutValue: number;
  readonly headline: Headline;
  /** What the tag reads of a customer. */
  readonly facts: readonly FactColumn[];
  /** A customer of each value. */
  readonly examples: readonly Example[];
}

export interface Example {
  readonly customerId: string;
  readonly facts: readonly Value[];
  readonly value: Value;
}

export type Headline =
  /** `revenueShare`: what the same customers brought, by the first sum among the tag's measures. */
  | { readonly kind: 'share'; readonly value: Value; readonly label?: Bilingual; readonly share: number; readonly revenueShare?: number }
  | { readonly kind: 'median'; readonly median: number }
  | { readonly kind: 'empty' };

/** @param rows of `compiled.wideSql` */
export function outcomeOf(tags: ResolvedTags, rows: Rows): Outcome {
  return { customers: rowCount(rows), tags: tags.tags.map((tag) => outcomeOfTag(tag, tags, rows)) };
}

function outcomeOfTag(tag: ResolvedTag, tags: ResolvedTags, rows: Rows): TagOutcome {
  const values = valuesOf(tag, rows);
  const several = hasSeveral(tag.definition);
  const facts = factColumns(tag, tags);
  const bars = barsOf(tag, values);
  const unit = unitOf(tag, tags);
  return {
    code: tag.code,
    name: tag.definition.name,
    ...(several ? { several } : {}),
    ...(unit ? { unit } : {}),
    bars,
    withoutValue: values.filter((v) => v === null).length,
    headline: headlineOf(tag, tags, rows, values, bars),
    facts,
    examples: examplesOf(bars, values, several, facts, rows),
  };
}

function headlineOf(tag: ResolvedTag, tags: ResolvedTags, rows: Rows, values: readonly Value[], bars: readonly Bar[]): Headline {
  const first = bars[0];
  if (values.length === 0 || !first || values.every((v) => v === null)) return { kind: 'empty' };
  if (tag.type === 'number') {
    const sorted = values.filter((v) => typeof v === 'number').sort((a, b) => a - b);
    return { kind: 'median', median: withoutNoise(quantile(sorted, 1, 2)) };
  }
  if (!('value' in first)) return { kind: 'empty' };
  const revenue = revenueOf(tag, tags, rows);
  const sum = (keep: (i: number) => boolean): number =>
    revenue?.reduce<number>((all, cell, i) => all + (keep(i) ? Number(cell) : 0), 0) ?? 0;
  const total = sum(() => true);
  return {
    kind: 'share',
    value: first.value,
    ...(first.label ? { label: first.label } : {}),
    share: first.count / values.length,
    ...(total > 0 && first.count > 0 ? { revenueShare: sum((i) => isIn(first, values[i], hasSeveral(tag.definition))) / total } : {}),
  };
}

/** The tag's own sum of money, customer by customer. */
function revenueOf(tag: ResolvedTag, tags: ResolvedTags, rows: Rows): readonly Cell[] | undefined {
  const spend = tag.uses.measures
    .map((id) => tags.measures.find((m) => m.id === id))
    .find((m) => m?.spec.agg === 'sum' && subjectOfMeasure(m.spec, m.id, tags.schema).unit === 'CNY');
  return spend && cellsOf(rows, spend.id);
}

/** Of the values of a tag that is a number. */
export function unitOf(tag: ResolvedTag, { schema }: ResolvedTags): string | undefined {
  const { define, value } = tag.definition;
  return value.unit ?? (define.builder === 'measure' ? subjectOfMeasure(define.measure, tag.code, schema).unit : undefined);
}

const EXAMPLES = 4;

/** The first customer of each value, or customers from low to high. */
function examplesOf(bars: readonly Bar[], values: readonly Value[], several: boolean, facts: readonly FactColumn[], rows: Rows): Example[] {
  const wanted = bars.filter(({ count }) => count > 0).slice(0, EXAMPLES);
  const at = wanted.flatMap((bar) => {
    const i = values.findIndex((v) => isIn(bar, v, several));
    return i === -1 ? [] : [i];
  });
  return at.map((i) => ({
    customerId: String(rows.values[0]?.[i]),
    facts: facts.map((fact) => factValue(cellsOf(rows, fact.id)[i] ?? null, fact)),
    value: values[i] ?? null,
  }));
}
