import { paramsOf } from '../bound-params.ts';
import { type Compiled, compileTags } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import { oneTag } from '../compile/one-tag.ts';
import type { Bilingual, Value } from '../language/definition.ts';
import { needsEverybody } from '../language/looks-at-others.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import { type Execute, type Rows, rowCount } from '../language/rows.ts';
import { asValue } from '../run.ts';
import { canBeAlone, isAPersonsOwn } from './can-change.ts';
import { workingsOf } from './facts.ts';
import { factsBelow, labelOf } from './facts-below.ts';
import { type MissingSteps, missingSteps } from './missing-steps.ts';
import { columnReplaced, measureReplaced, SUPPOSED_CUSTOMER, SUPPOSED_VALUE } from './replaced.ts';
import { columnsAt, rowOf } from './row.ts';
import { othersOf } from './rules.ts';
import type { Case, FactRef } from './supposed.ts';
import { type Trial, trialsOf } from './trials.ts';

/** What would make a tag another: a fact, or rows that a sequence lacks. */
export type NearestChange = FactChange | MissingSteps;

/** One fact of a customer that, were it another, would make the tag another. */
export interface FactChange {
  readonly kind: FactRef['kind'];
  readonly name: string;
  readonly label: Bilingual;
  /** How the measure counts; absent for a column. */
  readonly agg?: string;
  /** What the fact is the consent to, where a gate asks for that. */
  readonly consent?: Bilingual;
  readonly from: Value;
  readonly to: Value;
  /** What the tag would be; null: the customer would have no value. */
  readonly value: Value;
}

/** More than this many facts are not named: the nearest few are what a person asks for. */
const MOST = 3;
/** A candidate that the run does not confirm gives way to the next, so many times a fact. */
const TRIES = 3;

/**
 * The nearest changes that would flip the value of a tag for one customer, at most one a fact, the nearest first: a number by its smallest change,
 * a word by another word. Of birthdays, gender and what else is a person's own it is told only where nothing else would do. How near facts of different units are is judged by the part of the value that changes.
 *
 * Confirmed is this: the statement of the tag, compiled anew with this one fact of this one customer replaced, was run on the database, and
 * gave the value that is named. Of a sequence it is the steps that are left; `missingSteps` says what its run confirms. A column is replaced in the customers' table itself. A measure is replaced where rules, ranks, scores and other tags
 * read it, not in the rows it is made of: that one more order would also bring its amount is left aside. What the run did not confirm is not named,
 * and a change of two facts at once is not looked for.
 * @example await nearestChanges(tags, sqlite, 'lifecycle', 'C0001', '2025-06-30', execute)
 * // [{name: 'days_since_last_order', from: 95, to: 90, value: 'mature', …}]
 */
export async function nearestChanges(
  all: ResolvedTags,
  dialect: Dialect,
  code: string,
  customerId: string,
  asOf: string,
  execute: Execute,
): Promise<readonly NearestChange[]> {
  const tags = oneTag(all, code);
  const tag = tags.tags[0];
  if (!tag) return [];
  const only = needsEverybody(tags) ? undefined : [customerId];
  const compiled = compileTags(tags, dialect, only);
  const rows = await execute(compiled.wideSql, await paramsOf(compiled, asOf, execute));
  const own = placeOf(rows, compiled, customerId);
  if (own === -1) return [];
  const one: Case = { tags, row: rowOf(tags, columnsAt(rows, own), asOf), others: othersOf(tags, rows, own, asOf) };
  const isBool = tag.type === 'bool';
  const before = asValue(one.row.ref({ kind: 'tag', code }), isBool);
  const steps = await stepsMissing(tags, one, { dialect, customerId, asOf, execute });
  if (steps) return [steps];
  const found: { change: FactChange; distance: number }[] = [];
  for (const fact of factsBelow(tags)) {
    const from = one.row.ref(fact.kind === 'column' ? { kind: 'column', column: fact.name } : { kind: 'measure', id: fact.name });
    const trials = trialsOf(one, fact, from, before).filter(({ to }) => canBeAlone(fact, to, one));
    for (const trial of trials.slice(0, TRIES)) {
      const value = await valueWith(fact, trial, { tags, dialect, only, customerId, asOf, execute });
      if (value === undefined || asValue(value, isBool) === before) continue;
      const change = {
        ...fact,
        ...labelOf(fact, tags),
        from: asShown(fact, from, tags),
        to: trial.to,
        value: asValue(value, isBool),
      };
      found.push({ change, distance: trial.distance });
      break;
    }
  }
  const nearest = found.toSorted((a, b) => a.distance - b.distance).map(({ change }) => change);
  const theirs = nearest.filter((change) => isAPersonsOwn(change, tags));
  const others = nearest.filter((change) => !theirs.includes(change));
  // That who is born later would have no value helps nobody.
  return (others.length > 0 ? others : theirs.filter(({ value }) => value !== null)).slice(0, MOST);
}

/** Of a tag that is nothing but a sequence, what is left of that. */
async function stepsMissing(
  tags: ResolvedTags,
  { row }: Case,
  asked: Pick<Run, 'dialect' | 'customerId' | 'asOf' | 'execute'>,
): Promise<MissingSteps | undefined> {
  const [tag] = tags.tags;
  const id =
    tag?.rule.kind === 'value' && tag.rule.of.kind === 'ref' && tag.rule.of.ref.kind === 'measure' ? tag.rule.of.ref.id : undefined;
  const measure = tags.measures.find((m) => m.id === id);
  if (measure?.shape?.agg !== 'sequence') return undefined;
  const best = await workingsOf(measure, { tags, row, ...asked });
  return best && missingSteps({ tags, measure, shape: measure.shape, best, ...asked });
}

interface Run {
  readonly tags: ResolvedTags;
  readonly dialect: Dialect;
  readonly only: readonly string[] | undefined;
  readonly customerId: string;
  readonly asOf: string;
  readonly execute: Execute;
}

/** What the statement gives with the fact replaced; `undefined` where the customer is no longer one. */
async function valueWith(fact: FactRef, { to }: Trial, run: Run): Promise<Value | undefined> {
  const { tags, dialect, only, customerId, asOf, execute } = run;
  const isColumn = fact.kind === 'column';
  const compiled = isColumn
    ? compileTags(tags, columnReplaced(dialect, tags, fact.name), only)
    : compileTags(measureReplaced(tags, fact.name, customerId, to), dialect, only);
  const replaced = isColumn ? { [SUPPOSED_CUSTOMER]: customerId, [SUPPOSED_VALUE]: typeof to === 'boolean' ? Number(to) : to } : {};
  const sql = `SELECT * FROM (\n${compiled.sql}\n) WHERE CAST(${dialect.quote(compiled.key)} AS TEXT) = ${dialect.param('customer')}`;
  const rows = await execute(sql, { ...(await paramsOf(compiled, asOf, execute)), ...replaced, customer: customerId });
  return rowCount(rows) === 0 ? undefined : (rows.values[1]?.[0] ?? null);
}

const placeOf = (rows: Rows, { key }: Compiled, customerId: string): number =>
  (rows.values[rows.columns.indexOf(key)] ?? []).findIndex((id) => String(id) === customerId);

const asShown = (fact: FactRef, from: Value, tags: ResolvedTags): Value =>
  asValue(from, fact.kind === 'measure' && tags.measures.find((m) => m.id === fact.name)?.type === 'bool');
