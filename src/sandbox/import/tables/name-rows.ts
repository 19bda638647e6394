import type { ChangeLog } from '../log/change-log.ts';
import { CHANGE_OF_ROW, isEmptyRow, isHeaderAgain, isTotalRow } from '../rows/row-names.ts';
import type { Plan, RawRow, RowName } from '../shapes.ts';

/** Tells what a row is that is no row of the table: nothing for a row that is one. The survey looks at rows in the same way. */
export function createNamer(plan: Plan, log: ChangeLog): (row: RawRow) => RowName | undefined {
  const { layout, statusAt, statusOut } = plan;
  const off = new Set(plan.off);
  const titles = new Set(layout.titleLines);
  const notes = new Set(layout.noteLines);
  const takesTotals = !off.has('total-rows');
  const takesHeaders = layout.headerLine > 0 && !off.has('header-again');
  const out = off.has('left-out-rows') ? [] : statusOut;
  const pens = Object.fromEntries(Object.entries(CHANGE_OF_ROW).map(([name, kind]) => [name, log.pen(kind)])) as Record<
    RowName,
    ReturnType<ChangeLog['pen']>
  >;

  function nameOf({ line, cells, isBroken }: RawRow): RowName | undefined {
    if (line === layout.headerLine) return 'header';
    if (titles.has(line)) return 'title';
    if (notes.has(line)) return 'note';
    if (isBroken) return undefined;
    if (isEmptyRow(cells)) return 'empty';
    if (takesHeaders && isHeaderAgain(cells, layout.cells)) return 'header';
    if (takesTotals && isTotalRow(cells, layout.header.length)) return 'total';
    return out.length > 0 && statusAt !== undefined && out.includes((cells[statusAt] ?? '').trim()) ? 'left-out' : undefined;
  }

  return (row) => {
    const name = nameOf(row);
    // The one header is where it belongs.
    if (name !== undefined && row.line !== layout.headerLine) pens[name](row.line, row.cells.join(' ').trim(), '');
    return name;
  };
}
