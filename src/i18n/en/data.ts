import type { dataWords as zh } from '../zh/data.ts';

/** 4,435,968 -> 4.4 MB */
const size = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
const number = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 3 });
const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const dayOfYear = (iso: string): string => `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]}`;
const day = (iso: string): string => `${dayOfYear(iso)} ${iso.slice(0, 4)}`;
const STRETCH = { day: 'a day', week: 'a week', month: 'a month', year: 'a year' };
const and = (items: readonly (string | number)[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

export const dataWords: typeof zh = {
  title: 'Data',
  headline: 'Every number in the course comes from this data',
  lead: (sets) =>
    `Here are ${sets} invented sets, each for one trade or one question. What a lesson looks for is planted in them. Programs made every person and every number; no real customer is among them.`,
  description: 'The sample data: what each set is for, its tables, its size, and the lessons that use it.',
  licence:
    'Use it for anything: the data are released under CC0, with no need to name us. People and numbers were generated; no real customer is among them.',
  sets: {
    caption: 'Sample data',
    set: 'Set',
    use: 'What it is for',
    tables: 'Tables',
    rows: 'Rows',
    size: 'Size',
    lessons: 'Lessons that use it',
  },
  bytes: size,
  madeFor: (modules) => (modules.length === 0 ? '' : `For module${modules.length > 1 ? 's' : ''} ${and(modules)}`),
  own: 'For another seed, or a set of your own size, use the terminal:',
  set: {
    description: (title, about) =>
      `The data dictionary of ${title}: what every table and field means, how it spreads, sample rows and downloads. ${about}`,
    back: 'All data',
    asOf: (iso) => `As-of date ${day(iso)}`,
    tables: (n) => `${n} tables`,
    rows: (n) => `${number(n)} rows`,
    licence: 'CC0',
    lessons: 'Lessons that use it',
  },
  ofLesson: (set) => `Data: ${set}`,
  downloads: 'Download',
  sqlite: (bytes) => `SQLite database (zip, ${size(bytes)})`,
  csv: (bytes) => `Every table as CSV (zip, ${size(bytes)})`,
  dictionary: (bytes) => `Data dictionary (JSON, ${size(bytes)})`,
  sqliteFor: 'Open the database with DB Browser, DBeaver or sqlite3 in a terminal. ',
  csvFor: 'Unzipped, Excel opens the CSV files with a double click, Chinese characters intact.',
  trapsTitle: 'This data is dirty on purpose',
  trapsLead: 'Data at work never comes clean. Each trap below is one that people really meet, and a lesson makes use of it.',
  tablesTitle: 'The tables',
  overview: { caption: 'Tables', table: 'Table', row: 'What one row is', rows: 'Rows' },
  tally: (n) => `${number(n)} rows`,
  number,
  figure: (cell) => (typeof cell === 'number' ? number(cell) : dayOfYear(String(cell))),
  fields: { field: 'Field', meaning: 'Meaning', type: 'Type', missing: 'Missing', spread: 'Spread' },
  types: { text: 'text', int: 'whole number', real: 'decimal', bool: 'yes or no', date: 'date', timestamp: 'date and time' },
  units: {
    CNY: 'yuan',
    s: 'seconds',
    min: 'minutes',
    h: 'hours',
    d: 'days',
    g: 'grams',
    kg: 'kilograms',
    ml: 'millilitres',
    km: 'kilometres',
    '%': 'per cent',
  },
  key: 'Primary key',
  isKey: 'primary key',
  nullable: 'may be missing',
  joins: {
    entity: (column) => ({ before: 'Leads to the main table by', column, after: '' }),
    via: (table, column) => ({ before: `Leads to ${table.toLowerCase()} by`, column, after: 'and from there to the main table' }),
  },
  missing: (n, of) => (n === 0 ? '' : `${number(n)} rows (${percent(n / of)})`),
  spread: {
    numbers: 'Numbers',
    codes: 'Codes and rows',
    legend:
      'Beside each field is how it spreads: solid bars are rows with a value, the hollow one is rows without. The same stands below it in words and numbers.',
    of: (field) => `How ${field} spreads`,
    value: 'Value',
    meaning: 'Meaning',
    from: 'From',
    rows: 'Rows',
    share: 'Share',
    none: 'missing',
    above: (from) => `${from} and above`,
    between: (from, to) => `${from} to below ${to}`,
    yes: 'yes',
    no: 'no',
    range: (from, to) => `${from} to ${to}`,
    sayNumbers: (least, median, most) => `${number(least)} to ${number(most)}, median ${number(median)}`,
    sayDates: (first, last, by) => `${first} to ${last}, each bar ${STRETCH[by]}`,
    sayOne: (value) => `all ${value}`,
    sayValues: (values, most, share) => `${values} values, the commonest ${most} (${percent(share)})`,
    sayAlike: 'Different in every row',
    sayMany: (distinct) => `${number(distinct)} different values`,
    percent,
  },
  sample: (rows) => `The first ${rows} rows, as they are`,
  null: 'missing',
  made: {
    title: 'How it was made',
    text: (seed, customers, asOf) =>
      `By a program, from seed ${seed}, size ${number(customers)} and the as-of date ${day(asOf)}. The same seed gives the same bytes; another gives other people, with the same things planted.`,
    generator: 'The program is in',
    again: 'Make it again on your own computer, or with another seed:',
  },
  planted: { title: 'What is planted', open: 'Look for yourself first, then open' },
  text: {
    asOf: 'as-of date',
    seed: 'seed',
    size: 'size',
    licence: 'licence',
    nullable: 'may be missing',
    column: 'Column',
    label: 'Name',
    type: 'Type',
    blank: 'May be missing',
    note: 'Notes',
    keyMark: 'Primary key.',
    yes: 'yes',
    no: 'no',
    comma: '; ',
  },
};
