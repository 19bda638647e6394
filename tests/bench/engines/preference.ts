/** What a customer has bought of one thing in a year. */
export interface Bought {
  readonly picked: string;
  /** Money for categories, orders for channels. */
  readonly amount: number;
  readonly orders: number;
  /** A number of days. */
  readonly lastSeen: number;
}

/** The channel of most orders; of equals the later one, then by name. */
export function favouriteChannel(bought: readonly Bought[]): string | null {
  return first(bought, (b) => b.amount);
}

/** The category that a customer spends most on compared with everybody, where that is a fifth more than everybody and at least two orders. */
export function favouriteCategory(bought: readonly Bought[], everybodys: ReadonlyMap<string, number>, all: number): string | null {
  const own = bought.reduce((sum, { amount }) => sum + amount, 0);
  const tgi = ({ amount, picked }: Bought): number => (100 * amount * all) / (own * (everybodys.get(picked) ?? 0));
  return first(
    bought.filter((b) => b.orders >= 2 && tgi(b) >= 120),
    tgi,
  );
}

function first(bought: readonly Bought[], strength: (b: Bought) => number): string | null {
  let best: Bought | undefined;
  for (const b of bought) if (!best || precedes(b, best, strength)) best = b;
  return best?.picked ?? null;
}

function precedes(a: Bought, b: Bought, strength: (b: Bought) => number): boolean {
  const more = strength(a) - strength(b);
  if (more !== 0) return more > 0;
  return a.lastSeen === b.lastSeen ? a.picked < b.picked : a.lastSeen > b.lastSeen;
}

/** What each thing, and everything, comes to. Only what came to more than nothing was bought. */
export function totals(bought: Iterable<Bought>): { readonly everybodys: ReadonlyMap<string, number>; readonly all: number } {
  const everybodys = new Map<string, number>();
  let all = 0;
  for (const { picked, amount } of bought) {
    everybodys.set(picked, (everybodys.get(picked) ?? 0) + amount);
    all += amount;
  }
  return { everybodys, all };
}
