import type { Schema } from '../../engine/language/schema.ts';
import { findPaidOrders } from '../../sandbox/import/fits.ts';

/** Labs that run on a person's own customers. */
export const OWN_LABS = ['tag', 'rfm'] as const;
export type OwnLab = (typeof OWN_LABS)[number];

/** What a lab needs and a schema has not; nothing where it fits. */
export type Lack = 'customers' | 'orders' | 'amount';

export function lackOf(lab: OwnLab, schema: Schema): Lack | undefined {
  if (lab === 'tag') return hasCustomers(schema) ? undefined : 'customers';
  const fit = findPaidOrders(schema);
  return fit.ok ? undefined : fit.lacks;
}

/** Whoever is tagged has to be named in the table that says who there is. */
const hasCustomers = ({ entity, tables }: Schema): boolean =>
  Object.hasOwn(tables, entity.table) && tables[entity.table]?.columns.some(({ name }) => name === entity.key) === true;
