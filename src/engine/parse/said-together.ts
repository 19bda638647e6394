import { MOST_ISSUES } from '../language/issue.ts';
import type { Slip } from './notation.ts';
import type { FullWidth } from './tokenize.ts';
import { MOST_QUOTED } from './yaml-mistake.ts';

/** Who slips once slips again: what one message says of all. */

export const shortened = (text: string, most = MOST_QUOTED): string => (text.length > most ? `${text.slice(0, most)}…` : text);
/** What somebody should write is said further than what they wrote. */
export const MOST_OFFERED = 100;

/** Slips of the same words, in the order of the first of each. */
export function grouped(slips: readonly Slip[]): readonly (readonly [Slip, ...Slip[]])[] {
  const groups = new Map<string, [Slip, ...Slip[]]>();
  for (const slip of slips) {
    // Both brackets of a list are one mistake.
    const key = /^[[\]]$/.test(slip.found) ? '[]' : `${slip.what} ${slip.found} ${slip.instead}`;
    const there = groups.get(key);
    if (there) there.push(slip);
    else groups.set(key, [slip]);
  }
  return [...groups.values()].slice(0, MOST_ISSUES);
}

/** Signs that stand side by side, as one: what they are, and what they stand for. */
export function runsOf(signs: readonly FullWidth[]): ReadonlyMap<string, string> {
  const runs: { found: string; expected: string; end: number }[] = [];
  for (const { start, end, found, expected } of signs) {
    const last = runs.at(-1);
    if (last?.end === start) [last.found, last.expected, last.end] = [last.found + found, last.expected + expected, end];
    else if (runs.length < MOST_RUNS) runs.push({ found, expected, end });
    else break;
  }
  return new Map(runs.map((run) => [shortened(run.found), shortened(run.expected)] as const));
}
const MOST_RUNS = 8;
