import type { BinaryOperator, Expression } from '../language/expression.ts';
import { type ExpectedPart, MOST_ISSUES } from '../language/issue.ts';
import { partsOf } from '../language/walk.ts';
import {
  AMONG,
  EMPTY_WORDS,
  END_WORDS,
  numberOf,
  type Slip,
  SPOKEN_BINDINGS,
  SPOKEN_COMPARISONS,
  SPOKEN_LIKE,
  SPOKEN_MISSING,
} from './notation.ts';
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

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);

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
    const expression = new Parser(tokens, source, offsetOf, slips, quote).whole();
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
/** Parentheses, `not` and minus signs inside each other: few enough for the descent. */
const DEEPEST_NESTING = 100;

function isDeeperThan(e: Expression, limit: number): boolean {
  let level: readonly Expression[] = [e];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap<Expression>(partsOf);
  }
  return false;
}

/** Leaves the descent at the first place that cannot be read; never leaves this file, and needs no trace of where it was made. */
class Stop {
  readonly from: number;
  readonly to: number;
  readonly found: string;
  readonly expected: ExpectedPart;
  constructor(from: number, to: number, found: string, expected: ExpectedPart) {
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
  readonly #slips: Slip[];
  readonly #quote: { readonly quote?: string };
  #at = 0;
  #nesting = 0;
  /** Commas belong to the list that is being read. */
  #listing = 0;
  /** What the comparison before compared. */
  #subject?: Subject;

  constructor(tokens: readonly Token[], source: string, offsetOf: (index: number) => number, slips: Slip[], quote: string) {
    this.#tokens = tokens;
    this.#source = source;
    this.#offsetOf = offsetOf;
    this.#slips = slips;
    this.#quote = quote === "'" ? {} : { quote };
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
    return { start: this.#offsetOf(from), end: this.#offsetOf(this.#readTo(from)) };
  }

  /** Where the last token that was read ends. */
  #readTo(from: number): number {
    return this.#tokens[this.#at - 1]?.end ?? from;
  }

  /** What was written from here to the last token that was read. */
  #written(from: number): string {
    return this.#source.slice(from, this.#readTo(from)).trim();
  }

  #slip(what: Slip['what'], start: number, instead?: string): void {
    const end = this.#readTo(start);
    this.#slips.push({ what, start, end, found: this.#source.slice(start, end), ...(instead === undefined ? {} : { instead }) });
  }

  /** A name that is said for something else here. */
  #spoken(meanings: Readonly<Record<string, string>>): string | undefined {
    const t = this.#next;
    const word = t.kind === 'name' ? t.text.toLowerCase() : '';
    const meant = Object.hasOwn(meanings, word) ? meanings[word] : undefined;
    if (meant === undefined) return undefined;
    this.#at++;
    this.#slip('sign', t.start, meant);
    return meant;
  }

  #takeName(word: string): boolean {
    const t = this.#next;
    if (t.kind !== 'name' || t.text.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }

  #peek(ahead: number): Token | undefined {
    return this.#tokens[this.#at + ahead];
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
    if (this.#take('word', word)) return word;
    const t = this.#next;
    return t.kind === 'name' && SPOKEN_BINDINGS[t.text] === word && this.#spoken(SPOKEN_BINDINGS) ? word : undefined;
  }

  #not(): Expression {
    const from = this.#next.start;
    if (!this.#take('word', 'not')) return this.#condition();
    const operand = this.#inside(() => this.#not());
    return { kind: 'unary', operator: 'not', operand, ...this.#span(from) };
  }

  #condition(): Expression {
    const from = this.#next.start;
    const first = this.#at - 1;
    const operand = this.#isComparison(this.#next) && this.#subject ? this.#subjectAgain(this.#subject) : this.#sum();
    const end = this.#readTo(from);
    const e = this.#compared(operand, from);
    // A subject that was left out is the one before it.
    if (e !== operand && end > from)
      this.#subject = { start: from, end, expression: operand, ...(e.kind === 'binary' ? { sign: e.operator } : {}) };
    const { sign, start, end: to, expression } = this.#subject ?? {};
    const isLone = e === operand && e.kind === 'literal' && typeof e.value !== 'boolean' && e.value !== null;
    if (!isLone || !expression || (sign !== '=' && sign !== '!=') || !this.#isBinding(first)) return e;
    // `city = 'a' or 'b'`
    const written = this.#written(from);
    this.#slips.push({ what: 'subject', start: from, end, found: written, instead: `${this.#source.slice(start, to)} ${sign} ${written}` });
    return { kind: 'binary', operator: sign, left: expression, right: e, ...this.#span(from) };
  }

  #isBinding(at: number): boolean {
    const before = this.#tokens[at];
    return before?.kind === 'word' && (before.text === 'and' || before.text === 'or');
  }

  #isComparison(t: Token | undefined): boolean {
    return t?.kind === 'symbol' && COMPARISONS.has(t.text);
  }

  /** `n >= 3 and < 10`: what is compared stands in front of each comparison. */
  #subjectAgain(subject: Subject): Expression {
    const { start, end, text: sign } = this.#next;
    const instead = `${this.#source.slice(subject.start, subject.end)} ${sign}`;
    this.#slips.push({ what: 'subject', start, end, found: sign, instead });
    return subject.expression;
  }

  #compared(operand: Expression, from: number): Expression {
    const symbol = this.#next;
    const missing = this.#spoken(SPOKEN_MISSING);
    if (missing) return { kind: 'missing', operand, negated: missing === 'is present', ...this.#span(from) };
    const spoken = this.#isComparison(symbol) ? undefined : this.#spoken(SPOKEN_COMPARISONS);
    if (this.#isComparison(symbol) || spoken !== undefined) {
      if (spoken === undefined) this.#at++;
      return this.#comparison(operand, (spoken ?? symbol.text) as BinaryOperator, from, symbol);
    }
    if (this.#take('word', 'is')) return this.#is(operand, from, symbol);
    const like = this.#spoken(SPOKEN_LIKE) as 'like' | 'not like' | undefined;
    if (like) return this.#contains(operand, like, from);
    if (symbol.kind === 'name' && AMONG.includes(symbol.text)) return this.#among(operand, from);
    const negated = this.#take('word', 'not') !== undefined;
    if (this.#take('word', 'in')) return { kind: 'in', operand, list: this.#list(), negated, ...this.#span(from) };
    if (this.#take('word', 'between')) {
      const low = this.#sum();
      const high = this.#upperEnd(low);
      return { kind: 'between', operand, ...high, negated, ...this.#span(from) };
    }
    if (this.#take('word', 'like')) {
      const right = this.#sum();
      return { kind: 'binary', operator: negated ? 'not like' : 'like', left: operand, right, ...this.#span(from) };
    }
    if (negated) throw this.#stop('operator');
    return operand;
  }

  /** `在 1000 到 5000 之间` */
  #among(operand: Expression, from: number): Expression {
    const { start } = this.#next;
    const before = this.#slips.length;
    this.#at++;
    const [lowAt, low] = [this.#next.start, this.#sum()];
    const lowText = this.#written(lowAt);
    const ends = this.#upperEnd(low);
    const highText = this.#source.slice(this.#tokens[this.#at - 1]?.start, this.#readTo(from));
    this.#takeName('之间');
    this.#slips.length = before;
    this.#slip('sign', start, `between ${lowText} and ${highText}`);
    return { kind: 'between', operand, ...ends, negated: false, ...this.#span(from) };
  }

  #comparison(operand: Expression, operator: BinaryOperator, from: number, sign: Token): Expression {
    const middle = this.#next.start;
    const right = this.#sum();
    const first: Expression = { kind: 'binary', operator, left: operand, right, ...this.#span(from) };
    const next = this.#next;
    if (!this.#isComparison(next)) return first;
    const [low, mid] = [this.#source.slice(from, sign.start).trim(), this.#written(middle)];
    this.#at++;
    const last = this.#next.start;
    const third = this.#sum();
    const second: Expression = { kind: 'binary', operator: next.text as BinaryOperator, left: right, right: third, ...this.#span(middle) };
    const high = this.#written(last);
    const signs = `${operator} ${next.text}`;
    const range = signs === '<= <=' ? `${mid} between ${low} and ${high}` : signs === '>= >=' ? `${mid} between ${high} and ${low}` : '';
    const both = range === '' ? `${low} ${operator} ${mid} and ${mid} ${next.text} ${high}` : range;
    this.#slip('chain', from, this.#nesting > 0 ? `(${both})` : both);
    return { kind: 'binary', operator: 'and', left: first, right: second, ...this.#span(from) };
  }

  #is(operand: Expression, from: number, is: Token): Expression {
    const negated = this.#take('word', 'not') !== undefined;
    if (this.#take('word', 'missing') || this.#take('word', 'null')) return { kind: 'missing', operand, negated, ...this.#span(from) };
    if (this.#take('word', 'present')) return { kind: 'missing', operand, negated: !negated, ...this.#span(from) };
    const { kind, text, start } = this.#next;
    if (kind === 'name' && EMPTY_WORDS.includes(text.toLowerCase())) {
      this.#at++;
      this.#slip('sign', start, 'missing');
      return { kind: 'missing', operand, negated, ...this.#span(from) };
    }
    if (kind !== 'string' && kind !== 'number') throw this.#stop('present-or-missing');
    const operator = negated ? '!=' : '=';
    this.#slip('sign', is.start, operator);
    return { kind: 'binary', operator, left: operand, right: this.#sum(), ...this.#span(from) };
  }

  /** `city contains 'hai'`: a text, with anything around it. */
  #contains(operand: Expression, operator: 'like' | 'not like', from: number): Expression {
    const word = this.#slips.pop();
    const right = this.#sum();
    if (right.kind === 'literal' && typeof right.value === 'string' && word) {
      const pattern = `%${right.value}%`;
      this.#slip('sign', word.start, `${operator} '${pattern.replaceAll("'", "''")}'`);
      return { kind: 'binary', operator, left: operand, right: { ...right, value: pattern }, ...this.#span(from) };
    }
    if (word) this.#slips.push({ ...word, instead: operator });
    return { kind: 'binary', operator, left: operand, right, ...this.#span(from) };
  }

  /** `1 and 2`, and what people write for it: `1 to 2`, `1 ~ 2`, `1, 2`, `1-2`. */
  #upperEnd(low: Expression): { readonly low: Expression; readonly high: Expression } {
    const t = this.#next;
    if (this.#take('word', 'and')) return { low, high: this.#sum() };
    const isOther =
      (t.kind === 'name' && END_WORDS.includes(t.text.toLowerCase())) || (t.kind === 'symbol' && (t.text === ',' || t.text === '~'));
    if (isOther) {
      this.#at++;
      this.#slip('sign', t.start, this.#apart('and', t));
      return { low, high: this.#sum() };
    }
    const minus = this.#peek(-2);
    if (low.kind !== 'binary' || low.operator !== '-' || low.right.kind !== 'literal' || minus?.kind !== 'symbol') throw this.#stop('and');
    this.#slips.push({ what: 'sign', start: minus.start, end: minus.end, found: '-', instead: this.#apart('and', minus) });
    return { low: low.left, high: low.right };
  }

  /** A word in the place of a sign, which needs no blanks around it. */
  #apart(word: string, { start, end }: Token): string {
    const blank = (at: number): string => (/\s/.test(this.#source.charAt(at)) ? '' : ' ');
    return blank(start - 1) + word + blank(end);
  }

  #list(): Expression[] {
    const open = this.#next;
    if (!this.#take('symbol', '(')) {
      const isBare = open.kind === 'string' || open.kind === 'number';
      if (!isBare || this.#listing > 0) throw this.#stop('value');
      const items = this.#items();
      this.#slip('list', open.start, `(${this.#written(open.start)})`);
      return items;
    }
    const items = this.#items();
    if (!this.#take('symbol', ')')) throw this.#stop('comma-or-close');
    return items;
  }

  #items(): Expression[] {
    this.#listing++;
    const items = [this.#sum()];
    while (this.#take('symbol', ',')) items.push(this.#sum());
    this.#listing--;
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
    if (t.kind === 'number') return this.#number(t);
    if (t.kind === 'string') {
      this.#at++;
      return { kind: 'literal', value: t.text, ...this.#span(t.start) };
    }
    if (t.kind === 'word') {
      if ((t.text === 'and' || t.text === 'or') && this.#peek(1)?.text === '(') return this.#joinedByCall(t.text);
      const constant = { null: null, true: true, false: false }[t.text];
      if (constant === undefined) throw this.#stop('value');
      this.#at++;
      return { kind: 'literal', value: constant, ...this.#span(t.start) };
    }
    if (t.kind === 'name') return this.#nameOrCall(t);
    throw this.#stop('value');
  }

  #nameOrCall(t: Token): Expression {
    const following = this.#peek(1)?.kind;
    const startsChoice = following === 'name' || following === 'string' || following === 'number';
    this.#at++;
    const name = t.text.toLowerCase();
    if (name === 'case' && startsChoice) return this.#caseWhen(t);
    if (name === 'if' && startsChoice) return this.#then(undefined, t);
    if (this.#take('symbol', '(')) {
      const parts = this.#arguments();
      const [condition] = parts;
      if (name === 'if' && condition && parts.length === 1 && this.#next.kind === 'name') return this.#then(condition, t);
      const args = parts.map((part) => part.expression);
      return { kind: 'call', name, args, ...this.#span(t.start) };
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
    return { kind: 'name', name: t.text, ...this.#quote, ...this.#span(t.start) };
  }
  #arguments(): Part[] {
    const args: Part[] = [];
    if (this.#take('symbol', ')')) return args;
    this.#listing++;
    do args.push(this.#part());
    while (this.#take('symbol', ','));
    this.#listing--;
    const { start, end } = this.#next;
    if (this.#takeName('where')) throw new Stop(start, end, '', 'measure');
    if (!this.#take('symbol', ')')) throw this.#stop('comma-or-close');
    return args;
  }

  /** `AND(a, b)` of a workbook. */
  #joinedByCall(operator: 'and' | 'or'): Expression {
    const from = this.#next.start;
    this.#at += 2;
    const parts = this.#arguments();
    const [left, ...rest] = parts.map((part) => part.expression);
    if (!left) throw this.#stop('value');
    this.#slip('sign', from, `(${parts.map((part) => part.text).join(` ${operator} `)})`);
    return rest.reduce<Expression>((a, b) => ({ kind: 'binary', operator, left: a, right: b, ...this.#span(from) }), left);
  }

  #number(t: Token): Expression {
    this.#at++;
    const digits = this.#thousands(t);
    const next = this.#next;
    if (next.kind === 'name') {
      const isNext = next.start === this.#readTo(t.start);
      const read = numberOf(digits, next.text);
      const binds = Object.hasOwn(SPOKEN_BINDINGS, next.text) || Object.hasOwn(SPOKEN_MISSING, next.text);
      if (!binds && (read ?? isNext)) {
        this.#at++;
        this.#slip(read?.what ?? 'unit', t.start, read?.instead);
        return { kind: 'literal', value: Number(read?.instead ?? digits), ...this.#span(t.start) };
      }
    }
    if (digits !== t.text) this.#slip('full-number', t.start, digits);
    const percent = this.#take('symbol', '%') !== undefined;
    const value = percent ? Number(`${Number(digits)}e-2`) : Number(digits);
    if (!Number.isFinite(value)) throw new Stop(t.start, t.end, t.text, 'value');
    return { kind: 'literal', value, ...this.#span(t.start) };
  }

  /** The digits of `5,000`, where its comma can be no other. */
  #thousands({ text, end }: Token): string {
    let [digits, at] = [text, end];
    if (!/^\d{1,3}$/.test(text)) return text;
    for (;;) {
      const [comma, group] = [this.#next, this.#peek(1)];
      const isGroup = comma.text === ',' && comma.start === at && group?.start === comma.end && /^\d{3}(?:\.\d+)?$/.test(group.text);
      if (!isGroup || !group || (this.#listing > 0 && !/^0\d/.test(group.text))) return digits;
      this.#at += 2;
      [digits, at] = [digits + group.text, group.end];
    }
  }

  #caseWhen(t: Token): Expression {
    const from = this.#next.start;
    const of = this.#takeName('when') ? undefined : this.#sum();
    const subject = of && { expression: of, text: this.#written(from) };
    if (of && !this.#takeName('when')) throw this.#stop('operator');
    const branches: Branch[] = [];
    do {
      const condition = this.#part();
      const text = subject ? `${subject.text} = ${condition.text}` : condition.text;
      const expression: Expression = subject
        ? { kind: 'binary', operator: '=', left: subject.expression, right: condition.expression, ...this.#span(from) }
        : condition.expression;
      branches.push({ condition: { expression, text }, value: this.#thenPart(t) });
    } while (this.#takeName('when'));
    return this.#choice(branches, t);
  }

  /** `if … then … else …`, from its `then` where the condition is read. */
  #then(condition: Part | undefined, t: Token): Expression {
    return this.#choice([{ condition: condition ?? this.#part(), value: this.#thenPart(t) }], t);
  }

  #part(): Part {
    const { start } = this.#next;
    const expression = this.#inside(() => this.#or());
    const end = this.#readTo(start);
    const source = this.#source;
    return {
      expression,
      get text() {
        return source.slice(start, end);
      },
    };
  }

  #thenPart(t: Token): Part {
    if (this.#takeName('then')) return this.#part();
    this.#slip('choice', t.start);
    throw this.#stop('value');
  }

  #choice(branches: readonly Branch[], t: Token): Expression {
    const otherwise = this.#takeName('else') ? this.#part() : undefined;
    this.#takeName('end');
    const span = this.#span(t.start);
    const rest: Part = otherwise ?? { expression: { kind: 'literal', value: null, ...span }, text: 'null' };
    const whole = branches.reduceRight<Part>(
      (last, { condition, value }) => ({
        expression: { kind: 'call', name: 'if', args: [condition.expression, value.expression, last.expression], ...span },
        text: `if(${condition.text}, ${value.text}, ${last.text})`,
      }),
      rest,
    );
    this.#slip('choice', t.start, whole.text);
    return whole.expression;
  }
}

/** A part of an expression, and how it is written. */
interface Part {
  readonly expression: Expression;
  readonly text: string;
}
/** What a comparison compares, and by which sign. */
interface Subject {
  readonly start: number;
  readonly end: number;
  readonly expression: Expression;
  readonly sign?: BinaryOperator;
}
interface Branch {
  readonly condition: Part;
  readonly value: Part;
}
