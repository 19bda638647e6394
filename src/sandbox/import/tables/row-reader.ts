import type { Cell } from '../../../engine/language/rows.ts';
import { createCellReader, madeId } from '../columns/cell-reader.ts';
import type { ChangeLog } from '../log/change-log.ts';
import type { Plan, RawRow, Refused } from '../shapes.ts';
import { tableColumns } from './table-of.ts';

/** A row of the table, or one that was refused. */
export type RowOutcome = { readonly line: number; readonly values: Cell[]; readonly cells: readonly string[] } | Refused;

export interface RowReader {
  read(row: RawRow): RowOutcome;
  /** Refuses the second row of one customer where there may be one only: the first stays. */
  unique(outcome: RowOutcome): RowOutcome;
  /** Columns of the table whose texts become fingerprints. */
  readonly hashedAt: readonly number[];
}

/** Reads rows as a plan says. Each row comes out, one way or the other. */
export function createRowReader(plan: Plan, log: ChangeLog): RowReader {
  const off = new Set(plan.off);
  const width = plan.layout.header.length;
  const columns = tableColumns(plan).map(({ name, plan: column }) => ({
    name,
    at: column?.at ?? -1,
    header: column?.header,
    read: column && createCellReader(column, { log, off, ...(column.personal && { personal: column.personal }) }),
  }));
  const [short, extra] = [log.pen('short-rows'), log.pen('extra-blanks')];
  noteColumns(plan, log);
  const customerAt = plan.table === 'customers' ? columns.findIndex(({ name }) => name === 'customer_id') : -1;
  const seen = new Set<Cell>();
  const hashed = plan.columns
    .filter(({ treatment }) => treatment === 'hash')
    .map(({ name, header }) => ({ at: columns.findIndex((c) => c.name === name), note: log.pen('hashed', header, { isSecret: true }) }));

  return {
    hashedAt: hashed.map(({ at }) => at),
    read({ line, cells, isBroken }) {
      if (isBroken) return { line, reason: 'broken-quotes', text: cells[0] ?? '', cells };
      const surplus = cells.length > width ? cells.slice(width).find((cell) => cell.trim() !== '') : undefined;
      if (surplus !== undefined) return { line, reason: 'too-many-cells', text: surplus, cells };
      const values: Cell[] = [];
      for (const { name, at, header, read } of columns) {
        if (!read) {
          values.push(name === 'line' ? line : madeId(line));
          continue;
        }
        const text = cells[at] ?? '';
        const value = read(text, line);
        if (typeof value === 'object' && value !== null)
          return { line, reason: value.refused, text, cells, ...(header !== undefined && { header }) };
        values.push(value);
      }
      if (cells.length < width) short(line, cells.join(' '), '');
      else if (cells.length > width) extra(line, cells.join(' '), '');
      for (const { at, note } of hashed) if (values[at] !== null) note(line, '', '');
      return { line, values, cells };
    },
    unique(outcome) {
      if (customerAt < 0 || !('values' in outcome)) return outcome;
      const id = outcome.values[customerAt] ?? null;
      if (!seen.has(id)) {
        seen.add(id);
        return outcome;
      }
      const { at, header } = columns[customerAt] ?? {};
      const text = outcome.cells[at ?? 0] ?? '';
      return { line: outcome.line, reason: 'duplicate-customer', text, cells: outcome.cells, ...(header !== undefined && { header }) };
    },
  };
}

function noteColumns({ layout, columns }: Plan, log: ChangeLog): void {
  if (layout.headerLine > 0) {
    const renamed = log.pen('header-names');
    for (const [i, name] of layout.header.entries()) {
      const before = layout.cells[i] ?? '';
      if (before.trim() !== name) renamed(layout.headerLine, before, name);
    }
  }
  for (const { header, treatment } of columns)
    if (treatment === 'drop') log.pen('dropped', header, { isSecret: true })(layout.headerLine, '', '');
}
