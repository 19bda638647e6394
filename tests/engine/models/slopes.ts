import { expect } from 'vitest';

/** Slopes that a likelihood claims are those its heights have. */
export function expectTrueSlopes(height: (parameters: Float64Array, gradient: Float64Array) => number, at: readonly number[]): void {
  const claimed = new Float64Array(at.length);
  height(Float64Array.from(at), claimed);
  const unused = new Float64Array(at.length);
  at.forEach((value, i) => {
    const step = 1e-5 * value;
    const moved = (by: number): number =>
      height(
        Float64Array.from(at, (v, j) => (i === j ? v + by : v)),
        unused,
      );
    const measured = (moved(step) - moved(-step)) / (2 * step);
    expect((claimed[i] ?? Number.NaN) / measured).toBeCloseTo(1, 5);
  });
}
