import type { Bound } from '../language/bound.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';
import type { Schema } from '../language/schema.ts';
import { cellRef, joined, upToHere } from './cell.ts';
import type { Rows } from './rows.ts';

/** A column that differs in every row of a customer, so that counting it is counting rows: what the key holds besides the customer and the time. */
export function isRowKey(field: Bound, m: ResolvedMeasure, schema: Schema): boolean {
  const table = schema.tables[m.spec.from];
  const key = table?.primaryKey ?? [];
  if (field.kind !== 'ref' || field.ref.kind !== 'field' || field.ref.table !== m.spec.from || m.spec.key) return false;
  const { column } = field.ref;
  return key.includes(column) && key.every((c) => c === column || c === table?.entityKey || c === table?.time);
}

/**
 * A column that is TRUE in the first row of each different value of a customer: whoever counts it counts values.
 * @param of what is told apart; the day, where it is left out
 */
export function firstOfEach(rows: Rows, of: Bound | undefined, within: readonly string[] = []): string {
  const time = rows.time?.heading ?? '';
  const day = rows.time?.timestamp ? () => rows.help('day', `INT(${cellRef(time)})`) : () => time;
  const value = of ? rows.columnOf(of, 'of') : day();
  const counts = rows.flag(of ? [of] : []);
  const once =
    of && !rows.toldApart(of)
      ? onceExactly(rows, [rows.key, ...within], value, counts)
      : onceCounted(rows, [rows.key, ...within, value], counts);
  return rows.help('new', joined('AND', [cellRef(counts), once]));
}

/** From the top down to this row, one row that counts has the same. */
function onceCounted(rows: Rows, headings: readonly string[], counts: string): string {
  const alike = headings.flatMap((heading) => [upToHere(rows.table, heading), cellRef(heading)]);
  return `COUNTIFS(${[...alike, upToHere(rows.table, counts), 'TRUE'].join(',')})=1`;
}

/** The same with an eye for letter case. */
function onceExactly(rows: Rows, headings: readonly string[], value: string, counts: string): string {
  const upTo = (heading: string): string => upToHere(rows.table, heading);
  const alike = headings.map((heading) => `(${upTo(heading)}=${cellRef(heading)})`);
  return `SUMPRODUCT(${[...alike, `EXACT(${upTo(value)},${cellRef(value)})`, `(${upTo(counts)}=TRUE)`].join('*')})=1`;
}
