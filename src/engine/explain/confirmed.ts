import { paramsOf } from '../bound-params.ts';
import { compileTags } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import type { Value } from '../language/definition.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import { type Cell, type Execute, rowCount } from '../language/rows.ts';
import { asValue } from '../run.ts';

/** Who is asked about, and whom: one tag with what it rests on, one customer. */
export interface Run {
  readonly tags: ResolvedTags;
  readonly dialect: Dialect;
  /** The customer alone, where the statement needs nobody else. */
  readonly only: readonly string[] | undefined;
  readonly customerId: string;
  readonly asOf: string;
  readonly execute: Execute;
}

/** What the statement gives the customer; `undefined` where they are no longer one. */
export async function valueGiven(
  { tags, dialect, only, customerId, asOf, execute }: Run,
  params: Readonly<Record<string, Cell>> = {},
): Promise<Value | undefined> {
  const compiled = compileTags(tags, dialect, only);
  const sql = `SELECT * FROM (\n${compiled.sql}\n) WHERE CAST(${dialect.quote(compiled.key)} AS TEXT) = ${dialect.param('customer')}`;
  const rows = await execute(sql, { ...(await paramsOf(compiled, asOf, execute)), ...params, customer: customerId });
  return rowCount(rows) === 0 ? undefined : asValue(rows.values[1]?.[0] ?? null, tags.tags[0]?.type === 'bool');
}
