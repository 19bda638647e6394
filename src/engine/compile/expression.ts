import { BINDING, type Bound, LOOSEST_ATOM, LOOSEST_SUM, type Ref } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import type { BinaryOperator } from '../language/expression.ts';
import type { SqlParams } from '../language/rows.ts';
import type { Dialect } from './dialect.ts';
import { as, type Held, type HeldIn, heldBy, together } from './held.ts';
import { ageAsItLies, comparedAsItLies, dayAsItLies, type LyingIn, lyingOf } from './lying.ts';
import type { ComputedParam } from './shapes/computed.ts';

/** Collects the literals of a statement; the SQL itself never holds what a person typed. */
export class Params {
  readonly #values: Record<string, string | number | null> = {};
  readonly #names = new Map<string, string>();
  readonly #computed: ComputedParam[] = [];

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
  /** A parameter that is worked out from the data when the statement runs. */
  compute(how: Omit<ComputedParam, 'param'>): string {
    const param = `computed_${this.#computed.length + 1}`;
    this.#computed.push({ param, ...how });
    return param;
  }
  get computed(): readonly ComputedParam[] {
    return [...this.#computed];
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
  /** What a date of that name is there. */
  readonly held: HeldIn;
  /** How a column lies where the expression stands, if not as `ref` writes it. */
  readonly lies?: LyingIn | undefined;
  /** How a value that a rule gives is written, where that is not as it is. */
  readonly given?: ((value: Value) => string) | undefined;
}

/** Writes a bound expression as SQL; unknown stays unknown, as SQL's three-valued logic has it. */
export function sqlOf(e: Bound, context: SqlContext): string {
  return write(e, context).sql;
}

/** Writes an expression where SQL wants a condition. */
export function conditionSql(e: Bound, context: SqlContext): string {
  return writeAs('bool', e, context).sql;
}

/** Writes a value of a definition. */
export function literalSql(value: Value, { dialect, params }: Pick<SqlContext, 'dialect' | 'params'>): string {
  if (value === null) return 'NULL';
  return typeof value === 'boolean' && dialect.typed ? dialect.literal(value) : dialect.param(params.add(value));
}

interface Written {
  readonly sql: string;
  readonly binding: number;
}
const atom = (sql: string): Written => ({ sql, binding: LOOSEST_ATOM });
const within = (w: Written, binding: number): string => (w.binding < binding ? `(${w.sql})` : w.sql);

function write(e: Bound, c: SqlContext): Written {
  const lying = c.lies && comparedAsItLies(e, c);
  if (lying) return { sql: lying, binding: BINDING['='] };
  switch (e.kind) {
    case 'literal':
      return atom(literalSql(e.value, c));
    case 'ref':
      return atom(c.ref(e.ref));
    case 'population':
      return atom(c.dialect.quote(e.id));
    case 'missing':
      return { sql: `${within(write(e.operand, c), LOOSEST_SUM)} IS ${e.negated ? 'NOT ' : ''}NULL`, binding: BINDING['='] };
    case 'unary':
      return e.operator === 'not'
        ? { sql: `NOT ${within(writeAs('bool', e.operand, c), BINDING['='])}`, binding: BINDING.not }
        : { sql: `-${within(writeAs('number', e.operand, c), LOOSEST_ATOM)}`, binding: BINDING['*'] };
    case 'in': {
      const [operand, ...list] = writeAlike([e.operand, ...e.list], c);
      const items = list.map((item) => item.sql).join(', ');
      return { sql: `${within(operand ?? atom('NULL'), LOOSEST_SUM)} ${e.negated ? 'NOT ' : ''}IN (${items})`, binding: BINDING['='] };
    }
    case 'between': {
      const [operand, low, high] = writeOrdered([e.operand, e.low, e.high], c).map((part) => within(part, LOOSEST_SUM));
      return { sql: `${operand} ${e.negated ? 'NOT ' : ''}BETWEEN ${low} AND ${high}`, binding: BINDING['='] };
    }
    case 'binary':
      return writeBinary(e, c);
    case 'call':
      return atom(call(e, c));
  }
}

const ARITHMETIC = ['+', '-', '*'] as const;
const isOneOf = <T extends string>(word: string, words: readonly T[]): word is T => (words as readonly string[]).includes(word);

function writeBinary({ operator, left, right }: Extract<Bound, { kind: 'binary' }>, c: SqlContext): Written {
  if (operator === '/') {
    const [a, b] = [within(writeAs('number', left, c), BINDING['/']), within(writeAs('number', right, c), LOOSEST_ATOM)];
    return { sql: c.dialect.divide(a, b), binding: BINDING['*'] };
  }
  const binding = BINDING[operator];
  if (operator === 'like' || operator === 'not like') {
    const [text, pattern] = [left, right].map((part) => within(writeAs('text', part, c), binding + 1));
    return { sql: c.dialect.like(text ?? '', pattern ?? '', operator === 'not like'), binding };
  }
  const sql = operator === '!=' ? '<>' : operator.toUpperCase();
  const [a = atom('NULL'), b = atom('NULL')] = sidesOf(operator, left, right, c);
  // Databases disagree on whether = or < binds tighter, so a comparison never stands bare beside another.
  return { sql: `${within(a, binding === BINDING['='] ? LOOSEST_SUM : binding)} ${sql} ${within(b, binding + 1)}`, binding };
}

function sidesOf(operator: BinaryOperator, left: Bound, right: Bound, c: SqlContext): readonly Written[] {
  if (operator === 'and' || operator === 'or') return [left, right].map((part) => writeAs('bool', part, c));
  if (isOneOf(operator, ARITHMETIC)) {
    const [a, b] = [left, right].map((part) => writeAs('number', part, c));
    // Two short literals may be of a type that their product is too long for.
    return c.dialect.typed && isConstant(left) && isConstant(right) && a && b
      ? [atom(c.dialect.asReal(a.sql)), b]
      : [a, b].flatMap((w) => w ?? []);
  }
  return isOneOf(operator, ['=', '!=']) ? writeAlike([left, right], c) : writeOrdered([left, right], c);
}

const isConstant = (e: Bound): boolean => e.kind === 'literal' || (e.kind === 'unary' && isConstant(e.operand));

/** Writes a part where a type is needed; only what has none, or is a date where text is wanted, has to be made one. */
function writeAs(type: 'number' | 'text' | 'bool', e: Bound, c: SqlContext): Written {
  const w = write(e, c);
  if (!c.dialect.typed) return w;
  if (e.type === 'date') return asHeld('text', e, w, c);
  if (e.type !== 'any') return w;
  if (type === 'number') return atom(c.dialect.asReal(w.sql));
  return atom(type === 'bool' ? `CAST(${w.sql} AS BOOLEAN)` : c.dialect.textOf(w.sql));
}

/** Writes parts of which one is compared with the others, or one is given: all of one type, and dates all held in one way. */
function writeAlike(parts: readonly Bound[], c: SqlContext): readonly Written[] {
  const type = parts.find((p) => p.type !== 'any' && p.type !== 'text')?.type ?? 'text';
  if (type === 'date') {
    const held = together(parts, c.held);
    return parts.map((p) => asHeld(held, p, write(p, c), c));
  }
  return parts.map((p) => (p.kind === 'literal' ? write(p, c) : writeAs(type === 'any' ? 'text' : type, p, c)));
}

/** The same, where less and more count: text by code point. */
function writeOrdered(parts: readonly Bound[], c: SqlContext): readonly Written[] {
  const [first, ...others] = writeAlike(parts, c);
  const isText =
    parts.every((p) => p.type === 'text' || p.type === 'any') ||
    (parts.some((p) => p.type === 'date') && together(parts, c.held) === 'text');
  if (!first || !isText) return first ? [first, ...others] : [];
  const collated = c.dialect.collate(within(first, LOOSEST_ATOM));
  return [collated === first.sql ? first : { sql: collated, binding: LOOSEST_ATOM }, ...others];
}

function asHeld(wanted: Held, e: Bound, w: Written, c: SqlContext): Written {
  const held = heldBy(e, c.held);
  return wanted === held ? w : atom(as(wanted, held, w.sql, c.dialect));
}

/** A date as the day that it is or begins with. */
function dayOf(e: Bound | undefined, c: SqlContext): string {
  if (!e) return 'NULL';
  const sql = sqlOf(e, c);
  if (!c.dialect.typed) return sql;
  const held = heldBy(e, c.held);
  if (held === 'day') return sql;
  if (held === 'moment') return c.dialect.dayOf(sql);
  return e.kind === 'literal' ? c.dialect.day(sql) : c.dialect.dayIn(sql);
}

function call({ name, args }: Extract<Bound, { kind: 'call' }>, c: SqlContext): string {
  const { dialect } = c;
  const numbers = (): readonly string[] => args.map((arg) => writeAs('number', arg, c).sql);
  const text = (): string => writeAs('text', args[0] as Bound, c).sql;
  switch (name) {
    case 'days_between':
      return daysAsTheyLie(args, c) ?? dialect.daysBetween(dayOf(args[0], c), dayOf(args[1], c));
    case 'age':
      return ageAsItLies(lyingOf(args[0], c.lies), dialect.param('as_of')) ?? dialect.age(dayOf(args[0], c), dialect.param('as_of'));
    case 'day':
      return dialect.typed ? dayOf(args[0], c) : dialect.dayOf(dayOf(args[0], c));
    case 'coalesce':
      return `COALESCE(${writeAlike(args, c)
        .map((w) => w.sql)
        .join(', ')})`;
    case 'if': {
      const [condition, ...values] = args;
      const [then, otherwise] = writeAlike(values, c).map((w) => w.sql);
      return `CASE WHEN ${condition ? writeAs('bool', condition, c).sql : 'NULL'} THEN ${then} ELSE ${otherwise} END`;
    }
    case 'lower':
      return dialect.lower(text());
    case 'trim':
      return dialect.trim(text());
    case 'round':
      return dialect.round(numbers()[0] ?? 'NULL', digitsOf(args[1]) ?? numbers()[1] ?? 0);
    default:
      return callOfNumbers(name, numbers(), dialect);
  }
}

/** Between days that lie as numbers and the as-of date, where nothing else is asked about. */
function daysAsTheyLie(args: readonly Bound[], c: SqlContext): string | undefined {
  if (!args.some((e) => lyingOf(e, c.lies))) return undefined;
  const [from, to] = args.map((e) => {
    const column = lyingOf(e, c.lies);
    if (column?.storage.kind === 'days') return column.sql;
    if (column?.storage.kind === 'seconds') return `${column.sql} / 86400`;
    return e.kind === 'ref' && e.ref.kind === 'as_of' ? dayAsItLies(c.ref(e.ref)) : undefined;
  });
  return from && to && `(${to} - ${from})`;
}

const MOST_DIGITS = 30;

/** The digits that a definition writes: none below 0, as SQLite has it. */
function digitsOf(e: Bound | undefined): number | undefined {
  if (e === undefined) return 0;
  if (e.kind === 'unary') return digitsOf(e.operand) === undefined ? undefined : 0;
  if (e.kind !== 'literal' || typeof e.value !== 'number') return undefined;
  return Math.min(Math.max(Math.trunc(e.value), 0), MOST_DIGITS);
}

function callOfNumbers(name: string, [first = 'NULL', second = 'NULL']: readonly string[], dialect: Dialect): string {
  const [zero, one] = [dialect.real(0), dialect.real(1)];
  switch (name) {
    // Outside these bounds one database gives nothing, another infinity, and a third an error.
    case 'exp':
      return `CASE WHEN ${first} < ${-FARTHEST} THEN ${zero} WHEN ${first} <= ${FARTHEST} THEN ${dialect.exp(first)} END`;
    case 'logistic': {
      const between = `WHEN ${first} < ${FARTHEST} THEN ${one} / (${one} + ${dialect.exp(`-(${first})`)})`;
      return `CASE WHEN ${first} <= ${-FARTHEST} THEN ${zero} ${between} WHEN ${first} >= ${FARTHEST} THEN ${one} END`;
    }
    case 'ln':
      return `CASE WHEN ${first} > 0 THEN ${dialect.ln(first)} END`;
    case 'sqrt':
      return `CASE WHEN ${first} >= 0 THEN ${dialect.sqrt(first)} END`;
    case 'power':
      return `CASE WHEN ${first} > 0 THEN ${dialect.power(first, second)} WHEN ${first} = 0 AND ${second} > 0 THEN ${zero} END`;
    // Functions of this name pass over a missing part in some databases.
    case 'least':
      return `CASE WHEN ${first} <= ${second} THEN ${first} WHEN ${second} < ${first} THEN ${second} END`;
    case 'greatest':
      return `CASE WHEN ${first} >= ${second} THEN ${first} WHEN ${second} > ${first} THEN ${second} END`;
    default:
      return `${name.toUpperCase()}(${first})`;
  }
}

/** The number e to this power, and to its negative, still is a double. */
const FARTHEST = 700;
