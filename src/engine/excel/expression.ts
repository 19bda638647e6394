import { BINDING, type Bound, boundParts, LOOSEST_ATOM } from '../language/bound.ts';
import { BLANK, dateOrText, joined, listOf, literal, readsOtherwise, UNKNOWN } from './cell.ts';
import { FAILING, functionOf, LOOSE, OF_DATES } from './functions.ts';
import { NoFormula } from './obstacle.ts';
import { calculates, chain, isCondition, isStored } from './parts.ts';

export type Ref = Extract<Bound, { kind: 'ref' }>;
type Binary = Extract<Bound, { kind: 'binary' }>;
type Call = Extract<Bound, { kind: 'call' }>;

/** What an expression is written with. */
export interface Scope {
  /** The cell of a name in the formula's own row. */
  cell(e: Ref): string;
  /** Whether that cell may be empty. */
  nullable(e: Ref): boolean;
  /** Whether Excel, which has no eye for letter case, tells the texts apart. */
  toldApart(a: Bound, b: Bound): boolean;
  /** Something worked out over everybody. */
  population(id: string): Everybodys;
}
export interface Everybodys {
  readonly formula: string;
  /** The cells that have to be filled. */
  readonly cells: readonly string[];
  /** It may have no result where they are. */
  readonly mayFail: boolean;
  /** It needs parentheses beside an operator. */
  readonly loose: boolean;
}

/**
 * Writes a calculation or a condition over one row. Excel has no unknown: a missing value is an empty text, which it takes for larger than
 * every number. So each comparison asks first whether its cells are filled, and a calculation without a result is an error on the way.
 */
export class ExcelExpression {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A number, a date, a text, TRUE or FALSE; empty where it is missing. */
  value(e: Bound): string {
    if (e.kind === 'literal') return literal(e.value);
    if (e.kind === 'ref' && !isStored(e)) return this.#scope.cell(e);
    if (isCondition(e)) return this.#truthValue(e, BLANK);
    if (e.kind === 'call' && e.name === 'if') return this.#choice(e, (part) => this.value(part));
    if (e.kind === 'call' && e.name === 'coalesce') return this.#instead(e, (part) => this.value(part));
    return this.#unlessEmpty(e, this.#mayFail(e) ? `IFERROR(${this.calculation(e)},${BLANK})` : this.calculation(e), BLANK);
  }

  /** TRUE where the condition is true; FALSE where it is false or unknown. */
  holds(e: Bound): string {
    return this.#truth(e, true);
  }

  /** TRUE where the condition is false; FALSE where it is true or unknown. */
  fails(e: Bound): string {
    return this.#truth(e, false);
  }

  /** What stands in a calculation whose cells are filled; where it has no result, an error. */
  calculation(e: Bound): string {
    switch (e.kind) {
      case 'literal':
        // An empty text is no number, and larger than every one.
        if (e.value === null) throw new NoFormula('nothing-to-compare');
        return literal(e.value);
      case 'ref':
        return this.#scope.cell(e);
      case 'population':
        return this.#scope.population(e.id).formula;
      case 'unary':
        if (e.operator === '-') return `-${this.#operand(e.operand, LOOSEST_ATOM)}`;
        break;
      case 'binary':
        if ('+-*/'.includes(e.operator)) {
          const binding = BINDING[e.operator];
          return `${this.#operand(e.left, binding)}${e.operator}${this.#operand(e.right, binding + 1)}`;
        }
        break;
      case 'call':
        return this.#call(e);
      default:
    }
    return this.#truthValue(e, UNKNOWN);
  }

  /** The cells that must be filled; conditions, `if` and `coalesce` have an answer of their own. */
  cells(e: Bound): readonly string[] {
    if (e.kind === 'population') return this.#scope.population(e.id).cells;
    if (e.kind === 'ref') return this.#scope.nullable(e) ? [this.#scope.cell(e)] : [];
    if (isCondition(e) || (e.kind === 'call' && (e.name === 'coalesce' || e.name === 'if'))) return [];
    return [...new Set(boundParts(e).flatMap((part) => this.cells(part)))];
  }

  #truth(e: Bound, wanted: boolean): string {
    switch (e.kind) {
      case 'unary':
        return this.#truth(e.operand, !wanted);
      case 'binary':
        if (e.operator === 'and' || e.operator === 'or') {
          const parts = chain(e, e.operator).map((part) => this.#truth(part, wanted));
          return joined((e.operator === 'and') === wanted ? 'AND' : 'OR', parts);
        }
        if (e.operator === 'like' || e.operator === 'not like') return this.#pattern(e, (e.operator === 'like') === wanted);
        if (e.left.type === 'bool' && e.right.type === 'bool') return this.#truths(e, wanted);
        return this.#guarded([e.left, e.right], 'AND', [this.#comparison(e, wanted)]);
      case 'missing':
        return this.#missing(e.operand, e.negated !== wanted);
      case 'between': {
        const parts = [e.operand, e.low, e.high];
        const [operand, low, high] = this.#sides(parts, true);
        if (e.negated === wanted) return this.#guarded(parts, 'OR', [`${operand}<${low}`, `${operand}>${high}`]);
        return this.#guarded(parts, 'AND', [`${operand}>=${low}`, `${operand}<=${high}`]);
      }
      case 'in':
        return this.#among(e, e.negated !== wanted);
      case 'literal':
        return literal(e.value === wanted);
      case 'ref':
        return this.#isTruth(e, wanted);
      default:
        return this.#guarded([e], 'AND', [`${this.calculation(e)}=${literal(wanted)}`]);
    }
  }

  /** Yes and no are 1 and 0 in the columns of a database, TRUE and FALSE in what formulas give. */
  #isTruth(e: Ref, wanted: boolean): string {
    const stored = e.ref.kind === 'column' || e.ref.kind === 'field';
    return stored ? this.#guarded([e], 'AND', [`${this.#scope.cell(e)}=${Number(wanted)}`]) : `${this.#scope.cell(e)}=${literal(wanted)}`;
  }

  #truthValue(e: Bound, unknown: string): string {
    const [holds, fails] = [this.holds(e), this.fails(e)];
    return this.#mayBeUnknown(e) ? `IF(${holds},TRUE,IF(${fails},FALSE,${unknown}))` : holds;
  }

  #missing(e: Bound, wanted: boolean): string {
    if (isCondition(e)) {
      const known = [this.holds(e), this.fails(e)];
      return wanted ? `NOT(${joined('OR', known)})` : joined('OR', known);
    }
    return `${e.kind === 'ref' ? this.#scope.cell(e) : this.value(e)}${wanted ? '=' : '<>'}${BLANK}`;
  }

  #comparison(e: Binary, wanted: boolean): string {
    const operator = wanted ? e.operator : OPPOSITE[e.operator];
    const sign = operator && SIGNS[operator];
    if (!sign || (e.left.type === 'bool') !== (e.right.type === 'bool')) throw new NoFormula('nothing-to-compare');
    const parts = [e.left, e.right];
    if (sign !== '=' && sign !== '<>') return this.#sides(parts, true).join(sign);
    const [left = '', right = ''] = this.#sides(parts, false);
    return this.#same(left, right, sign === '=', e.left, e.right);
  }

  /** Whether two cells hold the same. */
  #same(left: string, right: string, wanted: boolean, a: Bound, b: Bound): string {
    const isText = [a, b].every((e) => e.type === 'text' || e.type === 'any') && [a, b].some((e) => e.type === 'text');
    if (!isText || this.#scope.toldApart(a, b)) return `${left}${wanted ? '=' : '<>'}${right}`;
    return wanted ? `EXACT(${left},${right})` : `NOT(EXACT(${left},${right}))`;
  }

  /** Conditions that are compared: no comes before yes. */
  #truths(e: Binary, wanted: boolean): string {
    const operator = wanted ? e.operator : OPPOSITE[e.operator];
    const meets = (a: boolean, b: boolean): boolean =>
      ({ '=': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b })[operator ?? ''] ?? false;
    const pairs = [true, false].flatMap((a) => [true, false].flatMap((b) => (meets(a, b) ? [[a, b] as const] : [])));
    return joined(
      'OR',
      pairs.map(([a, b]) => joined('AND', [this.#truth(e.left, a), this.#truth(e.right, b)])),
    );
  }

  #among(e: Extract<Bound, { kind: 'in' }>, wanted: boolean): string {
    const [operand = '', ...items] = this.#sides([e.operand, ...e.list], false);
    const texts = e.list.flatMap((item) => (item.kind === 'literal' && typeof item.value === 'string' ? item.value : []));
    const apart = texts.length === e.list.length && e.list.every((item) => this.#scope.toldApart(e.operand, item));
    if (apart && texts.length >= LONG_LIST && e.operand.type === 'text' && !texts.some(hasWildcard)) {
      return this.#guarded([e.operand], 'AND', [`${wanted ? 'ISNUMBER' : 'ISNA'}(MATCH(${operand},${listOf(texts)},0))`]);
    }
    const comparisons = e.list.map((item, i) => this.#same(operand, items[i] ?? '', wanted, e.operand, item));
    return this.#guarded([e.operand, ...e.list], wanted ? 'OR' : 'AND', comparisons);
  }

  #pattern({ left, right }: Binary, wanted: boolean): string {
    if (left.kind !== 'ref' || left.type !== 'text' || right.kind !== 'literal') throw new NoFormula('nothing-to-compare');
    return this.#guarded([left], 'AND', [
      `COUNTIF(${this.#scope.cell(left)},${literal(wildcards(String(right.value)))})${wanted ? '>' : '='}0`,
    ]);
  }

  /** Comparisons, after the question whether their cells are filled. */
  #guarded(parts: readonly Bound[], join: 'AND' | 'OR', comparisons: readonly string[]): string {
    const filled = [...new Set(parts.flatMap((part) => this.cells(part)))].map((cell) => `${cell}<>${BLANK}`);
    // Calculating with an empty text is an error, which AND does not pass over.
    if (parts.some((part) => this.#mayFail(part)) || (filled.length > 0 && parts.some(calculates))) {
      return joined('AND', [...filled, `IFERROR(${joined(join, comparisons)},FALSE)`]);
    }
    return join === 'AND' ? joined('AND', [...filled, ...comparisons]) : joined('AND', [...filled, joined('OR', comparisons)]);
  }

  /** What is compared: text beside a date is a date. @param ordered less and more count */
  #sides(parts: readonly Bound[], ordered: boolean): readonly string[] {
    const hasDate = parts.some((p) => p.type === 'date');
    const isText = parts.some((p) => p.type === 'text') && !hasDate;
    if (hasDate && parts.some((p) => p.type === 'text' && p.kind !== 'literal')) throw new NoFormula('nothing-to-compare');
    if (isText && ordered) throw new NoFormula('text-order');
    const texts = parts.flatMap((p) => (p.kind === 'literal' && typeof p.value === 'string' ? p.value : []));
    if (isText && parts.some(isStored) && texts.some(readsOtherwise)) throw new NoFormula('read-otherwise');
    return parts.map((p) => (hasDate ? this.#date(p) : isText ? this.#text(p, texts) : this.calculation(p)));
  }

  /** Excel's TRIM also takes blanks out of the middle, which nobody sees beside texts that have none. */
  #text(e: Bound, others: readonly string[]): string {
    if (e.kind !== 'call' || (e.name !== 'trim' && e.name !== 'lower')) return this.calculation(e);
    const [of] = e.args;
    if (!of || (e.name === 'trim' && (others.length === 0 || others.some((text) => /\s/.test(text))))) throw new NoFormula('blanks');
    return `${e.name.toUpperCase()}(${this.#text(of, others)})`;
  }

  /** A part that stands beside an operator, in parentheses where it binds less tightly. */
  #operand(e: Bound, binding: number): string {
    const text = this.calculation(e);
    const loose =
      (e.kind === 'binary' && BINDING[e.operator] < binding) ||
      (e.kind === 'literal' && Number(e.value) < 0) ||
      (e.kind === 'call' && LOOSE.includes(e.name)) ||
      (e.kind === 'population' && this.#scope.population(e.id).loose);
    return loose ? `(${text})` : text;
  }

  /** The first value where the condition is true, else the second. */
  #choice({ args }: Call, write: (e: Bound) => string): string {
    const [condition, then, otherwise] = args;
    if (!condition || !then || !otherwise) throw new NoFormula('nothing-to-compare');
    return `IF(${this.holds(condition)},${this.#either(then, otherwise, write)},${this.#either(otherwise, then, write)})`;
  }

  /** One of two values: text beside a date is a date. */
  #either(e: Bound, other: Bound, write: (e: Bound) => string): string {
    return e.kind === 'literal' && typeof e.value === 'string' && other.type === 'date' ? dateOrText(e.value) : write(e);
  }

  /** The first value, or the second where it is missing. */
  #instead({ args: [first, second] }: Call, write: (e: Bound) => string): string {
    if (!first || !second || isCondition(first)) throw new NoFormula('nothing-to-compare');
    const other = this.#either(second, first, write);
    const own = this.#mayFail(first) ? `IFERROR(${this.calculation(first)},${other})` : this.calculation(first);
    return this.#unlessEmpty(first, own, other);
  }

  #unlessEmpty(e: Bound, formula: string, otherwise: string): string {
    const empty = this.cells(e).map((cell) => `${cell}=${BLANK}`);
    return empty.length === 0 ? formula : `IF(${joined('OR', empty)},${otherwise},${formula})`;
  }

  /** A part of a calculation that may be missing without an error of its own. */
  #definite(e: Bound): string {
    if (e.kind === 'literal' && e.value === null) return UNKNOWN;
    return this.#unlessEmpty(e, this.calculation(e), UNKNOWN);
  }

  #call(e: Call): string {
    const { name, args } = e;
    const [first, second] = args;
    if (!first) throw new NoFormula('nothing-to-compare');
    if (name === 'if') return this.#choice(e, (part) => this.#definite(part));
    if (name === 'coalesce') return this.#instead(e, (part) => this.#definite(part));
    const wantsDate = OF_DATES.includes(name);
    const [a, b] = [first, second].map((arg) => arg && (wantsDate ? this.#date(arg) : this.calculation(arg)));
    // Below 0, Excel goes on to tens and hundreds; behind the point, it rounds what it shows.
    if (name === 'round' && second && !(second.kind === 'literal' && second.value === 0)) throw new NoFormula('halves');
    return functionOf(name, a ?? '', b ?? '');
  }

  /** Text that stands where a date is wanted is a date. */
  #date(e: Bound): string {
    return e.kind === 'literal' && typeof e.value === 'string' ? dateOrText(e.value) : this.calculation(e);
  }

  /** It may have no result although its cells are filled: a division by 0, a root of what is below 0, a mean of nothing. */
  #mayFail(e: Bound): boolean {
    if (e.kind === 'population') return this.#scope.population(e.id).mayFail;
    if (isCondition(e)) return this.#mayBeUnknown(e);
    if (e.kind === 'binary' && e.operator === '/' && !(e.right.kind === 'literal' && Number(e.right.value) !== 0)) return true;
    if (e.kind === 'call' && FAILING.includes(e.name)) return true;
    // A tag of dates may say "unknown" where there is none.
    if (e.kind === 'call' && OF_DATES.includes(e.name) && e.args.some((arg) => arg.kind === 'ref' && arg.ref.kind === 'tag')) return true;
    if (e.kind === 'call' && e.name === 'if') return e.args.slice(1).some((part) => this.mayBeMissing(part));
    if (e.kind === 'call' && e.name === 'coalesce') return e.args.slice(1).some((part) => this.mayBeMissing(part));
    return boundParts(e).some((part) => this.#mayFail(part));
  }

  /** Its cells may be empty, or it may have no result. */
  mayBeMissing(e: Bound): boolean {
    if (isCondition(e)) return this.#mayBeUnknown(e);
    return (e.kind === 'literal' && e.value === null) || this.cells(e).length > 0 || this.#mayFail(e);
  }

  #mayBeUnknown(e: Bound): boolean {
    if (e.kind === 'missing') return false;
    if (e.kind === 'ref') return this.#scope.nullable(e);
    return boundParts(e).some((part) => this.mayBeMissing(part));
  }
}

const SIGNS: Readonly<Record<string, string>> = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const OPPOSITE: Readonly<Record<string, string>> = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
/** From so many texts on, one list is easier to read than an OR. */
const LONG_LIST = 4;

const hasWildcard = (text: string): boolean => /[*?~]/.test(text);

/** A pattern of LIKE in Excel's signs. */
export function wildcards(pattern: string): string {
  const written = pattern.replaceAll(/[*?~]/g, '~$&').replaceAll('%', '*').replaceAll('_', '?');
  if (/^[<>=]/.test(written) || (!/[*?]/.test(written) && readsOtherwise(pattern))) throw new NoFormula('read-otherwise');
  return written;
}
