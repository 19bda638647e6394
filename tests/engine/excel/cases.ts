import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { type Cell, checkTags, type ExcelColumn, excelOf, type ResolvedTags, type Schema } from '../../../src/engine/index.ts';
import { type Customer, type Order, rowsOfWorld, SCHEMA } from '../world.ts';

/** Tags whose formulas were worked out by LibreOffice once. A file that is added is a case that is added. */
export interface Case {
  readonly name: string;
  readonly about: string;
  readonly schema: Schema;
  readonly tags: ResolvedTags;
  readonly runs: readonly Run[];
}
/** A database on a day. */
export interface Run {
  readonly name: string;
  readonly asOf: string;
  readonly rows: Readonly<Record<string, readonly (readonly Cell[])[]>>;
}

/** A case on customers of its own, or on those of the shop. */
interface CaseFile {
  readonly about: string;
  readonly as_of?: string | readonly string[];
  /** Of the shop; both where nothing is said. */
  readonly on?: readonly (keyof typeof SHOP)[];
  readonly customers?: readonly (string | Customer)[];
  readonly orders?: readonly Order[];
  readonly items?: readonly (readonly Cell[])[];
  readonly tables?: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  readonly tags: string;
}

const SHOP = {
  aimed: () => yunduo.aimed(yunduo.standard.asOf).rows,
  shop: () => yunduo.generate({ ...yunduo.standard, customers: 200 }).rows,
};
const kept = new Map<string, Run['rows']>();
function rowsOfShop(name: keyof typeof SHOP): Run['rows'] {
  const rows = kept.get(name) ?? SHOP[name]();
  kept.set(name, rows);
  return rows;
}

const FOLDER = new URL('./cases/', import.meta.url);

function caseOf(file: string): Case {
  const read = parse(readFileSync(new URL(file, FOLDER), 'utf8')) as CaseFile;
  const { about, as_of = yunduo.standard.asOf, customers, orders = [], items = [], tables = {}, on = ['aimed', 'shop'] } = read;
  const schema = customers ? SCHEMA : yunduo.schema;
  const { value, issues } = checkTags(read.tags, schema);
  if (!value || issues.some((i) => i.severity === 'error')) throw new Error(`${file}: ${JSON.stringify(issues)}`);
  const people = customers?.map((c): Customer => (typeof c === 'string' ? [c] : c));
  const databases = people
    ? { own: rowsOfWorld(people, orders, items, tables) }
    : Object.fromEntries(on.map((name) => [name, rowsOfShop(name)]));
  const runs = Object.entries(databases).flatMap(([name, rows]) => [as_of].flat().map((asOf) => ({ name: `${name} ${asOf}`, asOf, rows })));
  return { name: file.replace(/\.yaml$/, ''), about, schema, tags: value, runs };
}

export const CASES: readonly Case[] = readdirSync(FOLDER).toSorted().map(caseOf);

/** The formulas of a case, each once. */
export interface Formulas {
  /** Column -> formula: `spend`, `orders[counts]`. Tags for which a column has another formula have another name for it: `spend (2)`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Tag -> the columns that it needs, itself last. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

/** What LibreOffice was given for a case, and what it gave. */
export interface Checked extends Formulas {
  readonly libreoffice: string;
  /** Database and day -> tag -> values in the order of the customers' keys; empty text is missing. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly (string | number | boolean)[]>>>>;
}

export const checkedFile = (name: string): URL => new URL(`./checked/${name}.yaml`, import.meta.url);

/** What the engine writes today. @throws for a tag that has no formula: it is no case */
export function formulasOf({ name, tags: resolved }: Case): Formulas & { readonly added: ReadonlyMap<string, readonly ExcelColumn[]> } {
  const columns: Record<string, string> = {};
  const tags: Record<string, readonly string[]> = {};
  const added = new Map<string, readonly ExcelColumn[]>();
  for (const tag of resolved.tags) {
    const excel = excelOf(tag, resolved);
    if ('obstacle' in excel) throw new Error(`${name}: ${tag.code} has no formula: ${excel.obstacle}`);
    added.set(tag.code, excel.columns);
    tags[tag.code] = excel.columns.map((column) => {
      let key = column.name;
      for (let n = 2; (columns[key] ?? column.formula) !== column.formula; n++) key = `${column.name} (${n})`;
      columns[key] = column.formula;
      return key;
    });
  }
  return { columns, tags, added };
}
