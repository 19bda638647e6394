import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkTags,
  compileTags,
  type Execute,
  oneTag,
  planTags,
  type ResolvedTags,
  rowCount,
  runPlan,
  runTags,
  sqlite,
  type TagRows,
} from '../../../src/engine/index.ts';
import { outcomeOf } from '../../../src/islands/tag-lab/outcome.ts';
import { SCHEMA, tagsOf } from '../world.ts';
import { AS_OF, counts, PEOPLE, type Purchase, purchases, rfm, withPurchases } from './purchases.ts';

/** P14: what is counted before a tag is published is what a full run gives: in the lab, in the database, for one tag of many, for some customers of all. */

const MEASURES = `measures:
  n: {from: orders, agg: count, where: status = 'paid', empty: 0}
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid'}
`;
const limit = fc.integer({ min: 0, max: 6 });
const edited = fc.record({ high: limit, low: limit, rest: fc.boolean() });
type Edited = typeof edited extends fc.Arbitrary<infer E> ? E : never;
const RULE = ({ high, low, rest }: Edited): string =>
  `code: tier\nvalue: {domain: {high: High, low: Low, rest: Rest}}\ndefine: {cases: [{when: n > ${high}, value: high}, {when: n >= ${low}, value: low}]${rest ? ', else: rest' : ''}}\n`;
/** The rule among others that look at everybody, and one that rests on it. */
const yamlOf = (e: Edited): string =>
  [
    `${MEASURES}`,
    RULE(e),
    'code: top\ndefine: {expr: pct_rank(spend) >= 50%}\n',
    rfm('{method: ntile, n: 3}'),
    "code: chosen\ndefine: {audience: {any: [tier = 'high', top]}}\n",
  ].join('---\n');

function resolved(yaml: string): ResolvedTags {
  const { value, issues } = checkTags(yaml, SCHEMA);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}
const tally = (values: readonly unknown[]): Readonly<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for (const v of values) counted[String(v)] = (counted[String(v)] ?? 0) + 1;
  return counted;
};

/** In plain loops. */
const tierOf = (rows: readonly Purchase[], person: string, { high, low, rest }: Edited): string | null => {
  const n = rows.filter((r) => r.customer === person && counts(r)).length;
  return n > high ? 'high' : n >= low ? 'low' : rest ? 'rest' : null;
};

test('the counts of a preview are those of a full run', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, edited, async (rows, e) => {
      const tags = resolved(yamlOf(e));
      const compiled = compileTags(tags, sqlite);
      await withPurchases(rows, async (execute) => {
        const params = { ...compiled.params, as_of: AS_OF };
        const full = await runTags(tags, compiled, AS_OF, execute);
        const expected = tally(PEOPLE.map((person) => tierOf(rows, person, e)));
        expect(tally(full.tags[0]?.values ?? [])).toEqual(expected);

        // The bars of the lab, from the rows that the reader's browser has.
        const wide = await execute(compiled.wideSql, params);
        const outcome = outcomeOf(tags, wide);
        expect([outcome.customers, rowCount(wide)]).toEqual([PEOPLE.length, PEOPLE.length]);
        for (const [i, { code, bars, withoutValue }] of outcome.tags.entries()) {
          const values = full.tags[i]?.values ?? [];
          const shown = Object.fromEntries(bars.flatMap((b) => ('value' in b && b.count > 0 ? [[String(b.value), b.count]] : [])));
          if (code !== 'rfm') expect([code, shown]).toEqual([code, tally(values.filter((v) => v !== null))]);
          expect([code, withoutValue]).toEqual([code, values.filter((v) => v === null).length]);
        }

        // A count in the database itself.
        const counted = await execute(`SELECT tier, COUNT(*) FROM (${compiled.sql}) GROUP BY tier`, params);
        const [values = [], sizes = []] = counted.values;
        expect(Object.fromEntries(values.map((v, i) => [String(v), sizes[i]]))).toEqual(expected);
      });
    }),
    { numRuns: 20 },
  );
}, 30_000);

/** One step of somebody who works on a rule: its limits, the window of its measure, the day. */
const step = fc.record({ rule: edited, days: fc.constantFrom(7, 30, 90), asOf: fc.constantFrom(AS_OF, AS_OF, '2025-05-31') });

test('every edit is previewed on the facts that are kept as a full run of it has it', async () => {
  let keptFacts = 0;
  await fc.assert(
    fc.asyncProperty(purchases, fc.array(step, { minLength: 3, maxLength: 6 }), async (rows, steps) => {
      await withPurchases(rows, async (execute) => {
        const written: string[] = [];
        const watched: Execute = (sql, params) => {
          written.push(sql);
          return execute(sql, params);
        };
        for (const { rule, days, asOf } of steps) {
          const tags = resolved(yamlOf(rule).replace('agg: count, where', `agg: count, window: {last: ${days}d}, where`));
          const full = await execute(compileTags(tags, sqlite).sql, { ...compileTags(tags, sqlite).params, as_of: asOf });
          written.length = 0;
          expect(await runPlan(planTags(tags), asOf, watched)).toEqual(full);
          if (!written.some((sql) => sql.includes('FROM orders'))) keptFacts++;
        }
      });
    }),
    { numRuns: 20 },
  );
  // Where only the rule changed, no order was read again.
  expect(keptFacts).toBeGreaterThan(5);
}, 30_000);

test('one tag alone gives what it gives among others', async () => {
  await fc.assert(
    fc.asyncProperty(purchases, edited, async (rows, e) => {
      const tags = resolved(yamlOf(e));
      await withPurchases(rows, async (execute) => {
        const full = await runTags(tags, compileTags(tags, sqlite), AS_OF, execute);
        for (const [i, { code }] of tags.tags.entries()) {
          const one = oneTag(tags, code);
          const alone = await runTags(one, compileTags(one, sqlite), AS_OF, execute);
          expect([code, alone.customerIds, alone.tags]).toEqual([code, full.customerIds, [full.tags[i]]]);
        }
      });
    }),
    { numRuns: 15 },
  );
}, 30_000);

test('a file of its own gives what a file of many gives', async () => {
  const files = [
    rfm('{method: ntile}'),
    'code: quarter\ndefine: {measure: {from: orders, agg: count, window: {last: 90d}, empty: 0}}\n',
    "code: paid\ndefine: {measure: {from: orders, agg: sum, field: amount, where: status = 'paid'}}\n",
    'code: top\nmeasures: {s: {from: orders, agg: sum, field: amount}}\ndefine: {expr: pct_rank(s) >= 80%}\n',
    'code: band\ndefine: {bin: {of: {measure: {from: orders, agg: count}}, method: percentile_inc, n: 3}}\n',
  ];
  await fc.assert(
    fc.asyncProperty(purchases, fc.shuffledSubarray(files, { minLength: 2 }), async (rows, chosen) => {
      await withPurchases(rows, async (execute) => {
        const together = await tagsOf(chosen.join('---\n'), execute);
        for (const [i, yaml] of chosen.entries()) expect((await tagsOf(yaml, execute)).tags[0]).toEqual(together.tags[i]);
      });
    }),
    { numRuns: 20 },
  );
}, 30_000);

test('some customers get what they get among all', async () => {
  const part = async (tags: ResolvedTags, some: readonly string[], execute: Execute): Promise<TagRows> =>
    runTags(tags, compileTags(tags, sqlite, some), AS_OF, execute);
  await fc.assert(
    fc.asyncProperty(purchases, edited, fc.subarray([...PEOPLE]), async (rows, e, some) => {
      const tags = resolved(`${MEASURES}---\n${RULE(e)}---\ncode: spent\ndefine: {expr: spend}\n`);
      await withPurchases(rows, async (execute) => {
        const full = await runTags(tags, compileTags(tags, sqlite), AS_OF, execute);
        const sample = await part(tags, some, execute);
        expect(sample.customerIds).toEqual(some);
        const at = some.map((id) => full.customerIds.indexOf(id));
        expect(sample.tags.map((t) => t.values)).toEqual(full.tags.map((t) => at.map((i) => t.values[i])));
      });
    }),
    { numRuns: 20 },
  );
  expect(() => compileTags(resolved('code: a\ndefine: {bin: {of: age(birth_date), method: ntile}}'), sqlite, ['A'])).toThrow(
    'looks at others',
  );
}, 30_000);
