/** A stream of chance: the same seed and purpose give the same numbers for ever. */
export interface Random {
  /** From 0 to just below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, each as likely as its weight. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  normal(mean: number, deviation: number): number;
}

/**
 * A random stream of its own for each purpose, so that a change to one table leaves the others as they are.
 * @example createRandom(1, 'orders').int(1, 6)
 */
export function createRandom(seed: number, purpose: string): Random {
  const next = mulberry32(fnv1a(`${seed}/${purpose}`));
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted<Key extends string>(weights: Readonly<Record<Key, number>>) {
      const keys = Object.keys(weights) as Key[];
      const drawn = next() * keys.reduce((sum, key) => sum + weights[key], 0);
      let passed = 0;
      for (const key of keys) {
        passed += weights[key];
        if (drawn < passed) return key;
      }
      return at(keys, keys.length - 1);
    },
    // Box and Muller, one of the pair; 1 - next() is never 0
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** A shuffled deck in which every key has exactly its share of the cards. */
export function dealShares<Key extends string>(random: Random, shares: Readonly<Record<Key, number>>, cards: number): Key[] {
  const keys = Object.keys(shares) as Key[];
  const deck: Key[] = [];
  let share = 0;
  for (const key of keys) {
    share += shares[key];
    const until = Math.round(share * cards);
    while (deck.length < until) deck.push(key);
  }
  return shuffled(random, deck);
}

/** The same items in an order of chance. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.int(0, i);
    [list[i], list[j]] = [at(list, j), at(list, i)];
  }
  return list;
}

/** A fingerprint of a text, eight hexadecimal digits. Not a cryptographic one: the texts are made up anyway. */
export const fingerprint = (text: string): string => fnv1a(text).toString(16).padStart(8, '0');

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index} in a list of ${list.length}`);
  return item;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
