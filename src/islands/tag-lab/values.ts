import type { Value } from '../../engine/language/definition.ts';
import type { ResolvedTag } from '../../engine/language/resolved.ts';
import type { Cell, Rows } from '../../engine/language/rows.ts';
import { withoutNoise } from '../../engine/run.ts';

/** The values of a tag, customer by customer. */
export function valuesOf(tag: ResolvedTag, rows: Rows): readonly Value[] {
  const isBool = tag.type === 'bool';
  return cellsOf(rows, tag.column).map((cell) => {
    if (isBool && cell !== null) return cell !== 0;
    return typeof cell === 'number' ? withoutNoise(cell) : cell;
  });
}

export const cellsOf = (rows: Rows, name: string): readonly Cell[] => rows.values[rows.columns.indexOf(name)] ?? [];
