import type { Rows } from '../../engine/language/rows.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import { schemaOf } from '../lab/schemas.ts';
import type { KindsRuns } from './kinds.ts';
import { type KindsTexts, runKinds } from './run-kinds.ts';

class Stopped extends Error {}

/** Runs the tags in the reader's browser; nothing where the sandbox was stopped or failed. */
export async function askKinds(texts: KindsTexts, dataset: string, path: string, signal: AbortSignal): Promise<KindsRuns | undefined> {
  const execute = async (sql: string, params: Parameters<typeof runKinds>[2] extends (...asked: infer A) => unknown ? A[1] : never) => {
    const done = await sharedSandbox().run({ kind: 'file', url: path }, sql, params, { trusted: true, signal });
    if (!done.ok) throw new Stopped(done.error.code);
    return { rows: done.rows as Rows, elapsedMs: done.elapsedMs };
  };
  return runKinds(texts, await schemaOf(dataset), execute).catch(() => undefined);
}
