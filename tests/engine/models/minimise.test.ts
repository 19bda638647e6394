import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cholesky, inverseDiagonal, solve } from '../../../src/engine/models/cholesky.ts';
import { gaussLegendre } from '../../../src/engine/models/gauss-legendre.ts';
import { minimise } from '../../../src/engine/models/minimise.ts';

/** Rosenbrock 1960 */
const valley = ([x = 0, y = 0]: Float64Array, slope: Float64Array): number => {
  slope.set([-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)]);
  return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
};

describe('the lowest point', () => {
  test("of Rosenbrock's valley", () => {
    const { x, converged, steps } = minimise(valley, [-1.2, 1]);
    expect(converged).toBe(true);
    expect(steps).toBeLessThan(60);
    expect([...x]).toEqual([expect.closeTo(1, 7), expect.closeTo(1, 7)]);
  });
  test('of any bowl, however stretched', () => {
    const bowl = fc.array(fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(bowl, (axes) => {
        const { x, converged } = minimise(
          (at, slope) => {
            slope.set(axes.map(([middle, curve], i) => 2 * curve * ((at[i] ?? 0) - middle)));
            return axes.reduce((sum, [middle, curve], i) => sum + curve * ((at[i] ?? 0) - middle) ** 2, 0);
          },
          axes.map(() => 0),
        );
        expect(converged).toBe(true);
        axes.forEach(([middle], i) => {
          expect(x[i]).toBeCloseTo(middle, 5);
        });
      }),
    );
  });
  test('where heights differ by rounding only', () => {
    const { x, converged } = minimise((at, slope) => 1e8 + valley(at, slope), [-1.2, 1]);
    expect(converged).toBe(true);
    expect([...x]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  });
  test('steps back from where there is no number', () => {
    const { x } = minimise(
      ([v = 0], slope) => {
        slope[0] = 1 - 1 / v;
        return v > 0 ? v - Math.log(v) : Number.NaN;
      },
      [30],
    );
    expect(x[0]).toBeCloseTo(1, 6);
  });
  test('says so where there is none', () => {
    const downhill = minimise(
      (_, slope) => {
        slope[0] = -1;
        return Number.NaN;
      },
      [0],
    );
    expect(downhill.converged).toBe(false);
    const endless = ([v = 0]: Float64Array, slope: Float64Array): number => {
      slope[0] = -1;
      return -v;
    };
    expect(minimise(endless, [0], { limit: 5 }).converged).toBe(false);
  });
});

describe('Cholesky', () => {
  const matrix = [Float64Array.of(4, 2, 1), Float64Array.of(2, 5, 3), Float64Array.of(1, 3, 6)];
  test('solves, and inverts', () => {
    const result = cholesky(matrix);
    if (!('lower' in result)) throw new Error('dependent');
    const x = solve(result.lower, [1, 2, 3]);
    matrix.forEach((row, i) => {
      expect(row.reduce((sum, v, j) => sum + v * (x[j] ?? 0), 0)).toBeCloseTo(i + 1, 12);
    });
    expect([...inverseDiagonal(result.lower)]).toEqual([
      expect.closeTo(21 / 67, 12),
      expect.closeTo(23 / 67, 12),
      expect.closeTo(16 / 67, 12),
    ]);
  });
  test('names the row that says nothing new', () => {
    expect(cholesky([Float64Array.of(1, 2), Float64Array.of(2, 4)])).toEqual({ dependent: 1 });
    expect(cholesky([Float64Array.of(Number.NaN)])).toEqual({ dependent: 0 });
  });
});

test('eight places are exact up to the fifteenth power', () => {
  const { nodes, weights } = gaussLegendre(8);
  for (let power = 0; power <= 15; power++) {
    const area = nodes.reduce((sum, x, i) => sum + (weights[i] ?? 0) * x ** power, 0);
    expect(area).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
  }
});
