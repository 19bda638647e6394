import { type Bound, boundNodes, boundParts } from '../language/bound.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import { BLANK, cellRef, columnRef, customerTable, dateLiteral, literal, NoFormula } from './cell.ts';

/**
 * Writes a calculation or a condition over one customer's row. Excel has no unknown: a missing value is an empty text, which it takes
 * for larger than every number. So each comparison asks first whether its cells are filled.
 */
export class ExcelExpression {
  readonly #tags: ResolvedTags;

  constructor(tags: ResolvedTags) {
    this.#tags = tags;
  }

  /** A number, a date or a text; where a cell of it is empty, empty. */
  value(e: Bound): string {
    if (e.type === 'bool') {
      const [holds, fails] = [this.holds(e), this.fails(e)];
      return this.#cells(e).length === 0 && !divides(e) ? holds : `IF(${holds},TRUE,IF(${fails},FALSE,${BLANK}))`;
    }
    const empty = this.#cells(e).map((cell) => `${cell}=${BLANK}`);
    const written = divides(e) ? `IFERROR(${this.#number(e)},${BLANK})` : this.#number(e);
    if (empty.length === 0) return written;
    return `IF(${empty.length === 1 ? empty[0] : `OR(${empty.join(',')})`},${BLANK},${written})`;
  }

  /** TRUE where the condition is true; FALSE where it is false or unknown. */
  holds(e: Bound): string {
    return this.#truth(e, true);
  }

  /** TRUE where the condition is false; FALSE where it is true or unknown. */
  fails(e: Bound): string {
    return this.#truth(e, false);
  }

  #truth(e: Bound, wanted: boolean): string {
    switch (e.kind) {
      case 'unary':
        return this.#truth(e.operand, !wanted);
      case 'binary': {
        if (e.operator !== 'and' && e.operator !== 'or') return this.#guarded(e, 'AND', [this.#comparison(e, wanted)]);
        const parts = chain(e, e.operator).map((part) => this.#truth(part, wanted));
        return joined((e.operator === 'and') === wanted ? 'AND' : 'OR', parts);
      }
      case 'missing':
        if (e.operand.kind !== 'ref') throw new NoFormula();
        return `${refCell(e.operand)}${e.negated === wanted ? '<>' : '='}${BLANK}`;
      case 'between': {
        const [operand, low, high] = this.#sides([e.operand, e.low, e.high]);
        if (e.negated === wanted) return this.#guarded(e, 'OR', [`${operand}<${low}`, `${operand}>${high}`]);
        return this.#guarded(e, 'AND', [`${operand}>=${low}`, `${operand}<=${high}`]);
      }
      case 'in': {
        const [operand, ...items] = this.#sides([e.operand, ...e.list]);
        const among = e.negated !== wanted;
        return this.#guarded(
          e,
          among ? 'OR' : 'AND',
          items.map((item) => `${operand}${among ? '=' : '<>'}${item}`),
        );
      }
      case 'literal':
        return literal(e.value === wanted);
      case 'ref':
        return `${refCell(e)}=${literal(wanted)}`;
      default:
        throw new NoFormula();
    }
  }

  #comparison(e: Extract<Bound, { kind: 'binary' }>, wanted: boolean): string {
    const operator = wanted ? e.operator : OPPOSITE[e.operator];
    const sign = operator && SIGNS[operator];
    if (!sign || (e.left.type === 'bool') !== (e.right.type === 'bool')) throw new NoFormula();
    return this.#sides([e.left, e.right]).join(sign);
  }

  /** Comparisons, after the question whether their cells are filled. */
  #guarded(e: Bound, join: 'AND' | 'OR', comparisons: readonly string[]): string {
    const filled = this.#cells(e).map((cell) => `${cell}<>${BLANK}`);
    if (divides(e) || (filled.length > 0 && calculates(e)))
      return joined('AND', [...filled, `IFERROR(${joined(join, comparisons)},FALSE)`]);
    return join === 'AND' ? joined('AND', [...filled, ...comparisons]) : joined('AND', [...filled, joined('OR', comparisons)]);
  }

  /** The cells that may be empty and would spoil the result; `coalesce` has an answer for its own. */
  #cells(e: Bound): readonly string[] {
    if (e.kind === 'population') {
      const feature = this.#tags.populations.find((p) => p.id === e.id);
      const isEverybodys = feature?.kind === 'function' && (feature.name === 'mean' || feature.name === 'quantile');
      return feature && !isEverybodys ? this.#cells(feature.of) : [];
    }
    if (e.kind === 'ref') return e.nullable ? [refCell(e)] : [];
    if (e.kind === 'missing' || (e.kind === 'call' && e.name === 'coalesce')) return [];
    return [...new Set(boundParts(e).flatMap((part) => this.#cells(part)))];
  }

  /** Both sides of a comparison: text beside a date is a date. */
  #sides(parts: readonly Bound[]): readonly string[] {
    const hasDate = parts.some((p) => p.type === 'date');
    return parts.map((p) => (hasDate ? this.#date(p) : this.#number(p)));
  }

  #number(e: Bound): string {
    switch (e.kind) {
      case 'literal':
        // An empty text is no number, and larger than every one.
        if (e.value === null) throw new NoFormula();
        return literal(e.value);
      case 'ref':
        return refCell(e);
      case 'unary':
        return `-${this.#operand(e.operand)}`;
      case 'binary': {
        if (!'+-*/'.includes(e.operator)) throw new NoFormula();
        return `${this.#operand(e.left)}${e.operator}${this.#operand(e.right)}`;
      }
      case 'call':
        return this.#call(e);
      case 'population':
        return this.#population(e.id);
      default:
        throw new NoFormula();
    }
  }

  #operand(e: Bound): string {
    const text = this.#number(e);
    return e.kind === 'binary' || (e.kind === 'literal' && Number(e.value) < 0) ? `(${text})` : text;
  }

  #call({ name, args }: Extract<Bound, { kind: 'call' }>): string {
    const [first, second] = args;
    if (!first) throw new NoFormula();
    const wantsDate = name === 'age' || name === 'day' || name === 'days_between';
    const [a, b] = [first, second].map(
      (arg) => arg && (wantsDate ? this.#date(arg) : isNothing(arg) && name === 'coalesce' ? BLANK : this.#number(arg)),
    );
    switch (name) {
      case 'abs':
        return `ABS(${a})`;
      case 'round':
        if (second && !isDigits(second)) throw new NoFormula();
        return `ROUND(${a},${b ?? 0})`;
      case 'floor':
        return `INT(${a})`;
      case 'ceil':
        return `CEILING.MATH(${a})`;
      case 'lower':
        return `LOWER(${a})`;
      case 'day':
        return `INT(${a})`;
      case 'age':
        return `DATEDIF(${a},as_of,"Y")`;
      case 'days_between':
        return `INT(${b})-INT(${a})`;
      case 'sqrt':
        return `IF(${a}>=0,SQRT(${a}),${BLANK})`;
      case 'ln':
        return `IF(${a}>0,LN(${a}),${BLANK})`;
      case 'exp':
        return `IF(${a}<=700,EXP(MAX(-700,${a})),${BLANK})`;
      case 'logistic':
        return `1/(1+EXP(-MAX(-700,MIN(700,${a}))))`;
      case 'power':
        return `IF(${a}>0,POWER(${a},${b}),IF(AND(${a}=0,${b}>0),0,${BLANK}))`;
      case 'least':
        return `MIN(${a},${b})`;
      case 'greatest':
        return `MAX(${a},${b})`;
      case 'coalesce':
        if (first.kind !== 'ref' || (second && this.#cells(second).length > 0)) throw new NoFormula();
        return `IF(${a}=${BLANK},${b},${a})`;
      default:
        throw new NoFormula();
    }
  }

  /** Text that stands where a date is wanted is a date. */
  #date(e: Bound): string {
    return e.kind === 'literal' && typeof e.value === 'string' ? dateLiteral(e.value) : this.#number(e);
  }

  #population(id: string): string {
    const feature = this.#tags.populations.find((p) => p.id === id);
    if (feature?.kind !== 'function' || feature.of.kind !== 'ref' || feature.of.ref.kind === 'as_of') throw new NoFormula();
    const cell = refCell(feature.of);
    const all = columnRef(customerTable(this.#tags.schema), nameOfRef(feature.of));
    switch (feature.name) {
      case 'pct_rank':
        return `PERCENTRANK.INC(${all},${cell},15)`;
      case 'rank':
        return `RANK.EQ(${cell},${all})`;
      case 'mean':
        return `AVERAGE(${all})`;
      case 'quantile':
        return `PERCENTILE.INC(${all},${feature.q})`;
      case 'zscore':
        return `(${cell}-AVERAGE(${all}))/STDEV.P(${all})`;
      case 'group_size':
        return `COUNTIF(${all},${cell})`;
    }
  }
}

const SIGNS: Readonly<Record<string, string>> = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const OPPOSITE: Readonly<Record<string, string>> = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

type Ref = Extract<Bound, { kind: 'ref' }>;

/** The column of the customer table that holds what a name stands for. */
export function nameOfRef({ ref }: Ref): string {
  switch (ref.kind) {
    case 'measure':
      return ref.id;
    case 'tag':
      return ref.code;
    case 'column':
      return ref.column;
    default:
      throw new NoFormula();
  }
}
const refCell = (e: Ref): string => (e.ref.kind === 'as_of' ? 'as_of' : cellRef(nameOfRef(e)));

const joined = (name: 'AND' | 'OR', parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] ?? '') : `${name}(${parts.join(',')})`;

const isNothing = (e: Bound): boolean => e.kind === 'literal' && e.value === null;
/** Digits that both round alike: below 0, Excel goes on to tens and hundreds. */
const isDigits = (e: Bound): boolean => e.kind === 'literal' && Number.isInteger(e.value) && Number(e.value) >= 0;

/** Dividing by 0 is an error in Excel, so is a mean of nothing, and so is calculating with an empty text, which AND does not pass over. */
const divides = (e: Bound): boolean =>
  [...boundNodes(e)].some(
    (n) => (n.kind === 'binary' && n.operator === '/') || (n.kind === 'population' && /^(?:zscore|mean|quantile)\(/.test(n.text)),
  );
const calculates = (e: Bound): boolean =>
  [...boundNodes(e)].some(
    (n) =>
      n.kind === 'call' ||
      n.kind === 'population' ||
      (n.kind === 'binary' && '+-*/'.includes(n.operator)) ||
      (n.kind === 'unary' && n.operator === '-'),
  );

/** a and (b and c) has three parts, not two. */
const chain = (e: Bound, operator: string): readonly Bound[] =>
  e.kind === 'binary' && e.operator === operator ? [...chain(e.left, operator), ...chain(e.right, operator)] : [e];
