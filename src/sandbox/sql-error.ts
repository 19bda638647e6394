import { nearest } from '../engine/language/nearest.ts';
import { ownEntry } from '../engine/language/own-entry.ts';
import type { SandboxError } from './sandbox-error.ts';
import { fullWidthIn, syntaxError } from './syntax-error.ts';

/** What a database offers to a statement: its tables with their columns, and the functions it knows. */
export interface DatabaseNames {
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly functions: readonly string[];
}

/** Functions people bring along from other databases and from Excel, and how SQLite writes them. */
const INSTEAD: Record<string, string> = {
  year: "strftime('%Y', d)",
  month: "strftime('%m', d)",
  day: "strftime('%d', d)",
  datediff: 'julianday(later) - julianday(earlier)',
  date_diff: 'julianday(later) - julianday(earlier)',
  dateadd: "date(d, '+30 days')",
  date_add: "date(d, '+30 days')",
  date_sub: "date(d, '-30 days')",
  date_format: "strftime('%Y-%m', d)",
  date_trunc: "date(d, 'start of month')",
  to_date: 'date(d)',
  to_char: "strftime('%Y-%m', d)",
  now: ':as_of',
  getdate: ':as_of',
  curdate: ':as_of',
  today: ':as_of',
  nvl: 'coalesce(x, y)',
  isnull: 'x IS NULL',
  left: 'substr(x, 1, n)',
  right: 'substr(x, -n)',
  len: 'length(x)',
  char_length: 'length(x)',
  greatest: 'max(x, y)',
  least: 'min(x, y)',
  average: 'avg(x)',
  countif: 'count(*) FILTER (WHERE …)',
  sumif: 'sum(x) FILTER (WHERE …)',
  regexp: "x LIKE '%…%'",
};

type Explain = (match: RegExpExecArray, sql: string, names: DatabaseNames) => SandboxError;

/** SQLite's sentences, most frequent first, and what each becomes. */
const SENTENCES: readonly (readonly [RegExp, Explain])[] = [
  [/^no such column: (.+)$/s, ([, name = ''], sql, names) => missingColumn(name, sql, names)],
  [/^no such table: (.+)$/s, ([, name = ''], _sql, { tables }) => fullWidthIn(name) ?? missing('no-such-table', name, Object.keys(tables))],
  [/^near "(.+)": syntax error$/s, ([, near = '']) => syntaxError(near)],
  [/^incomplete input$/, () => ({ code: 'incomplete-statement', params: {} })],
  [/^no such function: (.+)$/, ([, name = ''], _sql, { functions }) => missingFunction(name, functions)],
  [/^ambiguous column name: (.+)$/, ([, name = ''], sql, names) => ambiguous(name.split('.').at(-1) ?? name, sql, names)],
  [/^misuse of aggregate(?: function)?:? (.+?)(?:\(\))?$/, ([, name = '']) => ({ code: 'misused-aggregate', params: { name } })],
  [/^misuse of (?:aliased )?window function (.+?)(?:\(\))?$/, ([, name = '']) => ({ code: 'misused-window', params: { name } })],
  [/^wrong number of arguments to function (.+)\(\)$/, ([, name = '']) => ({ code: 'wrong-argument-count', params: { name } })],
  [/^unrecognized token: "(.+)"$/s, ([, text = '']) => unreadable(text)],
  [
    /^(?:attempt to write a readonly database|cannot modify .* because it is a view)$/s,
    (_match, sql) => ({ code: 'only-reading', params: { verb: changingVerb(sql) } }),
  ],
  [/^(?:out of memory|string or blob too big)$/, () => ({ code: 'out-of-memory', params: {} })],
  [/^SELECTs to the left and right of /, () => ({ code: 'union-columns', params: {} })],
  [
    /^sub-select returns (\d+) columns - expected (\d+)$/,
    ([, a, b]) => ({ code: 'subquery-columns', params: { found: Number(a), expected: Number(b) } }),
  ],
  [
    /^\S+ (ORDER|GROUP) BY term out of range - should be between 1 and (\d+)$/,
    ([, clause = '', n]) => ({ code: 'position-out-of-range', params: { clause: `${clause} BY`, columns: Number(n) } }),
  ],
  [/^HAVING clause on a non-aggregate query$/, () => ({ code: 'having-without-group', params: {} })],
  [/^cannot join using column (.+) - column not present/, ([, column = '']) => ({ code: 'not-in-both-tables', params: { column } })],
];

/**
 * What a message of SQLite means for the person who wrote the statement. A message that is not known goes along in `sql-other`.
 * @example explainSqlError('no such column: amuont', 'SELECT amuont FROM orders', names) // no-such-column, suggestion: 'amount'
 */
export function explainSqlError(message: string, sql: string, names: DatabaseNames): SandboxError {
  for (const [pattern, explain] of SENTENCES) {
    const match = pattern.exec(message);
    if (match) return explain(match, sql, names);
  }
  return { code: 'sql-other', params: { message } };
}

function missing(code: 'no-such-table' | 'no-such-column', name: string, available: readonly string[]): SandboxError {
  const suggestion = nearest(name, available);
  return { code, params: { name, available, ...(suggestion !== undefined && { suggestion }) } };
}

function missingColumn(name: string, sql: string, names: DatabaseNames): SandboxError {
  const fullWidth = fullWidthIn(name);
  if (fullWidth) return fullWidth;
  const used = tablesUsed(sql, names);
  const [prefix, column] = name.includes('.') ? [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)] : ['', name];
  const holders = prefix === '' ? [] : tablesWith(column, Object.keys(names.tables), names);
  if (holders.length > 0) return { code: 'not-in-table', params: { prefix, column, tables: holders } };
  return missing('no-such-column', column, [...new Set(used.flatMap((table) => names.tables[table] ?? []))]);
}

function ambiguous(name: string, sql: string, names: DatabaseNames): SandboxError {
  return { code: 'ambiguous-column', params: { name, tables: tablesWith(name, tablesUsed(sql, names), names) } };
}

function missingFunction(name: string, functions: readonly string[]): SandboxError {
  const instead = ownEntry(INSTEAD, name.toLowerCase());
  const suggestion = instead === undefined ? nearest(name, functions) : undefined;
  return {
    code: 'no-such-function',
    params: { name, ...(suggestion !== undefined && { suggestion }), ...(instead !== undefined && { instead }) },
  };
}

function unreadable(text: string): SandboxError {
  if (/^['"`[]/.test(text)) return { code: 'unclosed-quote', params: { text: text.slice(0, 40) } };
  return fullWidthIn(text) ?? { code: 'unknown-token', params: { text } };
}

/** The tables whose names occur in a statement; all of them when none does. */
function tablesUsed(sql: string, { tables }: DatabaseNames): string[] {
  const words = new Set(sql.toLowerCase().match(/[\p{L}\p{N}_$]+/gu));
  const used = Object.keys(tables).filter((table) => words.has(table.toLowerCase()));
  return used.length > 0 ? used : Object.keys(tables);
}

const tablesWith = (column: string, tables: readonly string[], names: DatabaseNames): string[] =>
  tables.filter((table) => names.tables[table]?.some((c) => c.toLowerCase() === column.toLowerCase()));

const changingVerb = (sql: string): string => /\b(DELETE|INSERT|REPLACE|UPDATE)\b/i.exec(sql)?.[0].toUpperCase() ?? 'INSERT';
