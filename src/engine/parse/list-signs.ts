import { isScalar, type YAMLSeq } from 'yaml';
import type { Fix } from '../language/issue.ts';

/** What a Chinese input method types between the items of a list. */
const BETWEEN = /[，、][ \t]*/g;

/** `[a，b]` is one item to YAML, and was meant as two. */
export function listSigns(text: string, { items, range }: YAMLSeq): { readonly found: string; readonly fix: Fix } | undefined {
  if (text.charAt(range?.[0] ?? 0) !== '[') return undefined;
  const signs = items.flatMap((item) => {
    if (!isScalar(item) || item.type !== 'PLAIN') return [];
    const [from = 0, to = 0] = item.range ?? [];
    return [...text.slice(from, to).matchAll(BETWEEN)].map((match) => ({ at: from + match.index, sign: match[0] }));
  });
  const [first, last] = [signs[0], signs.at(-1)];
  if (!first || !last) return undefined;
  const [start, end] = [first.at, last.at + last.sign.length];
  return { found: first.sign.trim(), fix: { start, end, text: text.slice(start, end).replaceAll(BETWEEN, ', ') } };
}

/** `[1,000, 5,000]` is four numbers to YAML; none begins with a 0. */
export function thousandsIn(text: string, { items, range }: YAMLSeq): Fix | undefined {
  const [start = 0, end = 0] = range ?? [];
  const isGroup = (item: unknown): boolean =>
    isScalar(item) &&
    typeof item.value === 'number' &&
    /^0\d\d$/.test(item.source ?? '') &&
    /\d,$/.test(text.slice(Math.max(0, (item.range?.[0] ?? 0) - 2), item.range?.[0]));
  if (!items.some(isGroup)) return undefined;
  return { start, end, text: text.slice(start, end).replaceAll(/\d{1,3}(?:,\d{3})+/g, (found) => found.replaceAll(',', '')) };
}

/** `5,000` inside braces, of which YAML makes `5` and the key `000`. @param at where the key stands */
export function thousandsAt(text: string, at: number): Fix | undefined {
  const head = /(?<![\d.,])\d{1,3}(?:,\d{3})*,$/.exec(text.slice(Math.max(0, at - 30), at))?.[0];
  const tail = /^\d{3}(?:,\d{3})*(?:\.\d+)?(?![\d.])/.exec(text.slice(at, at + 60))?.[0];
  if (head === undefined || tail === undefined) return undefined;
  return { start: at - head.length, end: at + tail.length, text: (head + tail).replaceAll(',', '') };
}
