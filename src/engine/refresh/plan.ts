import { someTags } from '../compile/one-tag.ts';
import type { Bound } from '../language/bound.ts';
import { needsEverybody, rowsLookedAt } from '../language/looks-at-others.ts';
import {
  featuresNeeded,
  featuresOf,
  type PopulationFeature,
  type ResolvedMeasure,
  type ResolvedTag,
  type ResolvedTags,
  type Rule,
  tagOf,
} from '../language/resolved.ts';
import type { Cell } from '../language/rows.ts';
import { assertTable } from './dependents.ts';
import { asksTheDay, goesByDay, tablesRead } from './reads.ts';

/** Rows of a table that came, went or changed. */
export interface Change {
  readonly table: string;
  /** Whose rows: the keys of their owners before and after (`ownersSql` finds them), or everybody's. */
  readonly customers: readonly Cell[] | 'all';
  /** Of the customers' table: only other columns changed, and nobody came, went or joined on another day. */
  readonly samePeople?: boolean;
}

/** What has to run again after a change, and for whom; together with what is kept it equals a full run. */
export interface RefreshPlan {
  /** Tags that run for everybody: others look at a customer, or a customer at others. */
  readonly everybody: readonly string[];
  /** Tags that run for `customers` only. */
  readonly touched: readonly string[];
  /** Tags that do not run. */
  readonly kept: readonly string[];
  readonly customers: readonly Cell[];
}

/** Whose value may be another now. */
type Reach = 'nobody' | 'touched' | 'everybody';
const widest = (reaches: readonly Reach[]): Reach =>
  reaches.includes('everybody') ? 'everybody' : reaches.includes('touched') ? 'touched' : 'nobody';

/**
 * Plans a refresh: exactly the tags that rest on what changed, for the customers touched where nothing looks at others.
 * @param days the as-of dates of the rows at hand and of those that are wanted, where they differ: then everything runs that goes by the day
 * @example refreshPlan(tags, [{ table: 'orders', customers: ['C0001'] }])
 */
export function refreshPlan(
  tags: ResolvedTags,
  changes: readonly Change[],
  days?: { readonly before: string; readonly now: string },
): RefreshPlan {
  for (const { table } of changes) assertTable(table, tags.schema);
  const reach = new Reaches(tags, changes, days !== undefined && days.before !== days.now);
  const plan: Record<'everybody' | 'touched' | 'kept', string[]> = { everybody: [], touched: [], kept: [] };
  for (const tag of tags.tags) {
    const found = reach.ofTag(tag);
    // Where one number changes, all ranks may; and a rank that did not change can only be found among everybody again.
    if (found === 'nobody') plan.kept.push(tag.code);
    else if (found === 'everybody' || needsEverybody(someTags(tags, [tag.code]))) plan.everybody.push(tag.code);
    else plan.touched.push(tag.code);
  }
  return { ...plan, customers: [...new Set(changes.flatMap(({ customers }) => (customers === 'all' ? [] : customers)))] };
}

/** How far changes reach, tag by tag. */
class Reaches {
  readonly #tags: ResolvedTags;
  readonly #otherDay: boolean;
  /** Who may be there or not. */
  readonly #people: Reach;
  readonly #columns: Reach;
  readonly #measures: ReadonlyMap<string, Reach>;
  readonly #known = new Map<string, Reach>();

  constructor(tags: ResolvedTags, changes: readonly Change[], otherDay: boolean) {
    this.#tags = tags;
    this.#otherDay = otherDay;
    const { entity } = tags.schema;
    const ofCustomers = changes.filter((c) => c.table === entity.table);
    // Where customers belong from a day on, another day may have others.
    this.#people = otherDay && entity.since !== undefined ? 'everybody' : ofRows(ofCustomers.filter((c) => !c.samePeople));
    this.#columns = ofRows(ofCustomers);
    this.#measures = new Map(tags.measures.map((m) => [m.id, this.#ofMeasure(m, changes)]));
  }

  ofTag(tag: ResolvedTag): Reach {
    const known = this.#known.get(tag.code);
    if (known) return known;
    const { columns, measures, tags } = tag.uses;
    const found = widest([
      // Whoever came needs every tag.
      this.#people,
      ...(columns.length > 0 ? [this.#columns] : []),
      ...measures.flatMap((id) => this.#measures.get(id) ?? []),
      ...tags.flatMap((code) => tagOf(this.#tags, code) ?? []).map((used) => this.ofTag(used)),
      ...(this.#otherDay && this.#expressionsOf(tag.rule).some(asksTheDay) ? (['everybody'] as const) : []),
    ]);
    this.#known.set(tag.code, found);
    return found;
  }

  #ofMeasure(measure: ResolvedMeasure, changes: readonly Change[]): Reach {
    if (this.#otherDay && goesByDay(measure)) return 'everybody';
    const tables = tablesRead(measure, this.#tags.schema);
    const read = changes.filter((c) => tables.includes(c.table));
    // An edge moves everybody in a network, whoever is at its ends.
    if (rowsLookedAt(measure) === 'any') return read.length > 0 ? 'everybody' : 'nobody';
    return ofRows(read);
  }

  /** What a rule works out for a customer, and what is ranked, averaged and scored for it. */
  #expressionsOf(rule: Rule): readonly Bound[] {
    const features = featuresOf(rule).flatMap((id) => this.#featuresUnder(id));
    const own = rule.kind === 'cases' ? rule.cases.map((c) => c.when) : rule.kind === 'value' ? [rule.of] : [];
    return [...own, ...features.map((f) => f.of)];
  }

  #featuresUnder(id: string): readonly PopulationFeature[] {
    const feature = this.#tags.populations.find((p) => p.id === id);
    return feature ? [feature, ...featuresNeeded(feature).flatMap((needed) => this.#featuresUnder(needed))] : [];
  }
}

const ofRows = (changes: readonly Change[]): Reach => widest(changes.map((c) => (c.customers === 'all' ? 'everybody' : 'touched')));
