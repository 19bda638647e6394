import fc from 'fast-check';
import type { SqlJs } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTags, compileTags, runTags, sqlite } from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { schemaOf } from '../../../src/sandbox/import/own-schema.ts';
import type { Answers } from '../../../src/sandbox/import/shapes.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { readAll, textFile } from './hard-files.ts';

let sqlJs: SqlJs;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
});

const MEASURES = [
  'orders_ever',
  'spend_ever',
  'days_since_last_order',
  'days_since_first_order',
  'orders_365d',
  'spend_365d',
  'orders_90d',
  'spend_90d',
];
const TAGS = `tags:\n${MEASURES.map((name) => `  - {code: t_${name}, name: ${name}, define: {expr: ${name}}}\n`).join('')}`;

/** A few rows do not tell what a whole file would. */
const AS_GIVEN: Answers = { table: 'orders', decimals: { amount: '.' } };

async function runOn(text: string, tags: string, asOf: string) {
  const { table, rows } = await readAll(textFile(text), AS_GIVEN);
  const schema = schemaOf([table]);
  const checked = checkTags(tags, schema);
  if (!checked.value) throw new Error(JSON.stringify(checked.issues));
  const db = createDatabase(sqlJs, { schema, rows: { orders: rows } });
  const result = await runTags(checked.value, compileTags(checked.value, sqlite), asOf, (sql, params) => runStatement(db, sql, params));
  db.close();
  return result;
}

interface Line {
  readonly customer: string;
  readonly day: number;
  readonly order: string;
  readonly cents: number;
}
const AS_OF = '2025-06-30';
const AS_OF_DAY = Date.parse(AS_OF) / 86_400_000;
const isoOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The measures once more, by plain loops over the rows. */
function byHand(lines: readonly Line[]) {
  const known = lines.filter((line) => line.day <= AS_OF_DAY);
  const customers = [...new Set(known.map((line) => line.customer))].sort();
  return customers.map((customer) => {
    const own = known.filter((line) => line.customer === customer);
    const within = (days: number) => own.filter((line) => line.day > AS_OF_DAY - days);
    const orders = (of: readonly Line[]) => new Set(of.map((line) => line.order)).size;
    const spend = (of: readonly Line[]) => of.reduce((sum, line) => sum + line.cents, 0) / 100;
    const days = own.map((line) => AS_OF_DAY - line.day);
    return [
      customer,
      orders(own),
      spend(own),
      Math.min(...days),
      Math.max(...days),
      orders(within(365)),
      spend(within(365)),
      orders(within(90)),
      spend(within(90)),
    ];
  });
}

describe('the measures of own orders', () => {
  it('are what plain loops over the file count, lines of one order counted once', async () => {
    const line = fc.record({
      customer: fc.constantFrom('007', '7', 'A', '客户'),
      day: fc.integer({ min: AS_OF_DAY - 400, max: AS_OF_DAY + 5 }),
      order: fc.constantFrom('1', '01', '2', '3', '4'),
      cents: fc.integer({ min: -5000, max: 500_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), async (lines) => {
        const text = lines.map((l) => `${l.customer},${isoOf(l.day)},${(l.cents / 100).toFixed(2)},${l.order}\n`).join('');
        const result = await runOn(`customer_id,order_date,amount,order_id\n${text}`, TAGS, AS_OF);
        const rows = result.customerIds.map((id, i) => [id, ...result.tags.map((tag) => tag.values[i])]);
        const expected = byHand(lines).map((row) => row.map((v) => (typeof v === 'number' ? expect.closeTo(v, 6) : v)));
        expect(rows.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual(
          expected.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('count every row as an order where there is no order number, and know no spend where there is no amount', async () => {
    const text = 'customer_id,order_date\na,2025-06-01\na,2025-06-01\nb,2025-06-02\n';
    const result = await runOn(text, '{code: n, name: n, define: {expr: orders_ever}}\n', AS_OF);
    expect([result.customerIds, result.tags[0]?.values]).toEqual([
      ['a', 'b'],
      [2, 1],
    ]);
    const { table } = await readAll(textFile(text));
    expect(Object.keys(schemaOf([table]).measures)).toEqual(MEASURES.filter((name) => !name.startsWith('spend')));
  });
});

describe('the entity', () => {
  it('is who ordered, or who stands in customers', async () => {
    const orders = await readAll(textFile('customer_id,order_date\na,2025-06-01\n'));
    const customers = await readAll(textFile('customer_id,city\na,x\nb,y\n'), { table: 'customers' });
    expect(schemaOf([orders.table]).entity).toEqual({
      table: 'orders',
      key: 'customer_id',
      since: 'order_date',
      derived: true,
      shorterFirst: true,
    });
    expect(schemaOf([orders.table, customers.table]).entity).toEqual({ table: 'customers', key: 'customer_id', shorterFirst: true });
    expect(Object.keys(schemaOf([orders.table, customers.table]).tables)).toEqual(['orders', 'customers']);
  });
});
