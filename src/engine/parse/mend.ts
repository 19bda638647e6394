import type { Scalar } from 'yaml';
import type { Fix, Place } from '../language/issue.ts';

/** A piece of the text, and what it becomes. */
export type Edit = Fix;

/** What a text without quotes cannot begin with. */
const YAMLS_OWN = /^['"`%@&*!|>,#[\]{}?:-]/;
/** What would end one, or be something of YAML's inside braces. */
const ENDS_PLAIN = /[,[\]{}]|: | #/;

/**
 * Several edits of one scalar as one: quotes inside quotes are written as those ask for, and a text that would no longer stand without quotes gets
 * them.
 * @param edits in any order, none inside another
 */
export function mended(text: string, node: Scalar, edits: readonly Edit[]): Fix {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  const [from, to] = [sorted[0]?.start ?? 0, sorted.at(-1)?.end ?? 0];
  const written = joined(text, from, to, sorted, escapeFor(node));
  if (node.type !== 'PLAIN') return { start: from, end: to, text: written };
  const [start = 0, end = 0] = node.range ?? [];
  const breaks = sorted.some((e) => ENDS_PLAIN.test(e.text)) || (from === start && YAMLS_OWN.test(written));
  return breaks
    ? { start, end, text: JSON.stringify(text.slice(start, from) + written + text.slice(to, end)) }
    : { start: from, end: to, text: written };
}

function joined(text: string, from: number, to: number, edits: readonly Edit[], escaped: (text: string) => string): string {
  const parts: string[] = [];
  let at = from;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), escaped(edit.text));
    at = edit.end;
  }
  return parts.join('') + text.slice(at, to);
}

function escapeFor({ type }: Scalar): (text: string) => string {
  if (type === 'QUOTE_SINGLE') return (text) => text.replaceAll("'", "''");
  if (type === 'QUOTE_DOUBLE') return (text) => JSON.stringify(text).slice(1, -1);
  return (text) => text;
}

/** Writes entries at the beginning of a mapping that has others. */
export function firstIn(text: string, map: Place, ...entries: readonly string[]): Fix {
  const brace = /^\{\s*/.exec(text.slice(map.start, map.end))?.[0];
  const at = map.start + (brace?.length ?? 0);
  const between = brace === undefined ? `\n${' '.repeat(map.column - 1)}` : ', ';
  return { start: at, end: at, text: entries.map((entry) => entry + between).join('') };
}
