import type { Rows } from '../../../engine/language/rows.ts';
import type { StageCheck } from '../../result.ts';
import type { TestBed } from '../../testbed.ts';
import type { Failure } from '../written/written.ts';
import { compareResults } from './compare-results.ts';
import type { SqlPolicy } from './exercise.ts';
import { differingCells, pairRows } from './pair-rows.ts';
import { keyOf } from './sql-counterexample.ts';

/**
 * Which stages the result itself shows to be right, for a query that cannot be taken apart: the right people, the right numbers of those who are
 * in both, the right form. Window and threshold leave no trace that could be told from the others, so they are left out.
 */
export function seenStages(
  { yours, expected }: Failure<unknown, Rows>,
  policy: SqlPolicy,
  bed: TestBed,
): readonly StageCheck[] | undefined {
  const seen = yours.map((rows, i) => {
    const c = compareResults(rows, expected[i] as Rows, policy);
    const key = keyOf(c, policy, bed);
    const pairing = c.absentColumns.length > 0 || key === undefined ? undefined : pairRows(c, key);
    if (pairing === undefined) return undefined;
    return {
      paired: pairing.pairs.length,
      population: pairing.extra.length === 0 && pairing.missing.length === 0,
      measure: c.columns.every((_, column) => differingCells(pairing, column, policy.tolerance).length === 0),
      output: c.extraColumns.length === 0 && (!c.sameRows || c.sameOrder),
    };
  });
  // Where nobody stands in both, there is nothing to be right about.
  if (seen.some((one) => one === undefined) || seen.every((one) => one?.paired === 0)) return undefined;
  const status = (stage: 'population' | 'measure' | 'output'): StageCheck => ({
    stage,
    status: seen.every((one) => one?.[stage] === true) ? 'right' : 'wrong',
  });
  const stages = [status('population'), status('measure'), status('output')];
  return stages.every((one) => one.status === 'right') ? undefined : stages;
}
