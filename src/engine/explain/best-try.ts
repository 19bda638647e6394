import { sourcesOf } from '../compile/shapes/sequence.ts';
import { daysBetween } from '../language/calendar.ts';
import type { ResolvedSequence } from '../language/resolved.ts';
import type { Cell, Rows } from '../language/rows.ts';

/** One row of a customer that can be a step. */
interface Row {
  readonly source: number;
  readonly moment: Cell;
  readonly day: string;
  readonly is: readonly boolean[];
  readonly barred: boolean;
}

/**
 * The rows by which a customer came as far as they did, one a step: of the tries that come farthest, the one that is through first, by the shortest way.
 * Written apart from the statement, in plain loops, so that the two check each other.
 * @param rows what `workingsSql` gives
 */
export function bestTry(rows: Rows, shape: ResolvedSequence): Rows {
  const tables = sourcesOf(shape).map(([step = 0]) => shape.steps[step]?.spec.from ?? '');
  const list = rowsOf(rows, shape.steps.length);
  for (let steps = shape.steps.length; steps > 0; steps--) {
    for (let end = 0; end < list.length; end++) {
      const way = list[end]?.is[steps - 1] ? shortestWay(list, end, steps) : undefined;
      if (way && counts(list, way, shape))
        return shown(
          way.map((i) => list[i] as Row),
          tables,
        );
    }
  }
  return shown([], tables);
}

/** Backwards from its last row: each step as late as it can be. */
function shortestWay(list: readonly Row[], end: number, steps: number): readonly number[] | undefined {
  const way = [end];
  for (let step = steps - 1; step > 0; step--) {
    const before = list.findLastIndex((row, i) => i < (way[0] ?? 0) && row.is[step - 1] === true);
    if (before === -1) return undefined;
    way.unshift(before);
  }
  return way;
}

function counts(list: readonly Row[], way: readonly number[], { withinDays }: ResolvedSequence): boolean {
  const [start = 0, end = start] = [way[0], way.at(-1)];
  const [first, last] = [list[start], list[end]];
  if (!first || !last) return false;
  const inTime = withinDays === undefined || daysBetween(first.day, last.day) <= withinDays;
  return inTime && !list.some((row, i) => row.barred && i > start && i < end);
}

function rowsOf({ columns, values }: Rows, steps: number): Row[] {
  const column = (name: string): readonly Cell[] => values[columns.indexOf(name)] ?? [];
  const is = Array.from({ length: steps }, (_, i) => column(`is_${i + 1}`));
  return column('source').map((source, i) => ({
    source: Number(source),
    moment: column('moment')[i] ?? null,
    day: String(column('day')[i]),
    is: is.map((flags) => flags[i] === 1),
    barred: column('barred')[i] === 1,
  }));
}

const shown = (rows: readonly Row[], tables: readonly string[]): Rows => ({
  columns: ['step', 'table', 'moment'],
  values: [rows.map((_, i) => i + 1), rows.map((r) => tables[r.source] ?? ''), rows.map((r) => r.moment)],
});
