import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { inlineParams } from '../../engine/compile/written-in.ts';
import { type Explanation, explainCustomer } from '../../engine/explain/explain.ts';
import type { Execute } from '../../engine/language/rows.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import type { SandboxError } from '../../sandbox/sandbox-error.ts';
import { readCustomers, type SqlResult } from './customers.ts';
import { CODE_TAG, compileRfm } from './rfm-tags.ts';
import type { RfmSettings } from './settings.ts';
import type { Source } from './source.ts';

export type Asked = { readonly ok: true; readonly result: SqlResult } | { readonly ok: false; readonly error: SandboxError };

/** Runs the lab's statement in SQLite. */
export async function askCustomers(source: Source, settings: RfmSettings, raw: boolean, signal: AbortSignal): Promise<Asked> {
  const statement = compileRfm(settings, await source.schema(), source.orders, raw);
  const params = { ...statement.compiled.params, as_of: settings.asOf };
  const done = await sharedSandbox().run(source.database, statement.sql, params, { trusted: true, signal });
  return done.ok ? { ok: true, result: readCustomers(done.rows, statement) } : done;
}

/** The statement as it would be pasted elsewhere. */
export async function statementText(source: Source, settings: RfmSettings, raw: boolean): Promise<string> {
  const { sql, compiled } = compileRfm(settings, await source.schema(), source.orders, raw);
  return inlineParams(sql, { ...compiled.params, as_of: settings.asOf });
}

/** Why one customer has these scores, with the orders that count; nothing when the sandbox did not answer. */
export async function askWhy(source: Source, settings: RfmSettings, customer: string): Promise<Explanation | undefined> {
  const { tags, compiled } = compileRfm(settings, await source.schema(), source.orders);
  const execute: Execute = async (sql, params) => {
    const done = await sharedSandbox().run(source.database, sql, params, { trusted: true });
    if (!done.ok) throw new Error(done.error.code);
    return done.rows;
  };
  return explainCustomer(tags, compiled, sqlite, CODE_TAG, customer, settings.asOf, execute).catch(() => undefined);
}

/** Fetches everything a run needs ahead of it. */
export function warmUp(source: Source): void {
  sharedSandbox().warm(source.database);
  void source.schema();
}
