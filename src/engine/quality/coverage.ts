import type { Value } from '../language/definition.ts';

export interface Coverage {
  /** How many customers the tag could speak about. */
  readonly eligible: number;
  /** How many of them have a value. */
  readonly known: number;
  /** 0 to 1; null where nobody is eligible. */
  readonly coverage: number | null;
}

/**
 * The share of the eligible customers who have a value. It says nothing about whether the value is right.
 * @param values of one tag, in the order of the customers
 * @param eligible who counts, in the same order; everybody unless said otherwise. A survey's tag may count only those who were asked
 * @source vocabulary of the field: 覆盖率 = customers with a value / population
 * @example coverageOf(['a', null, 'b', 'a']) // {eligible: 4, known: 3, coverage: 0.75}
 */
export function coverageOf(values: readonly Value[], eligible?: readonly boolean[]): Coverage {
  let people = 0;
  let known = 0;
  for (const [i, value] of values.entries()) {
    if (eligible !== undefined && eligible[i] !== true) continue;
    people++;
    if (value !== null) known++;
  }
  return { eligible: people, known, coverage: people === 0 ? null : known / people };
}
