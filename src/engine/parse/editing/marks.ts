import type { Scalar } from 'yaml';
import type { Takes } from '../../language/grammar/takes.ts';
import { isFunction } from '../../language/signatures.ts';
import { offsetsIn } from '../scalar-offsets.ts';
import { tokenize } from '../tokenize.ts';
import { alternatives, documentsOf, partsOf } from './parts.ts';

/** A stretch of a definition and what it is, for colours. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly is: 'key' | 'function' | 'operator' | 'name' | 'text' | 'number' | 'word' | 'span' | 'own';
}

const EXPRESSIONS: ReadonlySet<Takes> = new Set(['condition', 'expression', 'row-condition', 'row-expression', 'input-condition']);
const SPANS: ReadonlySet<Takes> = new Set(['span', 'lifetime', 'days', 'day', 'bound', 'band-end']);
const NAMES: ReadonlySet<Takes> = new Set(['table', 'column', 'customer-column', 'rfm-tag', 'item']);

/** What the scalars of a definition are made of: words of the language, names, and every word of its expressions. */
export function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const part of partsOf(documentsOf(text))) {
    const [start = 0, end = 0] = part.node.range ?? [];
    if (part.kind === 'own-key') marks.push({ start, end, is: 'own' });
    if (part.kind === 'key' && part.frames.at(-1)?.keys[part.name]) marks.push({ start, end, is: 'key' });
    if (part.kind !== 'value') continue;
    const ways = alternatives(part.takes);
    if (ways.some((way) => EXPRESSIONS.has(way))) marks.push(...expressionMarks(text, part.node));
    else if (ways.some((way) => typeof way === 'object' && 'words' in way && way.words.includes(String(part.node.value))))
      marks.push({ start, end, is: 'word' });
    else if (ways.some((way) => SPANS.has(way))) marks.push({ start, end, is: 'span' });
    else if (ways.some((way) => NAMES.has(way))) marks.push({ start, end, is: 'name' });
  }
  return marks.filter(({ start, end }) => end > start);
}

function expressionMarks(text: string, node: Scalar): Mark[] {
  const value = typeof node.value === 'string' ? node.value : (node.source ?? '');
  const offsetOf = offsetsIn(text, node);
  const { tokens } = tokenize(value);
  return tokens.flatMap((token, i): Mark[] => {
    if (token.kind === 'end' || (token.kind === 'symbol' && '(),.'.includes(token.text))) return [];
    const opens = tokens[i + 1]?.kind === 'symbol' && tokens[i + 1]?.text === '(';
    const is =
      token.kind === 'name'
        ? opens && isFunction(token.text.toLowerCase())
          ? 'function'
          : 'name'
        : token.kind === 'string'
          ? 'text'
          : token.kind === 'number'
            ? 'number'
            : 'operator';
    return [{ start: offsetOf(token.start), end: offsetOf(token.end - 1) + 1, is }];
  });
}
