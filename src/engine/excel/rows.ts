import type { Bound } from '../language/bound.ts';
import { isDay } from '../language/calendar.ts';
import type { RowSource } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import type { Book } from './book.ts';
import { BLANK, cellRef, columnRef, dateOrText, joined, literal, readsOtherwise } from './cell.ts';
import { ExcelExpression, type Ref, wildcards } from './expression.ts';
import { toldApart } from './letters.ts';
import { NoFormula } from './obstacle.ts';
import { type Limit, windowLimits } from './window.ts';

/** What the cells of a column must meet. */
export type Criterion = { readonly heading: string } & (
  | { readonly kind: 'compared'; readonly sign: string; readonly with: string; readonly nullable: boolean }
  | { readonly kind: 'filled' | 'empty' | 'true' }
  | { readonly kind: 'like'; readonly pattern: string }
);

/** Where criteria stand: in COUNTIFS, or as conditions of their own. */
type Use = 'criteria' | 'conditions';

/** The rows of a table that count for a measure: what COUNTIFS asks of them, and how else their columns are written. */
export class Rows {
  readonly table: string;
  readonly expression: ExcelExpression;
  /** The heading of the column that names the customer. */
  readonly key: string;
  /** Begins the headings of columns that the table gets. */
  readonly name: string;
  readonly #book: Book;
  readonly #source: RowSource;

  constructor(source: RowSource, book: Book, name: string) {
    this.#source = source;
    this.#book = book;
    this.name = name;
    this.table = source.spec.from;
    this.key = source.via ? this.#fetched(source.via.table, source.entityKey) : source.entityKey;
    this.expression = new ExcelExpression({
      nullable: (e) => e.nullable,
      cell: (e) => (e.ref.kind === 'as_of' ? 'as_of' : cellRef(this.heading(e))),
      toldApart: (a, b) => toldApart(a, b, book.tags),
      population: () => {
        throw new NoFormula('nothing-to-compare');
      },
    });
  }

  /** The time column, where rows have one. */
  get time(): { readonly heading: string; readonly timestamp: boolean } | undefined {
    const { time } = this.#source;
    return time && { heading: this.#headingOf(time.table, time.column), timestamp: time.timestamp };
  }

  heading({ ref }: Ref): string {
    if (ref.kind !== 'field') throw new NoFormula('nothing-to-compare');
    return this.#headingOf(ref.table, ref.column);
  }

  column(heading: string): string {
    return columnRef(this.table, heading);
  }

  /** A column of the rows' table that holds an expression over one row: its own, or one that is added. */
  columnOf(e: Bound, what: string): string {
    if (e.kind === 'ref' && e.type !== 'bool') return this.heading(e);
    return this.help(what, this.expression.value(e));
  }

  /** Whether COUNTIFS, which has no eye for letter case, tells the values of a text apart. */
  toldApart(e: Bound): boolean {
    return e.type !== 'text' || toldApart(e, e, this.#book.tags);
  }

  /** A column added to the rows' table. */
  help(what: string, formula: string): string {
    return this.#book.help(this.table, `${this.name}_${what}`, formula);
  }

  /**
   * What makes a row count: its condition, its window, and that these hold something.
   * @param use where the criteria stand: only COUNTIFS and its like know patterns
   */
  criteria(present: readonly Bound[] = [], use: Use = 'criteria'): readonly Criterion[] {
    const { asked, more, window } = this.#conditions(present, use);
    return more.length === 0
      ? [...asked, ...window]
      : [{ kind: 'true', heading: this.help('counts', joined('AND', more)) }, ...asked, ...window];
  }

  /** The same as one column of the rows' table, TRUE where a row counts. @returns its heading */
  flag(present: readonly Bound[] = []): string {
    const { asked, more, window } = this.#conditions(present, 'conditions');
    return this.help('counts', joined('AND', [...more, ...conditions([...asked, ...window], cellRef)]));
  }

  #conditions(present: readonly Bound[], use: Use) {
    const { where, time } = this.#source;
    const asked: Criterion[] = [];
    const filled: Criterion[] = [];
    /** What takes a formula over the row. */
    const more: string[] = [];
    for (const part of where ? conjuncts(where) : []) {
      const criteria = this.#criteriaOf(part);
      if (criteria && (use === 'criteria' || !criteria.some((c) => c.kind === 'like'))) asked.push(...criteria);
      else more.push(this.expression.holds(part));
    }
    for (const e of present) {
      if (!this.expression.mayBeMissing(e)) continue;
      if (e.kind === 'ref' && this.#isOwn(e) && e.type !== 'bool') filled.push({ kind: 'filled', heading: this.heading(e) });
      else more.push(`${cellRef(this.columnOf(e, 'of'))}<>${BLANK}`);
    }
    const limits = time ? windowLimits(this.#source).map((limit) => this.#limit(limit)) : [];
    return { asked, more, window: [...limits, ...filled] };
  }

  #limit({ sign, day }: Limit): Criterion {
    const { time } = this.#source;
    if (!time) throw new Error('a window without a time');
    const nullable = columnOf(this.#book.tags.schema, time.table, time.column)?.nullable ?? true;
    return { kind: 'compared', heading: this.time?.heading ?? '', sign, with: day, nullable };
  }

  #criteriaOf(e: Bound): readonly Criterion[] | undefined {
    try {
      return this.#asCriteria(e);
    } catch (reason) {
      // What a criterion cannot say, a column of the table may.
      if (reason instanceof NoFormula) return undefined;
      throw reason;
    }
  }

  #asCriteria(e: Bound): readonly Criterion[] | undefined {
    const operand = e.kind === 'binary' ? e.left : e.kind === 'between' || e.kind === 'missing' ? e.operand : undefined;
    if (operand?.kind !== 'ref' || operand.ref.kind !== 'field' || operand.type === 'bool') return undefined;
    const { nullable } = operand;
    const own = this.#isOwn(operand);
    const heading = this.heading(operand);
    if (e.kind === 'missing') return own ? [{ kind: e.negated ? 'filled' : 'empty', heading }] : undefined;
    const compared = (sign: string, value: Bound): Criterion => {
      if (operand.type === 'text' && !toldApart(operand, value, this.#book.tags)) throw new NoFormula('read-otherwise');
      return { kind: 'compared', heading, sign, with: operandOf(sign, value, operand), nullable };
    };
    if (e.kind === 'between') return e.negated ? undefined : [compared('>=', e.low), compared('<=', e.high)];
    if (e.kind !== 'binary') return undefined;
    if (e.operator === 'like') {
      if (operand.type !== 'text' || e.right.kind !== 'literal') return undefined;
      return [{ kind: 'like', heading, pattern: wildcards(String(e.right.value)) }];
    }
    const sign = SIGNS[e.operator];
    if (!sign) return undefined;
    if (sign !== '<>' || !nullable) return [compared(sign, e.right)];
    return own ? [compared(sign, e.right), { kind: 'filled', heading }] : undefined;
  }

  #isOwn(e: Ref): boolean {
    return e.ref.kind === 'field' && e.ref.table === this.table;
  }

  #headingOf(table: string, column: string): string {
    return table === this.table ? column : this.#fetched(table, column);
  }

  /** A column of the table further on, fetched by the key that both share. */
  #fetched(table: string, column: string): string {
    const { via } = this.#source;
    const { schema } = this.#book.tags;
    if (!via) throw new Error(`${table} is not on the way to the customer`);
    const found = `INDEX(${columnRef(table, column)},MATCH(${cellRef(via.on)},${columnRef(table, via.on)},0))`;
    // An empty cell that is fetched would be 0.
    const { nullable = true } = columnOf(schema, table, column) ?? {};
    const taken = columnOf(schema, this.table, column) !== undefined;
    const value = nullable ? `IF(${found}=${BLANK},${BLANK},${found})` : found;
    return this.#book.help(this.table, taken ? `${table}_${column}` : column, `IFERROR(${value},${BLANK})`);
  }
}

const SIGNS: Readonly<Record<string, string>> = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

const conjuncts = (e: Bound): readonly Bound[] =>
  e.kind === 'binary' && e.operator === 'and' ? [...conjuncts(e.left), ...conjuncts(e.right)] : [e];

/** What a column is compared with, where one criterion can say it. */
function operandOf(sign: string, e: Bound, operand: Ref): string {
  const isAsOf = e.kind === 'ref' && e.ref.kind === 'as_of';
  if (e.kind !== 'literal' && !isAsOf) throw new NoFormula('nothing-to-compare');
  if (operand.type === 'date') {
    // A criterion keeps 15 digits, and a moment has more.
    if (e.kind === 'literal' && !isDay(String(e.value))) throw new NoFormula('read-otherwise');
    return e.kind === 'literal' ? dateOrText(e.value) : 'as_of';
  }
  if (e.kind !== 'literal' || e.value === null || typeof e.value === 'boolean') throw new NoFormula('nothing-to-compare');
  if (typeof e.value === 'number') return literal(e.value);
  if (sign !== '=' && sign !== '<>') throw new NoFormula('text-order');
  if (readsOtherwise(e.value) || /^[<>=]|[*?~]/.test(e.value)) throw new NoFormula('read-otherwise');
  return literal(e.value);
}

/** Criteria as COUNTIFS takes them: column, what it must meet, column, … */
export function pairs(criteria: readonly Criterion[], column: (heading: string) => string): readonly string[] {
  return criteria.flatMap((c) => [column(c.heading), criterionText(c)]);
}

function criterionText(c: Criterion): string {
  switch (c.kind) {
    case 'filled':
      return '"<>"';
    case 'empty':
      return '"="';
    case 'true':
      return 'TRUE';
    case 'like':
      return literal(c.pattern);
    case 'compared':
      if (c.sign === '=') return c.with;
      if (c.with.startsWith('"')) return `"${c.sign}${c.with.slice(1)}`;
      return /^-?[\d.E+-]+$/.test(c.with) ? `"${c.sign}${c.with}"` : `"${c.sign}"&${c.with}`;
  }
}

/** The same as conditions that can be multiplied over a whole column, or asked of one cell. */
export const conditions = (criteria: readonly Criterion[], column: (heading: string) => string): readonly string[] => [
  ...new Set(criteria.flatMap((c) => conditionsOf(c, column(c.heading)))),
];

function conditionsOf(c: Criterion, cells: string): readonly string[] {
  switch (c.kind) {
    case 'filled':
      return [`${cells}<>${BLANK}`];
    case 'empty':
      return [`${cells}=${BLANK}`];
    case 'true':
      return [`${cells}=TRUE`];
    case 'like':
      throw new Error('a pattern is no condition over a column');
    case 'compared':
      return [...(c.nullable ? [`${cells}<>${BLANK}`] : []), `${cells}${c.sign}${c.with}`];
  }
}
