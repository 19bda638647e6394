import { createRandom, type Random } from '../../../src/datasets/random.ts';
import type { BgNbd } from '../../../src/engine/models/bg-nbd.ts';
import type { GammaGamma } from '../../../src/engine/models/gamma-gamma.ts';
import type { ParetoNbd } from '../../../src/engine/models/pareto-nbd.ts';

/** Customers who behave exactly as a model says, with its true parameters known. */

/** @source Marsaglia & Tsang 2000 */
export function gamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = random.normal(0, 1);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}
const waiting = (random: Random, rate: number): number => -Math.log(1 - random.next()) / rate;

function histories(customers: number, ageOf: (i: number) => number, live: (age: number) => number[]) {
  const people = Array.from({ length: customers }, (_, i) => {
    const age = ageOf(i);
    const times = live(age);
    return { frequency: times.length, recency: times.at(-1) ?? 0, age };
  });
  return {
    frequency: people.map(({ frequency }) => frequency),
    recency: people.map(({ recency }) => recency),
    age: people.map(({ age }) => age),
  };
}
/** Customers won over a third of two years, in whole days. */
const staggered = (i: number): number => 730 - ((i * 37) % 240);

export function simulateBgNbd({ r, alpha, a, b }: BgNbd, customers: number, seed: number, ageOf = staggered) {
  const random = createRandom(seed, 'bg-nbd');
  return histories(customers, ageOf, (age) => {
    const rate = gamma(random, r, alpha);
    const leaving = gamma(random, a, 1);
    const chance = leaving / (leaving + gamma(random, b, 1));
    const times: number[] = [];
    for (let t = waiting(random, rate); t < age; t += waiting(random, rate)) {
      times.push(t);
      if (random.chance(chance)) break;
    }
    return times;
  });
}

export function simulateParetoNbd({ r, alpha, s, beta }: ParetoNbd, customers: number, seed: number, ageOf = staggered) {
  const random = createRandom(seed, 'pareto-nbd');
  return histories(customers, ageOf, (age) => {
    const rate = gamma(random, r, alpha);
    const end = Math.min(age, waiting(random, gamma(random, s, beta)));
    const times: number[] = [];
    for (let t = waiting(random, rate); t < end; t += waiting(random, rate)) times.push(t);
    return times;
  });
}

export function simulateSpend({ p, q, v }: GammaGamma, customers: number, seed: number) {
  const random = createRandom(seed, 'spend');
  const frequency = Array.from({ length: customers }, () => random.int(0, 8));
  const spend = frequency.map((x) => (x === 0 ? 0 : gamma(random, p * x, gamma(random, q, v)) / x));
  return { frequency, spend };
}
