import type { dataWords as zh } from '../zh/data.ts';

/** 4,435,968 -> 4.4 MB */
const size = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
const count = (n: number): string => n.toLocaleString('en-GB');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const dayOfYear = (iso: string): string => `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]}`;
const day = (iso: string): string => `${dayOfYear(iso)} ${iso.slice(0, 4)}`;

export const dataWords: typeof zh = {
  title: 'Data',
  headline: 'Every number in the course comes from these tables',
  lead: (customers, orders, from, to) =>
    `Yunduo is an online shop that we made up: ${count(customers)} customers and ${count(orders)} orders from ${day(from)} to ${day(to)}. Every lesson and every exercise works on it, and the as-of date is its last day.`,
  description: 'The data dictionary of the Yunduo sample data: what every table and field means, sample rows and downloads.',
  licence:
    'Use it for anything: the data are released under CC0, with no need to name us. People and numbers were generated; no real customer is among them.',
  downloads: 'Download',
  sqlite: (bytes) => `The whole database (SQLite, ${size(bytes)})`,
  sqliteFor: 'Open it with DB Browser, DBeaver or sqlite3 in a terminal. ',
  csvFor: 'Each table also comes as a CSV file that Excel opens with a double click, Chinese characters intact.',
  dictionary: (bytes) => `The data dictionary (JSON, ${size(bytes)})`,
  trapsTitle: 'This data is dirty on purpose',
  trapsLead: 'Data at work never comes clean. Each trap below is one that people really meet, and a lesson makes use of it later on.',
  traps: {
    gender: (spellings, missing) =>
      `Gender is spelt in ${spellings} ways, two of them with a blank you cannot see, and ${count(missing)} customers left it out.`,
    city: (missing) => `${count(missing)} customers gave no city. "Not Shanghai" in SQL leaves out all of them.`,
    status: (refunded, cancelled) =>
      `${count(refunded)} refunded and ${count(cancelled)} cancelled orders are still in the table. Add everything up and spend comes out too high.`,
    twice: (customers) =>
      `${count(customers)} customers ordered twice on the same day. "How often did they buy" depends on whether you count orders or days.`,
    never: (ordered, paid) =>
      `${count(ordered)} customers never ordered, and ${count(paid)} ordered without a single order that was paid in the end. Are they in your denominator?`,
    asOfDay: (orders) =>
      `${count(orders)} orders fall on the as-of date itself. Compare a time with a plain date and that whole day is lost.`,
    outage: (from, to) =>
      `From ${dayOfYear(from)} to ${dayOfYear(to)} the App reported nothing. People came that week; nobody wrote it down.`,
  },
  tablesTitle: 'The tables',
  overview: { table: 'Table', row: 'What one row is', rows: 'Rows', csv: 'CSV' },
  rows: (n) => `${count(n)} rows`,
  count,
  csv: (table, bytes) => ({ text: size(bytes), label: `Download ${table} as CSV, ${size(bytes)}` }),
  fields: { field: 'Field', meaning: 'Meaning', type: 'Type', missing: 'Missing' },
  types: { text: 'text', int: 'whole number', real: 'decimal', bool: 'yes or no', date: 'date', timestamp: 'date and time' },
  units: { CNY: 'yuan', s: 'seconds' },
  key: 'Primary key',
  joins: {
    customer: (column) => ({ before: 'Leads to the customer by', column, after: '' }),
    via: (table, column) => ({ before: `Leads to ${table.toLowerCase()} by`, column, after: 'and from there to the customer' }),
  },
  missing: (n, of) => (n === 0 ? '' : `${count(n)} rows (${((100 * n) / of).toFixed(n / of < 0.1 ? 1 : 0)}%)`),
  codes: (n) => `${n} codes`,
  sample: (rows) => `The first ${rows} rows, as they are`,
  null: 'missing',
};
