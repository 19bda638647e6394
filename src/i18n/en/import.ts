import type { Encoding } from '../../sandbox/import/decode.ts';
import type { Delimiter } from '../../sandbox/import/delimiter.ts';
import type { ImportProblemParams, Refusal } from '../../sandbox/import/import-problem.ts';
import type { Decimal } from '../../sandbox/import/numbers.ts';
import type { Role } from '../../sandbox/import/roles.ts';
import type { Sentences } from '../say.ts';
import type { importWords as zh } from '../zh/import.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const rows = (n: number): string => (n === 1 ? '1 row' : `${count(n)} rows`);
const customers = (n: number): string => (n === 1 ? '1 customer' : `${count(n)} customers`);
const list = (names: readonly string[]): string =>
  `${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'Chinese (GB18030, GBK)',
  'utf-16le': 'UTF-16 (Windows)',
  'utf-16be': 'UTF-16 (big-endian)',
  latin1: 'Western European',
  macintosh: 'Old Mac',
};
const delimiters: Record<Delimiter, string> = { ',': 'Comma ,', ';': 'Semicolon ;', '\t': 'Tab', '|': 'Bar |' };
const decimals: Record<Decimal, string> = { '.': '1,234.50', ',': '1.234,50' };

const roles: Record<Role, string> = {
  customer_id: 'Customer',
  order_date: 'Date of the order',
  amount: 'Amount',
  order_id: 'Order number',
};

/** How a date format is said; one that a person wrote is shown as it is. */
const formatNames: Readonly<Record<string, string>> = {
  'YYYY-MM-DD': 'year-month-day',
  'YYYY/M/D': 'year/month/day',
  YYYYMMDD: 'year, month, day run together',
  YYYY年M月D日: 'year, month, day in Chinese',
  'YYYY.M.D': 'year.month.day',
  'D/M/YYYY': 'day/month/year',
  'M/D/YYYY': 'month/day/year',
  'D/M/YY': 'day/month/short year',
  'M/D/YY': 'month/day/short year',
  'YY/M/D': 'short year/month/day',
  'D-M-YYYY': 'day-month-year',
  'M-D-YYYY': 'month-day-year',
  'D.M.YYYY': 'day.month.year',
  'D.M.YY': 'day.month.short year',
  EXCEL: "Excel's day number",
};

const problems: Sentences<ImportProblemParams> = {
  'excel-file': () =>
    'This is an Excel workbook and not a CSV file. In Excel choose Save As, then “CSV UTF-8”, and drop the new file here.',
  'not-text': () => 'This file is not text, so there is no table in it. Choose a CSV file.',
  'too-large': ({ megabytes, limit }) =>
    `The file has ${count(megabytes)} MB; up to ${count(limit)} MB can be read here. Export a shorter period.`,
  'empty-file': () => 'The file is empty. It may be the wrong one, or its export never finished.',
  'only-header': () => 'The file has a header and no order below it.',
  'unknown-header': ({ header, suggestion, available }) =>
    `The header has no “${header}”. ${suggestion === undefined ? '' : `Did you mean “${suggestion}”? `}It has: ${list(available)}.`,
  'no-customer-column': () =>
    'It is not clear which column is the customer. Choose one under “Customer”: a member number or a phone number will do, as long as the same person always has the same.',
  'no-date-column': () => 'It is not clear which column is the date. Choose one under “Date of the order”.',
  'ambiguous-date': ({ header, example }) =>
    `${example} in “${header}” can be read in more than one way, and the data does not say which. Choose one.`,
  'no-date-format': ({ header, example }) =>
    `${example === '' ? `“${header}” is empty` : `“${example}” in “${header}” does not look like a date`}. Choose another column, or write the format yourself.`,
  'bad-date-format': ({ format }) =>
    `The date format “${format}” cannot be read. Put it together from YYYY or YY, M and D, as in D.M.YYYY.`,
  'no-readable-row': ({ rows: n }) =>
    `Of ${rows(n)} not one can be read. The reasons are below; most often it is the wrong column, date format or delimiter.`,
};

const refusals: Record<Refusal, string> = {
  'broken-quotes': 'a quotation mark without its partner',
  'too-many-cells': 'more cells than the header; they may have shifted',
  'missing-customer': 'no customer',
  'damaged-id': 'Excel turned the number into powers of ten; the original is lost',
  'missing-date': 'no date',
  'bad-date': 'not a date in this format, or no such day',
  'bad-number': 'not a number',
  'duplicate-customer': 'this customer was there before',
};

export const importWords: typeof zh = {
  title: 'Your own orders',
  promise: 'The data stays in this browser: the file is opened on your computer and sent nowhere. Close the page and it is gone.',
  drop: 'Drop a CSV file of orders here',
  choose: 'Choose a file',
  needs: 'It needs two columns: customer and date of the order. An amount and an order number are better still.',
  reading: 'Reading the file…',
  another: 'Choose another file',
  cancel: 'Cancel',
  file: {
    title: 'How to read the file',
    encoding: 'Encoding',
    delimiter: 'Between cells',
    decimal: 'Numbers look like',
    hasHeader: 'The first row is a header',
    encodings,
    delimiters,
    decimals,
  },
  mapping: {
    title: 'Which column is what',
    roles,
    choose: 'Choose',
    none: 'Not in this file',
    noOrder: 'Without an order number, every row counts as an order.',
  },
  status: {
    title: (header) => `Which orders count (${header})`,
    value: (text, n) => `${text === '' ? 'blank' : text}, ${rows(n)}`,
    hint: 'Cancelled, refunded and unpaid orders mostly should not count: untick them.',
  },
  date: {
    title: 'How to read the dates',
    format: 'Dates look like',
    name: (format) => (formatNames[format] === undefined ? format : `${formatNames[format]} (${format})`),
    own: 'Something else',
    ownFormat: 'Date format, such as D.M.YYYY',
    ask: (header, example) =>
      `${example} in “${header}” can be read in more than one way, and the data does not say which. Which is right?`,
    reading: (example, date) => `${example} is ${date}`,
  },
  preview: { caption: (n) => `The first ${rows(n)} of the file`, line: 'Line' },
  summary: ({ rowCount, customerCount, firstDate, lastDate }) =>
    `${rows(rowCount)} can be read: ${customers(customerCount)}, from ${firstDate} to ${lastDate}.`,
  rejected: {
    title: (n) => `${rows(n)} cannot be read and will be left out`,
    none: 'Every row can be read.',
    shown: (shown) => `Here are the first ${shown}.`,
    line: 'Line',
    column: 'Column',
    text: 'What it says',
    why: 'Why',
  },
  import: (n) => `Import ${rows(n)}`,
  importNothing: 'Import',
  imported: (fileName, summary) => `“${fileName}” is imported: ${rows(summary.rowCount)}, ${customers(summary.customerCount)}.`,
  erase: 'Erase the imported data',
  erased: 'The imported data has been erased from this page.',
  problems,
  refusals,
};
