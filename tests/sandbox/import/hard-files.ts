import { readFileSync } from 'node:fs';
import { readWhole } from '../../../src/sandbox/import/read.ts';
import type { Answers, FileProblem, Question, ReadTable, Reason, RowName, Survey } from '../../../src/sandbox/import/shapes.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';

/** What must become of one file of ../files. */
export interface HardFile {
  /** What is hard about it. */
  readonly is: string;
  readonly problems?: readonly FileProblem['code'][];
  /** Asked before a person has said anything. */
  readonly asks?: readonly Question['kind'][];
  /** What the person says then. */
  readonly answers?: Answers;
  /** Used rows, refused rows, and rows that are none by name. The header is not told: it is 1 unless `header` says otherwise. */
  readonly used?: number;
  readonly refused?: Partial<Record<Reason, number>>;
  readonly named?: Partial<Record<RowName, number>>;
  /** Ids of changes that the log must have. */
  readonly changes?: readonly string[];
  /** A column of the table -> its values, row by row. */
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
}

const AMOUNTS = [1234.5, 88, -12, 123];

export const HARD_FILES: Readonly<Record<string, HardFile>> = {
  // encodings
  'utf-8.csv': { is: 'UTF-8 without a mark', used: 4, values: { amount: AMOUNTS, 备注: ['送礼', null, '退货', '𠀀先生'] } },
  'utf-8-bom.csv': { is: 'UTF-8 with a mark', used: 4, values: { amount: AMOUNTS, 备注: ['送礼', null, '退货', '𠀀先生'] } },
  'utf-8-cut.csv': { is: 'UTF-8 cut off in the middle of a letter', used: 4, changes: ['unreadable'] },
  'gbk.csv': { is: 'GBK', used: 2, changes: ['encoding'], values: { 门店: ['上海南京路店', '北京西单店'] } },
  'gb18030.csv': { is: 'GB18030', used: 4, changes: ['encoding'], values: { amount: AMOUNTS, 备注: ['送礼', null, '退货', '𠀀先生'] } },
  'gb18030-four-byte.csv': { is: 'GB18030 with letters of four bytes', used: 2, values: { 姓名: ['𠮷野家', '王㖮'] } },
  'utf-16le-bom.csv': { is: 'UTF-16 LE', used: 4, values: { 备注: ['送礼', null, '退货', '𠀀先生'] } },
  'utf-16be.csv': { is: 'UTF-16 BE without a mark', used: 4, values: { 备注: ['送礼', null, '退货', '𠀀先生'] } },
  'latin1.csv': { is: 'Latin-1: asked', asks: ['encoding'], answers: { encoding: 'latin1' }, used: 1, values: { city: ['Málaga'] } },
  'mac-roman.csv': {
    is: 'Mac Roman: asked',
    asks: ['encoding'],
    answers: { encoding: 'macintosh' },
    used: 2,
    values: { city: ['Málaga', 'Zürich'] },
  },
  // delimiters and line ends
  'semicolon.csv': {
    is: 'semicolons, decimal commas, D.M.YYYY',
    used: 3,
    changes: ['decimal-comma:Amount', 'thousands:Amount', 'date-format:Order date'],
    values: { amount: [1234.5, 88, 0.5] },
  },
  'tab.tsv': { is: 'tabs', used: 2 },
  'pipe.csv': { is: 'bars, with commas and semicolons in the cells', used: 2, values: { note: ['a, b; c', 'd'] } },
  'sep-line.csv': { is: 'sep=; in front', used: 2, named: { title: 1 } },
  'trailing-delimiters.csv': { is: 'a delimiter at the end of every line', used: 2, changes: ['extra-blanks'] },
  'line-ends-cr.csv': { is: 'CR', used: 2 },
  'line-ends-crlf.csv': { is: 'CRLF', used: 2 },
  'line-ends-mixed.csv': {
    is: 'three kinds of line ends, one of them quoted',
    used: 3,
    changes: ['line-ends'],
    values: { note: ['one\ntwo', 'x', 'y'], line: [2, 4, 5] },
  },
  // around the table
  'titles-and-totals.csv': {
    is: 'titles above, subtotals within, a total and a remark below',
    used: 3,
    named: { title: 2, total: 3, note: 1, empty: 2 },
    changes: ['title-rows', 'total-rows', 'note-rows', 'empty-rows'],
    values: { amount: [10, 20, 40], line: [5, 6, 8] },
  },
  'total-is-a-name.csv': {
    is: 'a customer called Total, and a total',
    used: 2,
    named: { total: 1 },
    values: { customer_id: ['Total', 'c2'] },
  },
  'headers-twice.csv': {
    is: 'a header twice and a blank one',
    used: 2,
    changes: ['header-names'],
    values: { amount: [10, 20], 金额_2: [1, 2], column_5: ['x', 'y'] },
  },
  'header-again.csv': { is: 'the header once more in the middle', used: 2, named: { header: 2 } },
  'header-only.csv': { is: 'a header and nothing else', problems: ['only-header'] },
  'no-header.csv': { is: 'no header', used: 3, named: { header: 0 }, values: { amount: [10.5, 7.25, 3] } },
  'one-column.csv': { is: 'one column', used: 2 },
  'status.csv': {
    is: 'cancelled and refunded orders',
    answers: { statusOut: ['已取消', '已退款'] },
    used: 2,
    named: { 'left-out': 2 },
    changes: ['left-out-rows'],
  },
  'ragged.csv': {
    is: 'ragged rows',
    used: 3,
    refused: { 'too-many-cells': 1 },
    named: { empty: 2 },
    changes: ['short-rows', 'extra-blanks'],
  },
  'quoted.csv': { is: 'line ends within quotation marks', used: 3, values: { note: ['two\nlines, and a "quote"', 'one\nmore', 'plain'] } },
  'stray-quotes.csv': {
    is: 'a quotation mark without its partner',
    used: 6,
    refused: { 'broken-quotes': 1 },
    values: { note: ['fine', 'after', 'after', 'after', 'a "quoted" word', '5" pipe'] },
  },
  'broken-rows.csv': {
    is: 'one broken row of each kind',
    used: 3,
    refused: { 'missing-customer': 1, 'bad-date': 1, 'missing-date': 1, 'bad-number': 1, 'broken-quotes': 1, 'damaged-id': 1 },
    named: { empty: 1 },
  },
  // numbers
  'money.csv': {
    is: '¥ 元 $, full width, brackets, minus signs, 万, NULL; 1,23 fits no group of three',
    asks: ['decimal'],
    answers: { decimals: { amount: '.' } },
    used: 12,
    refused: { 'bad-number': 2 },
    changes: ['currency:amount', 'full-width:amount', 'units:amount', 'brackets:amount', 'thousands:amount', 'blank-words:amount'],
    values: { amount: [1234.5, 88, 123.5, -12, -5, -12.5, 3, 2000, null, null, null, 12000] },
  },
  'decimal-comma.csv': { is: 'decimal commas', used: 3, changes: ['decimal-comma:amount'], values: { amount: [1234.5, -0.5, 1234.5] } },
  'decimal-open.csv': {
    is: '1.234 alone: asked',
    asks: ['decimal'],
    answers: { decimals: { amount: ',' } },
    used: 2,
    values: { amount: [1234, 20] },
  },
  'decimal-torn.csv': {
    is: 'both decimal signs: asked',
    asks: ['decimal'],
    answers: { decimals: { amount: '.' } },
    used: 2,
    refused: { 'bad-number': 1 },
    values: { amount: [1234.5, 30] },
  },
  // dates
  'ambiguous-dates.csv': {
    is: 'day and month fit both ways: asked',
    asks: ['date'],
    answers: { dates: { order_date: 'D/M/YYYY' } },
    used: 3,
    values: { order_date: ['2025-04-03', '2025-05-05', '2024-11-12'] },
  },
  'telling-dates.csv': {
    is: 'one value settles M/D/YYYY',
    used: 3,
    changes: ['date-format:InvoiceDate'],
    values: { order_date: ['2010-12-01', '2011-01-02', '2010-12-25'] },
  },
  'dates-month-first.csv': { is: 'M/D/YYYY', used: 2, values: { order_date: ['2025-03-04', '2025-04-25'] } },
  'dates-torn.csv': {
    is: 'some days first, some months first: asked',
    asks: ['date'],
    answers: { dates: { order_date: 'M/D/YYYY' } },
    used: 2,
    refused: { 'bad-date': 1 },
    values: { order_date: ['2025-04-25', '2025-03-04'] },
  },
  'dates-mixed.csv': {
    is: '2025/6/3, 20250604, 45813, 2025年6月6日, ISO, and 30 February',
    used: 5,
    refused: { 'bad-date': 1 },
    changes: ['date-format:order_date', 'excel-serial:order_date'],
    values: { order_date: ['2025-06-03', '2025-06-04', '2025-06-05', '2025-06-06', '2025-06-07'] },
  },
  'dates-excel.csv': {
    is: "Excel's day numbers",
    used: 2,
    changes: ['excel-serial:order_date'],
    values: { order_date: ['2025-06-03', '2025-06-04'] },
  },
  'dates-zones.csv': {
    is: 'two zones: asked',
    asks: ['zone'],
    answers: { zones: { order_date: 480 } },
    used: 2,
    changes: ['zone:order_date'],
    values: { order_date: ['2025-06-04', '2025-06-03'] },
  },
  'times.csv': {
    is: 'times of day',
    used: 2,
    changes: ['time-dropped:order_date'],
    values: { paid_at: ['2025-06-03 14:06:00', '2025-06-04 09:06:00'] },
  },
  // ids, blanks, formulas, persons
  'ids.csv': {
    is: 'zeros in front, 19 digits, blanks and unseen marks around, ="…", full width; 1.23457E+18',
    used: 4,
    refused: { 'damaged-id': 1 },
    changes: ['trim:customer_id', 'excel-quotes:customer_id', 'full-width:customer_id'],
    values: {
      customer_id: ['00042', '00042', '00042', '00042'],
      order_id: ['2025060300000000017', '2025060300000000018', '2025060300000000019', '2025060300000000020'],
    },
  },
  'ids-with-point.csv': { is: '10086.0', used: 2, changes: ['whole-ids:customer_id'], values: { customer_id: ['10086', '10010'] } },
  'blanks.csv': {
    is: 'NULL, N/A, —, 空; "none" among words',
    used: 3,
    refused: { 'missing-customer': 1 },
    changes: ['blank-words:金额', 'blank-words:城市'],
    values: { amount: [1, null, null], 城市: ['上海', null, null], 等级: [null, 'none', 'A'], 评分: [4, null, 5] },
  },
  'formulas.csv': {
    is: 'what a spreadsheet takes for formulas',
    used: 3,
    changes: ['formula-text:note'],
    values: { note: ['=1+1', '@SUM(A1)', '-cmd|x'] },
  },
  'personal.csv': {
    is: 'names, phones, e-mails, ID cards',
    answers: { treatments: { 姓名: 'mask', 手机号: 'mask', 邮箱: 'mask', 身份证号: 'drop', 客户号: 'hash' } },
    used: 2,
    changes: ['masked:姓名', 'masked:手机号', 'masked:邮箱', 'dropped:身份证号', 'hashed:客户号'],
    values: { 姓名: ['张*', '欧**'], 手机号: ['199****1234', '199-****-5678'], 邮箱: ['z***@example.com', 'o***@example.com'] },
  },
  // several tables
  'customers.csv': {
    is: 'customers, one of them twice',
    used: 3,
    refused: { 'duplicate-customer': 1 },
    values: { register_date: ['2024-01-05', '2024-02-06', '2024-03-07'] },
  },
  'orders.csv': { is: 'their orders, one of an unknown customer, one without its zeros', used: 6 },
  'items.csv': { is: 'what was ordered', used: 4 },
  // workbooks and what is no table
  'orders.xlsx': {
    is: 'a workbook: a title, gaps, dates, a number of 19 digits, #N/A, a formula, a total',
    used: 3,
    refused: { 'damaged-id': 1 },
    named: { title: 1, total: 1, empty: 2 },
    values: {
      order_date: ['2025-06-03', '2025-06-04', '2025-06-06'],
      amount: [0.3, 1234.5, null],
      备注: ['送礼', null, '7x'],
      line: [4, 5, 8],
    },
  },
  'two-sheets.xlsx': {
    is: 'two sheets: asked',
    asks: ['sheet'],
    answers: { sheet: '客户' },
    used: 2,
    values: { customer_id: ['00042', '7'], 城市: ['上海', '北京'] },
  },
  'days-from-1904.xlsx': { is: 'a workbook that counts days from 1904', used: 1, values: { order_date: ['2025-06-03'] } },
  'workbook.csv': { is: 'a damaged workbook', problems: ['damaged-workbook'] },
  'old.xls': { is: 'a workbook of the old kind', problems: ['old-workbook'] },
  'locked.xlsx': { is: 'a workbook with a password', problems: ['locked-workbook'] },
  'web-page.xls': { is: 'a web page called .xls', problems: ['web-page'] },
  'picture.csv': { is: 'a picture', problems: ['not-text'] },
  'empty.csv': { is: 'nothing', problems: ['empty-file'] },
};

export const fileOf = (name: string): File => new File([readFileSync(new URL(`../files/${name}`, import.meta.url))], name);
export const textFile = (text: string, name = 'orders.csv'): File => new File([text], name);

/** A survey and a reading in one; throws where something stands in the way. */
export async function readAll(file: File, answers: Answers = {}): Promise<ReadTable> {
  const survey = await surveyFile(file, answers);
  return readWhole(file, planOf(survey));
}

export function planOf(survey: Survey): NonNullable<Survey['plan']> {
  if (!survey.plan) throw new Error(JSON.stringify([survey.problems, survey.questions]));
  return survey.plan;
}

/** A column of a table. */
export const valuesOf = ({ table, rows }: ReadTable, column: string): unknown[] => {
  const at = table.columns.findIndex(({ name }) => name === column);
  return rows.map((row) => row[at]);
};
