import type { Dataset, Trap } from '../datasets/dataset.ts';
import type { Cell, Execute, Rows } from '../engine/language/rows.ts';
import type { Column, Table } from '../engine/language/schema.ts';
import { type Sketch, sketchOf } from './dataset-sketch.ts';

/** What is counted for the page of a dataset; nothing there is written by hand. */
export interface DatasetFacts {
  /** In the order of the schema. */
  readonly tables: readonly TableFacts[];
  /** The figures of each trap, in their order. */
  readonly traps: readonly Readonly<Record<string, Cell>>[];
}
export interface TableFacts {
  readonly rows: number;
  readonly sample: readonly (readonly Cell[])[];
  /** In the order of the columns. */
  readonly columns: readonly ColumnFacts[];
}
export interface ColumnFacts {
  readonly missing: number;
  /** Absent where nothing is. */
  readonly sketch?: Sketch;
}

const SAMPLE_ROWS = 4;

/** Counts everything that the page of a dataset tells. `execute` asks the database that is made of its rows. */
export async function countFacts({ schema, rows, asOf }: Dataset, traps: readonly Trap[], execute: Execute): Promise<DatasetFacts> {
  return {
    tables: Object.values(schema.tables).map((table) => tableFacts(table, rows[table.name] ?? [])),
    traps: await Promise.all(
      traps.map(async ({ figures }) => {
        const asked = Object.entries(figures).map(
          async ([name, sql]) => [name, onlyCell(sql, await execute(sql, { as_of: asOf }))] as const,
        );
        return Object.fromEntries(await Promise.all(asked));
      }),
    ),
  };
}

function tableFacts(table: Table, rows: readonly (readonly Cell[])[]): TableFacts {
  return {
    rows: rows.length,
    sample: rows.slice(0, SAMPLE_ROWS),
    columns: table.columns.map((column, i) =>
      columnFacts(
        column,
        table,
        rows.map((row) => row[i] ?? null),
      ),
    ),
  };
}

function columnFacts(column: Column, { primaryKey, entityKey, via }: Table, cells: readonly Cell[]): ColumnFacts {
  const { name, type, codes } = column;
  const isKey = [...primaryKey, entityKey, via?.on].includes(name);
  const sketch = sketchOf({ type, hasCodes: codes !== undefined, isKey }, cells);
  return { missing: cells.reduce<number>((count, cell) => count + (cell === null ? 1 : 0), 0), ...(sketch && { sketch }) };
}

function onlyCell(sql: string, { values }: Rows): Cell {
  const cell = values[0]?.[0];
  if (cell === undefined || cell === null) throw new Error(`a figure of a trap has no value: ${sql}`);
  return cell;
}
