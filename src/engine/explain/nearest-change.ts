import { paramsOf } from '../bound-params.ts';
import { type Compiled, compileTags } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import { oneTag } from '../compile/one-tag.ts';
import type { Value } from '../language/definition.ts';
import { needsEverybody } from '../language/looks-at-others.ts';
import type { ResolvedMeasure, ResolvedTags } from '../language/resolved.ts';
import type { Execute, Rows } from '../language/rows.ts';
import { asValue } from '../run.ts';
import { isAPersonsOwn } from './can-change.ts';
import type { Run } from './confirmed.ts';
import { type FactChange, oneFactAtATime } from './fact-change.ts';
import { workingsOf } from './facts.ts';
import { factsBelow } from './facts-below.ts';
import { type MissingSteps, missingSteps } from './missing-steps.ts';
import { type PairChange, twoFactsAtOnce } from './pair-change.ts';
import { type PreferenceChange, preferenceChanges } from './preference-change.ts';
import { columnsAt, rowOf } from './row.ts';
import { othersOf } from './rules.ts';
import type { Case } from './supposed.ts';
import { type WhyNone, whyNone } from './why-none.ts';

/** What would make a tag another: a fact, two facts at once, more weight of something else, or rows that a sequence lacks. */
export type NearestChange = FactChange | PairChange | PreferenceChange | MissingSteps;

export interface Nearest {
  readonly changes: readonly NearestChange[];
  /** Why there are none; absent where there are some, and where nobody is a customer. */
  readonly none?: WhyNone;
}

/** More than this many are not named: the nearest few are what a person asks for. */
const MOST = 3;

/**
 * The nearest changes that would flip the value of a tag for one customer, at most one a fact, the nearest first: a number by its smallest change,
 * a word by another word. Of birthdays, gender and what else is a person's own it is told only where nothing else would do. How near facts of different
 * units are is judged by the part of the value that changes. Where no fact does it alone, two at once are looked for.
 *
 * Confirmed is this: the statement of the tag, compiled anew with these facts of this one customer replaced, was run on the database, and
 * gave the value that is named. Of a sequence it is the steps that are left; `missingSteps` says what its run confirms, and `preferenceChanges` that of a
 * preference. A column is replaced in the customers' table itself. A measure is replaced where rules, ranks, scores and other tags
 * read it, not in the rows it is made of: that one more order would also bring its amount is left aside. What the run did not confirm is not named.
 * @example await nearestChanges(tags, sqlite, 'lifecycle', 'C0001', '2025-06-30', execute)
 * // {changes: [{name: 'days_since_last_order', from: 95, to: 90, value: 'mature', …}]}
 */
export async function nearestChanges(
  all: ResolvedTags,
  dialect: Dialect,
  code: string,
  customerId: string,
  asOf: string,
  execute: Execute,
): Promise<Nearest> {
  const tags = oneTag(all, code);
  const tag = tags.tags[0];
  if (!tag) return { changes: [] };
  const only = needsEverybody(tags) ? undefined : [customerId];
  const compiled = compileTags(tags, dialect, only);
  const rows = await execute(compiled.wideSql, await paramsOf(compiled, asOf, execute));
  const own = placeOf(rows, compiled, customerId);
  if (own === -1) return { changes: [] };
  const one: Case = { tags, row: rowOf(tags, columnsAt(rows, own), asOf), others: othersOf(tags, rows, own, asOf) };
  const before = asValue(one.row.ref({ kind: 'tag', code }), tag.type === 'bool');
  const run: Run = { tags, dialect, only, customerId, asOf, execute };
  const shaped = await ofItsShape(one, before, run);
  if (shaped.changes.length > 0 || shaped.none) return { ...shaped, changes: shaped.changes.slice(0, MOST) };
  const facts = factsBelow(tags);
  const free = facts.filter((fact) => !isAPersonsOwn(fact, tags));
  const nearest = (await oneFactAtATime(facts, one, before, run)).toSorted((a, b) => Number(a.value === null) - Number(b.value === null));
  const others = nearest.filter((change) => !isAPersonsOwn(change, tags));
  if (others.some(({ value }) => value !== null)) return { changes: others.slice(0, MOST) };
  // That who is born later would have no value helps nobody.
  const theirs = nearest.filter((change) => isAPersonsOwn(change, tags) && change.value !== null);
  const pairs = theirs.length > 0 ? [] : await twoFactsAtOnce(free, one, before, run);
  const changes = pairs.length > 0 ? pairs : others.length > 0 ? others : theirs;
  return changes.length > 0 ? { changes: changes.slice(0, MOST) } : { changes, none: whyNone(tags, facts, free, one) };
}

/** Of a tag that is nothing but a sequence, what is left of that; of one that is nothing but a preference, what would be preferred. */
async function ofItsShape({ tags, row }: Case, before: Value, run: Run): Promise<Nearest> {
  const measure = onlyMeasure(tags);
  const { shape } = measure ?? {};
  if (measure && shape?.agg === 'prefer') return preferenceChanges({ measure, shape, run, row, before });
  if (!measure || shape?.agg !== 'sequence') return { changes: [] };
  const best = await workingsOf(measure, { ...run, row });
  const steps = best && (await missingSteps({ ...run, measure, shape, best }));
  return { changes: steps ? [steps] : [] };
}

function onlyMeasure({ tags: [tag], measures }: ResolvedTags): ResolvedMeasure | undefined {
  const { rule } = tag ?? {};
  const id = rule?.kind === 'value' && rule.of.kind === 'ref' && rule.of.ref.kind === 'measure' ? rule.of.ref.id : undefined;
  return measures.find((m) => m.id === id);
}

const placeOf = (rows: Rows, { key }: Compiled, customerId: string): number =>
  (rows.values[rows.columns.indexOf(key)] ?? []).findIndex((id) => String(id) === customerId);
