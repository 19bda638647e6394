import type { SqlParams } from '../language/rows.ts';
import type { Dialect } from './dialect.ts';
import { sqlite } from './dialects/sqlite.ts';

/** What stands between quotes of any kind stays as it is; `::text` names no parameter. */
const QUOTED_OR_PARAM = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|::\w+|:([a-z]\w*)/g;

/**
 * The statement with its values written in, so that it runs as it stands.
 * @param sqlOf parameters that are SQL themselves
 */
export function inlineParams(
  sql: string,
  params: SqlParams,
  dialect: Pick<Dialect, 'literal'> = sqlite,
  sqlOf: Readonly<Record<string, string>> = {},
): string {
  return sql.replaceAll(QUOTED_OR_PARAM, (whole, name: string | undefined) => {
    if (name === undefined) return whole;
    if (Object.hasOwn(sqlOf, name)) return sqlOf[name] ?? whole;
    return Object.hasOwn(params, name) ? dialect.literal(params[name] ?? null) : whole;
  });
}
