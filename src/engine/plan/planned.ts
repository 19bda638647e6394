import type { Planned } from '../compile/levels.ts';
import { cutsOf } from '../compile/population.ts';
import type { StatementContext } from '../compile/rows.ts';
import type { PopulationFeature } from '../language/resolved.ts';
import type { PlannedCuts } from './cuts.ts';
import { PLACE } from './place.ts';

/**
 * How a feature of the facts is written once its cut points are known: equal groups by the first member of each, percentiles by the numbers
 * between them. The rest (ranks, shares of a total, groups in groups) is left to window functions.
 * @param column holds what the feature is about
 * @param id tells the parameters of one feature from those of the next
 */
export function plannedFeature(
  f: PopulationFeature,
  column: string,
  id: number,
  { dialect }: StatementContext,
): { readonly cuts: PlannedCuts; readonly planned: Planned } | undefined {
  const name = (j: number, what: string): string => `cut_${id}_${j}_${what}`;
  if (f.kind === 'score' && f.method === 'ntile') {
    const groups = Array.from({ length: f.n - 1 }, (_, j) => ({ value: name(j + 2, 'value'), place: name(j + 2, 'place') }));
    const whens = groups.map((g, j) => {
      const value = dialect.param(g.value);
      return `  WHEN ${column} ${f.descending ? '<' : '>'} ${value} OR (${column} = ${value} AND ${PLACE} >= ${dialect.param(g.place)}) THEN ${j + 2}`;
    });
    const sql = ['CASE', `  WHEN ${column} IS NULL THEN NULL`, ...whens.toReversed(), '  ELSE 1', 'END'].join('\n');
    const { n, descending } = f;
    const cuts = { kind: 'groups', column, n, descending, values: groups.map((g) => g.value), places: groups.map((g) => g.place) } as const;
    return { cuts, planned: { cuts: [], sql } };
  }
  const at = (cutsOf(f)?.at ?? []).flatMap((share) => (share === 'mean' ? [] : [share]));
  if (at.length === 0) return undefined;
  const values = at.map((_, j) => name(j + 1, 'value'));
  return { cuts: { kind: 'shares', column, at, values }, planned: { cuts: values.map((v) => dialect.param(v)) } };
}
