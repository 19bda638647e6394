import type { Scalar } from 'yaml';
import { CONSTANTS } from '../../language/grammar/operators.ts';
import type { Takes } from '../../language/grammar/takes.ts';
import { isFunction } from '../../language/signatures.ts';
import { offsetsIn } from '../scalar-offsets.ts';
import { tokenize } from '../tokenize.ts';
import { alternatives, documentsOf, partsOf } from './parts.ts';

/** A stretch of a definition and what it is, for colours; an `expression` has those of its words in it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly is: 'key' | 'function' | 'operator' | 'name' | 'text' | 'number' | 'constant' | 'word' | 'span' | 'own' | 'expression';
}

/** What a scalar is by its place alone, whether it is quoted or not. */
const KINDS: Partial<Record<Takes & string, Mark['is']>> = {
  condition: 'expression',
  expression: 'expression',
  'row-condition': 'expression',
  'row-expression': 'expression',
  'input-condition': 'expression',
  span: 'span',
  lifetime: 'span',
  days: 'span',
  day: 'span',
  bound: 'span',
  'band-end': 'span',
  cell: 'number',
  table: 'name',
  column: 'name',
  'customer-column': 'name',
  'rfm-tag': 'name',
  item: 'name',
  code: 'own',
  name: 'own',
};
/** What comes first is what a scalar is taken for where it could be several things. */
const ORDER: readonly Mark['is'][] = ['expression', 'span', 'number', 'name', 'own'];

/** What the scalars of a definition are made of: words of the language, names, values, and every word of its expressions. */
export function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const part of partsOf(documentsOf(text))) {
    const [start = 0, end = 0] = part.node.range ?? [];
    if (part.kind === 'own-key') marks.push({ start, end, is: 'own' });
    if (part.kind === 'key' && part.frames.at(-1)?.keys[part.name]) marks.push({ start, end, is: 'key' });
    if (part.kind !== 'value') continue;
    const is = kindOf(part.node, alternatives(part.takes));
    const words = is === 'expression' ? expressionMarks(text, part.node) : [];
    // One word alone is nothing else besides.
    if (words[0]?.start !== start || words[0].end !== end) marks.push({ start, end, is });
    marks.push(...words);
  }
  return marks.filter(({ start, end }) => end > start);
}

function kindOf({ value }: Scalar, ways: readonly Takes[]): Mark['is'] {
  if (ways.some((way) => typeof way === 'object' && 'words' in way && way.words.includes(String(value)))) return 'word';
  const kinds = ways.map((way) => (typeof way === 'string' ? KINDS[way] : undefined));
  const byPlace = ORDER.find((kind) => kinds.includes(kind));
  if (byPlace) return byPlace;
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' || value === null ? 'constant' : 'text';
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
          : token.kind === 'number' || token.text === '%'
            ? 'number'
            : CONSTANTS.some((word) => word === token.text)
              ? 'constant'
              : 'operator';
    return [{ start: offsetOf(token.start), end: offsetOf(token.end - 1) + 1, is }];
  });
}
