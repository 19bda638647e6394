/**
 * The candidate a person most likely meant, or nothing when none is near.
 * Letter case does not count; a slip is a letter too many, too few, another one, or two that changed places. One slip is allowed for every three letters.
 * A last part also counts as the name, so `order_amout` finds `amount` and `date` finds `order_date`, and so does a first part that is spelt right; whole names win over parts, earlier candidates over later ones.
 * Names of more than 64 characters are near to nothing.
 * @example nearest('amuont', ['order_id', 'amount']) // 'amount'
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const rank = rankOf(name, candidate);
    if (rank < bestRank) [best, bestRank] = [candidate, rank];
  }
  return best;
}

/** The nearest candidate, if any is near, and all of them: those that are near first, the others in their order. */
export function ranked(name: string, candidates: readonly string[]): { best: string | undefined; sorted: readonly string[] } {
  const ranks = new Map(candidates.map((candidate) => [candidate, Math.min(rankOf(name, candidate), Number.MAX_VALUE)]));
  const sorted = candidates.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  const [best] = sorted;
  return { best: best !== undefined && (ranks.get(best) ?? Number.MAX_VALUE) < Number.MAX_VALUE ? best : undefined, sorted };
}

/** Longer ones are no slip of the keyboard. */
const LONGEST_NAME = 64;

function rankOf(name: string, candidate: string): number {
  if (name.length > LONGEST_NAME || candidate.length > LONGEST_NAME) return Number.POSITIVE_INFINITY;
  const wanted = name.toLowerCase();
  const offered = candidate.toLowerCase();
  return Math.min(
    slips(wanted, offered),
    ...partsOf(wanted).map((p) => slips(p, offered) + AS_PART),
    ...partsOf(offered).map((p) => slips(wanted, p) + AS_PART),
    wanted.length > 2 && offered.startsWith(`${wanted}_`) ? AS_PART : Number.POSITIVE_INFINITY,
  );
}

/** More than any whole name within its bound can cost. */
const AS_PART = 1000;

/** What follows each `_` or `.`, when it is long enough to mean something. */
function partsOf(name: string): string[] {
  const parts: string[] = [];
  for (let i = 1; i < name.length - 2; i++) if (name[i - 1] === '_' || name[i - 1] === '.') parts.push(name.slice(i));
  return parts;
}

/** Optimal string alignment distance; infinite beyond the bound. */
function slips(a: string, b: string): number {
  // A letter takes one or two places of a string, so this much is far without splitting it.
  if (Math.max(a.length, b.length) > 2 * Math.max(3, 2 * Math.min(a.length, b.length))) return Number.POSITIVE_INFINITY;
  const from = [...a];
  const to = [...b];
  const bound = Math.floor(Math.max(from.length, to.length) / 3);
  if (Math.abs(from.length - to.length) > bound) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swap = swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    beforeLast = last;
    last = row;
  }
  const distance = last[to.length] ?? 0;
  return distance <= bound ? distance : Number.POSITIVE_INFINITY;
}
