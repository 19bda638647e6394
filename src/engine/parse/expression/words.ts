import type { Expression } from '../../language/expression.ts';
import type { ExpectedPart } from '../../language/issue.ts';
import type { Slip } from '../notation.ts';
import type { Token } from '../tokenize.ts';

/** Leaves the descent at the first place that cannot be read; `parseExpression` catches it, and it needs no trace of where it was made. */
export class Stop {
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

/** A part of an expression, and how it is written. */
export interface Part {
  readonly expression: Expression;
  readonly text: string;
}

/** Parentheses, `not` and minus signs inside each other: few enough for the descent. */
const DEEPEST_NESTING = 100;

/** The words of an expression as they are read, one after the other, and the list of what is said otherwise than here. */
export class Words {
  readonly source: string;
  /** How a quotation mark is written where the expression stands. */
  readonly quote: string;
  readonly slips: Slip[];
  readonly #tokens: readonly Token[];
  readonly #offsetOf: (index: number) => number;
  #at = 0;
  #nesting = 0;
  #listing = 0;

  constructor(tokens: readonly Token[], source: string, offsetOf: (index: number) => number, slips: Slip[], quote: string) {
    this.#tokens = tokens;
    this.source = source;
    this.#offsetOf = offsetOf;
    this.slips = slips;
    this.quote = quote;
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', start: this.source.length, end: this.source.length };
  }
  /** The one that was read last. */
  get last(): Token | undefined {
    return this.#tokens[this.#at - 1];
  }
  peek(ahead: number): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }
  skip(words = 1): void {
    this.#at += words;
  }

  take(kind: Token['kind'], text: string): Token | undefined {
    const t = this.next;
    if (t.kind !== kind || t.text !== text) return undefined;
    this.#at++;
    return t;
  }
  takeName(word: string): boolean {
    const t = this.next;
    if (t.kind !== 'name' || t.text.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }
  /** A name that is said for something else here. */
  spoken(meanings: Readonly<Record<string, string>>): string | undefined {
    const t = this.next;
    const word = t.kind === 'name' ? t.text.toLowerCase() : '';
    const meant = Object.hasOwn(meanings, word) ? meanings[word] : undefined;
    if (meant === undefined) return undefined;
    this.#at++;
    this.slip('sign', t.start, meant);
    return meant;
  }

  /** What `start` and `end` of a node are that begins here. */
  span(from: number): { start: number; end: number } {
    return { start: this.#offsetOf(from), end: this.#offsetOf(this.readTo(from)) };
  }
  /** Where the last token that was read ends. */
  readTo(from: number): number {
    return this.last?.end ?? from;
  }
  /** What was written from here to the last token that was read. */
  written(from: number): string {
    return this.source.slice(from, this.readTo(from)).trim();
  }

  slip(what: Slip['what'], start: number, instead?: string): void {
    const end = this.readTo(start);
    this.slips.push({ what, start, end, found: this.source.slice(start, end), ...(instead === undefined ? {} : { instead }) });
  }
  stop(expected: ExpectedPart): Stop {
    const t = this.next;
    return new Stop(t.start, t.end, this.source.slice(t.start, t.end), expected);
  }

  /** Reads what stands inside something else. */
  inside<T>(read: () => T): T {
    if (++this.#nesting > DEEPEST_NESTING) throw this.stop('simpler');
    const inner = read();
    this.#nesting--;
    return inner;
  }
  get isInside(): boolean {
    return this.#nesting > 0;
  }

  /** Reads what commas part. */
  listed<T>(read: () => T): T[] {
    this.#listing++;
    const items = [read()];
    while (this.take('symbol', ',')) items.push(read());
    this.#listing--;
    return items;
  }
  /** Commas belong to the list that is being read. */
  get isListed(): boolean {
    return this.#listing > 0;
  }
}
