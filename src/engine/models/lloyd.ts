/** Rows and centres stand one after the other in one array, `width` numbers each: what a step reads in one go. */

const STEPS = 300;

export function squaredDistance(a: Float64Array, fromA: number, b: Float64Array, fromB: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += ((a[fromA + i] ?? 0) - (b[fromB + i] ?? 0)) ** 2;
  return sum;
}

export interface Lloyd {
  readonly clusters: Int32Array;
  readonly places: Float64Array;
  readonly wcss: number;
  readonly history: readonly number[];
}

/** From `start` on, each row to its nearest centre and each centre to the mean of its rows, until no row moves. */
export function lloyd(points: Float64Array, start: Float64Array, k: number): Lloyd {
  const width = start.length / k;
  const rows = points.length / width;
  const clusters = new Int32Array(rows).fill(-1);
  const places = start.slice();
  const history: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    let moved = 0;
    let wcss = 0;
    let farthest = 0;
    let farthestRow = 0;
    const sums = new Float64Array(k * width);
    const sizes = new Float64Array(k);
    for (let row = 0; row < rows; row++) {
      let nearest = 0;
      let least = Infinity;
      for (let cluster = 0; cluster < k; cluster++) {
        const distance = squaredDistance(points, row * width, places, cluster * width, width);
        if (distance < least) {
          least = distance;
          nearest = cluster;
        }
      }
      if (clusters[row] !== nearest) moved++;
      clusters[row] = nearest;
      wcss += least;
      if (least > farthest) {
        farthest = least;
        farthestRow = row;
      }
      sizes[nearest] = (sizes[nearest] ?? 0) + 1;
      for (let i = 0; i < width; i++) sums[nearest * width + i] = (sums[nearest * width + i] ?? 0) + (points[row * width + i] ?? 0);
    }
    history.push(wcss);
    const empty = sizes.indexOf(0);
    if (moved === 0 && empty < 0) break;
    for (let cluster = 0; cluster < k; cluster++)
      for (let i = 0; i < width; i++)
        if (sizes[cluster]) places[cluster * width + i] = (sums[cluster * width + i] ?? 0) / (sizes[cluster] ?? 1);
    // a centre that nobody is near takes the row that is worst off; one a step, so that two never take the same
    if (empty >= 0) places.set(points.subarray(farthestRow * width, (farthestRow + 1) * width), empty * width);
  }
  return { clusters, places, wcss: history.at(-1) ?? 0, history };
}
