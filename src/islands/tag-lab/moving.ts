import { compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { explainCustomer } from '../../engine/explain/explain.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import type { Migration } from '../../engine/quality/migration.ts';
import { movedIn } from '../../engine/quality/moved.ts';
import { type WhyMoved, whyMoved } from '../../engine/quality/why-moved.ts';
import { runTags } from '../../engine/run.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import { type Several, several } from '../../sandbox/several.ts';
import type { LabWorld } from './running.ts';

/** One side of a comparison: tags, and the data with the as-of date that they are for. */
export interface Side {
  readonly tags: ResolvedTags;
  readonly world: LabWorld;
}

/** Who moved from which value of a tag to which. */
export async function compare(code: string, before: Side, after: Side, signal: AbortSignal): Promise<Several<Migration>> {
  const rowsOf = ({ tags, world }: Side) =>
    several(sharedSandbox(), world.database, (execute) => runTags(tags, compileTags(tags, sqlite), world.asOf, execute), { signal });
  const was = await rowsOf(before);
  if (!was.ok) return was;
  const is = await rowsOf(after);
  if (!is.ok) return is;
  const tag = after.tags.tags.find((one) => one.code === code);
  if (!tag) throw new RangeError(`no tag ${code}`);
  return { ok: true, value: movedIn(tag, was.value, is.value) };
}

/** Why each of some customers moved. */
export async function reasons(
  code: string,
  customers: readonly string[],
  before: Side,
  after: Side,
): Promise<Several<readonly WhyMoved[]>> {
  const explained = async ({ tags, world }: Side) => {
    const compiled = compileTags(tags, sqlite);
    return several(sharedSandbox(), world.database, async (execute) => {
      const found = [];
      for (const customer of customers) found.push(await explainCustomer(tags, compiled, sqlite, code, customer, world.asOf, execute));
      return found;
    });
  };
  const was = await explained(before);
  if (!was.ok) return was;
  const is = await explained(after);
  if (!is.ok) return is;
  return { ok: true, value: was.value.flatMap((one, i) => (is.value[i] ? [whyMoved(one, is.value[i])] : [])) };
}
