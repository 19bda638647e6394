import { someTags } from '../compile/one-tag.ts';
import { type Bound, boundNodes, type Ref } from '../language/bound.ts';
import { isOverEverybody, needsEverybody, rowsLookedAt } from '../language/looks-at-others.ts';
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
    // A rank that did not change can only be found among everybody again.
    if (found === 'nobody') plan.kept.push(tag.code);
    else if (found === 'everybody' || needsEverybody(someTags(tags, [tag.code]))) plan.everybody.push(tag.code);
    else plan.touched.push(tag.code);
  }
  return { ...plan, customers: [...new Set(changes.flatMap(({ customers }) => (customers === 'all' ? [] : customers)))] };
}

/** How far a change reaches, name by name. */
class Reaches {
  readonly #tags: ResolvedTags;
  readonly #changes: readonly Change[];
  readonly #otherDay: boolean;
  readonly #people: Reach;
  readonly #known = new Map<string, Reach>();

  constructor(tags: ResolvedTags, changes: readonly Change[], otherDay: boolean) {
    this.#tags = tags;
    this.#changes = changes;
    this.#otherDay = otherDay;
    const { entity } = tags.schema;
    // Where customers belong from a day on, another day may have others.
    this.#people =
      otherDay && entity.since !== undefined ? 'everybody' : this.#ofRows(changes.filter((c) => c.table === entity.table && !c.samePeople));
  }

  ofTag(tag: ResolvedTag): Reach {
    return this.#once(`tag ${tag.code}`, () => {
      const { columns, measures, tags } = tag.uses;
      return widest([
        // Whoever came needs every tag.
        this.#people,
        ...columns.map((column) => this.#ofRef({ kind: 'column', column })),
        ...measures.map((id) => this.#ofRef({ kind: 'measure', id })),
        ...tags.map((code) => this.#ofRef({ kind: 'tag', code })),
        ...featuresOf(tag.rule).map((id) => this.#ofFeature(id)),
        this.#ofDay(expressionsOf(tag.rule)),
      ]);
    });
  }

  #ofRef(ref: Ref): Reach {
    switch (ref.kind) {
      case 'tag': {
        const tag = tagOf(this.#tags, ref.code);
        return tag ? this.ofTag(tag) : 'nobody';
      }
      case 'measure': {
        const measure = this.#tags.measures.find((m) => m.id === ref.id);
        return measure ? this.#once(`measure ${ref.id}`, () => this.#ofMeasure(measure)) : 'nobody';
      }
      case 'column':
        return this.#ofRows(this.#changes.filter((c) => c.table === this.#tags.schema.entity.table));
      default:
        return 'nobody';
    }
  }

  #ofMeasure(measure: ResolvedMeasure): Reach {
    if (this.#otherDay && goesByDay(measure)) return 'everybody';
    const tables = tablesRead(measure, this.#tags.schema);
    const changes = this.#changes.filter((c) => tables.includes(c.table));
    const looks = rowsLookedAt(measure);
    if (looks === 'own') return this.#ofRows(changes);
    const others = looks === 'everybodys' && this.#people !== 'nobody';
    return changes.length > 0 || others ? 'everybody' : 'nobody';
  }

  /** A rank is another for everybody as soon as one number is, or one customer more or less. */
  #ofFeature(id: string): Reach {
    const feature = this.#tags.populations.find((p) => p.id === id);
    if (!feature) return 'nobody';
    return this.#once(`feature ${id}`, () => {
      const reach = widest([this.#people, ...this.#inputsOf(feature)]);
      return reach !== 'nobody' && isOverEverybody(feature) ? 'everybody' : reach;
    });
  }

  #inputsOf(feature: PopulationFeature): Reach[] {
    const refs = [...boundNodes(feature.of)].flatMap((n) => (n.kind === 'ref' ? [n.ref] : []));
    return [...refs.map((ref) => this.#ofRef(ref)), ...featuresNeeded(feature).map((id) => this.#ofFeature(id)), this.#ofDay([feature.of])];
  }

  #ofDay(expressions: readonly Bound[]): Reach {
    return this.#otherDay && expressions.some(asksTheDay) ? 'everybody' : 'nobody';
  }

  #ofRows(changes: readonly Change[]): Reach {
    return widest(changes.map((c) => (c.customers === 'all' ? 'everybody' : 'touched')));
  }

  #once(what: string, find: () => Reach): Reach {
    const known = this.#known.get(what) ?? find();
    this.#known.set(what, known);
    return known;
  }
}

function expressionsOf(rule: Rule): readonly Bound[] {
  if (rule.kind === 'cases') return rule.cases.map((c) => c.when);
  return rule.kind === 'value' || rule.kind === 'bin' ? [rule.of] : [];
}
