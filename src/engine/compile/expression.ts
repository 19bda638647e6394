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
  if (name === 'day') return dialect.dayOf(first);
  return `${name.toUpperCase()}(${args.join(', ')})`;
}
