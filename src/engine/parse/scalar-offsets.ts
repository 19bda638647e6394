import type { Scalar } from 'yaml';

/**
 * Maps an index of a scalar's value to its offset in the file, whatever way the scalar is written: plain, quoted, or as a block.
 * YAML's folding changes white space only, so the characters between stay in order and pair up one by one.
 * @example offsetsIn(text, node)(3) // where the value's fourth character stands
 */
export function offsetsIn(text: string, node: Scalar): (index: number) => number {
  const value = typeof node.value === 'string' ? node.value : (node.source ?? '');
  const first = (node.range?.[0] ?? 0) + (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0);
  // As a rule it is written as it is read.
  if (text.startsWith(value, first)) return (index) => first + Math.min(index, value.length);
  const written = [...visibleIn(text, node)];
  const offsets: number[] = [];
  let at = 0;
  let after = written[0]?.start ?? node.range?.[0] ?? 0;
  for (const char of value.split('')) {
    const mark = isBlank(char) ? undefined : written[at++];
    offsets.push(mark?.start ?? after);
    after = mark?.end ?? after + (text.charAt(after) === char ? 1 : 0);
  }
  offsets.push(after);
  return (index) => offsets[Math.min(index, offsets.length - 1)] ?? after;
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r';
/** Escapes of a double-quoted scalar that stand for white space, and so for no mark. */
const BLANK_ESCAPES = new Set([' ', '\t', 't', 'n', 'r', '\n', '\r']);
const ESCAPE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Where each visible UTF-16 unit of the scalar's value is written. */
function* visibleIn(text: string, node: Scalar): Generator<Mark> {
  const [start, end] = node.range ?? [0, 0];
  const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : '';
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  let at = isBlock ? text.indexOf('\n', start) + 1 : start + quote.length;
  const last = end - quote.length;
  while (at < last) {
    const char = text.charAt(at);
    if (quote === '"' && char === '\\') {
      const kind = text.charAt(at + 1);
      const digits = ESCAPE_DIGITS[kind] ?? 0;
      const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
      const units = code > 0xffff ? 2 : 1;
      const mark = { start: at, end: at + 2 + digits };
      if (!BLANK_ESCAPES.has(kind)) for (let unit = 0; unit < units; unit++) yield mark;
      at = mark.end;
      continue;
    }
    const width = quote === "'" && char === "'" ? 2 : 1;
    if (!isBlank(char)) yield { start: at, end: at + width };
    at += width;
  }
}
