import { findPaidOrders } from '../../sandbox/import/fits.ts';
import type { OwnCustomers } from '../own-data/own-customers.ts';
import type { Source } from './source.ts';

/** A person's own orders as a source of the lab; nothing where the tables say not who bought, when and for how much. */
export function ownSource({ title, database, schema, firstDate, day }: OwnCustomers): Source | undefined {
  const fit = findPaidOrders(schema);
  if (!fit.ok) return undefined;
  const { table, date, amount, order } = fit.orders;
  // Which of the orders count was said at the import, so all that are here do.
  const orders = { table, date, amount, order };
  return {
    title,
    database,
    schema: async () => schema,
    orders,
    firstDay: firstDate === '' ? day : firstDate,
    lastDay: day,
    slug: 'orders',
  };
}
