import type { ResolvedComputed, ResolvedMeasure } from '../../language/resolved.ts';
import type { SqlParams } from '../../language/rows.ts';
import { Params, sqlOf } from '../expression.ts';
import { keyInJson } from '../only.ts';
import { conditionsOf, fromClause, keyOf, type Part, refIn, type StatementContext, whereClause } from '../rows.ts';

/** A parameter that the engine works out before the statement runs: `[[customer, number], …]` as JSON. */
export interface ComputedParam extends Pick<ResolvedComputed, 'how' | 'damping'> {
  readonly param: string;
  /** The edges that it is worked out from, with parameters of their own. */
  readonly sql: string;
  readonly params: SqlParams;
  /** The table of the edges. */
  readonly table: string;
}

/** SQL cannot say this number: the statement reads it from a parameter as if it were a table. */
export function computedPart(m: ResolvedMeasure, shape: ResolvedComputed, context: StatementContext): Part {
  const { dialect, params, schema } = context;
  const own = new Params();
  const { how, damping } = shape;
  // Everybody's edges, whoever is asked about.
  const sql = edgesSql(m, shape, { ...context, params: own, only: undefined, layout: undefined });
  const param = params.compute({ how, ...(damping === undefined ? {} : { damping }), sql, params: own.values, table: m.spec.from });
  const rows = dialect.rowsFromJson(dialect.param(param), [keyInJson(schema), { name: m.id, type: 'number' }]);
  return { name: context.part(`network_${m.id}`), sql: rows, materialized: true, columns: [m.id] };
}

/** Who points at whom: every edge that counts, once. */
export function edgesSql(m: ResolvedMeasure, shape: ResolvedComputed, context: StatementContext): string {
  const from = sqlOf(shape.from, { ...context, ref: refIn(m, context) });
  const { column } = keyOf(m, context);
  const where = [...conditionsOf(m, context), `${from} IS NOT NULL`, `${column} IS NOT NULL`];
  return [`SELECT DISTINCT ${from}, ${column}`, `FROM ${fromClause(m, context)}`, ...whereClause(where)].join('\n');
}
