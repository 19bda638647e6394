import type { ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import type { ExcelColumn } from './book.ts';
import { Customers } from './customers.ts';
import { type ExcelObstacle, NoFormula } from './obstacle.ts';

export type { ExcelColumn } from './book.ts';
export type { ExcelObstacle } from './obstacle.ts';

/** The columns that give a tag, or why there are none. */
export type ExcelAnswer = { readonly columns: readonly ExcelColumn[] } | { readonly obstacle: ExcelObstacle };

/**
 * Every column that a tag needs, in the order in which a learner would add them: columns that the tables of the rows get, its measures, its
 * scores, the tags it reads, and itself last. The workbook is laid out like this: every table of the schema is an Excel table (Ctrl+T) of
 * its name with its columns as headings and its rows in the order of its key; dates are real dates; the as-of date stands in a cell named
 * `as_of`. The customers' table holds who has registered by that date. A missing value is an empty text in what formulas give, and an empty
 * cell in what was there before.
 * @returns why not, where Excel has no formula that gives the same answer for every customer
 */
export function excelOf(tag: ResolvedTag, tags: ResolvedTags): ExcelAnswer {
  const customers = new Customers(tags);
  try {
    customers.tag(tag.code);
    return { columns: customers.book.columns };
  } catch (reason) {
    if (reason instanceof NoFormula) return { obstacle: reason.obstacle };
    throw reason;
  }
}

/** The columns of `excelOf`, where there are some. */
export function excelColumns(tag: ResolvedTag, tags: ResolvedTags): readonly ExcelColumn[] | undefined {
  const found = excelOf(tag, tags);
  return 'columns' in found ? found.columns : undefined;
}

/**
 * The formula a learner would write for a tag, when the columns it reads are there.
 * @example excelFormula(tag, tags) // =COUNTIFS(orders[customer_id],[@customer_id],orders[status],"paid",orders[order_date],"<="&as_of)
 */
export const excelFormula = (tag: ResolvedTag, tags: ResolvedTags): string | undefined => excelColumns(tag, tags)?.at(-1)?.formula;
