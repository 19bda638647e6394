import { BrokenFormula } from './formula.ts';

export interface Token {
  readonly kind: 'number' | 'string' | 'cells' | 'column' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const TOKENS = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    '(?<string>"(?:[^"]|"")*"?)',
    String.raw`(?<column>(?:[\p{L}_][\p{L}\p{N}_.]*)?\[@?(?:\[[^\]]*\]|[^\]]*)\]?)`,
    String.raw`(?<cells>(?:${SHEET})?(?:${CELL}(?::${CELL})?|${COLUMN}:${COLUMN})(?![\p{L}\p{N}_(]))`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<name>[\p{L}_][\p{L}\p{N}_.]*)`,
    '(?<sign><=|>=|<>|[-+*/^&=<>%(),;{}])',
  ].join('|'),
  'uy',
);

/** The pieces of a formula after its equals sign. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < text.length) {
    const at = TOKENS.lastIndex;
    const match = TOKENS.exec(text);
    if (match === null) throw new BrokenFormula(at, [...text.slice(at)][0] ?? '', 'sign');
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? 'sign';
    if (kind === 'string' && (match[0].length < 2 || !match[0].endsWith('"'))) throw new BrokenFormula(at, match[0].slice(0, 20), '"');
    if (kind !== 'space') tokens.push({ kind: kind as Token['kind'], text: match[0], at });
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}
