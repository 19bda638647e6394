import type { Dialect } from '../compile/dialect.ts';
import { Params } from '../compile/expression.ts';
import { heldIn } from '../compile/held.ts';
import { sourceRowsSql } from '../compile/measures.ts';
import { partNames } from '../compile/rows.ts';
import { workingsSql } from '../compile/shapes/shape.ts';
import type { Bilingual, Value } from '../language/definition.ts';
import { type ResolvedMeasure, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';
import type { Cell, Execute, Rows } from '../language/rows.ts';
import { columnOf } from '../language/schema.ts';
import { eachOf, SEPARATOR } from '../language/several.ts';
import { dayOf, windowBounds } from '../language/window.ts';
import { asValue, withoutNoise } from '../run.ts';
import { bestTry } from './best-try.ts';
import type { CustomerRow } from './evaluate.ts';
import { neighboursOf } from './neighbours.ts';

/** A number or value the rule looked at, and where it came from. */
export interface Fact {
  readonly name: string;
  readonly label: Bilingual;
  readonly value: Value;
  /** What its values are called, where the schema or the tag says so. */
  readonly codes?: Readonly<Record<string, Bilingual>>;
  readonly measure?: { readonly table: string; readonly agg: string; readonly start?: string; readonly end: string; readonly rows: Rows };
  /** What a measure of a shape weighed, the best first: the values of a preference, the rows of the best try of a sequence, the neighbours in a network. */
  readonly workings?: Rows;
}

/** What is asked about whom. */
interface Asked {
  readonly tags: ResolvedTags;
  readonly row: CustomerRow;
  readonly dialect: Dialect;
  readonly customerId: string;
  readonly execute: Execute;
}

/** What a tag and its steps read of a customer, each once, with the rows behind it. */
export function factsOf(readers: readonly ResolvedTag[], asked: Asked): Promise<Fact[]> {
  const steps = new Set(readers.map((tag) => tag.code));
  const names = uniqueNames(readers.flatMap(namesOf)).filter(({ name }) => !steps.has(name));
  return Promise.all(names.map((name) => factOf(name, asked)));
}

const uniqueNames = (names: ReturnType<typeof namesOf>): ReturnType<typeof namesOf> => [
  ...new Map(names.map((n) => [`${n.kind} ${n.name}`, n])).values(),
];

/** What the tag reads: columns, measures, other tags. */
function namesOf(tag: ResolvedTag): { kind: 'column' | 'measure' | 'tag'; name: string }[] {
  const { columns, measures, tags } = tag.uses;
  return [
    ...columns.map((name) => ({ kind: 'column' as const, name })),
    ...measures.map((name) => ({ kind: 'measure' as const, name })),
    ...tags.map((name) => ({ kind: 'tag' as const, name })),
  ];
}

async function factOf({ kind, name }: ReturnType<typeof namesOf>[number], asked: Asked): Promise<Fact> {
  const { tags, row, dialect, customerId, execute } = asked;
  if (kind === 'tag') {
    const tag = tagOf(tags, name);
    const value = asValue(row.ref({ kind: 'tag', code: name }), tag?.type === 'bool');
    return { name, label: tag?.definition.name ?? { zh: name, en: name }, value, ...called(tag?.domain) };
  }
  if (kind === 'column') {
    const column = tags.schema.tables[tags.schema.entity.table]?.columns.find((c) => c.name === name);
    const value = asValue(row.ref({ kind: 'column', column: name }), column?.type === 'bool');
    return { name, label: column?.label ?? { zh: name, en: name }, value, ...called(column?.codes) };
  }
  const measure = tags.measures.find((m) => m.id === name) as ResolvedMeasure;
  const params = new Params();
  const sql = sourceRowsSql(measure, { schema: tags.schema, dialect, params });
  const rows = await execute(sql, { ...params.values, as_of: row.asOf, customer: customerId });
  const workings = await workingsOf(measure, asked);
  const { start, end } = windowBounds(measure.spec.window);
  const [last = row.asOf] = [dayOf(end, row.asOf), row.asOf].sort();
  return {
    name,
    label: measure.label,
    value: asValue(row.ref({ kind: 'measure', id: name }), measure.type === 'bool'),
    ...called(codesOf(measure, tags)),
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

const called = (codes: Fact['codes']): Pick<Fact, 'codes'> => (codes && Object.keys(codes).length > 0 ? { codes } : {});

/** A value that is preferred, the first, or the most frequent, is called what its column calls it. */
function codesOf({ type, field, shape }: ResolvedMeasure, { schema }: ResolvedTags): Fact['codes'] {
  const of = shape?.agg === 'prefer' ? shape.dimension : field;
  return type === 'text' && of?.kind === 'ref' && of.ref.kind === 'field'
    ? columnOf(schema, of.ref.table, of.ref.column)?.codes
    : undefined;
}

/** What a measure of a shape weighed for one customer. */
export async function workingsOf(
  measure: ResolvedMeasure,
  { tags: { schema }, row, dialect, customerId, execute }: Asked,
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
  return withTaken(measure, row, {
    columns,
    values: values.map((column) => column.map((cell) => (typeof cell === 'number' ? withoutNoise(cell) : cell))),
  });
}

/** Which of the values that were weighed the preference took: not those that fall short of its limits, nor more than it takes. */
function withTaken(measure: ResolvedMeasure, row: CustomerRow, { columns, values }: Rows): Rows {
  if (measure.shape?.agg !== 'prefer') return { columns, values };
  const several = measure.shape.top !== 1;
  const taken = eachOf(row.ref({ kind: 'measure', id: measure.id }), several).map(String);
  const inCell = (picked: Cell): string => (several ? String(picked).replaceAll(SEPARATOR, '/') : String(picked));
  return { columns: [...columns, 'taken'], values: [...values, (values[0] ?? []).map((picked) => Number(taken.includes(inCell(picked))))] };
}
