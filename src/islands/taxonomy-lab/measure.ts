import { checkTags } from '../../engine/check.ts';
import { compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { tagRowsOf } from '../../engine/run.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import type { SandboxError } from '../../sandbox/sandbox-error.ts';
import { schemaOf } from '../lab/schemas.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

export interface Sample {
  readonly dataset: string;
  readonly title: string;
  /** From the root of the site. */
  readonly path: string;
  readonly asOf: string;
}

export type Measured =
  | { readonly ok: true; readonly evidence: Evidence; readonly elapsedMs: number }
  | { readonly ok: false; readonly error?: SandboxError };

/** Runs the tags of a text on the sample customers. Fetched with the engine, when somebody runs. */
export async function measureTags(text: string, { dataset, path, asOf }: Sample, signal: AbortSignal): Promise<Measured> {
  const { value: tags } = checkTags(text, await schemaOf(dataset));
  if (!tags) return { ok: false };
  const { sql, params } = compileTags(tags, sqlite);
  const done = await sharedSandbox().run({ kind: 'file', url: path }, sql, { ...params, as_of: asOf }, { trusted: true, signal });
  return done.ok
    ? { ok: true, evidence: evidenceOf(tagRowsOf(tags, done.rows)), elapsedMs: done.elapsedMs }
    : { ok: false, error: done.error };
}
