import { asRead } from '../compile/as-read.ts';
import { withParts } from '../compile/compile.ts';
import { populationPart } from '../compile/everybody.ts';
import { type SqlContext, sqlOf } from '../compile/expression.ts';
import { keyOrder } from '../compile/levels.ts';
import type { Lying, LyingIn } from '../compile/lying.ts';
import { customerColumns, filledIn, workedColumns } from '../compile/measured.ts';
import { measureParts } from '../compile/measures.ts';
import { calledAs, type StatementContext } from '../compile/rows.ts';
import type { ComputedParam } from '../compile/shapes/computed.ts';
import { type Bound, boundNodes, type Ref } from '../language/bound.ts';
import { AS_READ, type Storage, storageOf } from '../language/layout.ts';
import type { PopulationFeature, ResolvedTags } from '../language/resolved.ts';
import type { SqlParams } from '../language/rows.ts';
import { countedBy, passesOf, passSql } from './passes.ts';
import { FACTS, PLACE } from './place.ts';
import { preferredSql } from './tally.ts';

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

/** Something that is known of a customer, and where it stands. */
export interface Fact {
  /** Its column, quoted: as it is read, and as it lies. */
  readonly name: string;
  readonly lying?: Lying;
  readonly table: string;
  /** As it is read, from its table. */
  readonly read: string;
}

export interface Facts {
  readonly tables: readonly Omit<FactTable, 'params' | 'computed'>[];
  /** Columns of the customers, then measures. */
  readonly columns: readonly string[];
  /** The columns in which what a score or a rank is about stands already, by the feature's id. */
  readonly worked: ReadonlyMap<string, string>;
  readonly lies: LyingIn;
  /** One row a customer: the place, and those facts that the text names. */
  readonly sqlFor: (text: string) => string;
}

const PLAIN: Storage = { kind: 'plain' };

/** What is known of every customer before anybody is compared with anybody, in tables whose rows have the customers' places. */
export function factsOf(tags: ResolvedTags, context: StatementContext): Facts {
  const { dialect, params, held, layout = AS_READ } = context;
  const { schema, measures, populations } = tags;
  const { quote } = dialect;
  const columns = customerColumns(tags);
  const names = [...columns, ...measures.map((m) => m.id)];
  const worked = workedColumns(tags, columns);
  const key = quote(schema.entity.key);
  const { passes, rest } = passesOf(measures, context);

  const storageIn = (column: string): Storage => storageOf(layout, schema.entity.table, column);
  const facts = new Map<string, Fact>();
  const keep = (id: string, table: string, storage: Storage, filled: (sql: string) => string = (sql) => sql): void => {
    const [name, column] = [quote(id), `${table}.${quote(id)}`];
    const lying = storage.kind === 'plain' ? {} : { lying: { sql: quote(`taglab_lying_${id}`), storage } };
    facts.set(id, { name, table, read: filled(asRead(storage, column)), ...lying });
  };
  const idOf = (ref: Ref): string => (ref.kind === 'column' ? ref.column : ref.kind === 'measure' ? ref.id : '');
  const lies: LyingIn = (ref) => facts.get(idOf(ref))?.lying;
  const ref = (r: Ref): string => (r.kind === 'as_of' ? dialect.param('as_of') : quote(idOf(r)));
  const early = populations.filter((f) => worked.has(f.id) && isOfCustomer(f.of));
  const late = populations.filter((f) => worked.has(f.id) && !isOfCustomer(f.of));
  const workedAs = (f: PopulationFeature): string => quote(worked.get(f.id) ?? '');
  const atFirst: Pick<SqlContext, 'ref' | 'lies'> = {
    ref: (r) => (r.kind === 'as_of' ? dialect.param('as_of') : asRead(storageIn(idOf(r)), quote(idOf(r)))),
    lies(r) {
      const storage = r.kind === 'column' ? storageIn(r.column) : PLAIN;
      return storage.kind === 'plain' ? undefined : { sql: quote(idOf(r)), storage };
    },
  };
  const calculated = (of: typeof populations, from: Pick<SqlContext, 'ref' | 'lies'>): string[] =>
    of.map((f) => `${sqlOf(f.of, { dialect, params, held, ...from })} AS ${workedAs(f)}`);

  for (const column of columns) keep(column, FACTS, storageIn(column));
  keep(schema.entity.key, FACTS, PLAIN);
  for (const f of early) keep(worked.get(f.id) ?? '', FACTS, PLAIN);
  for (const m of rest) keep(m.id, FACTS, PLAIN, (sql) => filledIn(m, sql, context));
  const parts = measureParts(rest, context);
  const population = populationPart(columns, context);
  const people = [
    withParts([population, ...parts], dialect).trimEnd(),
    `SELECT ${[key, ...names.filter((id) => facts.has(id)).map(quote), ...calculated(early, atFirst)].join(', ')}`,
    `FROM ${[population.name, ...parts.map((p) => `${p.name} USING (${key})`)].join('\nLEFT JOIN ')}`,
    `ORDER BY ${keyOrder(schema, dialect, `${population.name}.`)}`,
  ].join('\n');
  const tables: Facts['tables'][number][] = [{ name: FACTS, statements: [`CREATE TEMP TABLE ${FACTS} AS\n${people}`], madeOf: [] }];
  const add = (columns: readonly string[], sql: string, madeOf: readonly string[]): string => {
    const name = `${FACTS}_${tables.length}`;
    const create = `CREATE TEMP TABLE ${name} (${[`${PLACE} INTEGER PRIMARY KEY`, ...columns].join(', ')})`;
    tables.push({ name, statements: [create, `INSERT INTO temp.${name}\n${sql}`], madeOf });
    return name;
  };

  for (const pass of passes) {
    const counted = countedBy(pass, context);
    const table = add(
      counted.map((c) => c.name),
      passSql(pass, counted, `temp.${FACTS}`, context),
      [FACTS],
    );
    for (const m of pass.aggregates) keep(m.id, table, PLAIN, (sql) => filledIn(m, sql, context));
    for (const tally of pass.tallies) {
      const { id } = tally.measure;
      keep(id, add([quote(id)], preferredSql(tally, `temp.${table}`, `temp.${FACTS}`, context), [FACTS, table]), tally.dimension.storage);
    }
  }

  const sqlFor = (text: string): string => {
    const named = [...facts.values()].flatMap(({ name, lying, table, read }) => [
      ...(text.includes(name) ? [{ table, sql: calledAs(read, name) }] : []),
      ...(lying && text.includes(lying.sql) ? [{ table, sql: `${table}.${name} AS ${lying.sql}` }] : []),
    ]);
    const joined = [...new Set(named.map((n) => n.table))].filter((table) => table !== FACTS);
    const from = [`temp.${FACTS}`, ...joined.map((table) => `temp.${table} ON ${table}.${PLACE} = ${FACTS}.rowid`)].join('\nLEFT JOIN ');
    return `SELECT ${[`${FACTS}.rowid AS ${PLACE}`, ...named.map((n) => n.sql)].join(', ')}\nFROM ${from}`;
  };

  if (late.length > 0) {
    const sql = calculated(late, { ref, lies });
    const of = sqlFor(sql.join());
    const name = add(
      late.map(workedAs),
      `SELECT ${[PLACE, ...sql].join(',\n  ')}\nFROM (\n${of}\n)`,
      tables.map((t) => t.name),
    );
    for (const f of late) keep(worked.get(f.id) ?? '', name, PLAIN);
  }
  return { tables, columns: names, worked, lies, sqlFor };
}

/** Whether only the customer's own row decides it. */
const isOfCustomer = (e: Bound): boolean =>
  boundNodes(e).every((n) => n.kind !== 'ref' || n.ref.kind === 'column' || n.ref.kind === 'as_of');
