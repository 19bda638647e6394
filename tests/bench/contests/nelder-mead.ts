/** The textbook's search without slopes (Nelder & Mead 1965), with the usual coefficients and the first simplex of scipy: what the engine's own is measured against. */
export function nelderMead(
  height: (x: readonly number[]) => number,
  start: readonly number[],
  tolerance = 1e-10,
): { x: readonly number[]; value: number } {
  const at = (x: readonly number[]) => ({ x, value: height(x) });
  const corners = [at(start), ...start.map((_, i) => at(start.map((v, j) => (i === j ? (v === 0 ? 0.00025 : 1.05 * v) : v))))];
  const mix = (a: readonly number[], b: readonly number[], by: number): number[] => a.map((v, i) => v + by * ((b[i] ?? 0) - v));
  for (let step = 0; step < 5000; step++) {
    corners.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [corners[0], corners.at(-1), corners.at(-2)];
    if (!best || !worst || !second) break;
    const size = corners.reduce((most, { x }) => Math.max(most, ...x.map((v, i) => Math.abs(v - (best.x[i] ?? 0)))), 0);
    if (worst.value - best.value < tolerance && size < 1e-5) break;
    const others = corners.slice(0, -1);
    const middle = start.map((_, i) => others.reduce((sum, { x }) => sum + (x[i] ?? 0), 0) / others.length);
    const reflected = at(mix(middle, worst.x, -1));
    if (reflected.value < best.value) {
      const further = at(mix(middle, worst.x, -2));
      corners[corners.length - 1] = further.value < reflected.value ? further : reflected;
    } else if (reflected.value < second.value) corners[corners.length - 1] = reflected;
    else {
      const closer = reflected.value < worst.value ? at(mix(middle, reflected.x, 0.5)) : at(mix(middle, worst.x, 0.5));
      if (closer.value < Math.min(worst.value, reflected.value)) corners[corners.length - 1] = closer;
      else corners.forEach(({ x }, i) => void (i > 0 && corners.splice(i, 1, at(mix(best.x, x, 0.5)))));
    }
  }
  const [best = at(start)] = corners.sort((a, b) => a.value - b.value);
  return best;
}
