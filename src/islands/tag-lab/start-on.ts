import { sharedSandbox } from '../../sandbox/client.ts';
import { lackOf } from '../own-data/lacks.ts';
import type { OwnCustomers } from '../own-data/own-customers.ts';
import { startersOf, wordColumns } from '../own-data/starters.ts';
import { checkText } from './checking.ts';
import { type OwnSource, withoutStatus } from './source.ts';

/** What the lab begins with on a person's own customers. */
export interface OwnStart {
  readonly source: OwnSource;
  readonly text: string;
}

/** More are not words that customers share. */
const MOST_WORDS = 12;

/**
 * The definition that was there, where it runs on these tables, and otherwise the first of those that do.
 * @returns nothing where the tables name no customer
 */
export async function startOn(customers: OwnCustomers, before: string): Promise<OwnStart | undefined> {
  const text = withoutStatus(before);
  const { title, database, schema, day } = customers;
  if (lackOf('tag', schema)) return undefined;
  const starters = startersOf(schema, await fewWords(customers));
  const fits = !checkText(text, schema).issues.some(({ severity }) => severity === 'error');
  const [first] = starters;
  const isOther = !fits && first !== undefined;
  return {
    source: { title, database, schema, asOf: day, starters, isOther, isPaidOut: text !== before },
    text: isOther ? first.text : text,
  };
}

/** Text columns of the customer table that say one of a few things. */
async function fewWords({ database, schema }: OwnCustomers): Promise<readonly string[]> {
  const columns = wordColumns(schema).slice(0, 20);
  if (columns.length === 0) return [];
  const counted = columns.map(({ name }) => `count(DISTINCT ${quoted(name)})`);
  const done = await sharedSandbox().run(
    database,
    `SELECT ${counted.join(', ')} FROM ${quoted(schema.entity.table)}`,
    {},
    { trusted: true },
  );
  if (!done.ok) return [];
  return columns.flatMap(({ name }, i) => {
    const n = Number(done.rows.values[i]?.[0]);
    return n > 1 && n <= MOST_WORDS ? [name] : [];
  });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
