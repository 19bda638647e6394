import type { ResolvedTags } from '../language/resolved.ts';
import { customerTable } from './cell.ts';
import { NoFormula } from './obstacle.ts';

/** A column that a learner adds to a table: the formula stands in every row of it. */
export interface ExcelColumn {
  /** The Excel table that gets it. */
  readonly table: string;
  readonly heading: string;
  /** What it is called where the customers' table is meant: its heading, and `orders[heading]` for a column of another table. */
  readonly name: string;
  readonly formula: string;
}

const LONGEST_FORMULA = 8192;

/** The columns that formulas need, in the order in which a learner would add them. */
export class Book {
  readonly tags: ResolvedTags;
  readonly customers: string;
  readonly #columns: ExcelColumn[] = [];
  readonly #taken = new Map<string, Set<string>>();

  constructor(tags: ResolvedTags) {
    this.tags = tags;
    this.customers = customerTable(tags.schema);
    for (const table of Object.values(tags.schema.tables)) for (const column of table.columns) this.#take(table.name, column.name);
    const own = [...tags.measures, ...tags.populations].map((m) => m.id);
    for (const name of [...own, ...[...tags.tags, ...tags.steps].map((t) => t.column)]) this.#take(this.customers, name);
  }

  get columns(): readonly ExcelColumn[] {
    return this.#columns;
  }

  has(table: string, heading: string): boolean {
    return this.#columns.some((c) => c.table === table && c.heading === heading);
  }

  /** A column whose heading is its own: a measure, a score, a tag. */
  put(table: string, heading: string, formula: string): void {
    if (formula.length >= LONGEST_FORMULA) throw new NoFormula('too-long');
    const name = table === this.customers ? heading : `${table}[${heading}]`;
    if (!this.has(table, heading)) this.#columns.push({ table, heading, name, formula: `=${formula}` });
  }

  /** A column on the way, called like this unless the table has such a column. @returns its heading */
  help(table: string, wanted: string, formula: string): string {
    const same = this.#columns.find((c) => c.table === table && c.formula === `=${formula}`);
    if (same) return same.heading;
    let heading = wanted;
    for (let n = 2; this.#taken.get(table)?.has(heading.toLowerCase()); n++) heading = `${wanted}_${n}`;
    this.#take(table, heading);
    this.put(table, heading, formula);
    return heading;
  }

  #take(table: string, heading: string): void {
    const taken = this.#taken.get(table) ?? new Set();
    taken.add(heading.toLowerCase());
    this.#taken.set(table, taken);
  }
}
