import { checkTags } from '../../engine/check.ts';
import { compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { oneTag } from '../../engine/compile/one-tag.ts';
import type { Execute } from '../../engine/language/rows.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { tagRowsOf } from '../../engine/run.ts';
import { FACT_CODES, type KindRun, type KindsRuns, paired, TAG_CODES } from './kinds.ts';

export interface KindsTexts {
  readonly tags: string;
  readonly facts: string;
  /** The earlier as-of date, and the data's own. */
  readonly dates: readonly [string, string];
}

/**
 * Runs every tag by itself on both dates, so that each has a time of its own.
 * @param execute also says how long the statement took, where it can
 */
export async function runKinds(
  { tags: text, facts, dates }: KindsTexts,
  schema: Schema,
  execute: (...asked: Parameters<Execute>) => Promise<{ readonly rows: Awaited<ReturnType<Execute>>; readonly elapsedMs: number | null }>,
): Promise<KindsRuns> {
  const known = readTags(text, schema);
  const seen = readTags(facts, schema);
  const run = async (tags: typeof known, asOf: string) => {
    const { sql, params } = compileTags(tags, sqlite);
    const { rows, elapsedMs } = await execute(sql, { ...params, as_of: asOf });
    return { rows: tagRowsOf(tags, rows), elapsedMs };
  };
  const [early, late] = [await run(seen, dates[0]), await run(seen, dates[1])];
  const customers = late.rows.customerIds;
  const was = new Set(early.rows.customerIds);
  const done: [string, KindRun][] = [];
  for (const code of TAG_CODES) {
    const [before, after] = [await run(oneTag(known, code), dates[0]), await run(oneTag(known, code), dates[1])];
    done.push([code, { ...paired(customers, before.rows, after.rows, code), elapsedMs: after.elapsedMs }]);
  }
  return {
    customers,
    joined: customers.map((id) => !was.has(id)),
    tags: Object.fromEntries(done) as KindsRuns['tags'],
    facts: Object.fromEntries(FACT_CODES.map((code) => [code, paired(customers, early.rows, late.rows, code)])) as KindsRuns['facts'],
  };
}

function readTags(text: string, schema: Schema) {
  const { value, issues } = checkTags(text, schema);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}
