import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTags, compileTags, sqlite } from '../../../src/engine/index.ts';
import { SCHEMA } from '../world.ts';
import { AS_OF, counts, PEOPLE, type Purchase, purchases, rfm, withPurchases } from './purchases.ts';

/** P3: a tag whose values exclude each other gives every customer one row and one value, however many rows, ties and rules fit. */

/** Every builder that finds several candidates for a customer and has to take one. */
const yamlOf = (rules: readonly string[]): string => `measures:
  n: {from: orders, agg: count, where: status = 'paid', empty: 0}
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid', empty: 0}
---
code: tier
value: {type: enum, exclusive: true, domain: {v0: a, v1: b, v2: c, v3: d}}
define: {cases: [${rules.map((when, i) => `{when: "${when}", value: v${i}}`).join(', ')}]}
---
${rfm('{method: percentile_inc, n: 2}', ', segments: [{value: recent, r: 2}, {value: often, f: [1, 2]}, {value: rich, m: 2}]', 'segment')}---
code: channel
define: {prefer: {from: orders, dimension: channel}}
---
code: usual
define: {measure: {from: orders, agg: most_frequent, field: channel}}
---
code: latest
define: {edge: {from: orders, which: last, field: channel}}
---
code: grade
define:
  points: [{when: n >= 2, points: 5}, {when: spend >= 10, points: 5}]
  cut: {high: ">= 10", some: ">= 5", none: else}
---
code: by_hand
define: {sql: {type: text, query: "SELECT customer_id, channel AS value FROM orders WHERE order_date <= :as_of"}}
---
code: fifth
define: {bin: {of: spend, method: ntile, n: 5}}
`;

const limit = fc.integer({ min: 0, max: 6 });
type Facts = { readonly n: number; readonly spend: number };
interface Rule {
  readonly text: string;
  readonly holds: (facts: Facts) => boolean;
}
/** Rules of which any number may be true of one customer. */
const rule: fc.Arbitrary<Rule> = fc.oneof(
  limit.map((a) => ({ text: `n >= ${a}`, holds: ({ n }: Facts) => n >= a })),
  limit.map((a) => ({ text: `spend > ${a * 3}`, holds: ({ spend }: Facts) => spend > a * 3 })),
  fc.tuple(limit, limit).map(([a, b]) => ({ text: `n <= ${a} or spend < ${b}`, holds: ({ n, spend }: Facts) => n <= a || spend < b })),
);

const factsOf = (rows: readonly Purchase[], person: string): Facts => {
  const own = rows.filter((r) => r.customer === person && counts(r));
  return { n: own.length, spend: own.reduce((cents, r) => cents + Math.round(r.amount * 100), 0) / 100 };
};

test('one row a customer, and the value is that of the first rule that is true', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, fc.array(rule, { minLength: 2, maxLength: 4 }), async (rows, rules) => {
      const { value } = checkTags(yamlOf(rules.map((r) => r.text)), SCHEMA);
      if (!value) throw new Error('the tags resolve');
      const { sql, params } = compileTags(value, sqlite);
      const { columns, values } = await withPurchases(rows, async (execute) => execute(sql, { ...params, as_of: AS_OF }));
      expect(columns).toEqual(['customer_id', ...value.tags.map((t) => t.code)]);
      expect(values[0]).toEqual([...PEOPLE]);
      for (const column of values) expect(column).toHaveLength(PEOPLE.length);
      const first = (person: string): string | null => {
        const at = rules.findIndex((r) => r.holds(factsOf(rows, person)));
        return at === -1 ? null : `v${at}`;
      };
      expect(values[1]).toEqual(PEOPLE.map(first));
      // One of several, and never a list of them.
      const channels = new Set<unknown>(['app', 'web', '微信', null]);
      for (const code of ['channel', 'usual', 'latest', 'by_hand']) {
        for (const cell of values[columns.indexOf(code)] ?? []) expect(channels).toContain(cell);
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);
