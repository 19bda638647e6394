/**
 * What an exercise asked when it was answered, as a short word: it changes when the task, its start or what counts as right changes, and not when
 * a hint or the words for a mistake do. Attempts and drafts carry it, so that a learner sees that theirs answered something else.
 * @param exercise any kind, as its folder or its file has it
 */
export function exerciseVersion(exercise: object): string {
  const asked = Object.entries(exercise).filter(([key]) => !UNASKED.has(key));
  return hashOf(JSON.stringify(sorted(Object.fromEntries(asked))));
}

const UNASKED: ReadonlySet<string> = new Set([
  'id',
  'title',
  'lesson',
  'hints',
  'mistakes',
  'accept',
  'wrong',
  'variants',
  'misconceptions',
]);

/** The same object with keys in one order, however it was written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/**
 * A text's fingerprint of 53 bits, to notice a change, not to stop a forger.
 * @source cyrb53 by bryc, public domain
 */
export function hashOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
