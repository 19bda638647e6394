import type { Cell } from '../../engine/language/rows.ts';
import type { Gender } from '../blocks/people.ts';
import { numbered } from '../blocks/people.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random, shuffled } from '../random.ts';
import { type District, districtsOf, type Product, ZONES, type Zone } from './codes.ts';

/** Everybody of one age band, sex and zone: what is left of a person after generalising. */
interface Group {
  readonly decade: number;
  readonly sex: Gender;
  readonly zone: Zone;
  readonly size: number;
}

/** The smallest group, all of whom bought the same. */
export const K = 5;
/** Of the rows as they are: nobody else has the same age, sex and district. */
export const UNIQUE = 0.41;
const DECADES = [20, 30, 40, 50, 60] as const;
const SEXES = ['female', 'male'] as const;
const LARGEST = 50;
const HOMOGENEOUS: Product = 'pregnancy';
const PRODUCTS: Readonly<Record<Product, number>> = { vitamins: 40, sleep: 18, slimming: 16, glucose: 12, heart: 10, pregnancy: 4 };

export function recordRows({ seed, customers }: Request): Cell[][] {
  const random = createRandom(seed, 'records');
  const groups = groupsOf(random, customers);
  const people = groups.flatMap((group, i) => {
    const products = productsOf(random, group.size, i === 0);
    return placesOf(random, group).map(({ age, district }, n): Cell[] => [age, group.sex, district, products[n] ?? 'vitamins']);
  });
  return shuffled(random, people).map((row, i) => [numbered('R', i, customers), ...row]);
}

/** One group of five, and all the others larger. */
function groupsOf(random: Random, people: number): Group[] {
  const cells = shuffled(
    random,
    DECADES.flatMap((decade) => SEXES.flatMap((sex) => ZONES.map((zone) => ({ decade, sex, zone })))),
  ).slice(0, Math.max(Math.min(30, Math.floor(people / 9)), 1));
  const sizes = cells.map((_, i) => (i === 0 ? K : K + 1));
  for (let left = people - sizes.reduce((sum, size) => sum + size, 0); left > 0; left--) {
    const open = sizes.flatMap((size, i) => (i > 0 && size < LARGEST ? [i] : []));
    // some groups grow faster than others
    const chosen = open[Math.floor(open.length * random.next() ** 1.5)] ?? 0;
    sizes[chosen] = (sizes[chosen] ?? 0) + 1;
  }
  return cells.map((cell, i) => ({ ...cell, size: sizes[i] ?? K }));
}

/** So many alone in their age and district, and the others in twos and threes. */
function placesOf(random: Random, { decade, zone, size }: Group): { age: number; district: District }[] {
  const places = shuffled(
    random,
    Array.from({ length: 10 }, (_, i) => decade + i).flatMap((age) => districtsOf(zone).map((district) => ({ age, district }))),
  );
  const alone = Math.round(UNIQUE * size);
  const rows = places.slice(0, size - alone === 1 ? alone - 1 : alone);
  let left = size - rows.length;
  for (const place of places.slice(rows.length)) {
    if (left === 0) break;
    const together = left === 3 ? 3 : left <= 4 ? Math.min(left, 2) : random.pick([2, 2, 3]);
    rows.push(...Array.from({ length: together }, () => place));
    left -= together;
  }
  return rows;
}

/** Two products at least in every group but the first. */
function productsOf(random: Random, size: number, isHomogeneous: boolean): Product[] {
  if (isHomogeneous) return Array.from({ length: size }, () => HOMOGENEOUS);
  const products = Array.from({ length: size }, () => random.weighted(PRODUCTS));
  if (new Set(products).size === 1) products[0] = products[0] === 'vitamins' ? 'sleep' : 'vitamins';
  return products;
}
