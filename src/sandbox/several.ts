import type { Execute } from '../engine/language/rows.ts';
import type { DatabaseRef, RunOptions, RunResult, Sandbox } from './sandbox.ts';

type Failure = Extract<RunResult, { ok: false }>['error'];
export type Several<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/**
 * Does what takes several of the engine's own statements.
 * @returns what came of it, or the first failure; after one, no statement runs any more, and each finds no rows
 * @example await several(sandbox, database, (execute) => paramsOf(compiled, asOf, execute))
 */
export async function several<T>(
  sandbox: Pick<Sandbox, 'run'>,
  database: DatabaseRef,
  work: (execute: Execute) => Promise<T>,
  options: Omit<RunOptions, 'trusted'> = {},
): Promise<Several<T>> {
  let failure: Failure | undefined;
  const execute: Execute = async (sql, params) => {
    if (failure) return { columns: [], values: [] };
    const result = await sandbox.run(database, sql, params, { ...options, trusted: true });
    if (result.ok) return result.rows;
    failure ??= result.error;
    return { columns: [], values: [] };
  };
  const value = await work(execute);
  return failure ? { ok: false, error: failure } : { ok: true, value };
}
