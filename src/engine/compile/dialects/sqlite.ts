import type { Dialect, Literal } from '../dialect.ts';

const BARE = /^[a-z_][a-z0-9_]*$/;
/** Words that SQLite would read as something else when they stand bare: as a part of a statement, or, in silence, as a value. */
const RESERVED = new Set(
  'add all alter and as asc autoincrement between by case cast check collate column commit constraint create cross current current_date current_time current_timestamp default deferrable delete desc distinct do drop else end escape except exists false filter following for foreign from full glob group groups having if ignore in index inner insert intersect into is isnull join key last left like limit match natural not nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint select set table temp then to transaction trigger true unbounded union unique update using vacuum values view virtual when where window with without'.split(
    ' ',
  ),
);

const quote = (name: string): string => (BARE.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`);
const same = (sql: string): string => sql;
/** A sign stands in parentheses, so that no two meet and begin a comment. */
function literal(value: Literal): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  const number = Number(value);
  return number < 0 ? `(${number})` : String(number);
}

const sum: Dialect['sum'] = (number, tail, decimals) => (decimals ? `ROUND(SUM(${number})${tail}, ${decimals})` : `SUM(${number})${tail}`);

/** SQLite 3.46 or newer: `'floor'` clamps months as Excel's EDATE does. */
export const sqlite: Dialect = {
  name: 'sqlite',
  typed: false,
  quote,
  table: quote,
  param: (name) => `:${name}`,
  literal,
  real: (n) => (Number.isInteger(n) && Math.abs(n) < 1e15 ? `${n}.0` : String(n)),
  day: same,
  moment: same,
  textOfDay: same,
  textOfMoment: same,
  dayIn: same,
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
  asReal: (number) => `(1.0 * ${number})`,
  toWhole: (number) => `CAST(${number} AS INTEGER)`,
  round: (number, digits) => (digits === 0 ? `ROUND(${number})` : `ROUND(${number}, ${digits})`),
  least: (a, b) => `MIN(${a}, ${b})`,
  exp: (number) => `EXP(${number})`,
  ln: (number) => `LN(${number})`,
  sqrt: (number) => `SQRT(${number})`,
  power: (base, exponent) => `POWER(${base}, ${exponent})`,
  sum,
  avg: (number, tail, decimals) => (decimals ? `${sum(number, tail, decimals)} / COUNT(${number})${tail}` : `AVG(${number})${tail}`),
  truth: (condition) => `(${condition})`,
  textOf: (number) => `CAST(${number} AS TEXT)`,
  collate: same,
  like: (text, pattern, negated) => `${text} ${negated ? 'NOT LIKE' : 'LIKE'} ${pattern}`,
  lower: (text) => `LOWER(${text})`,
  upper: (text) => `UPPER(${text})`,
  trim: (text) => `TRIM(${text})`,
  trimAll: (text) => `trim(${text}, ' ' || char(9, 10, 13, 160, 12288))`,
  stringAgg: (value, separator, order) => `group_concat(${value}, ${separator} ORDER BY ${order})`,
  rowsFromJson: (json, columns) =>
    `SELECT ${columns.map((c, i) => `json_extract(value, '$[${i}]') AS ${quote(c.name)}`).join(', ')}\nFROM json_each(${json})`,
  materialized: 'MATERIALIZED ',
  // No variables outside its own shell: the date is written in.
  script: { head: () => '' },
};

const signed = (n: number): string => (n < 0 ? String(n) : `+${n}`);
