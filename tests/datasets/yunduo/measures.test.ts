import { describe, expect, it } from 'vitest';
import { contentOf, databasesOf } from '../../../src/datasets/grading.ts';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { checkTags, compileTags, runTags, sqlite } from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { daysBetween, groupBy, type Order, objectsOf, ordersOf, sum } from '../statistics.ts';

/** The standard measures by plain loops: a customer's paid orders up to the as-of date in, one value out. */
const BY_HAND: Readonly<Record<string, (paid: readonly Order[], asOf: string) => number | null>> = {
  orders_ever: (paid) => paid.length,
  spend_ever: (paid) => spendOf(paid),
  days_since_last_order: (paid, asOf) => (paid.length === 0 ? null : Math.min(...paid.map(({ date }) => daysBetween(date, asOf)))),
  days_since_first_order: (paid, asOf) => (paid.length === 0 ? null : Math.max(...paid.map(({ date }) => daysBetween(date, asOf)))),
  orders_365d: (paid, asOf) => within(paid, asOf, 365).length,
  spend_365d: (paid, asOf) => spendOf(within(paid, asOf, 365)),
  orders_90d: (paid, asOf) => within(paid, asOf, 90).length,
  spend_90d: (paid, asOf) => spendOf(within(paid, asOf, 90)),
};
const within = (orders: readonly Order[], asOf: string, days: number) => orders.filter(({ date }) => daysBetween(date, asOf) < days);
const spendOf = (orders: readonly Order[]) => Math.round(sum(orders.map(({ amount }) => amount)) * 100) / 100;

const sqlJs = await loadSqlJs();

describe.each(databasesOf(yunduo))('the standard measures on $id', (database) => {
  const content = contentOf(yunduo, database);
  const { asOf } = database;
  const db = createDatabase(sqlJs, {
    schema: content.schema,
    rows: { customers: content.rows['customers'] ?? [], orders: content.rows['orders'] ?? [] },
  });
  const customers = objectsOf(content, 'customers').filter(({ register_date }) => String(register_date) <= asOf);
  const ids = customers.map(({ customer_id }) => String(customer_id));
  const paidOf = groupBy(
    ordersOf(content).filter(({ status, date }) => status === 'paid' && date <= asOf),
    ({ customerId }) => customerId,
  );

  it.each(Object.keys(yunduo.schema.measures))('%s is what plain loops count', async (name) => {
    const { value, issues } = checkTags(`code: t\nname: ${name}\ndefine: {expr: ${name}}\n`, yunduo.schema);
    if (!value) throw new Error(JSON.stringify(issues));
    const rows = await runTags(value, compileTags(value, sqlite), asOf, (sql, params) => runStatement(db, sql, params));
    const expected = ids.map((id) => [id, BY_HAND[name]?.(paidOf.get(id) ?? [], asOf)]);
    expect(rows.customerIds.map((id, i) => [id, rows.tags[0]?.values[i]])).toEqual(expected);
  });
});
