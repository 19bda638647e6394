import { paramsOf } from '../bound-params.ts';
import type { Compiled } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import { Params } from '../compile/expression.ts';
import { heldIn } from '../compile/held.ts';
import { sourceRowsSql } from '../compile/measures.ts';
import { partNames } from '../compile/rows.ts';
import { workingsSql } from '../compile/shapes/shape.ts';
import type { Bilingual, Value } from '../language/definition.ts';
import { type ResolvedMeasure, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';
import type { Cell, Execute, Rows } from '../language/rows.ts';
import { dayOf, windowBounds } from '../language/window.ts';
import { asValue, withoutNoise } from '../run.ts';
import { bestTry } from './best-try.ts';
import type { CustomerRow } from './evaluate.ts';
import { neighboursOf } from './neighbours.ts';
import { explainRule, type RuleExplanation } from './rule.ts';

/** Why one customer has the value of one tag, as data; the words are in i18n. */
export interface Explanation {
  readonly code: string;
  readonly customerId: string;
  /** false: the customer does not exist at the as-of date, and nothing else is said. */
  readonly known: boolean;
  readonly value: Value;
  readonly facts: readonly Fact[];
  readonly rule: RuleExplanation;
  /** The steps on the way to the rule of a tag that was written out with simpler ones, each before those that need it. */
  readonly steps: readonly { readonly code: string; readonly rule: RuleExplanation }[];
}

/** A number or value the rule looked at, and where it came from. */
export interface Fact {
  readonly name: string;
  readonly label: Bilingual;
  readonly value: Value;
  readonly measure?: { readonly table: string; readonly agg: string; readonly start?: string; readonly end: string; readonly rows: Rows };
  /** What a measure of a shape weighed, the best first: the values of a preference, the rows of the best try of a sequence, the neighbours in a network. */
  readonly workings?: Rows;
}

/**
 * Explains the value of a tag for one customer: the facts with their source rows, and the rule step by step.
 * @param compiled of the same tags and the same dialect
 * @example await explainCustomer(tags, compiled, sqlite, 'lifecycle', 'C0001', '2025-06-30', execute)
 */
export async function explainCustomer(
  tags: ResolvedTags,
  compiled: Compiled,
  dialect: Dialect,
  code: string,
  customerId: string,
  asOf: string,
  execute: Execute,
): Promise<Explanation> {
  const tag = tagOf(tags, code);
  if (!tag) throw new RangeError(`no tag ${code}`);
  const sql = `SELECT * FROM (\n${compiled.wideSql}\n) WHERE CAST(${dialect.quote(compiled.key)} AS TEXT) = ${dialect.param('customer')}`;
  const found = await execute(sql, { ...(await paramsOf(compiled, asOf, execute)), customer: customerId });
  const known = (found.values[0]?.length ?? 0) > 0;
  const columns = new Map<string, Cell>(found.columns.map((name, i) => [name, found.values[i]?.[0] ?? null]));
  const row = rowOf(tags, columns, asOf);
  const steps = stepsOf(tag, tags);
  const names = uniqueNames([...steps, tag].flatMap(namesOf)).filter(({ name }) => !steps.some((step) => step.code === name));
  const facts = known ? await Promise.all(names.map((name) => factOf(name, tags, row, dialect, customerId, execute))) : [];
  const ruleOf = (one: ResolvedTag): RuleExplanation => explainRule(one, tags, row, (name) => columns.get(name) ?? null);
  const rule = ruleOf(tag);
  const explained = steps.map((step) => ({ code: step.code, rule: ruleOf(step) }));
  return { code, customerId, known, value: known ? rule.value : null, facts, rule, steps: explained };
}

/** The tag's own steps, each after those that it needs. */
function stepsOf(tag: ResolvedTag, tags: ResolvedTags): readonly ResolvedTag[] {
  const own = tags.steps.filter((step) => step.definition.stepOf === tag.code);
  const found = new Set<ResolvedTag>();
  const need = (code: string): void => {
    const step = own.find((s) => s.code === code);
    if (!step || found.has(step)) return;
    step.uses.tags.forEach(need);
    found.add(step);
  };
  tag.uses.tags.forEach(need);
  return [...found];
}

const uniqueNames = (names: ReturnType<typeof namesOf>): ReturnType<typeof namesOf> => [
  ...new Map(names.map((n) => [`${n.kind} ${n.name}`, n])).values(),
];

function rowOf(tags: ResolvedTags, columns: ReadonlyMap<string, Cell>, asOf: string): CustomerRow {
  return {
    asOf,
    ref(ref) {
      switch (ref.kind) {
        case 'as_of':
          return asOf;
        case 'tag':
          return columns.get(tagOf(tags, ref.code)?.column ?? '') ?? null;
        case 'measure':
          return columns.get(ref.id) ?? null;
        default:
          return columns.get(ref.column) ?? null;
      }
    },
    population: (id) => columns.get(id) ?? null,
  };
}

/** What the tag reads: columns, measures, other tags. */
function namesOf(tag: ResolvedTag): { kind: 'column' | 'measure' | 'tag'; name: string }[] {
  const { columns, measures, tags } = tag.uses;
  return [
    ...columns.map((name) => ({ kind: 'column' as const, name })),
    ...measures.map((name) => ({ kind: 'measure' as const, name })),
    ...tags.map((name) => ({ kind: 'tag' as const, name })),
  ];
}

async function factOf(
  { kind, name }: { kind: 'column' | 'measure' | 'tag'; name: string },
  tags: ResolvedTags,
  row: CustomerRow,
  dialect: Dialect,
  customerId: string,
  execute: Execute,
): Promise<Fact> {
  if (kind === 'tag') {
    const tag = tagOf(tags, name);
    const value = asValue(row.ref({ kind: 'tag', code: name }), tag?.type === 'bool');
    return { name, label: tag?.definition.name ?? { zh: name, en: name }, value };
  }
  if (kind === 'column') {
    const column = tags.schema.tables[tags.schema.entity.table]?.columns.find((c) => c.name === name);
    const value = asValue(row.ref({ kind: 'column', column: name }), column?.type === 'bool');
    return { name, label: column?.label ?? { zh: name, en: name }, value };
  }
  const measure = tags.measures.find((m) => m.id === name) as ResolvedMeasure;
  const params = new Params();
  const sql = sourceRowsSql(measure, { schema: tags.schema, dialect, params });
  const rows = await execute(sql, { ...params.values, as_of: row.asOf, customer: customerId });
  const workings = await workingsOf(measure, tags, row, dialect, customerId, execute);
  const { start, end } = windowBounds(measure.spec.window);
  const [last = row.asOf] = [dayOf(end, row.asOf), row.asOf].sort();
  return {
    name,
    label: measure.label,
    value: asValue(row.ref({ kind: 'measure', id: name }), measure.type === 'bool'),
    measure: {
      table: measure.spec.from,
      agg: measure.spec.agg,
      ...(start ? { start: dayOf(start, row.asOf) } : {}),
      end: last,
      rows,
    },
    ...(workings ? { workings } : {}),
  };
}

async function workingsOf(
  measure: ResolvedMeasure,
  { schema }: ResolvedTags,
  row: CustomerRow,
  dialect: Dialect,
  customerId: string,
  execute: Execute,
): Promise<Rows | undefined> {
  if (!measure.shape) return undefined;
  const params = new Params();
  const sql = workingsSql(measure, measure.shape, {
    schema,
    dialect,
    params,
    held: heldIn(dialect, { schema }),
    part: partNames(schema, dialect),
  });
  if (sql === undefined) return undefined;
  const found = await execute(sql, { ...params.values, as_of: row.asOf, customer: customerId });
  if (measure.shape.agg === 'computed') return neighboursOf(found, measure.shape, customerId);
  if (measure.shape.agg === 'sequence') return bestTry(found, measure.shape);
  const { columns, values } = found;
  return { columns, values: values.map((column) => column.map((cell) => (typeof cell === 'number' ? withoutNoise(cell) : cell))) };
}
