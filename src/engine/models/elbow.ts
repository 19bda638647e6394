import type { Features } from './features.ts';
import { type KMeansOptions, kMeans } from './kmeans.ts';
import type { Outcome } from './problem.ts';

/**
 * The sum of squared distances for one cluster, two, and so on: where the curve bends, more clusters tell little more.
 * @param most the largest k to try
 * @problem as `kMeans`
 * @example elbow({days: [1, 2, 90, 91]}, 3, {seed: 1}) // {wcss: [4, 0.0005, 0.0002]}
 */
export function elbow(
  features: Features,
  most: number,
  options: Omit<KMeansOptions, 'k' | 'centres'> = {},
): Outcome<{ readonly wcss: readonly number[] }> {
  const wcss: number[] = [];
  for (let k = 1; k <= most; k++) {
    const found = kMeans(features, { ...options, k });
    if (found.problem) return found;
    wcss.push(found.wcss);
  }
  return { wcss };
}
