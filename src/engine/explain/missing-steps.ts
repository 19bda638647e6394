import { paramsOf } from '../bound-params.ts';
import { compileTags } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import { conditionSql, Params } from '../compile/expression.ts';
import { heldIn } from '../compile/held.ts';
import { refIn } from '../compile/rows.ts';
import { inlineParams } from '../compile/written-in.ts';
import { addDays, daysBetween } from '../language/calendar.ts';
import type { Bilingual, Value } from '../language/definition.ts';
import type { ResolvedMeasure, ResolvedSequence, ResolvedTags, RowSource } from '../language/resolved.ts';
import { type Execute, type Rows, rowCount } from '../language/rows.ts';
import { dayOf, windowBounds } from '../language/window.ts';

/** The steps that a customer has not taken, and the day by which they would have to be. */
export interface MissingSteps {
  readonly kind: 'steps';
  readonly steps: readonly { readonly at: number; readonly label: Bilingual }[];
  readonly day: string;
  /** What the tag would be. */
  readonly value: Value;
}

/** One row more: which step it is, of which rows, and when. */
interface Added {
  readonly source: RowSource;
  readonly moment: string;
}

interface Asked {
  /** One tag, which is nothing but the sequence, with what it rests on. */
  readonly tags: ResolvedTags;
  readonly measure: ResolvedMeasure;
  readonly shape: ResolvedSequence;
  /** The rows of the best try: a step each, and its moment. */
  readonly best: Rows;
  readonly dialect: Dialect;
  readonly customerId: string;
  readonly asOf: string;
  readonly execute: Execute;
}

/**
 * What is left of a sequence, as late as the window and the limit of days allow: all the rest of the steps where it gives yes or no, the next one where
 * it counts them. Confirmed by a run over tables that have a row more for each: a copy of some row that is this step, on its own day, in the name of
 * this customer. Nothing where no row can be copied, where the steps lie behind another table, or where the run gave something else.
 */
export async function missingSteps(asked: Asked): Promise<MissingSteps | undefined> {
  const { tags, shape, customerId, asOf, execute } = asked;
  const added = rowsToCome(asked);
  if (!added || added.length === 0 || added.some(({ source }) => source.via !== undefined || !source.time)) return undefined;
  const compiled = compileTags(tags, withRows(added, asked), [customerId]);
  const rows = await execute(compiled.sql, await paramsOf(compiled, asOf, execute));
  const wanted = shape.gives === 'reached' ? 1 : rowCount(asked.best) + 1;
  const value = rowCount(rows) === 1 ? rows.values[1]?.[0] : undefined;
  const last = added.at(-1);
  if (Number(value) !== wanted || !last) return undefined;
  const reached = rowCount(asked.best);
  const steps = added.map(({ source }, i) => {
    const { from } = source.spec;
    return { at: reached + i + 1, label: tags.schema.tables[from]?.label ?? { zh: from, en: from } };
  });
  return { kind: 'steps', steps, day: last.moment.slice(0, 10), value: shape.gives === 'reached' ? true : wanted };
}

/** The steps to come, a day each where they have no time of day, the last one as late as may be. */
function rowsToCome({ measure, shape, best, asOf }: Asked): readonly Added[] | undefined {
  const reached = rowCount(best);
  const left = shape.steps.slice(reached, shape.gives === 'step' ? reached + 1 : undefined);
  const moments = (best.values[2] ?? []).map(String);
  const [first, latest] = [moments[0]?.slice(0, 10), moments.at(-1)?.slice(0, 10)];
  const { start, end } = windowBounds(measure.spec.window);
  const bounds = [dayOf(end, asOf), asOf, ...(first && shape.withinDays !== undefined ? [addDays(first, shape.withinDays)] : [])];
  const [last = asOf] = bounds.toSorted();
  const days = left.map((_, i) => (shape.timed ? last : addDays(last, i - left.length + 1)));
  const [from = last] = days;
  // Steps of one day have their time of day to be told apart by; days must come one after the other.
  if (latest !== undefined && daysBetween(latest, from) < (shape.timed ? 0 : 1)) return undefined;
  if (start && from < dayOf(start, asOf)) return undefined;
  if (shape.withinDays !== undefined && daysBetween(first ?? from, last) > shape.withinDays) return undefined;
  return left.map((source, i) => ({ source, moment: source.time?.timestamp ? `${days[i]} 23:59:${50 + i}` : (days[i] ?? last) }));
}

/** A dialect whose tables have the rows to come. */
function withRows(added: readonly Added[], { tags: { schema }, dialect, customerId }: Asked): Dialect {
  const rowOf = ({ source, moment }: Added): string => {
    const params = new Params();
    const { from } = source.spec;
    const context = { schema, dialect, params, held: heldIn(dialect, { schema }) };
    const own = new Map([
      [source.entityKey, dialect.literal(customerId)],
      [source.time?.column ?? '', dialect.literal(moment)],
    ]);
    const columns = (schema.tables[from]?.columns ?? []).map(({ name }) => own.get(name) ?? dialect.quote(name));
    const where = source.where
      ? ` WHERE ${inlineParams(conditionSql(source.where, { ...context, ref: refIn(source, context) }), params.values)}`
      : '';
    return `SELECT * FROM (SELECT ${columns.join(', ')} FROM ${dialect.table(from)}${where} LIMIT 1) AS ${dialect.quote('row_to_come')}`;
  };
  return {
    ...dialect,
    table: (name) => {
      const rows = added.filter(({ source }) => source.spec.from === name).map(rowOf);
      if (rows.length === 0) return dialect.table(name);
      const columns = (schema.tables[name]?.columns ?? []).map((c) => dialect.quote(c.name)).join(', ');
      const all = [`SELECT ${columns} FROM ${dialect.table(name)}`, ...rows].join(' UNION ALL ');
      return `(${all}) AS ${dialect.quote(name)}`;
    },
  };
}
