import type { Bound, Ref } from './bound.ts';
import type { Dialect } from './dialect.ts';
import type { SqlParams } from './rows.ts';

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

/** How tightly each operator binds, so that only needed parentheses are written. */
const BINDING: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  not: 3,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};
const LOOSEST_ATOM = 7;

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
      return { sql: `${within(write(e.operand, c), 5)} IS ${e.negated ? 'NOT ' : ''}NULL`, binding: 4 };
    case 'unary':
      return e.operator === 'not'
        ? { sql: `NOT ${within(write(e.operand, c), 4)}`, binding: 3 }
        : { sql: `-${within(write(e.operand, c), LOOSEST_ATOM)}`, binding: 6 };
    case 'in': {
      const list = e.list.map((item) => sqlOf(item, c)).join(', ');
      return { sql: `${within(write(e.operand, c), 5)} ${e.negated ? 'NOT ' : ''}IN (${list})`, binding: 4 };
    }
    case 'between': {
      const [low, high] = [e.low, e.high].map((part) => within(write(part, c), 5));
      return { sql: `${within(write(e.operand, c), 5)} ${e.negated ? 'NOT ' : ''}BETWEEN ${low} AND ${high}`, binding: 4 };
    }
    case 'binary': {
      if (e.operator === '/') {
        const [a, b] = [within(write(e.left, c), 6), within(write(e.right, c), LOOSEST_ATOM)];
        return { sql: c.dialect.divide(a, b), binding: 6 };
      }
      const binding = BINDING[e.operator] ?? 4;
      const operator = e.operator === '!=' ? '<>' : e.operator.toUpperCase();
      return { sql: `${within(write(e.left, c), binding)} ${operator} ${within(write(e.right, c), binding + 1)}`, binding };
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
  const [first = 'NULL', second = ''] = args;
  if (name === 'days_between') return dialect.daysBetween(first, second);
  if (name === 'age') return dialect.age(first, dialect.param('as_of'));
  return `${name.toUpperCase()}(${args.join(', ')})`;
}
