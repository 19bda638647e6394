import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, checkTags, compileTags, runTags, sqlite } from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { rowsOfWorld, SCHEMA } from '../world.ts';

/** P11: a withdrawn consent removes the customer at the next as-of date, the day of the withdrawal at the earliest, and never earlier. */

const FIRST = '2025-06-01';
const DAYS = Array.from({ length: 9 }, (_, i) => addDays(FIRST, i));
const PEOPLE = ['A', 'B'];

interface Word {
  readonly customer: string;
  readonly purpose: string;
  readonly day: number;
  readonly granted: boolean;
  /** The day it ends, if it does. */
  readonly ends: number | null;
}
const word: fc.Arbitrary<Word> = fc.record({
  customer: fc.constantFrom(...PEOPLE),
  purpose: fc.constantFrom('marketing', 'marketing', 'research'),
  day: fc.nat(DAYS.length - 1),
  granted: fc.boolean(),
  ends: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(DAYS.length - 1) }),
});
/** One word a day for each purpose, as the key of the table has it. */
const words = fc.uniqueArray(word, {
  minLength: 4,
  maxLength: 16,
  size: 'max',
  selector: ({ customer, purpose, day }) => `${customer} ${purpose} ${day}`,
});

/** The last word for marketing up to a day. */
function lastWord(given: readonly Word[], customer: string, day: number): Word | undefined {
  let last: Word | undefined;
  for (const w of given) {
    if (w.customer === customer && w.purpose === 'marketing' && w.day <= day && (!last || w.day > last.day)) last = w;
  }
  return last;
}
const reachable = (w: Word | undefined, day: number): boolean => w?.granted === true && (w.ends === null || w.ends > day);

const YAML = `code: reach
define: {audience: {all: [customer_id is present]}}
gate: {consent: marketing}
---
code: reach_even_ended
define: {audience: {all: [customer_id is present]}}
gate: {consent: marketing, fresh: false}
---
code: on_the_way
define: {cases: [{when: reach, value: write}], else: leave}
`;
const checked = checkTags(YAML, SCHEMA).value;
if (!checked) throw new Error('the tags resolve');
const tags = checked;
const compiled = compileTags(tags, sqlite);

test('who may be reached on each day is whose last word up to that day is a yes that has not ended', async () => {
  const sqlJs = await loadSqlJs();
  let withdrawals = 0;
  await fc.assert(
    fc.asyncProperty(words, async (given) => {
      const consents = given.map((w) => [
        w.customer,
        w.purpose,
        DAYS[w.day] ?? null,
        w.granted ? 'granted' : 'revoked',
        w.ends === null ? null : (DAYS[w.ends] ?? null),
      ]);
      const people = PEOPLE.map((id) => [id] as const);
      const db = createDatabase(sqlJs, { schema: SCHEMA, rows: rowsOfWorld(people, [], [], { consents }) });
      const byDay = await Promise.all(
        DAYS.map((day) => runTags(tags, compiled, day, async (sql, params) => runStatement(db, sql, params))),
      );
      db.close();
      const reached = (day: number, customer: string): boolean => byDay[day]?.tags[0]?.values[PEOPLE.indexOf(customer)] === true;
      for (const [day] of DAYS.entries()) {
        const last = PEOPLE.map((customer) => lastWord(given, customer, day));
        const [fresh, ever, after] = byDay[day]?.tags.map((t) => t.values) ?? [];
        expect([day, fresh]).toEqual([day, last.map((w) => (reachable(w, day) ? true : null))]);
        expect([day, ever]).toEqual([day, last.map((w) => (w?.granted ? true : null))]);
        expect([day, after]).toEqual([day, last.map((w) => (reachable(w, day) ? 'write' : 'leave'))]);
      }
      for (const { customer, purpose, day, granted } of given) {
        if (granted || purpose !== 'marketing') continue;
        expect([customer, day, reached(day, customer)]).toEqual([customer, day, false]);
        const before = lastWord(given, customer, day - 1);
        if (day === 0 || !reachable(before, day - 1)) continue;
        withdrawals++;
        expect([customer, day - 1, reached(day - 1, customer)]).toEqual([customer, day - 1, true]);
      }
    }),
    { numRuns: 40 },
  );
  expect(withdrawals).toBeGreaterThan(20);
}, 30_000);
