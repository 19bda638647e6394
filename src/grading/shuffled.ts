/**
 * A list in an order that looks like none and is always the same for the same key, so that the build, the page and a test agree.
 * @returns never the list as it was, where there is another order
 */
export function shuffled<T>(list: readonly T[], key: string): T[] {
  const mixed = list.map((item, i) => ({ item, at: hash(`${key} ${i}`), i })).toSorted((a, b) => a.at - b.at || a.i - b.i);
  const same = mixed.every(({ i }, at) => i === at);
  return (same ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed).map(({ item }) => item);
}

/** FNV-1a: spreads short texts well enough. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  // The last characters alone would decide the order otherwise.
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
}
