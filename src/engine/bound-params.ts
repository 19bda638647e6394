import type { Compiled } from './compile/compile.ts';
import { betweenness } from './graph/betweenness.ts';
import { type Id, networkOf } from './graph/network.ts';
import { pageRank } from './graph/page-rank.ts';
import type { Computed } from './language/definition.ts';
import type { Execute, Rows, SqlParams } from './language/rows.ts';

/** Behind these digits stand what rounds leave over when they end, and which of two equals was added up first. */
const DIGITS = 9;

/**
 * Everything that a compiled statement has to be given: its values, the as-of date, and what the engine works out itself from the data.
 * @example await execute(compiled.sql, await paramsOf(compiled, '2025-06-30', execute))
 */
export async function paramsOf(
  { params, computed }: Pick<Compiled, 'params' | 'computed'>,
  asOf: string,
  execute: Execute,
): Promise<SqlParams> {
  const worked = await Promise.all(
    computed.map(async ({ param, sql, params: own, ...how }) => {
      const numbers = numbersOf(await execute(sql, { ...own, as_of: asOf }), how);
      return [param, JSON.stringify([...numbers])] as const;
    }),
  );
  return { ...params, ...Object.fromEntries(worked), as_of: asOf };
}

/** The number of everybody in the network. @param edges two columns: from, to */
export function numbersOf(edges: Rows, { how, damping }: Pick<Computed, 'how' | 'damping'>): ReadonlyMap<Id, number> {
  const network = networkOf(edgesOf(edges));
  const numbers = how === 'pagerank' ? pageRank(network, damping) : betweenness(network);
  return new Map(network.ids.map((id, i) => [id, Number((numbers[i] ?? 0).toPrecision(DIGITS))]));
}

export const edgesOf = ({ values: [from = [], to = []] }: Rows): readonly (readonly [Id, Id])[] =>
  from.flatMap((id, i) => {
    const other = to[i] ?? null;
    return id === null || other === null ? [] : [[id, other] as const];
  });
