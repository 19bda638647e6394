import { type BinaryOperator, type Expression, partsOf } from '../language/expression.ts';
import type { ExpectedPart } from '../language/issue.ts';
import { type FullWidth, type Token, tokenize } from './tokenize.ts';

export interface ExpressionError {
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly expected: ExpectedPart;
}

export interface ParsedExpression {
  readonly expression?: Expression;
  readonly error?: ExpressionError;
  readonly fullWidth: readonly FullWidth[];
}

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);

/**
 * Reads an expression of the tag language. Binding, loosest first: or, and, not, comparison / in / between / like / is, + -, * /, unary minus.
 * `20%` is the number 0.2. A double-quoted word is text, a backquoted one a name.
 * @param offsetOf maps an index of `source` to an offset in the file that holds it; every `start` and `end` comes back mapped
 * @example parseExpression("orders_90d >= 3 and city is missing")
 */
export function parseExpression(source: string, offsetOf: (index: number) => number = (i) => i): ParsedExpression {
  const { tokens, fullWidth, bad } = tokenize(source);
  const mapped = fullWidth.map((f) => ({ ...f, start: offsetOf(f.start), end: offsetOf(f.end) }));
  try {
    if (bad) {
      const found = String.fromCodePoint(source.codePointAt(bad.at) ?? 0);
      throw new Stop(bad.at, bad.at + found.length, found, bad.open ? 'closing-quote' : 'value');
    }
    const expression = new Parser(tokens, source, offsetOf).whole();
    if (isDeeperThan(expression, DEEPEST)) throw new Stop(0, source.length, '', 'simpler');
    return { expression, fullWidth: mapped };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return {
      error: { start: offsetOf(stop.from), end: offsetOf(stop.to), found: stop.found, expected: stop.expected },
      fullWidth: mapped,
    };
  }
}

/** Far more than anybody writes by hand, and less than databases refuse. */
const DEEPEST = 100;
/** Parentheses, `not` and minus signs inside each other: few enough for the descent. */
const DEEPEST_NESTING = 100;

function isDeeperThan(e: Expression, limit: number): boolean {
  let level: readonly Expression[] = [e];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap(partsOf);
  }
  return false;
}

/** Leaves the descent at the first place that cannot be read; never leaves this file. */
class Stop extends Error {
  readonly from: number;
  readonly to: number;
  readonly found: string;
  readonly expected: ExpectedPart;
  constructor(from: number, to: number, found: string, expected: ExpectedPart) {
    super(expected);
    this.from = from;
    this.to = to;
    this.found = found;
    this.expected = expected;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #source: string;
  readonly #offsetOf: (index: number) => number;
  #at = 0;
  #nesting = 0;

  constructor(tokens: readonly Token[], source: string, offsetOf: (index: number) => number) {
    this.#tokens = tokens;
    this.#source = source;
    this.#offsetOf = offsetOf;
  }

  whole(): Expression {
    const e = this.#or();
    if (this.#next.kind !== 'end') throw this.#stop('operator');
    return e;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', start: this.#source.length, end: this.#source.length };
  }

  #stop(expected: ExpectedPart): Stop {
    const t = this.#next;
    return new Stop(t.start, t.end, this.#source.slice(t.start, t.end), expected);
  }

  #take(kind: Token['kind'], text: string): Token | undefined {
    const t = this.#next;
    if (t.kind !== kind || t.text !== text) return undefined;
    this.#at++;
    return t;
  }

  #span(from: number): { start: number; end: number } {
    const last = this.#tokens[this.#at - 1];
    return { start: this.#offsetOf(from), end: this.#offsetOf(last?.end ?? from) };
  }

  #chain(next: () => Expression, take: () => BinaryOperator | undefined): Expression {
    const from = this.#next.start;
    let left = next();
    for (let operator = take(); operator; operator = take()) {
      const right = next();
      left = { kind: 'binary', operator, left, right, ...this.#span(from) };
    }
    return left;
  }

  /** Reads what stands inside something else. */
  #inside<T>(read: () => T): T {
    if (++this.#nesting > DEEPEST_NESTING) throw this.#stop('simpler');
    const inner = read();
    this.#nesting--;
    return inner;
  }

  #or(): Expression {
    return this.#chain(
      () => this.#and(),
      () => (this.#take('word', 'or') ? 'or' : undefined),
    );
  }

  #and(): Expression {
    return this.#chain(
      () => this.#not(),
      () => (this.#take('word', 'and') ? 'and' : undefined),
    );
  }

  #not(): Expression {
    const from = this.#next.start;
    if (!this.#take('word', 'not')) return this.#condition();
    const operand = this.#inside(() => this.#not());
    return { kind: 'unary', operator: 'not', operand, ...this.#span(from) };
  }

  #condition(): Expression {
    const from = this.#next.start;
    const operand = this.#sum();
    const symbol = this.#next;
    if (symbol.kind === 'symbol' && COMPARISONS.has(symbol.text)) {
      this.#at++;
      const right = this.#sum();
      return { kind: 'binary', operator: symbol.text as BinaryOperator, left: operand, right, ...this.#span(from) };
    }
    if (this.#take('word', 'is')) {
      const negated = this.#take('word', 'not') !== undefined;
      if (this.#take('word', 'missing') || this.#take('word', 'null')) return { kind: 'missing', operand, negated, ...this.#span(from) };
      if (this.#take('word', 'present')) return { kind: 'missing', operand, negated: !negated, ...this.#span(from) };
      throw this.#stop('present-or-missing');
    }
    const negated = this.#take('word', 'not') !== undefined;
    if (this.#take('word', 'in')) return { kind: 'in', operand, list: this.#list(), negated, ...this.#span(from) };
    if (this.#take('word', 'between')) {
      const low = this.#sum();
      if (!this.#take('word', 'and')) throw this.#stop('and');
      const high = this.#sum();
      return { kind: 'between', operand, low, high, negated, ...this.#span(from) };
    }
    if (this.#take('word', 'like')) {
      const right = this.#sum();
      return { kind: 'binary', operator: negated ? 'not like' : 'like', left: operand, right, ...this.#span(from) };
    }
    if (negated) throw this.#stop('operator');
    return operand;
  }

  #list(): Expression[] {
    if (!this.#take('symbol', '(')) throw this.#stop('value');
    const items = [this.#sum()];
    while (this.#take('symbol', ',')) items.push(this.#sum());
    if (!this.#take('symbol', ')')) throw this.#stop('comma-or-close');
    return items;
  }

  #sum(): Expression {
    return this.#chain(
      () => this.#product(),
      () => this.#symbol('+', '-'),
    );
  }

  #product(): Expression {
    return this.#chain(
      () => this.#unary(),
      () => this.#symbol('*', '/'),
    );
  }

  #symbol<S extends BinaryOperator>(...symbols: S[]): S | undefined {
    return symbols.find((s) => this.#take('symbol', s));
  }

  #unary(): Expression {
    const from = this.#next.start;
    if (!this.#take('symbol', '-')) return this.#primary();
    const operand = this.#inside(() => this.#unary());
    if (operand.kind === 'literal' && typeof operand.value === 'number') return { ...operand, value: -operand.value, ...this.#span(from) };
    return { kind: 'unary', operator: '-', operand, ...this.#span(from) };
  }

  #primary(): Expression {
    const t = this.#next;
    if (this.#take('symbol', '(')) {
      const inner = this.#inside(() => this.#or());
      if (!this.#take('symbol', ')')) throw this.#stop('closing-parenthesis');
      return inner;
    }
    if (t.kind === 'number') {
      this.#at++;
      const percent = this.#take('symbol', '%') !== undefined;
      const value = percent ? Number(`${Number(t.text)}e-2`) : Number(t.text);
      if (!Number.isFinite(value)) throw new Stop(t.start, t.end, t.text, 'value');
      return { kind: 'literal', value, ...this.#span(t.start) };
    }
    if (t.kind === 'string') {
      this.#at++;
      return { kind: 'literal', value: t.text, ...this.#span(t.start) };
    }
    if (t.kind === 'word') {
      const constant = { null: null, true: true, false: false }[t.text];
      if (constant === undefined) throw this.#stop('value');
      this.#at++;
      return { kind: 'literal', value: constant, ...this.#span(t.start) };
    }
    if (t.kind === 'name') return this.#nameOrCall(t);
    throw this.#stop('value');
  }

  #nameOrCall(t: Token): Expression {
    this.#at++;
    if (this.#take('symbol', '(')) {
      const args: Expression[] = [];
      if (!this.#take('symbol', ')')) {
        do args.push(this.#inside(() => this.#or()));
        while (this.#take('symbol', ','));
        if (!this.#take('symbol', ')')) throw this.#stop('comma-or-close');
      }
      return { kind: 'call', name: t.text.toLowerCase(), args, ...this.#span(t.start) };
    }
    if (this.#take('symbol', '.')) {
      const column = this.#next;
      if (column.kind !== 'name' && column.kind !== 'word') throw this.#stop('value');
      this.#at++;
      return {
        kind: 'name',
        table: t.text,
        name: this.#source.slice(column.start, column.end).replaceAll('`', ''),
        ...this.#span(t.start),
      };
    }
    return { kind: 'name', name: t.text, ...this.#span(t.start) };
  }
}
