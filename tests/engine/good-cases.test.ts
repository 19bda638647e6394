import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkTags, compileTags, explainCustomer, sqlite } from '../../src/engine/index.ts';
import { type Customer, type Order, openWorld, SCHEMA, tagsOf } from './world.ts';

/** A definition, a few rows and what must come out, worked out by hand. A file that is added here is a test that is added. */
interface GoodCase {
  readonly about: string;
  readonly as_of: string;
  readonly customers: readonly (string | Customer)[];
  readonly orders: readonly Order[];
  readonly items?: readonly (readonly (string | number)[])[];
  /** Rows of the other tables, by name. */
  readonly tables?: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>;
  readonly tags: string;
  readonly expected: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
const FOLDER = new URL('./cases/good/', import.meta.url);
const CASES = readdirSync(FOLDER).map((file) => [file, parse(readFileSync(new URL(file, FOLDER), 'utf8')) as GoodCase] as const);

const open = ({ customers, orders, items, tables }: GoodCase) =>
  openWorld(
    customers.map((c) => (typeof c === 'string' ? [c] : c)),
    orders,
    items,
    tables,
  );

test.each(CASES)('%s', async (_, good) => {
  const rows = await tagsOf(good.tags, await open(good), good.as_of);
  const found = rows.tags.map((t) => [t.code, Object.fromEntries(rows.customerIds.map((id, i) => [id, t.values[i]]))]);
  expect(Object.fromEntries(found)).toEqual(good.expected);
});

test.each(CASES)('%s: what is explained is what came out', async (_, good) => {
  const execute = await open(good);
  const { value } = checkTags(good.tags, SCHEMA, good.as_of);
  if (!value) throw new Error('the tags of a good case resolve');
  const compiled = compileTags(value, sqlite);
  for (const [code, values] of Object.entries(good.expected)) {
    for (const [id, expected] of Object.entries(values)) {
      const explanation = await explainCustomer(value, compiled, sqlite, code, id, good.as_of, execute);
      expect(explanation.value, `${code} of ${id}`).toEqual(expected);
    }
  }
});

test.each(CASES)('%s draws no error', (_, { tags, as_of }) => {
  expect(checkTags(tags, SCHEMA, as_of).issues.filter((i) => i.severity === 'error')).toEqual([]);
});
