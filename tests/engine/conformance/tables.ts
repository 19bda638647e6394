import type { Cell, ColumnType, Dialect } from '../../../src/engine/index.ts';
import type { Database } from './cases.ts';

/** What the columns of a schema are in a warehouse. */
export type WarehouseTypes = Readonly<Record<ColumnType, string>>;

/** The statements that make a database of the suite as a warehouse holds it: days as DATE, moments as TIMESTAMP, yes and no as BOOLEAN. */
export function tableStatements({ schema, rows }: Database, dialect: Dialect, types: WarehouseTypes): string[] {
  return Object.values(schema.tables).flatMap((table) => {
    const name = dialect.quote(table.name);
    const columns = table.columns.map((c) => `${dialect.quote(c.name)} ${types[c.type]}`);
    const tuples = (rows[table.name] ?? []).map(
      (row) => `(${table.columns.map((c, i) => cellSql(row[i] ?? null, c.type, dialect)).join(', ')})`,
    );
    return [
      `CREATE TABLE ${name} (${columns.join(', ')})`,
      ...(tuples.length > 0 ? [`INSERT INTO ${name} VALUES ${tuples.join(', ')}`] : []),
    ];
  });
}

function cellSql(cell: Cell, type: ColumnType, dialect: Dialect): string {
  if (cell === null) return 'NULL';
  if (type === 'bool') return dialect.literal(cell === 1);
  const sql = dialect.literal(cell);
  if (type === 'date') return dialect.day(sql);
  return type === 'timestamp' ? dialect.moment(sql) : sql;
}

/** The same as views, for a database that is not asked to store anything. */
export function viewStatements({ schema, rows }: Database, dialect: Dialect, types: WarehouseTypes): string[] {
  return Object.values(schema.tables).map((table) => {
    const select = table.columns.map((c, i) => `CAST(c${i} AS ${types[c.type]}) AS ${dialect.quote(c.name)}`).join(', ');
    const tuples = (rows[table.name] ?? []).map(
      (row) => `(${table.columns.map((c, i) => cellSql(row[i] ?? null, c.type, dialect)).join(', ')})`,
    );
    const nothing = `(${table.columns.map(() => 'NULL').join(', ')})`;
    const from = `(VALUES ${tuples.length > 0 ? tuples.join(', ') : nothing}) AS made(${table.columns.map((_, i) => `c${i}`).join(', ')})`;
    return `CREATE OR REPLACE TEMPORARY VIEW ${dialect.quote(table.name)} AS SELECT ${select} FROM ${from}${tuples.length > 0 ? '' : ' WHERE FALSE'}`;
  });
}
