import { type Issue, MOST_ISSUES } from '../../../engine/language/issue.ts';
import { placesIn } from '../../../engine/language/places.ts';
import { narrowSign } from '../../narrow-signs.ts';

/** A piece of SQL text: strings, quoted names and comments are whole pieces, so that nobody looks inside them. */
interface Piece {
  readonly kind: 'word' | 'string' | 'quoted' | 'comment' | 'space' | 'sign';
  readonly text: string;
  readonly start: number;
}

const PIECES =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>'(?:[^']|'')*(?:'|$))|(?<quoted>"(?:[^"]|"")*"?|`[^`]*`?|\[[^\]]*\]?)|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|(?<space>\s+)|(?<sign>[\s\S])/gu;

/** A text of SQL in its pieces, none left out. */
export function* piecesOf(sql: string): Generator<Piece> {
  for (const match of sql.matchAll(PIECES)) {
    const kind = (Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ?? 'sign') as Piece['kind'];
    yield { kind, text: match[0], start: match.index };
  }
}

/** The statements of a text, without comments around them and without empty ones. */
export function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let current = '';
  for (const piece of piecesOf(sql)) {
    if (piece.kind === 'sign' && piece.text === ';') {
      statements.push(current);
      current = '';
    } else {
      // A comment separates words as a blank does.
      current += piece.kind === 'comment' ? ' ' : piece.text;
    }
  }
  statements.push(current);
  return statements.map((s) => s.trim()).filter((s) => s !== '');
}

/** Signs typed with a Chinese keyboard where SQL wants narrow ones: an issue each, with the edit that puts it right. */
export function fullWidthIssues(sql: string): Issue[] {
  const placeAt = placesIn(sql);
  const issues: Issue[] = [];
  for (const { kind, text, start } of piecesOf(sql)) {
    const expected =
      kind === 'sign' ? narrowSign(text, "'") : kind === 'space' && text.includes('　') ? text.replaceAll('　', ' ') : undefined;
    if (expected === undefined) continue;
    const end = start + text.length;
    const fix = { start, end, text: expected };
    issues.push({ code: 'full-width', severity: 'error', place: placeAt(start, end), params: { found: text, expected }, fix });
    if (issues.length >= MOST_ISSUES) break;
  }
  return issues;
}
