import { type ExcelAnswer, excelOf } from '../../engine/excel/excel.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';

/** The columns that a learner would add to a workbook for a tag, or why there are none; nothing where there is no such tag. */
export function workbookOf(tags: ResolvedTags, code: string): ExcelAnswer | undefined {
  const tag = tags.tags.find((t) => t.code === code);
  return tag && excelOf(tag, tags);
}
