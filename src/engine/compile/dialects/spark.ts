import type { Dialect, JsonColumn } from '../dialect.ts';
import * as warehouse from './warehouse.ts';

const quote = warehouse.quotedWith('`');
const asReal = (number: string): string => `CAST(${number} AS DOUBLE)`;
const real = (n: number): string => `${n}D`;
const TYPES: Record<JsonColumn['type'], string> = { text: 'STRING', number: 'DOUBLE', bool: 'BOOLEAN' };
const PERIODS = { 3: 'QUARTER', 12: 'YEAR' } as const;
/** Spark reads a backslash in a text as the beginning of a sign. */
const textLiteral = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
function sum(number: string, tail: string, decimals?: number): string {
  if (decimals === 0) return `SUM(${number})${tail}`;
  if (decimals !== undefined) return asReal(`SUM(${warehouse.decimal(number, decimals)})${tail}`);
  // Six digits behind the point add up as decimals, and what is left as doubles.
  const decimal = warehouse.decimal(number, 6);
  return `(${asReal(`SUM(${decimal})${tail}`)} + SUM(${number} - ${asReal(decimal)})${tail})`;
}
/** A text operator's argument that is repeated is named once. */
const named = (value: string, name: string, sql: string): string => `element_at(transform(array(${value}), ${name} -> ${sql}), 1)`;

/** Spark 4.0 or newer, and Databricks SQL. */
export const spark: Dialect = {
  name: 'spark',
  typed: true,
  quote,
  table: quote,
  param: warehouse.param,
  literal: (value) => warehouse.typedLiteral(value, textLiteral, real),
  real,
  day: (text) => `CAST(${text} AS DATE)`,
  moment: (text) => `CAST(${text} AS TIMESTAMP)`,
  textOfDay: (day) => `date_format(${day}, 'yyyy-MM-dd')`,
  textOfMoment: (moment) => `date_format(${moment}, 'yyyy-MM-dd HH:mm:ss')`,
  dayIn: (text) => `CASE WHEN ${text} RLIKE '^[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN try_cast(LEFT(${text}, 10) AS DATE) END`,
  addDays: (date, days) => (days === 0 ? date : `date_add(${date}, ${days})`),
  addMonths: (date, months) => (months === 0 ? date : `add_months(${date}, ${months})`),
  startOfMonth: (date) => `trunc(${date}, 'MONTH')`,
  startOf: (date, months) => `trunc(${date}, '${PERIODS[months]}')`,
  daysBetween: (from, to) => `datediff(${to}, ${from})`,
  age: (birth, asOf) => `(year(${asOf}) - year(${birth}) - CAST(date_format(${asOf}, 'MMdd') < date_format(${birth}, 'MMdd') AS INT))`,
  dayOf: (timestamp) => `CAST(${timestamp} AS DATE)`,
  asReal,
  toWhole: (number) => `CAST(${number} AS BIGINT)`,
  integerDivide: (a, b) => `${a} DIV ${b}`,
  divide: (a, b) => `${asReal(a)} / NULLIF(${b}, 0)`,
  round(number, digits) {
    if (typeof digits === 'string') return warehouse.roundToComputed(number, digits, asReal);
    const x = asReal(number);
    if (digits === 0) return warehouse.roundToWhole(x);
    if (digits > warehouse.MOST_EXACT_DIGITS) return `ROUND(${x}, ${digits})`;
    // FLOOR gives a BIGINT, which the digits could be too many for.
    const halves = warehouse.exactHalves('ABS(v)', digits, (sql) => asReal(`FLOOR(${sql})`));
    return named(x, 'v', `SIGN(v) * ${halves}`);
  },
  least: (a, b) => `LEAST(${a}, ${b})`,
  exp: (number) => `EXP(${asReal(number)})`,
  ln: (number) => `LN(${asReal(number)})`,
  sqrt: (number) => `SQRT(${asReal(number)})`,
  power: (base, exponent) => `POWER(${asReal(base)}, ${asReal(exponent)})`,
  sum,
  avg: (number, tail, decimals) => `${sum(number, tail, decimals || undefined)} / NULLIF(COUNT(${number})${tail}, 0)`,
  truth: (condition) => `CAST(${condition} AS INT)`,
  textOf: (number) => `CAST(${number} AS STRING)`,
  collate: (text) => text,
  // A backslash escapes in Spark's patterns; doubled, it is itself.
  like: (text, pattern, negated) =>
    `${warehouse.lowerAscii(text)} ${warehouse.operator('LIKE', negated)} replace(${warehouse.lowerAscii(pattern)}, '\\\\', '\\\\\\\\')`,
  lower: warehouse.lowerAscii,
  upper: warehouse.upperAscii,
  trim: (text) => `trim(BOTH ' ' FROM ${text})`,
  // chr() of Spark ends at 255.
  trimAll: (text) => `trim(BOTH ' \\t\\n\\r\\u00A0\\u3000' FROM ${text})`,
  stringAgg: (value, separator, order) => `listagg(${value}, ${separator}) WITHIN GROUP (ORDER BY ${order})`,
  rowsFromJson(json, columns) {
    const select = columns.map((c, i) => `CAST(cells[${i}] AS ${TYPES[c.type]}) AS ${quote(c.name)}`).join(', ');
    return `SELECT ${select}\nFROM (SELECT explode(from_json(${json}, 'array<array<string>>')) AS cells) AS listed`;
  },
  // Spark has no word for it.
  materialized: '',
  script: {
    head: (asOf) => `DECLARE OR REPLACE VARIABLE as_of DATE DEFAULT DATE ${textLiteral(asOf)};`,
    asOf: 'session.as_of',
  },
};
