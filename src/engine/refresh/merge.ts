import { byCodePoint } from '../language/code-points.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { TagRows } from '../run.ts';
import type { RefreshPlan } from './plan.ts';

/** What the two runs of a plan gave; a run without tags, or for nobody, may be left out. */
export interface Refreshed {
  readonly everybody?: TagRows;
  readonly touched?: TagRows;
}

/**
 * The rows at hand with what ran again put in: whoever came is there, whoever went is not, and the order is that of a full run.
 * @param before rows of all tags of the plan
 * @throws where a customer came whom no change named
 */
export function mergeRows(before: TagRows, refreshed: Refreshed, plan: RefreshPlan, schema: Schema): TagRows {
  const { everybody, touched } = refreshed;
  const gone = new Set(plan.touched.length > 0 ? plan.customers.map(String) : []);
  const customerIds = everybody?.customerIds ?? withTouched(before.customerIds, gone, touched?.customerIds ?? [], schema);
  const ranFor = { everybody: new Set(plan.everybody), touched: new Set(plan.touched) };
  const [old, again, all] = [before, touched, everybody].map((rows) => placesOf(rows));
  const tags = before.tags.map(({ code, values }) => {
    const [fresh, places] = ranFor.everybody.has(code) ? [everybody, all] : ranFor.touched.has(code) ? [touched, again] : [];
    const freshValues = fresh?.tags.find((t) => t.code === code)?.values;
    const valueNow = (id: string) => {
      const place = places?.get(id);
      if (place !== undefined) return freshValues?.[place] ?? null;
      const stood = old?.get(id);
      if (stood === undefined) throw new RangeError(`no change names the customer ${id}`);
      return values[stood] ?? null;
    };
    return { code, values: customerIds.map(valueNow) };
  });
  return { customerIds, tags };
}

const placesOf = (rows: TagRows | undefined): ReadonlyMap<string, number> => new Map(rows?.customerIds.map((id, i) => [id, i]));

/** Two lists in order made one, without those that ran again and did not come back. */
function withTouched(before: readonly string[], gone: ReadonlySet<string>, touched: readonly string[], schema: Schema): readonly string[] {
  const inOrder = keyOrder(schema);
  const merged: string[] = [];
  let next = 0;
  for (const id of before) {
    if (gone.has(id)) continue;
    for (let other = touched[next]; other !== undefined && inOrder(other, id) < 0; other = touched[next]) {
      merged.push(other);
      next++;
    }
    merged.push(id);
  }
  return [...merged, ...touched.slice(next)];
}

/** The order in which a full run gives customers. */
function keyOrder(schema: Schema): (a: string, b: string) => number {
  const { table, key, shorterFirst } = schema.entity;
  const type = columnOf(schema, table, key)?.type;
  if (type === 'int' || type === 'real') return (a, b) => Number(a) - Number(b);
  return (a, b) => (shorterFirst ? [...a].length - [...b].length : 0) || byCodePoint(a, b);
}
