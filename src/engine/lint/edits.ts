import type { Value } from '../language/definition.ts';
import type { Fix, Place } from '../language/issue.ts';

/** Text that needs no quotes in YAML, and that YAML takes for nothing else. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const OTHER_IN_YAML = /^(y|n|yes|no|on|off|true|false|null)$/i;
const yamlOf = (value: Value): string =>
  typeof value === 'string' && PLAIN.test(value) && !OTHER_IN_YAML.test(value) ? value : JSON.stringify(value);

/** What stands right before a place: as much as an edit looks at, from the beginning of a line where that is not far. */
const FARTHEST = 300;
function before(text: string, at: number): { readonly head: string; readonly from: number } {
  const from = Math.max(0, at - FARTHEST);
  return from === 0 ? { head: `\n${text.slice(0, at)}`, from: -1 } : { head: text.slice(from, at), from };
}

/** Writes `else` behind the cases of a builder, on a line of its own or behind a comma, as the cases are written. */
export function elseAt(text: string, cases: Place, last: Place, value: Value): Fix | undefined {
  const { head } = before(text, cases.start);
  const line = `else: ${yamlOf(value)}`;
  const inBraces = /[{,]\s*cases:\s*$/.test(head);
  if (inBraces) return text.charAt(cases.start) === '[' ? inserted(cases.end, `, ${line}`) : undefined;
  const indent = /\n([ ]*)cases:[ \t]*(?:#.*)?\s*$/.exec(head)?.[1];
  if (indent === undefined) return undefined;
  const end = text.charAt(cases.start) === '[' ? cases.end : text.slice(0, last.end).trimEnd().length;
  return inserted(end, `\n${indent}${line}`);
}

/** Writes an entry behind a tag's `code`: on a line of its own, or behind a comma. */
export function belowCode(text: string, code: Place, entry: string): Fix | undefined {
  const { head } = before(text, code.start);
  const lead = /\n([ ]*(?:-[ ]+)?)code:[ ]*$/.exec(head)?.[1];
  if (lead !== undefined) {
    const remark = /^[ ]+#[^\n]*/.exec(text.slice(code.end))?.[0].length ?? 0;
    return inserted(code.end + remark, `\n${' '.repeat(lead.length)}${entry}`);
  }
  return /[{,]\s*code:[ ]*$/.test(head) ? inserted(code.end, `, ${entry}`) : undefined;
}

/** Writes an entry before another of the same mapping. @param key of the other, and its value */
export function besideEntry(text: string, key: string, value: Place, entry: string): Fix | undefined {
  const { head } = before(text, value.start);
  const colon = /\s*:\s*$/.exec(head);
  if (!colon || !head.slice(0, colon.index).endsWith(key)) return undefined;
  const at = value.start - colon[0].length - key.length;
  const indent = /\n([ ]*)$/.exec(head.slice(0, colon.index - key.length))?.[1];
  return inserted(at, indent === undefined ? `${entry}, ` : `${entry}\n${indent}`);
}

/** Exchanges the key right before a value. */
export function keyBefore(text: string, value: Place, from: string, to: string): Fix | undefined {
  const { head, from: at } = before(text, value.start);
  const found = new RegExp(`\\b${from}\\s*:\\s*$`).exec(head);
  return found ? { start: at + found.index, end: at + found.index + from.length, text: to } : undefined;
}

/** Takes an item out of a list that has others: with its line, or with its comma. */
export function withoutItem(text: string, item: Place): Fix | undefined {
  const { head, from } = before(text, item.start);
  const end = text.slice(0, item.end).trimEnd().length;
  const after = text.slice(end);
  const ownLine = /\n[ ]*-[ ]+$/.exec(head);
  if (ownLine) {
    const rest = /^[ ]*(?:#[^\n]*)?(?=\n|$)/.exec(after);
    return rest ? { start: Math.max(0, from + ownLine.index), end: end + rest[0].length, text: '' } : undefined;
  }
  const opening = /([[,])\s*$/.exec(head);
  const next = /^\s*([,\]])\s*/.exec(after);
  if (!opening || !next) return undefined;
  if (next[1] === ',') return { start: item.start, end: end + next[0].length, text: '' };
  return opening[1] === ',' ? { start: from + opening.index, end, text: '' } : undefined;
}

/** Takes an entry out of a mapping, with its key; a mapping that has no other is taken out too. */
export function withoutEntry(text: string, key: string, value: Place): Fix | undefined {
  const { head, from } = before(text, value.start);
  const after = text.slice(value.end);
  const colon = /\s*:\s*$/.exec(head);
  if (!colon?.input.slice(0, colon.index).endsWith(key)) return undefined;
  const lead = head.slice(0, colon.index - key.length);
  const inLine = /[{,](?=\s*$)/.exec(lead);
  if (inLine) {
    const next = /^\s*([,}])\s*/.exec(after);
    if (next?.[1] === ',') return { start: from + inLine.index + 1, end: value.end + next[0].length, text: inLine[0] === ',' ? ' ' : '' };
    if (next && inLine[0] === ',') return { start: from + inLine.index, end: value.end, text: '' };
    const only = /\n[ ]*measures:\s*$/.exec(head.slice(0, inLine.index));
    const rest = /^\s*\}[ ]*(?=\n|$)/.exec(after);
    return only && rest ? { start: Math.max(0, from + only.index), end: value.end + rest[0].length, text: '' } : undefined;
  }
  const ownLine = /^[ ]*:[ ]*(?:\n[ ]*)?$/.test(colon[0]) ? /\n([ ]*)$/.exec(lead) : null;
  if (!ownLine) return undefined;
  const indent = ownLine[1] ?? '';
  const end = text.slice(0, value.end).trimEnd().length;
  const rest = /^[ ]*(?:#[^\n]*)?(?=\n|$)/.exec(text.slice(end));
  if (!rest) return undefined;
  const isFirst = /\n[ ]*measures:[ ]*$/.exec(head.slice(0, ownLine.index));
  const next = end + rest[0].length + 1;
  const hasNext = text.startsWith(indent, next) && /[^ \n#]/.test(text.charAt(next + indent.length));
  const start = Math.max(0, from + (isFirst && !hasNext ? isFirst.index : ownLine.index));
  return { start, end: end + rest[0].length, text: '' };
}

const inserted = (at: number, text: string): Fix => ({ start: at, end: at, text });
