import type { Value } from '../language/definition.ts';

/**
 * What everybody but one customer has of a number, sorted once, so that any number of that customer's own can be placed among them.
 * Ties go by the order of the customers' keys, as in the statement.
 */
export class Others {
  /** How many of them have a number. */
  readonly count: number;
  readonly mean: number;
  readonly #sorted: readonly { readonly value: number; readonly at: number }[];
  readonly #own: number;
  /** What the smallest 0, 1, 2, … of them add up to, without what is below 0. */
  readonly #sums: readonly number[];
  /** Squared distances from their mean, added up. */
  readonly #squares: number;
  readonly #sizes = new Map<Value, number>();

  /** @param values of everybody in the order of their keys @param own the place of the customer, who is left out */
  constructor(values: readonly Value[], own: number) {
    this.#own = own;
    const others = values.map((value, at) => ({ value, at })).filter(({ value, at }) => value !== null && at !== own);
    for (const { value } of others) this.#sizes.set(value, (this.#sizes.get(value) ?? 0) + 1);
    this.#sorted = others.map(({ value, at }) => ({ value: Number(value), at })).sort((a, b) => a.value - b.value || a.at - b.at);
    this.count = this.#sorted.length;
    this.mean = this.count === 0 ? Number.NaN : this.#sorted.reduce((sum, { value }) => sum + value, 0) / this.count;
    this.#squares = this.#sorted.reduce((sum, { value }) => sum + (value - this.mean) ** 2, 0);
    const sums = [0];
    for (const { value } of this.#sorted) sums.push((sums.at(-1) ?? 0) + Math.max(value, 0));
    this.#sums = sums;
  }

  /** Others with the same value, numbers or not. */
  same(value: Value): number {
    return this.#sizes.get(value) ?? 0;
  }

  below(x: number): number {
    return this.#placeOf((other) => other.value < x);
  }

  above(x: number): number {
    return this.count - this.#upTo(x);
  }

  /** Others with the same number whose key comes first. */
  tiesBefore(x: number): number {
    return this.#placeOf(({ value, at }) => value < x || (value === x && at < this.#own)) - this.below(x);
  }

  /** What stands before `x` when the largest come first. */
  sumBefore(x: number): number {
    const above = (this.#sums.at(-1) ?? 0) - (this.#sums[this.#upTo(x)] ?? 0);
    return above + this.tiesBefore(x) * Math.max(x, 0);
  }

  sumWith(x: number): number {
    return (this.#sums.at(-1) ?? 0) + Math.max(x, 0);
  }

  /** The i-th smallest of all, `x` among them. */
  #at(i: number, x: number): number | undefined {
    const place = this.below(x);
    return i === place ? x : this.#sorted[i < place ? i : i - 1]?.value;
  }

  /** The quantile of all, `x` among them. @source Hyndman & Fan 1996, type 7; Excel PERCENTILE.INC */
  quantile(x: number | null, numerator: number, denominator: number): number {
    const at = (i: number): number | undefined => (x === null ? this.#sorted[i]?.value : this.#at(i, x));
    const steps = (x === null ? this.count - 1 : this.count) * numerator;
    const low = at(Math.floor(steps / denominator)) ?? Number.NaN;
    return low + ((steps % denominator) / denominator) * ((at(Math.floor(steps / denominator) + 1) ?? low) - low);
  }

  /** The mean of all; equal numbers have themselves as their mean. */
  meanWith(x: number | null): number {
    if (x === null || this.count === 0) return x ?? this.mean;
    const [first, last] = [this.#sorted[0]?.value, this.#sorted.at(-1)?.value];
    return first === x && last === x ? x : this.mean + (x - this.mean) / (this.count + 1);
  }

  /** The standard deviation of all, of the population. */
  deviationWith(x: number): number {
    if (this.count === 0) return 0;
    return Math.sqrt((this.#squares + (x - this.mean) * (x - this.meanWith(x))) / (this.count + 1));
  }

  #upTo(x: number): number {
    return this.#placeOf((other) => other.value <= x);
  }

  /** How many, from the smallest, pass a test that the rest fails. */
  #placeOf(passes: (other: { value: number; at: number }) => boolean): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#sorted[middle];
      if (other && passes(other)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
