import { paramsOf } from '../../engine/bound-params.ts';
import { checkTags } from '../../engine/check.ts';
import { compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import type { Value } from '../../engine/language/definition.ts';
import type { Issue } from '../../engine/language/issue.ts';
import type { Cell, Rows } from '../../engine/language/rows.ts';
import { rowCount } from '../../engine/language/rows.ts';
import { tagRowsOf } from '../../engine/run.ts';
import type { ExerciseFile } from '../../grading/exercise-file.ts';
import { asOneQuery } from '../../grading/kinds/sql/sql-answer.ts';
import { type RunResult, sharedSandbox } from '../../sandbox/client.ts';
import { several } from '../../sandbox/several.ts';

/** What a free run shows: nothing of it is judged or kept. */
export type Trial =
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      readonly of: number;
      readonly elapsedMs: number;
    }
  | {
      readonly kind: 'counts';
      readonly counts: readonly { readonly value: Value; readonly count: number }[];
      readonly customers: number;
      readonly elapsedMs: number;
    }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'refused'; readonly error: Extract<RunResult, { ok: false }>['error'] };

const SHOWN_ROWS = 50;

/** Runs an answer on the database that the learner sees. */
export async function tryOut(file: ExerciseFile, text: string, signal: AbortSignal): Promise<Trial> {
  const [visible] = file.databases;
  if (!visible) throw new Error(`no database for ${file.exercise.id}`);
  const database = { kind: 'file', url: visible.path } as const;
  if (file.exercise.kind === 'sql') {
    const result = await sharedSandbox().run(database, asOneQuery(text), { as_of: visible.asOf }, { signal });
    return result.ok ? rowsOf(result.rows, result.elapsedMs) : { kind: 'refused', error: result.error };
  }
  const { value, issues } = checkTags(text, file.schema);
  const tag = value?.tags.at(-1);
  if (!value || !tag) return { kind: 'issues', issues };
  const compiled = compileTags(value, sqlite);
  const params = await several(sharedSandbox(), database, (execute) => paramsOf(compiled, visible.asOf, execute), { signal });
  if (!params.ok) return { kind: 'refused', error: params.error };
  const result = await sharedSandbox().run(database, compiled.sql, params.value, { trusted: true, signal });
  if (!result.ok) return { kind: 'refused', error: result.error };
  const rows = tagRowsOf(value, result.rows);
  const values = rows.tags.find(({ code }) => code === tag.code)?.values ?? [];
  return { kind: 'counts', counts: countsOf(values), customers: rows.customerIds.length, elapsedMs: result.elapsedMs };
}

/** What keeps a definition from being run. */
export function issuesIn(file: ExerciseFile, text: string): readonly Issue[] {
  const { value, issues } = checkTags(text, file.schema);
  return value && value.tags.length > 0 ? [] : issues;
}

function rowsOf(rows: Rows, elapsedMs: number): Trial {
  const of = rowCount(rows);
  const shown = Array.from({ length: Math.min(of, SHOWN_ROWS) }, (_, i) => rows.values.map((column) => column[i] ?? null));
  return { kind: 'rows', columns: rows.columns, rows: shown, of, elapsedMs };
}

/** The most frequent first; no value last. */
function countsOf(values: readonly Value[]): { value: Value; count: number }[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.count - a.count);
}
