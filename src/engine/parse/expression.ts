import type { BinaryOperator, Expression } from '../language/expression.ts';
import { type ExpectedPart, MOST_ISSUES } from '../language/issue.ts';
import { partsOf } from '../language/walk.ts';
import { readCaseWhen, readIfThen } from './expression/choices.ts';
import { Comparisons } from './expression/comparisons.ts';
import { readNumber } from './expression/numbers.ts';
import { type Part, Stop, Words } from './expression/words.ts';
import { type Slip, SPOKEN_BINDINGS } from './notation.ts';
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
  /** What is written as it is elsewhere; here `start` and `end` index the text of the expression. */
  readonly slips: readonly Slip[];
}

/**
 * Reads an expression of the tag language. Binding, loosest first: or, and, not, comparison / in / between / like / is, + -, * /, unary minus.
 * `20%` is the number 0.2. A double-quoted word is text, a backquoted one a name.
 * @param offsetOf maps an index of `source` to an offset in the file that holds it; every `start` and `end` comes back mapped
 * @param quote how a quotation mark is written there
 * @example parseExpression("orders_90d >= 3 and city is missing")
 */
export function parseExpression(source: string, offsetOf: (index: number) => number = (i) => i, quote = "'"): ParsedExpression {
  const { tokens, fullWidth, slips, bad, isTooLong } = tokenize(source);
  const mapped = fullWidth.slice(0, MOST_ISSUES).map((f) => ({ ...f, start: offsetOf(f.start), end: offsetOf(f.end) }));
  try {
    if (isTooLong) throw new Stop(0, source.length, '', 'simpler');
    if (bad) {
      const found = String.fromCodePoint(source.codePointAt(bad.at) ?? 0);
      throw new Stop(bad.at, bad.at + found.length, found, bad.open ? 'closing-quote' : 'value');
    }
    const expression = new Parser(new Words(tokens, source, offsetOf, slips, quote)).whole();
    if (isDeeperThan(expression, DEEPEST)) throw new Stop(0, source.length, '', 'simpler');
    return { expression, fullWidth: mapped, slips };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return {
      error: { start: offsetOf(stop.from), end: offsetOf(stop.to), found: stop.found, expected: stop.expected },
      fullWidth: mapped,
      slips,
    };
  }
}

/** Far more than anybody writes by hand, and less than databases refuse. */
const DEEPEST = 100;

function isDeeperThan(e: Expression, limit: number): boolean {
  let level: readonly Expression[] = [e];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap<Expression>(partsOf);
  }
  return false;
}

/** What joins and what calculates; comparisons, choices and numbers have readers of their own. */
class Parser {
  readonly #words: Words;
  readonly #comparisons: Comparisons;
  readonly #reading = { sum: () => this.#sum(), part: () => this.#part() };
  readonly #quote: { readonly quote?: string };

  constructor(words: Words) {
    this.#words = words;
    this.#comparisons = new Comparisons(words, this.#reading.sum);
    this.#quote = words.quote === "'" ? {} : { quote: words.quote };
  }

  whole(): Expression {
    const e = this.#or();
    if (this.#words.next.kind !== 'end') throw this.#words.stop('operator');
    return e;
  }

  #chain(next: () => Expression, take: () => BinaryOperator | undefined): Expression {
    const from = this.#words.next.start;
    let left = next();
    for (let operator = take(); operator; operator = take()) {
      const right = next();
      left = { kind: 'binary', operator, left, right, ...this.#words.span(from) };
    }
    return left;
  }

  #or(): Expression {
    return this.#chain(
      () => this.#and(),
      () => this.#binding('or'),
    );
  }

  #and(): Expression {
    return this.#chain(
      () => this.#not(),
      () => this.#binding('and'),
    );
  }

  #binding<W extends 'and' | 'or'>(word: W): W | undefined {
    if (this.#words.take('word', word)) return word;
    const t = this.#words.next;
    return t.kind === 'name' && SPOKEN_BINDINGS[t.text] === word && this.#words.spoken(SPOKEN_BINDINGS) ? word : undefined;
  }

  #not(): Expression {
    const from = this.#words.next.start;
    if (!this.#words.take('word', 'not')) return this.#comparisons.condition();
    const operand = this.#words.inside(() => this.#not());
    return { kind: 'unary', operator: 'not', operand, ...this.#words.span(from) };
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
    return symbols.find((s) => this.#words.take('symbol', s));
  }

  #unary(): Expression {
    const from = this.#words.next.start;
    if (!this.#words.take('symbol', '-')) return this.#primary();
    const operand = this.#words.inside(() => this.#unary());
    if (operand.kind === 'literal' && typeof operand.value === 'number')
      return { ...operand, value: -operand.value, ...this.#words.span(from) };
    return { kind: 'unary', operator: '-', operand, ...this.#words.span(from) };
  }

  #primary(): Expression {
    const t = this.#words.next;
    if (this.#words.take('symbol', '(')) {
      const inner = this.#words.inside(() => this.#or());
      if (!this.#words.take('symbol', ')')) throw this.#words.stop('closing-parenthesis');
      return inner;
    }
    if (t.kind === 'number') return readNumber(this.#words, t);
    if (t.kind === 'string') {
      this.#words.skip();
      return { kind: 'literal', value: t.text, ...this.#words.span(t.start) };
    }
    if (t.kind === 'word') {
      if ((t.text === 'and' || t.text === 'or') && this.#words.peek(1)?.text === '(') return this.#joinedByCall(t.text);
      const constant = { null: null, true: true, false: false }[t.text];
      if (constant === undefined) throw this.#words.stop('value');
      this.#words.skip();
      return { kind: 'literal', value: constant, ...this.#words.span(t.start) };
    }
    if (t.kind === 'name') return this.#nameOrCall(t);
    throw this.#words.stop('value');
  }

  #nameOrCall(t: Token): Expression {
    const following = this.#words.peek(1)?.kind;
    const startsChoice = following === 'name' || following === 'string' || following === 'number';
    this.#words.skip();
    const name = t.text.toLowerCase();
    if (name === 'case' && startsChoice) return readCaseWhen(this.#words, this.#reading, t);
    if (name === 'if' && startsChoice) return readIfThen(this.#words, this.#reading, t);
    if (this.#words.take('symbol', '(')) {
      const parts = this.#arguments();
      const [condition] = parts;
      if (name === 'if' && condition && parts.length === 1 && this.#words.next.kind === 'name')
        return readIfThen(this.#words, this.#reading, t, condition);
      const args = parts.map((part) => part.expression);
      return { kind: 'call', name, args, ...this.#words.span(t.start) };
    }
    if (this.#words.take('symbol', '.')) {
      const column = this.#words.next;
      if (column.kind !== 'name' && column.kind !== 'word') throw this.#words.stop('value');
      this.#words.skip();
      return {
        kind: 'name',
        table: t.text,
        name: this.#words.source.slice(column.start, column.end).replaceAll('`', ''),
        ...this.#words.span(t.start),
      };
    }
    return { kind: 'name', name: t.text, ...this.#quote, ...this.#words.span(t.start) };
  }

  #arguments(): Part[] {
    if (this.#words.take('symbol', ')')) return [];
    const args = this.#words.listed(() => this.#part());
    const { start, end } = this.#words.next;
    if (this.#words.takeName('where')) throw new Stop(start, end, '', 'measure');
    if (!this.#words.take('symbol', ')')) throw this.#words.stop('comma-or-close');
    return args;
  }

  /** `AND(a, b)` of a workbook. */
  #joinedByCall(operator: 'and' | 'or'): Expression {
    const from = this.#words.next.start;
    this.#words.skip(2);
    const parts = this.#arguments();
    const [left, ...rest] = parts.map((part) => part.expression);
    if (!left) throw this.#words.stop('value');
    this.#words.slip('sign', from, `(${parts.map((part) => part.text).join(` ${operator} `)})`);
    return rest.reduce<Expression>((a, b) => ({ kind: 'binary', operator, left: a, right: b, ...this.#words.span(from) }), left);
  }

  #part(): Part {
    const { start } = this.#words.next;
    const expression = this.#words.inside(() => this.#or());
    const end = this.#words.readTo(start);
    const source = this.#words.source;
    return {
      expression,
      get text() {
        return source.slice(start, end);
      },
    };
  }
}
