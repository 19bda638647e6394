import { MOST_WORDS } from '../language/text-limits.ts';
import { dayAt, OTHER_SIGNS, type Slip } from './notation.ts';

/** A word of an expression. `start` and `end` index the expression's own text. */
export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'word' | 'symbol' | 'end';
  /** Symbols and words in their one canonical form, strings without quotes, names without backquotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface FullWidth {
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly expected: string;
}

/** Words with a meaning of their own; everything else that looks like a word is a name. */
const WORDS = new Set(['and', 'or', 'not', 'in', 'between', 'like', 'is', 'missing', 'present', 'null', 'true', 'false']);

/** Can stand in an expression as it is, without backquotes. */
export const isPlainName = (name: string): boolean => matchAt(NAME, name, 0) === name && !WORDS.has(name.toLowerCase());

/** Signs that mean the same as a canonical one and are common in what people type. */
const SAME_AS: Readonly<Record<string, string>> = {
  '<>': '!=',
  '==': '=',
  '≥': '>=',
  '≧': '>=',
  '≤': '<=',
  '≦': '<=',
  '≠': '!=',
  '×': '*',
  '÷': '/',
};

/** What a Chinese input method types instead of the sign that the language has, beside the full-width forms of ASCII. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '、': ',',
  '。': '.',
  '《': '<',
  '》': '>',
  '‘': "'",
  '’': "'",
  '“': "'",
  '”': "'",
  '＂': "'",
  '「': "'",
  '」': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '　': ' ',
};
/** The full-width forms of ASCII stand in its order, this far behind it. */
const FULL_WIDTH_ASCII = /[！-～]/;
const FULL_WIDTH_DISTANCE = 0xfee0;

function plainOf(char: string): string | undefined {
  const listed = FULL_WIDTH[char];
  if (listed !== undefined || !FULL_WIDTH_ASCII.test(char)) return listed;
  return String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_DISTANCE);
}

/** Each matches where it is told to look and nowhere else. */
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SYMBOL = /===|!==|<>|<=|>=|=>|=<|!=|==|&&|\|\||[<>=≥≧≤≦≠×÷+\-*/(),.%&|!~[\]]/y;
const CURRENCY = /[¥￥$€£]\s*(?=\d)/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

export interface Tokens {
  readonly tokens: Token[];
  readonly fullWidth: FullWidth[];
  readonly slips: Slip[];
  readonly bad?: { readonly at: number; readonly open: boolean };
  /** It has more words and signs than are read. */
  readonly isTooLong?: true;
}

/**
 * Splits an expression into tokens. Full-width signs, and signs that are written otherwise elsewhere, are read as what they stand for and listed,
 * so that one pass can offer every fix.
 * @returns `bad` is the index of the first character that belongs to no token, or of a quote that never closes
 */
export function tokenize(source: string): Tokens {
  const tokens: Token[] = [];
  const fullWidth: FullWidth[] = [];
  const slips: Slip[] = [];
  const text = normalise(source, fullWidth);
  let i = 0;
  while (i < text.length) {
    if (tokens.length > MOST_WORDS) return { tokens, fullWidth, slips, isTooLong: true };
    const first = text.charAt(i);
    if (/\s/.test(first)) {
      i++;
      continue;
    }
    if (first === ';' && text.slice(i + 1, i + 100).trim() === '') {
      slips.push({ what: 'extra', start: i, end: i + 1, found: ';', instead: '' });
      i++;
      continue;
    }
    if (first === "'" || first === '"' || first === '`') {
      const end = closingQuote(text, i);
      if (end === -1) return { tokens, fullWidth, slips, bad: { at: i, open: true } };
      const inner = source.slice(i + 1, end - 1).replaceAll(first + first, first);
      tokens.push({ kind: first === '`' ? 'name' : 'string', text: inner, start: i, end });
      i = end;
      continue;
    }
    const token = tokenAt(text, i, slips);
    if (!token) return { tokens, fullWidth, slips, bad: { at: i, open: false } };
    tokens.push(token);
    i = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return { tokens, fullWidth, slips };
}

function tokenAt(text: string, start: number, slips: Slip[]): Token | undefined {
  const token = (kind: Token['kind'], found: string, canonical: string): Token => ({
    kind,
    text: canonical,
    start,
    end: start + found.length,
  });
  const slip = (what: Slip['what'], found: string, instead: string): void => {
    slips.push({ what, start, end: start + found.length, found, instead });
  };
  const date = dayAt(text, start);
  if (date) {
    slip('date', date.found, `'${date.day}'`);
    return token('string', date.found, date.day);
  }
  const number = matchAt(NUMBER, text, start);
  if (number !== undefined) return token('number', number, number);
  const currency = matchAt(CURRENCY, text, start);
  if (currency !== undefined) {
    const amount = matchAt(NUMBER, text, start + currency.length) ?? '';
    slip('unit', currency + amount, amount);
    return token('number', currency + amount, amount);
  }
  const name = matchAt(NAME, text, start);
  if (name !== undefined) {
    const word = name.toLowerCase();
    return WORDS.has(word) ? token('word', name, word) : token('name', name, name);
  }
  const symbol = matchAt(SYMBOL, text, start);
  if (symbol === undefined) return undefined;
  const meant = OTHER_SIGNS[symbol];
  if (meant === undefined) return token('symbol', symbol, SAME_AS[symbol] ?? symbol);
  const isWord = WORDS.has(meant);
  const [before, after] = [text.charAt(start - 1), text.charAt(start + symbol.length)];
  const apart = (beside: string): string => (isWord && /[\p{L}\p{N}_]/u.test(beside) ? ' ' : '');
  slip('sign', symbol, apart(before) + meant + apart(after));
  return token(isWord ? 'word' : 'symbol', symbol, meant);
}

/** Replaces full-width signs outside strings, one character by one, so that indexes stay true. */
function normalise(source: string, found: FullWidth[]): string {
  const out: string[] = [];
  let quote = '';
  let openedWide = false;
  const lastOf: Readonly<Record<string, number>> = Object.fromEntries(["'", '"', '`'].map((sign) => [sign, source.lastIndexOf(sign)]));
  for (let i = 0; i < source.length; i++) {
    const char = source.charAt(i);
    const plain = plainOf(char) ?? char;
    const closes: boolean = plain === quote && (openedWide || (lastOf[quote] ?? -1) < i);
    const read: string = quote === '' || closes ? plain : char;
    const wide = read !== char;
    out.push(read);
    if (wide && read !== ' ') found.push({ start: i, end: i + 1, found: char, expected: read });
    if (quote === '' && (read === "'" || read === '"' || read === '`')) [quote, openedWide] = [read, wide];
    else if (read === quote) quote = '';
  }
  return out.join('');
}

function closingQuote(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let i = open + 1; i < text.length; i++) {
    if (text.charAt(i) !== quote) continue;
    if (text.charAt(i + 1) !== quote) return i + 1;
    i++;
  }
  return -1;
}
