import type { Cell, Rows } from '../../engine/language/rows.ts';
import type { RfmStatement } from './rfm-tags.ts';
import type { PerMeasure } from './settings.ts';

/** R, F and M of every customer with an order in the window, column by column, in the order of their keys. */
export interface RfmCustomers extends PerMeasure<readonly number[]> {
  readonly ids: readonly string[];
  /** Everybody known by the as-of date, with or without an order. */
  readonly population: number;
}

/** What the database says of the same customers, to hold against the scores of this page. */
export interface SqlResult {
  readonly customers: RfmCustomers;
  readonly codes: readonly string[];
  readonly segments: readonly string[];
}

/** Reads what the lab's statement gave; customers without all three measures are counted and left out. */
export function readCustomers(rows: Rows, { tags, compiled }: RfmStatement): SqlResult {
  const column = (name: string): readonly Cell[] => rows.values[rows.columns.indexOf(name)] ?? [];
  const rule = tags.tags[0]?.rule;
  const names = rule?.kind === 'rfm' ? rule.measureIds : compiled.tags;
  const [r = [], f = [], m = []] = names.map(column);
  const keys = column(compiled.key);
  const kept = keys.flatMap((_, i) => (r[i] === null || f[i] === null || m[i] === null ? [] : [i]));
  const numbers = (cells: readonly Cell[]): number[] => kept.map((i) => Number(cells[i]));
  const texts = (cells: readonly Cell[]): string[] => kept.map((i) => String(cells[i]));
  const customers = { ids: texts(keys), r: numbers(r), f: numbers(f), m: numbers(m), population: keys.length };
  if (rule?.kind !== 'rfm') return { customers, codes: [], segments: [] };
  const [codes = [], segments = []] = compiled.tags.map((tag) => texts(column(tag)));
  return { customers, codes, segments };
}
