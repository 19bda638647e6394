import type { BinaryOperator, Expression } from '../../language/expression.ts';
import { AMONG, daysOf, EMPTY_WORDS, END_WORDS, SPOKEN_COMPARISONS, SPOKEN_LIKE, SPOKEN_MISSING } from '../notation.ts';
import type { Token } from '../tokenize.ts';
import type { Words } from './words.ts';

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);
const isComparison = (t: Token | undefined): boolean => t?.kind === 'symbol' && COMPARISONS.has(t.text);
const isBinding = (t: Token | undefined): boolean => t?.kind === 'word' && (t.text === 'and' || t.text === 'or');

/** By its name: what it means is looked up much later. */
const isInDays = (e: Expression): boolean => (e.kind === 'call' || e.kind === 'name') && /days|天/i.test(e.name);

/** What a comparison compares, and by which sign. */
interface Subject {
  readonly start: number;
  readonly end: number;
  readonly expression: Expression;
  readonly sign?: BinaryOperator;
}

/** Reads comparisons, `in`, `between`, `like` and `is`, as they are written here and elsewhere. */
export class Comparisons {
  readonly #words: Words;
  readonly #sum: () => Expression;
  /** What the comparison before compared. */
  #subject?: Subject;

  /** @param sum reads what stands on one side of a sign */
  constructor(words: Words, sum: () => Expression) {
    this.#words = words;
    this.#sum = sum;
  }

  /** A comparison, or what stands in its place. */
  condition(): Expression {
    const from = this.#words.next.start;
    const before = this.#words.last;
    const operand = isComparison(this.#words.next) && this.#subject ? this.#subjectAgain(this.#subject) : this.#sum();
    const end = this.#words.readTo(from);
    const e = this.#compared(operand, from);
    // A subject that was left out is the one before it.
    if (e !== operand && end > from)
      this.#subject = { start: from, end, expression: operand, ...(e.kind === 'binary' ? { sign: e.operator } : {}) };
    const { sign, start, end: to, expression } = this.#subject ?? {};
    const isLone = e === operand && e.kind === 'literal' && typeof e.value !== 'boolean' && e.value !== null;
    if (!isLone || !expression || (sign !== '=' && sign !== '!=') || !isBinding(before)) return e;
    // `city = 'a' or 'b'`
    const written = this.#words.written(from);
    this.#words.slips.push({
      what: 'subject',
      start: from,
      end,
      found: written,
      instead: `${this.#words.source.slice(start, to)} ${sign} ${written}`,
    });
    return { kind: 'binary', operator: sign, left: expression, right: e, ...this.#words.span(from) };
  }

  /** `n >= 3 and < 10`: what is compared stands in front of each comparison. */
  #subjectAgain(subject: Subject): Expression {
    const { start, end, text: sign } = this.#words.next;
    const instead = `${this.#words.source.slice(subject.start, subject.end)} ${sign}`;
    this.#words.slips.push({ what: 'subject', start, end, found: sign, instead });
    return subject.expression;
  }

  #compared(operand: Expression, from: number): Expression {
    const symbol = this.#words.next;
    const missing = this.#words.spoken(SPOKEN_MISSING);
    if (missing) return { kind: 'missing', operand, negated: missing === 'is present', ...this.#words.span(from) };
    const spoken = isComparison(symbol) ? undefined : this.#words.spoken(SPOKEN_COMPARISONS);
    if (isComparison(symbol) || spoken !== undefined) {
      if (spoken === undefined) this.#words.skip();
      return this.#comparison(operand, (spoken ?? symbol.text) as BinaryOperator, from, symbol);
    }
    if (this.#words.take('word', 'is')) return this.#is(operand, from, symbol);
    const like = this.#words.spoken(SPOKEN_LIKE) as 'like' | 'not like' | undefined;
    if (like) return this.#contains(operand, like, from);
    if (symbol.kind === 'name' && AMONG.includes(symbol.text)) return this.#among(operand, from);
    const negated = this.#words.take('word', 'not') !== undefined;
    if (this.#words.take('word', 'in')) return { kind: 'in', operand, list: this.#list(), negated, ...this.#words.span(from) };
    if (this.#words.take('word', 'between')) {
      const low = this.#sum();
      const high = this.#upperEnd(low);
      return { kind: 'between', operand, ...high, negated, ...this.#words.span(from) };
    }
    if (this.#words.take('word', 'like')) {
      const right = this.#sum();
      return { kind: 'binary', operator: negated ? 'not like' : 'like', left: operand, right, ...this.#words.span(from) };
    }
    if (negated) throw this.#words.stop('operator');
    return operand;
  }

  /** `在 1000 到 5000 之间` */
  #among(operand: Expression, from: number): Expression {
    const { start } = this.#words.next;
    const before = this.#words.slips.length;
    this.#words.skip();
    const [lowAt, low] = [this.#words.next.start, this.#sum()];
    const lowText = this.#words.written(lowAt);
    const ends = this.#upperEnd(low);
    const highText = this.#words.source.slice(this.#words.last?.start, this.#words.readTo(from));
    this.#words.takeName('之间');
    this.#words.slips.length = before;
    this.#words.slip('sign', start, `between ${lowText} and ${highText}`);
    return { kind: 'between', operand, ...ends, negated: false, ...this.#words.span(from) };
  }

  #comparison(operand: Expression, operator: BinaryOperator, from: number, sign: Token): Expression {
    const middle = this.#words.next.start;
    const right = this.#sum();
    if (isInDays(operand)) this.#countDays(middle);
    const first: Expression = { kind: 'binary', operator, left: operand, right, ...this.#words.span(from) };
    const next = this.#words.next;
    if (!isComparison(next)) return first;
    const [low, mid] = [this.#words.source.slice(from, sign.start).trim(), this.#words.written(middle)];
    this.#words.skip();
    const last = this.#words.next.start;
    const third = this.#sum();
    const second: Expression = {
      kind: 'binary',
      operator: next.text as BinaryOperator,
      left: right,
      right: third,
      ...this.#words.span(middle),
    };
    const high = this.#words.written(last);
    const signs = `${operator} ${next.text}`;
    const range = signs === '<= <=' ? `${mid} between ${low} and ${high}` : signs === '>= >=' ? `${mid} between ${high} and ${low}` : '';
    const both = range === '' ? `${low} ${operator} ${mid} and ${mid} ${next.text} ${high}` : range;
    this.#words.slip('chain', from, this.#words.isInside ? `(${both})` : both);
    return { kind: 'binary', operator: 'and', left: first, right: second, ...this.#words.span(from) };
  }

  /** `days_between(a, b) > 3个月`: months are no number, but beside days they are about so many. */
  #countDays(from: number): void {
    const slip = this.#words.slips.at(-1);
    if (slip?.what !== 'unit' || slip.start !== from || slip.instead !== undefined) return;
    const instead = daysOf(slip.found);
    if (instead !== undefined) this.#words.slips[this.#words.slips.length - 1] = { ...slip, instead };
  }

  #is(operand: Expression, from: number, is: Token): Expression {
    const negated = this.#words.take('word', 'not') !== undefined;
    if (this.#words.take('word', 'missing') || this.#words.take('word', 'null'))
      return { kind: 'missing', operand, negated, ...this.#words.span(from) };
    if (this.#words.take('word', 'present')) return { kind: 'missing', operand, negated: !negated, ...this.#words.span(from) };
    const { kind, text, start } = this.#words.next;
    if (kind === 'name' && EMPTY_WORDS.includes(text.toLowerCase())) {
      this.#words.skip();
      this.#words.slip('sign', start, 'missing');
      return { kind: 'missing', operand, negated, ...this.#words.span(from) };
    }
    if (kind !== 'string' && kind !== 'number') throw this.#words.stop('present-or-missing');
    const operator = negated ? '!=' : '=';
    this.#words.slip('sign', is.start, operator);
    return { kind: 'binary', operator, left: operand, right: this.#sum(), ...this.#words.span(from) };
  }

  /** `city contains 'hai'`: a text, with anything around it. */
  #contains(operand: Expression, operator: 'like' | 'not like', from: number): Expression {
    const word = this.#words.slips.pop();
    const right = this.#sum();
    if (right.kind === 'literal' && typeof right.value === 'string' && word) {
      const pattern = `%${right.value}%`;
      this.#words.slip('sign', word.start, `${operator} '${pattern.replaceAll("'", "''")}'`);
      return { kind: 'binary', operator, left: operand, right: { ...right, value: pattern }, ...this.#words.span(from) };
    }
    if (word) this.#words.slips.push({ ...word, instead: operator });
    return { kind: 'binary', operator, left: operand, right, ...this.#words.span(from) };
  }

  /** `1 and 2`, and what people write for it: `1 to 2`, `1 ~ 2`, `1, 2`, `1-2`. */
  #upperEnd(low: Expression): { readonly low: Expression; readonly high: Expression } {
    const t = this.#words.next;
    if (this.#words.take('word', 'and')) return { low, high: this.#sum() };
    const isOther =
      (t.kind === 'name' && END_WORDS.includes(t.text.toLowerCase())) || (t.kind === 'symbol' && (t.text === ',' || t.text === '~'));
    if (isOther) {
      this.#words.skip();
      this.#words.slip('sign', t.start, this.#apart('and', t));
      return { low, high: this.#sum() };
    }
    const minus = this.#words.peek(-2);
    if (low.kind !== 'binary' || low.operator !== '-' || low.right.kind !== 'literal' || minus?.kind !== 'symbol')
      throw this.#words.stop('and');
    this.#words.slips.push({ what: 'sign', start: minus.start, end: minus.end, found: '-', instead: this.#apart('and', minus) });
    return { low: low.left, high: low.right };
  }

  /** A word in the place of a sign, which needs no blanks around it. */
  #apart(word: string, { start, end }: Token): string {
    const blank = (at: number): string => (/\s/.test(this.#words.source.charAt(at)) ? '' : ' ');
    return blank(start - 1) + word + blank(end);
  }

  #list(): Expression[] {
    const open = this.#words.next;
    if (!this.#words.take('symbol', '(')) {
      const isBare = open.kind === 'string' || open.kind === 'number';
      if (!isBare || this.#words.isListed) throw this.#words.stop('value');
      const items = this.#words.listed(this.#sum);
      this.#words.slip('list', open.start, `(${this.#words.written(open.start)})`);
      return items;
    }
    const items = this.#words.listed(this.#sum);
    if (!this.#words.take('symbol', ')')) throw this.#words.stop('comma-or-close');
    return items;
  }
}
