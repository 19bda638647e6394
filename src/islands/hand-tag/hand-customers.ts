import type { Explanation, ResolvedTags, Rows, Value } from '../../engine/index.ts';
import { unitOf } from '../tag-lab/outcome.ts';
import { valuesOf } from '../tag-lab/values.ts';
import type { LabView } from '../tag-lab/view.ts';

/** A customer as a person sees them before any rule, and what the rule says. */
export interface HandCustomer {
  readonly id: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly value: Value;
  readonly explanation: Explanation;
}

interface Hand {
  readonly customers: readonly string[];
  readonly facts: { readonly tags: ResolvedTags; readonly rows: Rows };
  readonly explanations: readonly Explanation[];
}

/** What stands on each customer's card, in the words of one language. */
export function handCustomers({ customers, facts: { tags, rows }, explanations }: Hand, view: LabView): HandCustomer[] {
  const columns = tags.tags.map((tag) => ({
    label: view.label(tag.definition.name),
    unit: unitOf(tag, tags),
    values: valuesOf(tag, rows),
  }));
  const ids = (rows.values[0] ?? []).map(String);
  return customers.map((id, i) => {
    const at = ids.indexOf(id);
    const explanation = explanations[i];
    if (at === -1 || !explanation) throw new Error(`no customer ${id}`);
    const facts = columns.map(({ label, unit, values }) => ({ label, value: view.format(values[at], unit) }));
    return { id, facts, value: explanation.value, explanation };
  });
}
