import type { ListBuilder } from '../language/composed.ts';
import { columnOf } from '../language/schema.ts';
import type { ExpandContext, Expanded } from './expand.ts';
import { literalAt, nameAt } from './write.ts';

/** Customers by name: a rule for each list, over the key. */
export function expandList({ lists, otherwise, place }: ListBuilder, { schema }: ExpandContext): Expanded {
  const { table, key } = schema.entity;
  const isNumber = columnOf(schema, table, key)?.type === 'int';
  const idAt = (id: string) => literalAt(isNumber && Number.isFinite(Number(id)) ? Number(id) : id, place);
  const cases = lists.map(({ value, ids, place: at }) => ({
    when: { kind: 'in', operand: nameAt(key, at), list: ids.map(idAt), negated: false, start: at.start, end: at.end } as const,
    value,
    place: at,
  }));
  return { define: { builder: 'cases', cases, ...(otherwise === undefined ? {} : { otherwise }), place } };
}
