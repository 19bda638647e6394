import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { type Cell, checkTags, type Schema } from '../../../src/engine/index.ts';
import { filledIn } from '../filled-in.ts';
import { CUSTOMERS, MEASURES, ORDERS } from '../random-conditions.ts';
import { type Customer, type Order, rowsOfWorld, SCHEMA } from '../world.ts';
import { randomConditions, randomHostileTags, randomMeasures, randomScores, randomShapes } from './generated.ts';
import { HOSTILE, HOSTILE_ROWS } from './hostile.ts';

/** A file of tags, the rows it runs on, and the days it is asked for. Files are found by listing folders: one that is added is a case that is added. */
export interface Case {
  readonly name: string;
  readonly database: Database;
  readonly yaml: string;
  readonly asOf: readonly string[];
}
export interface Database {
  readonly id: string;
  readonly schema: Schema;
  readonly rows: Readonly<Record<string, readonly (readonly Cell[])[]>>;
}

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const list = (folder: string): string[] => readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' }).toSorted();

/** The end of the data, a month that is longer than the one before it, a leap day. */
const DAYS = ['2025-06-30', '2025-03-31', '2024-02-29'] as const;
const SHOP: Database = { id: 'shop', schema: yunduo.schema, rows: shopRows() };
const PEOPLE: Database = { id: 'people', schema: SCHEMA, rows: rowsOfWorld(CUSTOMERS, ORDERS) };
const HOSTILE_DATA: Database = { id: 'hostile', schema: HOSTILE, rows: HOSTILE_ROWS };

/** The aimed customers of the shop. Their orders have no place in the click log, so that stays empty. */
function shopRows(): Database['rows'] {
  return yunduo.aimed(yunduo.standard.asOf).rows;
}

const onTheShop = (name: string, yaml: string): Case => ({ name, database: SHOP, yaml, asOf: DAYS });

function labs(): Case[] {
  return list('content/labs/').flatMap((file) => {
    const { kind, tag, facts } = parse(read(`content/labs/${file}`)) as { kind: string; tag?: string; facts?: string };
    const yaml = kind === 'tag' ? tag : facts;
    return yaml === undefined ? [] : [onTheShop(`content/labs/${file}`, yaml)];
  });
}

function exercises(): Case[] {
  const files = list('exercises/');
  const solutions = files.filter((file) => /\/(solution|accept\/[^/]+)\.yaml$/.test(file));
  return solutions.flatMap((file) =>
    filledIn(`exercises/${file}`).map((yaml, i) => onTheShop(`exercises/${file}${i > 0 ? `, with other numbers ${i}` : ''}`, yaml)),
  );
}

function readme(): Case[] {
  const blocks = [...read('src/engine/README.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');
  return blocks.map((yaml, i) => onTheShop(`README ${i + 1}: ${/code: (\w+)/.exec(yaml)?.[1]}`, yaml));
}

interface GoodCase {
  readonly as_of: string;
  readonly customers: readonly (string | Customer)[];
  readonly orders: readonly Order[];
  readonly items?: readonly (readonly Cell[])[];
  /** Rows of the other tables, by name. */
  readonly tables?: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  readonly tags: string;
}
function goodCases(): Case[] {
  return list('tests/engine/cases/good/').map((file) => {
    const { as_of, customers, orders, items, tables, tags } = parse(read(`tests/engine/cases/good/${file}`)) as GoodCase;
    const people = customers.map((c): Customer => (typeof c === 'string' ? [c] : c));
    const database = { id: file.replace(/\W/g, '_'), schema: SCHEMA, rows: rowsOfWorld(people, orders, items, tables) };
    return { name: `cases/good/${file}`, database, yaml: tags, asOf: [as_of] };
  });
}

function generated(): Case[] {
  const hostile = (name: string, yaml: string): Case => ({ name, database: HOSTILE_DATA, yaml, asOf: DAYS });
  return [
    { name: 'random conditions', database: PEOPLE, yaml: randomConditions(MEASURES), asOf: ['2025-06-30', '2024-02-29'] },
    hostile('random tags of hostile customers', randomHostileTags()),
    ...randomMeasures().map((yaml, i) => hostile(`random measures ${i + 1}`, yaml)),
    ...randomShapes().map((yaml, i) => hostile(`random shapes ${i + 1}`, yaml)),
    ...randomScores().map((yaml, i) => hostile(`random scores ${i + 1}`, yaml)),
  ];
}

/** A query that the author wrote is the author's own, in the words of one database. */
const isOurs = ({ yaml, database }: Case): boolean =>
  checkTags(yaml, database.schema).value?.measures.every((m) => m.shape?.agg !== 'statement') ?? true;

export const CASES: readonly Case[] = [
  onTheShop('tests/engine/worked-tags.yaml', read('tests/engine/worked-tags.yaml')),
  ...labs(),
  ...exercises(),
  ...readme(),
  ...goodCases(),
  ...generated(),
].filter(isOurs);
