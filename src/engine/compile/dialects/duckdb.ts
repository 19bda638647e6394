import type { Dialect, JsonColumn } from '../dialect.ts';
import * as warehouse from './warehouse.ts';

const quote = warehouse.quotedWith('"');
const asReal = (number: string): string => `CAST(${number} AS DOUBLE)`;
/** With an exponent: DuckDB reads 0.2 as a decimal. */
const real = (n: number): string => (String(n).includes('e') ? String(n) : `${n}e0`);
const TYPES: Record<JsonColumn['type'], string> = { text: 'VARCHAR', number: 'DOUBLE', bool: 'BOOLEAN' };
const PERIODS = { 3: 'quarter', 12: 'year' } as const;

function sum(number: string, tail: string, decimals?: number): string {
  if (decimals === undefined) return `fsum(${number})${tail}`;
  return decimals === 0 ? `CAST(SUM(${number})${tail} AS BIGINT)` : asReal(`SUM(${warehouse.decimal(number, decimals)})${tail}`);
}

/** DuckDB 1.3 or newer. */
export const duckdb: Dialect = {
  name: 'duckdb',
  typed: true,
  quote,
  table: quote,
  param: warehouse.param,
  literal: (value) => warehouse.typedLiteral(value, warehouse.textLiteral, real),
  real,
  day: (text) => `CAST(${text} AS DATE)`,
  moment: (text) => `CAST(${text} AS TIMESTAMP)`,
  textOfDay: (day) => `strftime(${day}, '%Y-%m-%d')`,
  textOfMoment: (moment) => `strftime(${moment}, '%Y-%m-%d %H:%M:%S')`,
  dayIn: (text) => `CASE WHEN regexp_matches(${text}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(LEFT(${text}, 10) AS DATE) END`,
  addDays: (date, days) => (days === 0 ? date : `${date} ${days < 0 ? '-' : '+'} ${Math.abs(days)}`),
  addMonths: (date, months) => (months === 0 ? date : `CAST(${date} ${months < 0 ? '-' : '+'} INTERVAL ${Math.abs(months)} MONTH AS DATE)`),
  startOfMonth: (date) => `CAST(date_trunc('month', ${date}) AS DATE)`,
  startOf: (date, months) => `CAST(date_trunc('${PERIODS[months]}', ${date}) AS DATE)`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  age: (birth, asOf) => `(year(${asOf}) - year(${birth}) - CAST(strftime(${asOf}, '%m%d') < strftime(${birth}, '%m%d') AS INTEGER))`,
  dayOf: (timestamp) => `CAST(${timestamp} AS DATE)`,
  asReal,
  toWhole: (number) => `CAST(TRUNC(${number}) AS BIGINT)`,
  integerDivide: (a, b) => `${a} // ${b}`,
  divide: (a, b) => `${asReal(a)} / NULLIF(${b}, 0)`,
  round(number, digits) {
    if (typeof digits === 'string') return warehouse.roundToComputed(number, digits, asReal);
    if (digits === 0) return warehouse.roundToWhole(asReal(number));
    // printf shows all digits of a double, as a decimal keeps them; ROUND of a double multiplies first, and moves halves.
    const exact = `TRY_CAST(printf('%.25f', ${asReal(number)}) AS DECIMAL(38, 25))`;
    return digits > 25 ? asReal(number) : `COALESCE(${asReal(`ROUND(${exact}, ${digits})`)}, ROUND(${number}, ${digits}))`;
  },
  least: (a, b) => `LEAST(${a}, ${b})`,
  exp: (number) => `EXP(${asReal(number)})`,
  ln: (number) => `LN(${asReal(number)})`,
  sqrt: (number) => `SQRT(${asReal(number)})`,
  power: (base, exponent) => `POWER(${asReal(base)}, ${asReal(exponent)})`,
  sum,
  avg: (number, tail, decimals) =>
    decimals ? `${sum(number, tail, decimals)} / NULLIF(COUNT(${number})${tail}, 0)` : `favg(${number})${tail}`,
  truth: (condition) => `CAST(${condition} AS INTEGER)`,
  textOf: (number) => `CAST(${number} AS VARCHAR)`,
  collate: (text) => text,
  like: (text, pattern, negated) => `${warehouse.lowerAscii(text)} ${warehouse.operator('LIKE', negated)} ${warehouse.lowerAscii(pattern)}`,
  lower: warehouse.lowerAscii,
  upper: warehouse.upperAscii,
  trim: (text) => `trim(${text}, ' ')`,
  trimAll: (text) => `trim(${text}, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288))`,
  stringAgg: (value, separator, order) => `string_agg(${value}, ${separator} ORDER BY ${order})`,
  rowsFromJson(json, columns) {
    const select = columns.map((c, i) => `CAST(cells[${i + 1}] AS ${TYPES[c.type]}) AS ${quote(c.name)}`).join(', ');
    return `SELECT ${select}\nFROM (SELECT unnest(from_json(${json}, '[["VARCHAR"]]')) AS cells) AS listed`;
  },
  materialized: 'MATERIALIZED ',
  script: {
    head: (asOf) => `SET VARIABLE as_of = DATE ${warehouse.textLiteral(asOf)};`,
    asOf: "getvariable('as_of')",
  },
};
