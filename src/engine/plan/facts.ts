import { asRead } from '../compile/as-read.ts';
import { withParts } from '../compile/compile.ts';
import { populationPart } from '../compile/everybody.ts';
import { type SqlContext, sqlOf } from '../compile/expression.ts';
import { keyOrder } from '../compile/levels.ts';
import type { LyingIn } from '../compile/lying.ts';
import { customerColumns, filledIn, workedColumns } from '../compile/measured.ts';
import { measureParts } from '../compile/measures.ts';
import type { StatementContext } from '../compile/rows.ts';
import type { ComputedParam } from '../compile/shapes/computed.ts';
import { type Bound, boundNodes } from '../language/bound.ts';
import { AS_READ, type Storage, storageOf } from '../language/layout.ts';
import type { PopulationFeature, ResolvedMeasure, ResolvedTags } from '../language/resolved.ts';
import type { SqlParams } from '../language/rows.ts';
import { FactColumns, PLAIN } from './fact-columns.ts';
import { countedBy, passesOf, passSql } from './passes.ts';
import { FACTS, PLACE } from './place.ts';
import { preferredSql } from './preferred.ts';

/** A temporary table of facts. */
export interface FactTable {
  readonly name: string;
  /** Creates and fills it. */
  readonly statements: readonly string[];
  readonly params: SqlParams;
  readonly computed: readonly ComputedParam[];
  /** The tables that it is made of. */
  readonly madeOf: readonly string[];
}
type Table = Omit<FactTable, 'params' | 'computed'>;

export interface Facts {
  readonly tables: readonly Table[];
  /** Columns of the customers, then measures. */
  readonly columns: readonly string[];
  /** The columns in which what a score or a rank is about stands already, by the feature's id. */
  readonly worked: ReadonlyMap<string, string>;
  readonly lies: LyingIn;
  /** One row a customer: the place, and those facts that the text names. */
  readonly sqlFor: (text: string) => string;
}

/** A fact that is worked out from others, and the name of its column. */
interface Worked {
  readonly column: string;
  readonly of: Bound;
}

/**
 * What is known of every customer before anybody is compared with anybody. A table for the customers, which gives everybody a place; one for each
 * pass over rows, whose rows have those places, so that tables are joined without a look-up by key; one for each preference, made of tallies; and
 * one for what is worked out from all of these.
 */
export function factsOf(tags: ResolvedTags, context: StatementContext): Facts {
  const { schema, measures, populations } = tags;
  const { quote } = context.dialect;
  const columns = customerColumns(tags);
  const worked = workedColumns(tags, columns);
  const workedIn = (isWanted: (e: Bound) => boolean): Worked[] =>
    populations.flatMap(({ id, of }: PopulationFeature) => {
      const column = worked.get(id);
      return column !== undefined && isWanted(of) ? [{ column, of }] : [];
    });
  const [ofCustomers, ofAll] = [workedIn(isOfCustomer), workedIn((e) => !isOfCustomer(e))];
  const { passes, rest } = passesOf(measures, context);
  const facts = new FactColumns(context);

  for (const column of columns) facts.keep(column, FACTS, storageIn(column, context));
  for (const column of [schema.entity.key, ...ofCustomers.map((w) => w.column)]) facts.keep(column, FACTS, PLAIN);
  for (const m of rest) facts.keep(m.id, FACTS, PLAIN, (sql) => filledIn(m, sql, context));
  const people = `CREATE TEMP TABLE ${FACTS} AS\n${peopleSql(columns, rest, ofCustomers, context)}`;
  const tables: Table[] = [{ name: FACTS, statements: [people], madeOf: [] }];
  const add = (names: readonly string[], sql: string, madeOf: readonly string[]): string => {
    const name = `${FACTS}_${tables.length}`;
    const create = `CREATE TEMP TABLE ${name} (${[`${PLACE} INTEGER PRIMARY KEY`, ...names].join(', ')})`;
    tables.push({ name, statements: [create, `INSERT INTO temp.${name}\n${sql}`], madeOf });
    return name;
  };

  for (const pass of passes) {
    const counted = countedBy(pass, context);
    const sql = passSql(pass, counted, `temp.${FACTS}`, context);
    const table = add(
      counted.map((c) => c.name),
      sql,
      [FACTS],
    );
    for (const m of pass.aggregates) facts.keep(m.id, table, PLAIN, (column) => filledIn(m, column, context));
    for (const tally of pass.tallies) {
      const { id } = tally.measure;
      const preferred = preferredSql(tally, `temp.${table}`, `temp.${FACTS}`, context);
      facts.keep(id, add([quote(id)], preferred, [FACTS, table]), tally.dimension.storage);
    }
  }
  if (ofAll.length > 0) {
    const sql = ofAll.map((w) => sqlOf(w.of, { ...context, ref: facts.ref, lies: facts.lies }));
    const name = add(
      ofAll.map((w) => quote(w.column)),
      `SELECT ${[PLACE, ...sql].join(',\n  ')}\nFROM (\n${facts.sqlFor(sql.join())}\n)`,
      tables.map((t) => t.name),
    );
    for (const w of ofAll) facts.keep(w.column, name, PLAIN);
  }
  return { tables, columns: [...columns, ...measures.map((m) => m.id)], worked, lies: facts.lies, sqlFor: (text) => facts.sqlFor(text) };
}

/** Everybody in the order of keys, with their columns as they lie, what no pass can count, and what is worked out from columns alone. */
function peopleSql(
  columns: readonly string[],
  rest: readonly ResolvedMeasure[],
  worked: readonly Worked[],
  context: StatementContext,
): string {
  const { dialect, schema } = context;
  const key = dialect.quote(schema.entity.key);
  const parts = measureParts(rest, context);
  const population = populationPart(columns, context);
  const sql: SqlContext = { ...context, ...inPopulation(context) };
  const calculated = worked.map((w) => `${sqlOf(w.of, sql)} AS ${dialect.quote(w.column)}`);
  return [
    withParts([population, ...parts], dialect).trimEnd(),
    `SELECT ${[key, ...[...columns, ...rest.map((m) => m.id)].map(dialect.quote), ...calculated].join(', ')}`,
    `FROM ${[population.name, ...parts.map((p) => `${p.name} USING (${key})`)].join('\nLEFT JOIN ')}`,
    `ORDER BY ${keyOrder(schema, dialect, `${population.name}.`)}`,
  ].join('\n');
}

/** How names are written beside the population, whose columns are as they lie. */
function inPopulation(context: StatementContext): Pick<SqlContext, 'ref' | 'lies'> {
  const { quote, param } = context.dialect;
  return {
    ref: (r) => (r.kind === 'column' ? asRead(storageIn(r.column, context), quote(r.column)) : param('as_of')),
    lies(r) {
      const storage = r.kind === 'column' ? storageIn(r.column, context) : PLAIN;
      return r.kind === 'column' && storage.kind !== 'plain' ? { sql: quote(r.column), storage } : undefined;
    },
  };
}

const storageIn = (column: string, { layout = AS_READ, schema }: StatementContext): Storage =>
  storageOf(layout, schema.entity.table, column);

/** Whether only the customer's own row decides it. */
const isOfCustomer = (e: Bound): boolean =>
  boundNodes(e).every((n) => n.kind !== 'ref' || n.ref.kind === 'column' || n.ref.kind === 'as_of');
