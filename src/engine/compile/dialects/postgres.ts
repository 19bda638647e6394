import type { Dialect, JsonColumn } from '../dialect.ts';
import * as warehouse from './warehouse.ts';

const asReal = (number: string): string => `CAST(${number} AS DOUBLE PRECISION)`;
const real = (n: number): string => `${n}::float8`;
const byCodePoint = (text: string): string => `${text} COLLATE "C"`;
const TYPES: Record<JsonColumn['type'], string> = { text: 'TEXT', number: 'DOUBLE PRECISION', bool: 'BOOLEAN' };
const PERIODS = { 3: 'quarter', 12: 'year' } as const;
const plain = warehouse.quotedWith('"');
const textOfDay = (day: string): string => `to_char(${day}, 'YYYY-MM-DD')`;
/** A double as the shortest decimal that means it; the cast alone keeps 15 digits. */
const exactDecimal = (number: string): string => `(${number})::text::numeric`;

const MOST_BYTES = 63;
/** PostgreSQL cuts longer names off, and two tags would become one. */
function quote(name: string): string {
  if (bytesOf(name) <= MOST_BYTES) return plain(name);
  const mark = `_${fingerprint(name)}`;
  let start = name;
  while (bytesOf(start) + mark.length > MOST_BYTES) start = [...start].slice(0, -1).join('');
  return plain(start + mark);
}
const bytesOf = (name: string): number =>
  [...name].reduce((sum, c) => sum + [0x80, 0x800, 0x10000].filter((bound) => (c.codePointAt(0) ?? 0) >= bound).length + 1, 0);
const fingerprint = (name: string): string =>
  [...name].reduce((hash, c) => (Math.imul(hash, 31) + (c.codePointAt(0) ?? 0)) >>> 0, 7).toString(36);

function sum(number: string, tail: string, decimals?: number): string {
  if (decimals === 0) return `CAST(SUM(${number})${tail} AS BIGINT)`;
  return asReal(`SUM(${decimals === undefined ? exactDecimal(number) : warehouse.decimal(number, decimals)})${tail}`);
}

/** PostgreSQL 16 or newer. */
export const postgres: Dialect = {
  name: 'postgres',
  typed: true,
  quote,
  table: quote,
  param: warehouse.param,
  literal: (value) => warehouse.typedLiteral(value, warehouse.textLiteral, real),
  real,
  day: (text) => `CAST(${text} AS DATE)`,
  moment: (text) => `CAST(${text} AS TIMESTAMP)`,
  textOfDay,
  textOfMoment: (moment) => `to_char(${moment}, 'YYYY-MM-DD HH24:MI:SS')`,
  dayIn: (text) =>
    `CASE WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' AND pg_input_is_valid(LEFT(${text}, 10), 'date') THEN CAST(LEFT(${text}, 10) AS DATE) END`,
  addDays: (date, days) => (days === 0 ? date : `${date} ${days < 0 ? '-' : '+'} ${Math.abs(days)}`),
  addMonths: (date, months) =>
    months === 0 ? date : `CAST(${date} ${months < 0 ? '-' : '+'} INTERVAL '${Math.abs(months)} months' AS DATE)`,
  startOfMonth: (date) => `CAST(date_trunc('month', ${date}) AS DATE)`,
  startOf: (date, months) => `CAST(date_trunc('${PERIODS[months]}', ${date}) AS DATE)`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  age: (birth, asOf) =>
    `(CAST(EXTRACT(YEAR FROM ${asOf}) - EXTRACT(YEAR FROM ${birth}) AS INTEGER) - CAST(to_char(${asOf}, 'MMDD') < to_char(${birth}, 'MMDD') AS INTEGER))`,
  dayOf: (timestamp) => `CAST(${timestamp} AS DATE)`,
  asReal,
  toWhole: (number) => `CAST(TRUNC(${number}) AS BIGINT)`,
  integerDivide: (a, b) => `${a} / ${b}`,
  divide: (a, b) => `${asReal(a)} / NULLIF(${b}, 0)`,
  round(number, digits) {
    if (typeof digits === 'string') return warehouse.roundToComputed(number, digits, asReal);
    const x = asReal(number);
    if (digits === 0) return warehouse.roundToWhole(x);
    if (digits > warehouse.MOST_EXACT_DIGITS) return asReal(`ROUND(${exactDecimal(number)}, ${digits})`);
    const halves = warehouse.exactHalves('v', digits, (sql) => `FLOOR(${sql})`);
    return `(SELECT sign * ${halves} FROM (SELECT SIGN(${x}) AS sign, ABS(${x}) AS v) AS rounded)`;
  },
  least: (a, b) => `LEAST(${a}, ${b})`,
  exp: (number) => `EXP(${asReal(number)})`,
  ln: (number) => `LN(${asReal(number)})`,
  sqrt: (number) => `SQRT(${asReal(number)})`,
  power: (base, exponent) => `POWER(${asReal(base)}, ${asReal(exponent)})`,
  sum,
  avg: (number, tail, decimals) => `${sum(number, tail, decimals || undefined)} / NULLIF(COUNT(${number})${tail}, 0)`,
  truth: (condition) => `CAST(${condition} AS INTEGER)`,
  textOf: (number) => `CAST(${number} AS TEXT)`,
  collate: byCodePoint,
  like: (text, pattern, negated) =>
    `LOWER(${byCodePoint(text)}) ${warehouse.operator('LIKE', negated)} LOWER(${byCodePoint(pattern)}) ESCAPE ''`,
  // By the rules of "C", only A to Z have a case.
  lower: (text) => `LOWER(${byCodePoint(text)})`,
  upper: (text) => `UPPER(${byCodePoint(text)})`,
  trim: (text) => `btrim(${text}, ' ')`,
  trimAll: (text) => `btrim(${text}, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288))`,
  stringAgg: (value, separator, order) => `string_agg(${value}, ${separator} ORDER BY ${order})`,
  rowsFromJson(json, columns) {
    const select = columns.map((c, i) => `CAST(cells ->> ${i} AS ${TYPES[c.type]}) AS ${quote(c.name)}`).join(', ');
    return `SELECT ${select}\nFROM jsonb_array_elements(CAST(${json} AS JSONB)) AS listed(cells)`;
  },
  materialized: 'MATERIALIZED ',
  script: {
    // A setting of the session: every client knows it, where psql's \set is psql's own.
    head: (asOf) => `SET taglab.as_of = ${warehouse.textLiteral(asOf)};`,
    asOf: "CAST(current_setting('taglab.as_of') AS DATE)",
  },
};
