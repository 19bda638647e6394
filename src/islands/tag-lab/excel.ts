import { type ExcelColumn, excelColumns } from '../../engine/excel/excel.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';

/** The columns that a learner would add to a workbook for a tag. */
export function excelOf(tags: ResolvedTags, code: string): readonly ExcelColumn[] | undefined {
  const tag = tags.tags.find((t) => t.code === code);
  return tag && excelColumns(tag, tags);
}
