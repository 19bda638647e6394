import type { Column, Schema, Table } from '../../engine/language/schema.ts';
import { keyOf, ROLE_WORDS } from './roles.ts';

/** The columns of a table that play the roles of an order: who, when, how much. */
export interface OrdersFound {
  readonly table: string;
  readonly customer: string;
  readonly date: string;
  readonly amount?: string;
  /** Rows of one order share it; where the file has no such column, every row is an order. */
  readonly order: string;
  /** What became of each order: which states count is the person's to say, unless they did so at the import. */
  readonly status?: string;
}

/** What a lab finds in a schema. `lacks`: the first thing that is not there. */
export type OrdersFit<Found extends OrdersFound = OrdersFound> =
  | { readonly ok: true; readonly orders: Found }
  | { readonly ok: false; readonly lacks: 'orders' | 'amount' };

/**
 * Whether a schema has orders, and which column plays which role: by the names that an import gives, and otherwise by what the column is called in
 * the file. `orders` comes before other tables, and one with money before one without.
 * @example const fit = findOrders(own.schema); if (fit.ok) fit.orders.date // 'order_date'
 */
export function findOrders({ tables }: Schema): OrdersFit {
  const found = Object.values(tables).flatMap((table) => ordersOf(table) ?? []);
  const orders = found.find(({ table }) => table === 'orders') ?? found.find(({ amount }) => amount !== undefined) ?? found[0];
  return orders ? { ok: true, orders } : { ok: false, lacks: 'orders' };
}

/** The same for a lab that reckons with money, such as RFM. */
export function findPaidOrders(schema: Schema): OrdersFit<OrdersFound & { readonly amount: string }> {
  const fit = findOrders(schema);
  if (!fit.ok) return fit;
  const { amount } = fit.orders;
  return amount === undefined ? { ok: false, lacks: 'amount' } : { ok: true, orders: { ...fit.orders, amount } };
}

/** A table with one row per customer has a day too, on which somebody came and bought nothing. */
function ordersOf(table: Table): OrdersFound | undefined {
  const { name, entityKey: customer, time: date, primaryKey, columns } = table;
  if (customer === undefined || date === undefined || primaryKey.join() === customer) return undefined;
  const amount = columns.find((c) => c.name === 'amount') ?? columns.find(isAmount);
  const order = columns.find((c) => c.name === 'order_id') ?? columns.find((c) => c.type === 'text' && isCalled('order_id', c));
  const status = columns.find((c) => c.type === 'text' && isStatus(c));
  const row = columns.find((c) => c.name === 'line')?.name ?? order?.name ?? primaryKey.at(-1) ?? date;
  return {
    table: name,
    customer,
    date,
    order: order?.name ?? row,
    ...(amount && { amount: amount.name }),
    ...(status && { status: status.name }),
  };
}

const isAmount = (column: Column): boolean => (column.type === 'real' || column.type === 'int') && isCalled('amount', column);
const isStatus = ({ label, name }: Column): boolean =>
  [label.zh, label.en, name].some((text) => /(?:状态|status|state)$/.test(keyOf(text)));

function isCalled(role: keyof typeof ROLE_WORDS, { label, name }: Column): boolean {
  const { names, like } = ROLE_WORDS[role];
  const words = names.split(' ');
  return [label.zh, label.en, name].map(keyOf).some((text) => words.includes(text) || like.test(text));
}
