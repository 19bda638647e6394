import type { Grid } from './count.ts';

/** Which thing each customer prefers, from 1; 0 is none. Of equals the later one, then by name. @param names of the things */
export function favourites(
  { width, amount, rows, lastDay }: Grid,
  names: readonly string[],
  strengthOf: (customer: number, thing: number, amount: number, rows: number) => number,
): Uint8Array {
  const byName = names.map((_, i) => i + 1).sort((a, b) => ((names[a - 1] ?? '') < (names[b - 1] ?? '') ? -1 : 1));
  const chosen = new Uint8Array(amount.length / width);
  for (let customer = 0; customer < chosen.length; customer++) {
    let [best, most, latest] = [0, 0, 0];
    for (const thing of byName) {
      const at = customer * width + thing;
      const money = amount[at] as number;
      if (money <= 0) continue;
      const strength = strengthOf(customer, thing, money, rows[at] as number);
      const seen = lastDay[at] as number;
      if (strength > most || (strength === most && strength > 0 && seen > latest)) [best, most, latest] = [thing, strength, seen];
    }
    chosen[customer] = best;
  }
  return chosen;
}

/** Compared with everybody, as a hundredfold; 0 where it is under 120 or of a single order. */
export function tgiOf({ width, amount }: Grid): (customer: number, thing: number, money: number, orders: number) => number {
  const own = new Float64Array(amount.length / width);
  const everybodys = new Float64Array(width);
  let all = 0;
  for (let at = 0; at < amount.length; at++) {
    const [money, thing] = [amount[at] as number, at % width];
    if (thing === 0 || money <= 0) continue;
    (own[(at - thing) / width] as number) += money;
    (everybodys[thing] as number) += money;
    all += money;
  }
  return (customer, thing, money, orders) => {
    const tgi = (100 * money * all) / ((own[customer] as number) * (everybodys[thing] as number));
    return orders >= 2 && tgi >= 120 ? tgi : 0;
  };
}
