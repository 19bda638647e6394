import { asRead } from '../compile/as-read.ts';
import type { Lying, LyingIn } from '../compile/lying.ts';
import { calledAs, type StatementContext } from '../compile/rows.ts';
import type { Ref } from '../language/bound.ts';
import type { Storage } from '../language/layout.ts';
import { FACTS, PLACE } from './place.ts';

export const PLAIN: Storage = { kind: 'plain' };

/** Something that is known of a customer. */
interface Fact {
  readonly table: string;
  /** Its column, quoted. */
  readonly name: string;
  /** Its value as it is read, from its table. */
  readonly read: string;
  /** A second column, where it lies otherwise. */
  readonly lying?: Lying;
}

/** Which fact stands in which table, and how the tables are read together. */
export class FactColumns {
  readonly #facts = new Map<string, Fact>();
  readonly #context: StatementContext;

  constructor(context: StatementContext) {
    this.#context = context;
  }

  /** @param filled puts a value in the place of one that is missing */
  keep(id: string, table: string, storage: Storage, filled: (sql: string) => string = (sql) => sql): void {
    const { quote } = this.#context.dialect;
    const lying = storage.kind === 'plain' ? {} : { lying: { sql: quote(`taglab_lying_${id}`), storage } };
    this.#facts.set(id, { name: quote(id), table, read: filled(asRead(storage, `${table}.${quote(id)}`)), ...lying });
  }

  readonly lies: LyingIn = (ref) => this.#facts.get(idOf(ref))?.lying;
  readonly ref = (ref: Ref): string => {
    const { dialect } = this.#context;
    return ref.kind === 'as_of' ? dialect.param('as_of') : dialect.quote(idOf(ref));
  };

  /** One row a customer: the place, and those facts that the text names. */
  sqlFor(text: string): string {
    const named = [...this.#facts.values()].flatMap(({ name, lying, table, read }) => [
      ...(text.includes(name) ? [{ table, sql: calledAs(read, name) }] : []),
      ...(lying && text.includes(lying.sql) ? [{ table, sql: `${table}.${name} AS ${lying.sql}` }] : []),
    ]);
    const joined = [...new Set(named.map((n) => n.table))].filter((table) => table !== FACTS);
    const from = [`temp.${FACTS}`, ...joined.map((table) => `temp.${table} ON ${table}.${PLACE} = ${FACTS}.rowid`)];
    return `SELECT ${[`${FACTS}.rowid AS ${PLACE}`, ...named.map((n) => n.sql)].join(', ')}\nFROM ${from.join('\nLEFT JOIN ')}`;
  }
}

const idOf = (ref: Ref): string => (ref.kind === 'column' ? ref.column : ref.kind === 'measure' ? ref.id : '');
