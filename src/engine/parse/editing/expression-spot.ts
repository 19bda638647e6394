import { type Token, tokenize } from '../tokenize.ts';

/** What may come next in an expression that somebody is typing. */
export interface ExpressionSpot {
  /** A name, a function or a value; a sign or a word between two of them; the inside of a text; a column of the table before the dot. */
  readonly due: 'operand' | 'operator' | 'text' | 'column';
  readonly table?: string;
  /** What the value will be compared with. */
  readonly compared?: { readonly table?: string; readonly name: string };
  /** The innermost call around the place, and which of its arguments it is in, from 0. */
  readonly call?: { readonly name: string; readonly at: number };
  /** Where the word or the text begins that is being typed, as an index of the expression. */
  readonly from: number;
}

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);
const ENDS = new Set(['missing', 'present', 'null', 'true', 'false']);

/** @param before the expression up to the place where somebody types */
export function expressionSpot(before: string): ExpressionSpot {
  const { tokens, bad } = tokenize(before);
  const read = tokens.filter((t) => t.kind !== 'end');
  const last = read.at(-1);
  const isTyping = !bad && last !== undefined && last.end === before.length && (last.kind === 'name' || last.kind === 'word');
  const done = isTyping ? read.slice(0, -1) : read;
  const from = bad?.open ? bad.at + 1 : isTyping ? last.start : before.length;
  const compared = comparedIn(done);
  const call = callAround(done);
  const common = { from, ...(compared ? { compared } : {}), ...(call ? { call } : {}) };
  if (bad?.open) return { due: 'text', ...common };
  const [name, dot] = [done.at(-2), done.at(-1)];
  if (dot?.kind === 'symbol' && dot.text === '.' && name?.kind === 'name') return { due: 'column', table: name.text, ...common };
  return { due: endsOperand(done.at(-1)) ? 'operator' : 'operand', ...common };
}

const endsOperand = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'number' ||
    token.kind === 'string' ||
    token.kind === 'name' ||
    (token.kind === 'word' && ENDS.has(token.text)) ||
    (token.kind === 'symbol' && (token.text === ')' || token.text === '%')));

/** `city = `, `city in ('a', `, `city like `, `day between `: the name in front. */
function comparedIn(tokens: readonly Token[]): ExpressionSpot['compared'] {
  let at = tokens.length - 1;
  const open = openParenthesis(tokens);
  const isList = open !== undefined && tokens[open - 1]?.kind === 'word' && tokens[open - 1]?.text === 'in';
  if (isList) at = open - 1;
  const sign = tokens[at];
  const compares =
    sign?.kind === 'symbol' ? COMPARISONS.has(sign.text) : sign?.kind === 'word' && ['in', 'like', 'between'].includes(sign.text);
  if (!compares) return undefined;
  if (tokens[at - 1]?.kind === 'word' && tokens[at - 1]?.text === 'not') at--;
  const [table, dot, name] = [tokens[at - 3], tokens[at - 2], tokens[at - 1]];
  if (name?.kind !== 'name') return undefined;
  return dot?.text === '.' && table?.kind === 'name' ? { table: table.text, name: name.text } : { name: name.text };
}

function callAround(tokens: readonly Token[]): ExpressionSpot['call'] {
  const open = openParenthesis(tokens);
  const name = open === undefined ? undefined : tokens[open - 1];
  if (open === undefined || name?.kind !== 'name') return undefined;
  let depth = 0;
  let at = 0;
  for (const { kind, text } of tokens.slice(open + 1)) {
    if (kind !== 'symbol') continue;
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (text === ',' && depth === 0) at++;
  }
  return { name: name.text.toLowerCase(), at };
}

/** The last parenthesis that is still open. */
function openParenthesis(tokens: readonly Token[]): number | undefined {
  let depth = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { kind, text } = tokens[i] as Token;
    if (kind !== 'symbol') continue;
    if (text === ')') depth++;
    else if (text === '(' && depth-- === 0) return i;
  }
  return undefined;
}
