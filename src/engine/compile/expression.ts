import { BINDING, type Bound, LOOSEST_ATOM, LOOSEST_SUM, type Ref } from '../language/bound.ts';
import type { SqlParams } from '../language/rows.ts';
import type { Dialect } from './dialect.ts';

/** Collects the literals of a statement; the SQL itself never holds what a person typed. */
export class Params {
  readonly #values: Record<string, string | number | null> = {};
  readonly #names = new Map<string, string>();

  add(value: string | number | boolean): string {
    const plain = typeof value === 'boolean' ? Number(value) : value;
    const key = `${typeof plain} ${plain}`;
    const known = this.#names.get(key);
    if (known) return known;
    const name = `p${this.#names.size + 1}`;
    this.#names.set(key, name);
    this.#values[name] = plain;
    return name;
  }
  get values(): SqlParams {
    return { ...this.#values };
  }
}

export interface SqlContext {
  readonly dialect: Dialect;
  readonly params: Params;
  /** How a name is written where the expression stands. */
  readonly ref: (ref: Ref) => string;
}

/** Writes a bound expression as SQL; unknown stays unknown, as SQL's three-valued logic has it. */
export function sqlOf(e: Bound, context: SqlContext): string {
  return write(e, context).sql;
}

interface Written {
  readonly sql: string;
  readonly binding: number;
}
const atom = (sql: string): Written => ({ sql, binding: LOOSEST_ATOM });
const within = (w: Written, binding: number): string => (w.binding < binding ? `(${w.sql})` : w.sql);

function write(e: Bound, c: SqlContext): Written {
  switch (e.kind) {
    case 'literal':
      return atom(e.value === null ? 'NULL' : c.dialect.param(c.params.add(e.value)));
    case 'ref':
      return atom(c.ref(e.ref));
    case 'population':
      return atom(c.dialect.quote(e.id));
    case 'missing':
      return { sql: `${within(write(e.operand, c), LOOSEST_SUM)} IS ${e.negated ? 'NOT ' : ''}NULL`, binding: BINDING['='] };
    case 'unary':
      return e.operator === 'not'
        ? { sql: `NOT ${within(write(e.operand, c), BINDING['='])}`, binding: BINDING.not }
        : { sql: `-${within(write(e.operand, c), LOOSEST_ATOM)}`, binding: BINDING['*'] };
    case 'in': {
      const list = e.list.map((item) => sqlOf(item, c)).join(', ');
      return { sql: `${within(write(e.operand, c), LOOSEST_SUM)} ${e.negated ? 'NOT ' : ''}IN (${list})`, binding: BINDING['='] };
    }
    case 'between': {
      const [low, high] = [e.low, e.high].map((part) => within(write(part, c), LOOSEST_SUM));
      return {
        sql: `${within(write(e.operand, c), LOOSEST_SUM)} ${e.negated ? 'NOT ' : ''}BETWEEN ${low} AND ${high}`,
        binding: BINDING['='],
      };
    }
    case 'binary': {
      if (e.operator === '/') {
        const [a, b] = [within(write(e.left, c), BINDING['/']), within(write(e.right, c), LOOSEST_ATOM)];
        return { sql: c.dialect.divide(a, b), binding: BINDING['*'] };
      }
      const binding = BINDING[e.operator];
      const operator = e.operator === '!=' ? '<>' : e.operator.toUpperCase();
      // Databases disagree on whether = or < binds tighter, so a comparison never stands bare beside another.
      const left = within(write(e.left, c), binding === BINDING['='] ? LOOSEST_SUM : binding);
      return { sql: `${left} ${operator} ${within(write(e.right, c), binding + 1)}`, binding };
    }
    case 'call':
      return atom(
        call(
          e.name,
          e.args.map((arg) => sqlOf(arg, c)),
          c,
        ),
      );
  }
}

function call(name: string, args: readonly string[], { dialect }: SqlContext): string {
  const [first = 'NULL', second = 'NULL', third = 'NULL'] = args;
  switch (name) {
    case 'days_between':
      return dialect.daysBetween(first, second);
    case 'age':
      return dialect.age(first, dialect.param('as_of'));
    case 'day':
      return dialect.dayOf(first);
    case 'if':
      return `CASE WHEN ${first} THEN ${second} ELSE ${third} END`;
    // Outside these bounds one database gives nothing, another infinity, and a third an error.
    case 'exp':
      return `CASE WHEN ${first} < ${-FARTHEST} THEN 0.0 WHEN ${first} <= ${FARTHEST} THEN EXP(${first}) END`;
    case 'logistic': {
      const between = `WHEN ${first} < ${FARTHEST} THEN 1.0 / (1.0 + EXP(-(${first})))`;
      return `CASE WHEN ${first} <= ${-FARTHEST} THEN 0.0 ${between} WHEN ${first} >= ${FARTHEST} THEN 1.0 END`;
    }
    case 'ln':
      return `CASE WHEN ${first} > 0 THEN LN(${first}) END`;
    case 'sqrt':
      return `CASE WHEN ${first} >= 0 THEN SQRT(${first}) END`;
    case 'power':
      return `CASE WHEN ${first} > 0 THEN POWER(${first}, ${second}) WHEN ${first} = 0 AND ${second} > 0 THEN 0.0 END`;
    // Functions of this name pass over a missing part in some databases.
    case 'least':
      return `CASE WHEN ${first} <= ${second} THEN ${first} WHEN ${second} < ${first} THEN ${second} END`;
    case 'greatest':
      return `CASE WHEN ${first} >= ${second} THEN ${first} WHEN ${second} > ${first} THEN ${second} END`;
    default:
      return `${name.toUpperCase()}(${args.join(', ')})`;
  }
}

/** The number e to this power, and to its negative, still is a double. */
const FARTHEST = 700;
