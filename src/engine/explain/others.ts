import type { Value } from '../language/definition.ts';

/** Everybody's values of a number in a line, the smallest first; equal ones by the order of the customers' keys, as in the statement. */
export class InLine {
  readonly sorted: readonly { readonly value: number; readonly at: number }[];
  /** What the first 0, 1, 2, … add up to, without what is below 0. */
  readonly sums: readonly number[];
  readonly mean: number;
  /** Squared distances from the mean, added up. */
  readonly squares: number;
  /** How many have each value, numbers or not. */
  readonly sizes: ReadonlyMap<Value, number>;
  readonly values: readonly Value[];

  /** @param values in the order of the customers' keys; who has none does not stand in line */
  constructor(values: readonly Value[]) {
    this.values = values;
    const sizes = new Map<Value, number>();
    for (const value of values) if (value !== null) sizes.set(value, (sizes.get(value) ?? 0) + 1);
    this.sizes = sizes;
    this.sorted = values
      .flatMap((value, at) => (value === null ? [] : { value: Number(value), at }))
      .sort((a, b) => a.value - b.value || a.at - b.at);
    this.mean = this.sorted.reduce((sum, { value }) => sum + value, 0) / this.sorted.length;
    this.squares = this.sorted.reduce((sum, { value }) => sum + (value - this.mean) ** 2, 0);
    const sums = [0];
    for (const { value } of this.sorted) sums.push((sums.at(-1) ?? 0) + Math.max(value, 0));
    this.sums = sums;
  }
}

/** The line without one customer, so that any number of that customer's own can be placed among the others. */
export class Others {
  /** How many stand in line. */
  readonly count: number;
  readonly #line: InLine;
  readonly #own: number;
  /** The customer's own place in the line; behind its end for who has none. */
  readonly #gap: number;
  readonly #ownValue: number;
  readonly #mean: number;

  /** @param own which of the values is left out */
  constructor(line: InLine, own: number) {
    this.#line = line;
    this.#own = own;
    const value = line.values[own] ?? null;
    const all = line.sorted.length;
    this.#ownValue = value === null ? 0 : Number(value);
    this.#gap = value === null ? all : placeIn(line, (other) => isBefore(other, this.#ownValue, own));
    this.count = value === null ? all : all - 1;
    this.#mean = value === null ? line.mean : line.mean + (line.mean - this.#ownValue) / this.count;
  }

  /** Others with the same value, numbers or not. */
  same(value: Value): number {
    return (this.#line.sizes.get(value) ?? 0) - Number(this.#line.values[this.#own] === value);
  }

  below(x: number): number {
    return this.#countOf((other) => other.value < x);
  }

  above(x: number): number {
    return this.count - this.#countOf((other) => other.value <= x);
  }

  /** Others with the same number whose key comes first. */
  tiesBefore(x: number): number {
    return this.#countOf((other) => isBefore(other, x, this.#own)) - this.below(x);
  }

  /** What stands before `x` when the largest come first. */
  sumBefore(x: number): number {
    const upTo = placeIn(this.#line, (other) => other.value <= x);
    const above = (this.#line.sums.at(-1) ?? 0) - (this.#line.sums[upTo] ?? 0) - (this.#gap >= upTo ? Math.max(this.#ownValue, 0) : 0);
    return above + this.tiesBefore(x) * Math.max(x, 0);
  }

  sumWith(x: number): number {
    return (this.#line.sums.at(-1) ?? 0) - Math.max(this.#ownValue, 0) + Math.max(x, 0);
  }

  /** The quantile of all, `x` among them. @source Hyndman & Fan 1996, type 7; Excel PERCENTILE.INC */
  quantile(x: number | null, numerator: number, denominator: number): number {
    const place = x === null ? Number.POSITIVE_INFINITY : this.below(x);
    const at = (i: number): number | undefined => (i === place ? (x ?? undefined) : this.#smallest(i < place ? i : i - 1));
    const steps = (x === null ? this.count - 1 : this.count) * numerator;
    const low = at(Math.floor(steps / denominator)) ?? Number.NaN;
    return low + ((steps % denominator) / denominator) * ((at(Math.floor(steps / denominator) + 1) ?? low) - low);
  }

  /** The mean of all; equal numbers have themselves as their mean. */
  meanWith(x: number | null): number {
    if (this.count === 0) return x ?? Number.NaN;
    const [first = 0, last = 0] = [this.#smallest(0), this.#smallest(this.count - 1)];
    if (first === last && (x ?? first) === first) return first;
    return x === null ? this.#mean : this.#mean + (x - this.#mean) / (this.count + 1);
  }

  /** The standard deviation of all, of the population. */
  deviationWith(x: number): number {
    if (this.count === 0 || (this.same(x) === this.count && this.#smallest(0) === x)) return 0;
    const own = this.#gap === this.#line.sorted.length ? 0 : (this.#ownValue - this.#line.mean) * (this.#ownValue - this.#mean);
    const squares = this.#line.squares - own + (x - this.#mean) * (x - this.meanWith(x));
    return Math.sqrt(Math.max(squares, 0) / (this.count + 1));
  }

  /** The i-th of the others, from the smallest. */
  #smallest(i: number): number | undefined {
    return this.#line.sorted[i < this.#gap ? i : i + 1]?.value;
  }

  #countOf(passes: Test): number {
    const place = placeIn(this.#line, passes);
    return place - Number(this.#gap < place);
  }
}

type Test = (other: { readonly value: number; readonly at: number }) => boolean;

const isBefore = (other: { readonly value: number; readonly at: number }, x: number, own: number): boolean =>
  other.value < x || (other.value === x && other.at < own);

/** How many, from the smallest, pass a test that the rest fails. */
function placeIn({ sorted }: InLine, passes: Test): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other && passes(other)) low = middle + 1;
    else high = middle;
  }
  return low;
}
