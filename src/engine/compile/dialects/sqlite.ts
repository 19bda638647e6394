import type { Dialect } from '../dialect.ts';

const BARE = /^[a-z_][a-z0-9_]*$/;
/** Words that SQLite would read as something else when they stand bare. */
const RESERVED = new Set(
  'add all alter and as asc between by case cast check collate column commit constraint create cross current default deferrable delete desc distinct do drop else end escape except exists filter following for foreign from full glob group groups having if ignore in index inner insert intersect into is isnull join key last left like limit match natural not nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint select set table temp then to transaction trigger unbounded union unique update using vacuum values view virtual when where window with without'.split(
    ' ',
  ),
);

/** SQLite 3.46 or newer: `'floor'` clamps months as Excel's EDATE does. */
export const sqlite: Dialect = {
  name: 'sqlite',
  quote: (name) => (BARE.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`),
  param: (name) => `:${name}`,
  addDays: (date, days) => (days === 0 ? date : `date(${date}, '${signed(days)} days')`),
  addMonths: (date, months) => (months === 0 ? date : `date(${date}, '${signed(months)} months', 'floor')`),
  startOfMonth: (date) => `date(${date}, 'start of month')`,
  startOf: (date, months) =>
    months === 12
      ? `date(${date}, 'start of year')`
      : `date(${date}, 'start of month', '-' || ((strftime('%m', ${date}) - 1) % 3) || ' months')`,
  daysBetween: (from, to) => `CAST(julianday(date(${to})) - julianday(date(${from})) AS INTEGER)`,
  age: (birth, asOf) => `(strftime('%Y', ${asOf}) - strftime('%Y', ${birth}) - (strftime('%m-%d', ${asOf}) < strftime('%m-%d', ${birth})))`,
  dayOf: (timestamp) => `date(${timestamp})`,
  integerDivide: (a, b) => `${a} / ${b}`,
  divide: (a, b) => `1.0 * ${a} / NULLIF(${b}, 0)`,
  truth: (condition) => `(${condition})`,
  materialized: 'MATERIALIZED ',
  trimAll: (text) => `trim(${text}, ' ' || char(9, 10, 13, 160, 12288))`,
};

const signed = (n: number): string => (n < 0 ? String(n) : `+${n}`);
