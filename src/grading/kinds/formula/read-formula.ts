import { type Issue, MOST_ISSUES } from '../../../engine/language/issue.ts';
import { nearest } from '../../../engine/language/nearest.ts';
import { placesIn } from '../../../engine/language/places.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { narrowSign } from '../../narrow-signs.ts';
import { BrokenFormula, type Formula } from './excel/formula.ts';
import { FUNCTIONS, VOLATILE } from './excel/functions.ts';
import { parseFormula } from './excel/parse.ts';

/** Longer than Excel takes. */
const LONGEST = 8192;

/** A formula that can be worked out; or why it cannot, which is no failed attempt. */
export type ReadFormula =
  | { readonly formula: Formula; readonly looksAtCells: boolean }
  | { readonly issues: readonly Issue[]; readonly feedback: readonly Feedback[] };

export function readFormula(text: string): ReadFormula {
  const issues = wideSigns(text);
  if (issues.length > 0) return { issues, feedback: [feedback('unreadable', { count: issues.length })] };
  const start = /^\s*=?/.exec(text)?.[0].length ?? 0;
  try {
    if (text.length > LONGEST) throw new BrokenFormula(LONGEST, `${LONGEST}`, 'less');
    const formula = parseFormula(text.slice(start));
    const parts = [...partsOf(formula)];
    const unknown = parts.map(outside).find((said) => said !== undefined);
    if (unknown !== undefined) return { issues: [], feedback: [unknown] };
    return { formula, looksAtCells: parts.some((part) => part.kind === 'cells' || part.kind === 'column') };
  } catch (error) {
    if (!(error instanceof BrokenFormula)) throw error;
    return { issues: [], feedback: [feedback('formula-broken', { found: error.found, expected: error.expected })] };
  }
}

/** What the formula has that stands outside what is worked out here; said by its name, and never counted against anybody. */
function outside(part: Formula): Feedback | undefined {
  if (part.kind === 'name' && part.name.toLowerCase() !== 'as_of') return feedback('formula-outside', { name: part.name, suggestion: '' });
  if (part.kind !== 'call') return undefined;
  if (VOLATILE.includes(part.name)) return feedback('formula-volatile', { name: part.name });
  if (FUNCTIONS[part.name] !== undefined) return undefined;
  return feedback('formula-outside', { name: part.name, suggestion: nearest(part.name, Object.keys(FUNCTIONS)) ?? '' });
}

function* partsOf(formula: Formula): Generator<Formula> {
  yield formula;
  const inner =
    formula.kind === 'call'
      ? formula.args.filter((arg) => arg !== undefined)
      : formula.kind === 'binary'
        ? [formula.left, formula.right]
        : formula.kind === 'unary' || formula.kind === 'percent'
          ? [formula.operand]
          : [];
  for (const part of inner) yield* partsOf(part);
}

/** Texts between straight quotes may hold anything. */
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|[\s\S]/gu;

function wideSigns(text: string): Issue[] {
  const placeAt = placesIn(text);
  const issues: Issue[] = [];
  for (const match of text.matchAll(PIECES)) {
    const expected = match[0].length > 2 ? undefined : narrowSign(match[0], '"');
    if (expected === undefined) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    issues.push({
      code: 'full-width',
      severity: 'error',
      place: placeAt(start, end),
      params: { found: match[0], expected },
      fix: { start, end, text: expected },
    });
    if (issues.length >= MOST_ISSUES) break;
  }
  return issues;
}
