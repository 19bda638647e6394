import { duckdb } from '../../engine/compile/dialects/duckdb.ts';
import { postgres } from '../../engine/compile/dialects/postgres.ts';
import { spark } from '../../engine/compile/dialects/spark.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { dialectIssues } from '../../engine/compile/limits.ts';
import { scriptOf } from '../../engine/compile/script.ts';
import type { Value } from '../../engine/language/definition.ts';
import type { ResolvedTag, ResolvedTags } from '../../engine/language/resolved.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { eachOf, hasSeveral, SEPARATOR } from '../../engine/language/several.ts';
import { exportCsv } from '../../sandbox/export-csv.ts';
import type { Run } from './running.ts';
import { cellsOf, valuesOf } from './values.ts';
import type { LabView } from './view.ts';

const DIALECTS = { sqlite, duckdb, postgres, spark } as const;
export type DialectName = keyof typeof DIALECTS;
export const DIALECT_NAMES = ['sqlite', 'duckdb', 'postgres', 'spark'] as const satisfies readonly DialectName[];

/** The tags as a script that runs as it is in a database of one's own; blank where one statement of it cannot hold them. */
export function dialectSql(tags: ResolvedTags, name: DialectName, asOf: string): string {
  const dialect = DIALECTS[name];
  if (dialectIssues(tags, dialect).length > 0) return '';
  const { head, sql } = scriptOf(tags, dialect, asOf);
  return `${head === '' ? '' : `${head}\n`}${sql};\n`;
}

/**
 * The whole tag table as CSV: a row a customer, a column a tag.
 * @param view says values by their names; without it they are the codes of the definition
 */
export function tagTable({ tags, rows, compiled }: Run, customer: string, view: LabView | undefined): string {
  const heads = tags.tags.map(({ code, definition }) => (view && definition.name ? view.label(definition.name) : code));
  return exportCsv({
    columns: [customer, ...heads],
    values: [cellsOf(rows, compiled.key), ...tags.tags.map((tag) => valuesOf(tag, rows).map((value) => cellOf(tag, value, view)))],
  });
}

function cellOf(tag: ResolvedTag, value: Value, view: LabView | undefined): Cell {
  if (value === null || typeof value === 'number') return value;
  if (!view) return typeof value === 'boolean' ? Number(value) : value;
  const { domain } = tag.definition.value;
  const said = (one: Value): string => {
    const label = typeof one === 'string' && domain && Object.hasOwn(domain, one) ? domain[one] : undefined;
    return view.value(one, label);
  };
  return eachOf(value, hasSeveral(tag.definition)).map(said).join(SEPARATOR);
}
