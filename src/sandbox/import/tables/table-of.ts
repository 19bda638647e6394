import type { Column, Table } from '../../../engine/language/schema.ts';
import { columnTypeOf } from '../columns/cell-reader.ts';
import type { ColumnPlan, Plan } from '../shapes.ts';

/** One column of the table; without a plan it is made here. */
export type TableColumn =
  | { readonly name: string; readonly plan: ColumnPlan }
  | { readonly name: 'order_id' | 'line'; readonly plan?: undefined };

const ROLE_ORDER = ['customer_id', 'order_date', 'amount', 'order_id', 'register_date'];
const rank = (name: string): number => (ROLE_ORDER.indexOf(name) + ROLE_ORDER.length + 1) % (ROLE_ORDER.length + 1);

/** Roles first, then the order number if the file has none, then the file's other columns, then the line, which makes every row one of a kind. */
export function tableColumns(plan: Plan): TableColumn[] {
  const kept = plan.columns.filter(({ treatment }) => treatment !== 'drop');
  const roles = kept.filter(({ role }) => role !== undefined).sort((a, b) => rank(a.name) - rank(b.name));
  const others = kept.filter(({ role }) => role === undefined);
  const makesOrders = plan.table === 'orders' && !roles.some(({ role }) => role === 'order_id');
  return [...roles.map(ofPlan), ...(makesOrders ? [{ name: 'order_id' } as const] : []), ...others.map(ofPlan), { name: 'line' }];
}
const ofPlan = (plan: ColumnPlan): TableColumn => ({ name: plan.name, plan });

/** The table as the engine knows it: known before a row is read, so that rows can go into a database as they come. */
export function tableOf(plan: Plan): Table {
  const columns = tableColumns(plan);
  const names = columns.map(({ name }) => name);
  const hasCustomer = names.includes('customer_id');
  const isOrders = plan.table === 'orders';
  const isCustomers = plan.table === 'customers' && hasCustomer;
  const primaryKey = isOrders ? ['customer_id', 'order_date', 'line'] : isCustomers ? ['customer_id'] : ['line'];
  const described = columns.map((column) => columnOf(column));
  const times = described.filter(({ type }) => type === 'date' || type === 'timestamp').map(({ name }) => name);
  const time = isOrders ? 'order_date' : names.includes('register_date') ? 'register_date' : times.length === 1 ? times[0] : undefined;
  return {
    name: plan.table,
    label: isOrders ? { zh: '订单', en: 'Orders' } : { zh: plan.table, en: plan.table },
    ...(hasCustomer && { entityKey: 'customer_id' }),
    ...(time !== undefined && { time }),
    primaryKey,
    columns: described,
  };
}

function columnOf({ name, plan }: TableColumn): Column {
  if (!plan) return { name, type: name === 'line' ? 'int' : 'text', nullable: false, label: MADE[name] };
  const { header, nullable, personal } = plan;
  return {
    name,
    type: columnTypeOf(plan),
    nullable,
    label: { zh: header, en: header },
    ...(personal && { sensitivity: 'personal' as const }),
  };
}
const MADE: Readonly<Record<'order_id' | 'line', Column['label']>> = {
  order_id: { zh: '订单号', en: 'Order number' },
  line: { zh: '文件中的行号', en: 'Line in the file' },
};
