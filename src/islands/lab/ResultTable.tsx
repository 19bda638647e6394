import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Cell } from '../../engine/language/rows.ts';
import { ScrollRegion } from './ScrollRegion.tsx';
import type { LabsWords } from './words.ts';

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly number?: boolean;
  readonly show: (row: number) => ComponentChildren;
  /** What the column is sorted by; absent: it is not sorted by. */
  readonly sortBy?: (row: number) => Cell | boolean;
  /** On a phone it has no column of its own: it stands below each row's head. */
  readonly below?: boolean;
}

interface Props {
  readonly words: LabsWords['lab']['table'];
  readonly caption: string;
  /** The first is each row's head. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly number[];
  /** What stands below a row that is open. */
  readonly detail?: (row: number) => ComponentChildren;
}

const PAGE = 50;

/** A table in pages, sorted by any column. */
export function ResultTable({ words, caption, columns, rows, detail }: Props) {
  const [page, setPage] = useState(0);
  const [sort, setSort] = useState<{ readonly column: string; readonly down: boolean }>();
  useEffect(() => setPage(0), [rows, sort]);
  const sorted = useMemo(
    () => sortedRows(rows, columns.find((c) => c.id === sort?.column)?.sortBy, sort?.down ?? false),
    [rows, columns, sort],
  );
  const shown = sorted.slice(page * PAGE, (page + 1) * PAGE);
  const [head, ...rest] = columns;
  const below = columns.find((column) => column.below);
  if (!head) return null;
  if (rows.length === 0) return <p class="placeholder">{words.none}</p>;
  return (
    <>
      <ScrollRegion label={caption} class="tall">
        <table class="num">
          <caption class="vh">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col" class={classOf(column)} aria-sort={orderOf(column.id, sort)}>
                  {column.sortBy ? (
                    <button type="button" class="sort" title={words.sortBy(column.label)} onClick={() => setSort(next(column.id, sort))}>
                      {column.label}
                    </button>
                  ) : (
                    column.label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const open = detail?.(row);
              return (
                <Fragment key={row}>
                  <tr aria-selected={open ? true : undefined}>
                    <th scope="row">
                      {head.show(row)}
                      {below && <div class="under-head">{below.show(row)}</div>}
                    </th>
                    {rest.map((column) => (
                      <td key={column.id} class={classOf(column)}>
                        {column.show(row)}
                      </td>
                    ))}
                  </tr>
                  {open && (
                    <tr class="detail">
                      <td colSpan={columns.length}>{open}</td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > PAGE && (
        <div class="pages">
          <button type="button" class="btn small" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {words.previous}
          </button>
          <span class="small" role="status">
            {words.page(page * PAGE + 1, page * PAGE + shown.length, rows.length)}
          </span>
          <button type="button" class="btn small" disabled={(page + 1) * PAGE >= rows.length} onClick={() => setPage(page + 1)}>
            {words.next}
          </button>
        </div>
      )}
    </>
  );
}

const classOf = ({ number, below }: TableColumn): string | undefined => (number ? 'r' : below ? 'beside' : undefined);

type Sort = { readonly column: string; readonly down: boolean } | undefined;

/** Down first, then up, then as it was. */
const next = (column: string, sort: Sort): Sort =>
  sort?.column !== column ? { column, down: true } : sort.down ? { column, down: false } : undefined;
const orderOf = (column: string, sort: Sort): 'ascending' | 'descending' | undefined =>
  sort?.column === column ? (sort.down ? 'descending' : 'ascending') : undefined;

/** What is missing stays at the end either way. */
function sortedRows(rows: readonly number[], by: TableColumn['sortBy'], down: boolean): readonly number[] {
  if (!by) return rows;
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? a.row - b.row : a.key === null ? 1 : -1;
      const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
      return order === 0 ? a.row - b.row : down ? -order : order;
    })
    .map(({ row }) => row);
}
