import { squaredDistance } from './lloyd.ts';

/** Orders two rows by their first number that differs. */
export function compareRows(points: Float64Array, width: number, a: number, b: number): number {
  for (let i = 0; i < width; i++) {
    const difference = (points[a * width + i] ?? 0) - (points[b * width + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface DistinctRow {
  readonly row: number;
  readonly count: number;
}

/** Each different row once, in an order of its own: chance draws from it, so the order of the rows leaves no trace. */
export function distinctRows(points: Float64Array, width: number): DistinctRow[] {
  const order = Uint32Array.from({ length: points.length / width }, (_, row) => row).sort((a, b) => compareRows(points, width, a, b));
  const distinct: { row: number; count: number }[] = [];
  for (const row of order) {
    const last = distinct.at(-1);
    if (last && compareRows(points, width, last.row, row) === 0) last.count++;
    else distinct.push({ row, count: 1 });
  }
  return distinct;
}

/** k different rows, each drawn with a chance that grows with the squared distance to those before it. */
export function scatter(points: Float64Array, rows: readonly DistinctRow[], k: number, width: number, next: () => number): Float64Array {
  const places = new Float64Array(k * width);
  const chances = rows.map(({ count }) => count);
  for (let cluster = 0; cluster < k; cluster++) {
    let drawn = next() * chances.reduce((sum, chance) => sum + chance, 0);
    let pick = chances.findLastIndex((chance) => chance > 0);
    for (const [i, chance] of chances.entries()) {
      drawn -= chance;
      if (drawn < 0) {
        pick = i;
        break;
      }
    }
    const from = (rows[pick]?.row ?? 0) * width;
    places.set(points.subarray(from, from + width), cluster * width);
    for (const [i, { row, count }] of rows.entries()) {
      const distance = count * squaredDistance(points, row * width, places, cluster * width, width);
      chances[i] = cluster === 0 ? distance : Math.min(chances[i] ?? 0, distance);
    }
  }
  return places;
}
