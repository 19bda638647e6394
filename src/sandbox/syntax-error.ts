import { nearest } from '../engine/language/nearest.ts';
import type { SandboxError } from './sandbox-error.ts';

/** The words people misspell; the short ones are left out, because they are near to too much. */
const KEYWORDS =
  'SELECT FROM WHERE GROUP HAVING ORDER LIMIT JOIN LEFT INNER UNION VALUES WITH DISTINCT BETWEEN CASE WHEN THEN ELSE OVER PARTITION'.split(
    ' ',
  );

/** Punctuation of a Chinese keyboard, and what SQL writes instead. Full-width letters and digits differ from theirs by a constant. */
const QUOTES_AND_STOPS: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': "'",
  '”': "'",
  '。': '.',
  '、': ',',
  '　': ' ',
  '《': '<',
  '》': '>',
};
const plainOf = (letter: string): string => QUOTES_AND_STOPS[letter] ?? letter.normalize('NFKC');

/** The first full-width sign in a text that SQL does not know, with its plain form. */
export function fullWidthIn(text: string): SandboxError | undefined {
  const found = /[‘’“”。、　《》！-～]/u.exec(text)?.[0];
  return found === undefined ? undefined : { code: 'full-width', params: { found, expected: plainOf(found) } };
}

/** What is wrong at the word where SQLite stopped understanding. */
export function syntaxError(near: string): SandboxError {
  const suggestion = nearest(near, KEYWORDS);
  const helps = suggestion !== undefined && suggestion !== near.toUpperCase();
  return fullWidthIn(near) ?? { code: 'syntax-near', params: { near, ...(helps && { suggestion }) } };
}
