import type { Document, Scalar } from 'yaml';
import type { Takes } from '../../language/grammar/takes.ts';
import { offsetsIn } from '../scalar-offsets.ts';
import { type Token, tokenize } from '../tokenize.ts';
import { expressionSpot } from './expression-spot.ts';
import { alternatives, documentsOf, type Frame, type Part, partsOf } from './parts.ts';

/** What stands at a place of a definition. */
export type Found = {
  readonly start: number;
  readonly end: number;
  readonly frames: readonly Frame[];
  readonly documents: readonly Document[];
} & (
  | { readonly is: 'key' | 'own-key' | 'function' | 'operator' | 'table'; readonly name: string }
  /** A word of a key's list. */
  | { readonly is: 'word'; readonly name: string; readonly key: string }
  /** A name; of a customer, of a row of the table around it, or of an input. */
  | { readonly is: 'name'; readonly name: string; readonly table?: string; readonly of: 'customer' | 'row' | 'input' }
);

const OF: Readonly<Partial<Record<Extract<Takes, string>, 'customer' | 'row' | 'input'>>> = {
  condition: 'customer',
  expression: 'customer',
  'row-condition': 'row',
  'row-expression': 'row',
  'input-condition': 'input',
};

/** The key, word or name that an offset lies in, its end included. */
export function foundAt(text: string, offset: number): Found | undefined {
  const documents = documentsOf(text);
  for (const part of partsOf(documents)) {
    const [start = 0, end = 0] = part.node.range ?? [];
    if (offset < start || offset > end) continue;
    const common = { start, end, frames: part.frames, documents };
    if (part.kind !== 'value') return { ...common, is: part.kind, name: part.name };
    const found = inValue(part, text, offset, common);
    if (found) return found;
  }
  return undefined;
}

type Common = Pick<Found, 'start' | 'end' | 'frames' | 'documents'>;

function inValue(part: Extract<Part, { kind: 'value' }>, text: string, offset: number, common: Common): Found | undefined {
  const written = String(part.node.value ?? '');
  for (const way of alternatives(part.takes)) {
    if (typeof way === 'object') {
      if ('words' in way && way.words.includes(written)) return { ...common, is: 'word', name: written, key: part.key };
      continue;
    }
    const of = OF[way];
    if (of) return inExpression(part.node, text, offset, common, of);
    if (way === 'table') return { ...common, is: 'table', name: written };
    if (way === 'column') return { ...common, is: 'name', name: written, of: 'row' };
    if (way === 'customer-column') {
      const dot = written.indexOf('.');
      return {
        ...common,
        is: 'name',
        name: written.slice(dot + 1),
        of: 'customer',
        ...(dot === -1 ? {} : { table: written.slice(0, dot) }),
      };
    }
  }
  return undefined;
}

function inExpression(node: Scalar, text: string, offset: number, common: Common, of: 'customer' | 'row' | 'input'): Found | undefined {
  const value = typeof node.value === 'string' ? node.value : (node.source ?? '');
  const offsetOf = offsetsIn(text, node);
  const { tokens } = tokenize(value);
  const at = tokens.findIndex(
    ({ start, end, kind }) => kind !== 'end' && offset >= offsetOf(start) && offset <= offsetOf(end - 1) + 1 && kind !== 'symbol',
  );
  const index =
    at === -1 ? tokens.findIndex(({ start, end }) => offset >= offsetOf(start) && offset < offsetOf(Math.max(end - 1, start)) + 1) : at;
  const token = tokens[index];
  if (!token || token.kind === 'end' || token.kind === 'number' || token.kind === 'string')
    return callAround(value, offsetOf, offset, common);
  const place = { ...common, start: offsetOf(token.start), end: offsetOf(token.end - 1) + 1 };
  const is = (t: Token | undefined, sign: string): boolean => t?.kind === 'symbol' && t.text === sign;
  if (token.kind === 'name') {
    if (is(tokens[index + 1], '(')) return { ...place, is: 'function', name: token.text.toLowerCase() };
    const [owner, dot] = [tokens[index - 2], tokens[index - 1]];
    if (is(dot, '.') && owner?.kind === 'name') return { ...place, is: 'name', name: token.text, table: owner.text, of };
    if (is(tokens[index + 1], '.')) return { ...place, is: 'table', name: token.text };
    return { ...place, is: 'name', name: token.text, of };
  }
  if (token.kind === 'symbol' && '(),.%'.includes(token.text)) return callAround(value, offsetOf, offset, common);
  return { ...place, is: 'operator', name: operatorOf(tokens, index) };
}

/** Between the arguments of a call, the call is what there is to say something about. */
function callAround(value: string, offsetOf: (index: number) => number, offset: number, common: Common): Found | undefined {
  let index = 0;
  while (index < value.length && offsetOf(index) < offset) index++;
  const { call } = expressionSpot(value.slice(0, index));
  return call && { ...common, is: 'function', name: call.name };
}

/** `is not missing` is one thing to say. */
function operatorOf(tokens: readonly Token[], index: number): string {
  const token = tokens[index] as Token;
  if (token.kind === 'symbol') return token.text;
  const around = tokens.slice(Math.max(index - 2, 0), index + 3).flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));
  const ends =
    ['missing', 'present', 'is'].includes(token.text) || (token.text === 'not' && around.includes('is')) || token.text === 'null';
  if (ends && around.includes('is')) return around.includes('present') ? 'is present' : 'is missing';
  return token.text;
}
