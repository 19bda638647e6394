import type { Scalar } from 'yaml';
import type { Place } from '../language/issue.ts';

/** Where a text without quotes would end that YAML, inside `{…}`, ended at its first comma, even between the parentheses of `in (1, 2)`. */
export function cutByComma(text: string, node: Scalar): Pick<Place, 'start' | 'end'> | undefined {
  const [start, cut] = node.range ?? [0, 0];
  if (node.type !== 'PLAIN' || text.charAt(cut) !== ',') return undefined;
  const end = endOfParentheses(text, start);
  return end === undefined || end <= cut ? undefined : { start, end };
}

/** No condition that somebody forgot to quote is longer. */
const LONGEST_CUT = 1000;

/** Where the text that starts here ends when commas between parentheses belong to it; undefined when they never close. */
function endOfParentheses(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.slice(start, start + LONGEST_CUT).matchAll(/[(),}\n]/g)) {
    if (sign === '\n') return undefined;
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (depth <= 0) return start + text.slice(start, start + index).trimEnd().length;
  }
  return undefined;
}
