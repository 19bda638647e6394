import type { Planned } from '../compile/levels.ts';
import { cutsOf } from '../compile/population.ts';
import type { StatementContext } from '../compile/rows.ts';
import type { PopulationFeature } from '../language/resolved.ts';
import type { PlannedCuts } from './cuts.ts';
import { PLACE } from './place.ts';

/** How a feature is written, and the cut points that are looked up for it before. */
export interface PlannedFeature {
  readonly planned: Planned;
  readonly cuts?: PlannedCuts;
}

/**
 * How a feature of the facts is written once its cut points are known: equal groups by the first member of each, percentiles by the numbers
 * between them. The rest (ranks, shares of a total, groups in groups) is left to window functions.
 * @param column holds what the feature is about
 * @param id tells the parameters of one feature from those of the next
 */
export function plannedFeature(f: PopulationFeature, column: string, id: number, context: StatementContext): PlannedFeature | undefined {
  const { dialect, params } = context;
  const name = (j: number, what: string): string => `cut_${id}_${j}_${what}`;
  if (f.kind === 'score' && f.method === 'edges') {
    const edges = f.edges.map((edge) => dialect.param(params.add(edge)));
    return { planned: { cuts: [], sql: bandSql(f, column, f.descending ? '>' : '>=', edges) } };
  }
  if (f.kind === 'score' && f.method === 'ntile') {
    const groups = Array.from({ length: f.n - 1 }, (_, j) => ({ value: name(j + 2, 'value'), place: name(j + 2, 'place') }));
    const [reaches, passes] = f.descending ? ['<=', '<'] : ['>=', '>'];
    const whens = groups.map(({ value, place }, j) => {
      const first = dialect.param(value);
      return `  WHEN ${column} ${reaches} ${first} AND (${column} ${passes} ${first} OR ${PLACE} >= ${dialect.param(place)}) THEN ${j + 2}`;
    });
    const sql = ['CASE', ...whens.toReversed(), `  WHEN ${column} IS NOT NULL THEN 1`, 'END'].join('\n');
    const { n, descending } = f;
    const cuts = { kind: 'groups', column, n, descending, values: groups.map((g) => g.value), places: groups.map((g) => g.place) } as const;
    return { cuts, planned: { cuts: [], sql } };
  }
  const at = (cutsOf(f)?.at ?? []).flatMap((share) => (share === 'mean' ? [] : [share]));
  if (at.length === 0) return undefined;
  const values = at.map((_, j) => name(j + 1, 'value'));
  const known = values.map((v) => dialect.param(v));
  const isBand = f.kind === 'score' && f.method === 'percentile_inc';
  return {
    cuts: { kind: 'shares', column, at, values },
    planned: { cuts: known, ...(isBand && { sql: bandSql(f, column, '>', known) }) },
  };
}

/**
 * The band of a number, from the last to the first: a customer is compared with few of the bounds, where counting those that are passed would
 * compare everybody with all.
 * @param bounds from the smallest up
 */
function bandSql(
  { n, descending }: Extract<PopulationFeature, { kind: 'score' }>,
  column: string,
  passes: '>' | '>=',
  bounds: readonly string[],
): string {
  const band = (passed: number): number => (descending ? n - passed : 1 + passed);
  const whens = bounds.map((bound, i) => `  WHEN ${column} ${passes} ${bound} THEN ${band(i + 1)}`);
  return ['CASE', ...whens.toReversed(), `  WHEN ${column} IS NOT NULL THEN ${band(0)}`, 'END'].join('\n');
}
