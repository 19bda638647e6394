import { checkTags } from '../../src/engine/index.ts';
import { LONGEST_TEXT } from '../../src/engine/language/text-limits.ts';
import { longestOf, SHAPES } from '../engine/hostile-shapes.ts';
import { SCHEMA } from '../engine/world.ts';

/**
 * How long the worst texts take until their issues are there: for every shape the longest text that is read to its end, the longest that may be
 * given at all, and a thousandth of a megabyte too much. `node tests/bench/hostile-texts.ts [part of a name]`, alone on the machine.
 */
const ROUNDS = 7;
const BAR_MS = 200;

/** The processor's time where Node tells it: other programs do not count. */
function now(): number {
  const used = (process as { threadCpuUsage?: () => { user: number; system: number } }).threadCpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

function time(text: string): { readonly ms: number; readonly codes: readonly string[] } {
  const times: number[] = [];
  let codes = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const start = now();
    const { issues } = checkTags(text, SCHEMA, '2025-06-30');
    times.push(now() - start);
    codes = new Set(issues.map((i) => i.code));
  }
  return { ms: median(times), codes: [...codes] };
}

const wanted = process.argv[2] ?? '';
const rows = SHAPES.filter(({ name }) => name.includes(wanted)).flatMap((shape) => {
  const longest = longestOf(shape);
  const whole = shape.of(LONGEST_TEXT);
  return [...new Set([longest, whole, shape.of(1_000_000)])].map((text) => ({ name: shape.name, length: text.length, ...time(text) }));
});
for (const { name, length, ms, codes } of rows.toSorted((a, b) => b.ms - a.ms))
  console.log(`${ms.toFixed(1).padStart(7)} ms  ${String(length).padStart(9)}  ${name.padEnd(28)} ${codes.slice(0, 3).join(', ')}`);
const slowest = Math.max(...rows.map((r) => r.ms));
console.log(`\n${rows.length} texts, medians of ${ROUNDS}; the slowest ${slowest.toFixed(0)} ms, the bar ${BAR_MS} ms`);
