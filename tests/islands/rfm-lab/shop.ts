import { openWorld } from '../../../src/build/world.ts';
import type { Rows } from '../../../src/engine/index.ts';
import { type RfmCustomers, readCustomers, type SqlResult } from '../../../src/islands/rfm-lab/customers.ts';
import { compileRfm, YUNDUO_ORDERS } from '../../../src/islands/rfm-lab/rfm-tags.ts';
import { METHODS, type RfmSettings, withScoring } from '../../../src/islands/rfm-lab/settings.ts';

export const START: RfmSettings = {
  asOf: '2025-06-30',
  window: '365',
  counted: 'paid',
  scoring: { method: 'ntile' },
  scheme: 'eleven',
  other: 'percentile_inc',
};

/** One settings per method, the edges among them. */
export const EACH_METHOD: readonly RfmSettings[] = [
  ...METHODS.map((method) => withScoring(START, { method })),
  withScoring(START, { method: 'edges', edges: { r: [30, 90, 180, 270], f: [2, 3, 5, 9], m: [200, 500, 1000, 2500] } }),
  withScoring(START, { method: 'edges', edges: { r: [90], f: [3], m: [1000] } }),
];

/** What the lab's statement gives on the course's shop. */
export async function askShop(settings: RfmSettings): Promise<SqlResult> {
  const { schema, execute } = await openWorld('yunduo');
  const statement = compileRfm(settings, schema, YUNDUO_ORDERS);
  const rows = await execute(statement.compiled.wideSql, { ...statement.compiled.params, as_of: settings.asOf });
  return readCustomers(rows, statement);
}

export interface PlainOrder {
  readonly customer: string;
  readonly date: string;
  readonly status: string;
  readonly amount: number;
}

/** The raw orders, for loops that know nothing of the engine. */
export async function plainOrders(): Promise<PlainOrder[]> {
  const { execute } = await openWorld('yunduo');
  const { values }: Rows = await execute('SELECT customer_id, order_date, status, amount FROM orders', {});
  const [customers = [], dates = [], statuses = [], amounts = []] = values;
  return customers.map((customer, i) => ({
    customer: String(customer),
    date: String(dates[i]),
    status: String(statuses[i]),
    amount: Number(amounts[i]),
  }));
}

/** A few customers, written down. */
export const customersOf = (rows: readonly (readonly [r: number, f: number, m: number])[]): RfmCustomers => ({
  ids: rows.map((_, i) => `C${i + 1}`),
  r: rows.map(([r]) => r),
  f: rows.map(([, f]) => f),
  m: rows.map(([, , m]) => m),
  population: rows.length,
});
