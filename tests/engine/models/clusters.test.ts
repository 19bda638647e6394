import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elbow } from '../../../src/engine/models/elbow.ts';
import { kMeans } from '../../../src/engine/models/kmeans.ts';
import { distinctRows, scatter } from '../../../src/engine/models/kmeans-starts.ts';
import { seeded } from '../../../src/engine/models/seeded.ts';
import { silhouette } from '../../../src/engine/models/silhouette.ts';
import { FORTY, shuffled, solid } from './rows.ts';

const features = { ...FORTY.features, v: FORTY.values };
/** The best of 200 starts in scikit-learn 1.9.1. */
const BEST = [
  {
    k: 2,
    plain: 1220.5946969696968,
    plainSilhouette: 0.5185459318448304,
    standard: 63.124934014880594,
    standardSilhouette: 0.3859878604915935,
  },
  {
    k: 3,
    plain: 768.4690126050422,
    plainSilhouette: 0.4410311190754622,
    standard: 44.27037640730569,
    standardSilhouette: 0.35252049872049673,
  },
  {
    k: 4,
    plain: 542.4791666666667,
    plainSilhouette: 0.40134186800974037,
    standard: 29.11381896672929,
    standardSilhouette: 0.3714353797622119,
  },
];

describe.each(BEST)('as scikit-learn, k = $k', ({ k, plain, plainSilhouette, standard, standardSilhouette }) => {
  test.each([
    [true, standard, standardSilhouette],
    [false, plain, plainSilhouette],
  ])('standardised: %s', (standardise, wcss, mean) => {
    const found = solid(kMeans(features, { k, standardise, starts: 50 }));
    expect(found.wcss).toBeCloseTo(wcss, 8);
    expect(solid(silhouette(features, found.clusters, { standardise })).mean).toBeCloseTo(mean, 10);
  });
});

describe('k-means', () => {
  test('given centres keep their order and need no chance', () => {
    const found = solid(kMeans({ x: [1, 2, 90, 91] }, { centres: [{ x: 100 }, { x: 0 }] }));
    expect([...found.clusters]).toEqual([1, 1, 0, 0]);
    expect(found.centres).toEqual([{ x: expect.closeTo(90.5, 10) }, { x: expect.closeTo(1.5, 10) }]);
    expect(found.sizes).toEqual([2, 2]);
  });
  test('otherwise clusters are numbered by their first feature', () => {
    for (const seed of [0, 1, 2, 3]) expect([...solid(kMeans({ x: [91, 2, 90, 1] }, { k: 2, seed })).clusters]).toEqual([1, 0, 1, 0]);
  });
  test('a centre nobody is near takes the row that is worst off', () => {
    const found = solid(kMeans({ x: [0, 1, 2, 50] }, { centres: [{ x: 1 }, { x: 1000 }, { x: 2000 }], standardise: false }));
    expect(Math.min(...found.sizes)).toBeGreaterThan(0);
    expect(found.wcss).toBeLessThanOrEqual(0.5);
  });
  test('starts are different rows, likelier the oftener they occur', () => {
    const points = Float64Array.of(1, 5, 1, 40, 1, 1);
    const rows = distinctRows(points, 1);
    expect(rows.map(({ row, count }) => [points[row], count])).toEqual([
      [1, 4],
      [5, 1],
      [40, 1],
    ]);
    for (let seed = 0; seed < 30; seed++)
      expect([...scatter(points, rows, 3, 1, seeded(seed))].sort((one, two) => one - two)).toEqual([1, 5, 40]);
  });
  test('the same seed gives the same clusters', () => {
    expect(kMeans(features, { k: 4, seed: 9, starts: 1 })).toEqual(kMeans(features, { k: 4, seed: 9, starts: 1 }));
    const found = [1, 2, 3, 4, 5, 6].map((seed) => solid(kMeans(features, { k: 4, seed, starts: 1 })).wcss.toFixed(6));
    expect(new Set(found).size).toBeGreaterThan(1);
  });
  test.each([
    [{ x: [1, 2] }, { k: 0 }, 'bad-option'],
    [{ x: [1, 2] }, { k: 1.5 }, 'bad-option'],
    [{ x: [1, 2] }, { k: 1, starts: 0 }, 'bad-option'],
    [{ x: [1, 2, 1] }, { k: 3 }, 'too-few'],
    [{ x: [1, 1, 1] }, { k: 1 }, 'no-variation'],
    [{ x: [] }, { k: 1 }, 'no-variation'],
    [{ x: [1, Number.NaN] }, { k: 1 }, 'not-a-number'],
    [{ x: [1, 2] }, { centres: [{ y: 1 }] }, 'not-a-number'],
    [{}, { k: 1 }, 'too-few'],
  ])('%j %j', (columns, options, code) => {
    expect(kMeans(columns, options).problem?.code).toBe(code);
  });

  const clouds = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { minLength: 4, maxLength: 50 });
  const options = { standardise: false, starts: 2 };
  test('the distance never rises, and every row is with its nearest centre', () => {
    fc.assert(
      fc.property(clouds, fc.integer({ min: 1, max: 4 }), fc.nat(1000), (list, k, seed) => {
        const columns = { x: list.map(([x]) => x), y: list.map(([, y]) => y) };
        const found = kMeans(columns, { ...options, k, seed });
        fc.pre(!found.problem);
        const { history, centres, clusters, wcss } = solid(found);
        history.forEach((sum, step) => {
          expect(sum).toBeLessThanOrEqual((history[step - 1] ?? Infinity) * (1 + 1e-12) + 1e-9);
        });
        const distances = list.map(([x, y]) => centres.map((c) => (x - (c['x'] ?? 0)) ** 2 + (y - (c['y'] ?? 0)) ** 2));
        distances.forEach((to, row) => {
          expect(to[clusters[row] ?? 0]).toBeLessThanOrEqual(Math.min(...to) + 1e-9);
        });
        expect(distances.reduce((sum, to, row) => sum + (to[clusters[row] ?? 0] ?? 0), 0)).toBeCloseTo(wcss, 6);
      }),
    );
  });
  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(clouds, fc.integer({ min: 1, max: 4 }), (list, k) => {
        const columns = { x: list.map(([x]) => x), y: list.map(([, y]) => y) };
        const one = kMeans(columns, { ...options, k });
        fc.pre(!one.problem);
        const two = solid(kMeans(shuffled(columns), { ...options, k }));
        expect(two.wcss).toBeCloseTo(solid(one).wcss, 8);
        expect(two.sizes).toEqual(solid(one).sizes);
      }),
    );
  });
});

test('elbow: more clusters are never farther off, and as many as rows are not off at all', () => {
  const { wcss } = solid(elbow(features, 6, { starts: 30 }));
  expect(wcss[0]).toBeCloseTo(120, 9);
  BEST.forEach(({ k, standard }) => {
    expect(wcss[k - 1]).toBeCloseTo(standard, 8);
  });
  wcss.forEach((sum, i) => {
    expect(sum).toBeLessThan(wcss[i - 1] ?? Infinity);
  });
  expect(solid(elbow({ x: [1, 5, 9] }, 3)).wcss[2]).toBeCloseTo(0, 12);
  expect(elbow({ x: [1, 5, 9] }, 4).problem?.code).toBe('too-few');
});

describe('silhouette', () => {
  test('by hand', () => {
    const { values, mean, ofClusters } = solid(silhouette({ x: [0, 1, 10] }, [0, 0, 1], { standardise: false }));
    expect([...values]).toEqual([0.9, expect.closeTo(8 / 9, 12), 0]);
    expect(mean).toBeCloseTo((0.9 + 8 / 9) / 3, 12);
    expect(ofClusters).toEqual([expect.closeTo((0.9 + 8 / 9) / 2, 12), 0]);
  });
  test('rows that lie in the other cluster are below 0; equal rows are 0', () => {
    expect(solid(silhouette({ x: [0, 1, 10, 9] }, [0, 1, 1, 0])).mean).toBeLessThan(0);
    expect(solid(silhouette({ x: [1, 1, 1, 1] }, [0, 1, 0, 1], { standardise: false })).mean).toBe(0);
  });
  test('one cluster has none', () => {
    expect(silhouette({ x: [1, 2] }, [0, 0]).problem?.code).toBe('too-few');
    expect(silhouette({ x: [1] }, [0, 0]).problem?.code).toBe('different-lengths');
  });
});
