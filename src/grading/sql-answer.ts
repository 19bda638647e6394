import { nearest } from '../engine/nearest.ts';
import type { Schema } from '../engine/schema.ts';
import { type Feedback, feedback } from './feedback.ts';
import { statementsOf, wordsOf } from './sql-text.ts';

const VIEW =
  /^create\s+(?:temp\s+|temporary\s+)?(?:view|table)\s+(?:if\s+not\s+exists\s+)?([\p{L}_][\p{L}\p{N}_]*)\s*(\([^()]*\))?\s+as\s+([\s\S]+)$/iu;
const DROP = /^drop\s+(?:view|table)\s+(?:if\s+exists\s+)?[\p{L}_][\p{L}\p{N}_]*$/iu;
const QUERY_WORDS = new Set(['select', 'with', 'values']);
const WRITING_WORDS = new Set(['insert', 'update', 'delete', 'replace', 'drop', 'alter', 'create', 'attach', 'detach', 'pragma', 'vacuum']);

/** A learner's SQL as the one query that is run, or why there is none. */
export type SqlAnswer = { readonly sql: string } | { readonly problem: Feedback };

/**
 * Turns a learner's statements into one query: a helper view or table before the query becomes a part of its WITH, so that nothing is ever
 * written and each run starts from the same data. Other statements are refused by name.
 */
export function readSqlAnswer(text: string): SqlAnswer {
  const statements = statementsOf(text);
  const query = statements.pop();
  if (query === undefined) return { problem: feedback('sql-empty', {}) };
  const word = wordsOf(query)[0] ?? query.slice(0, 20);
  if (!QUERY_WORDS.has(word)) return { problem: WRITING_WORDS.has(word) ? notAQuery(word) : feedback('sql-syntax', { near: word }) };

  const helpers: string[] = [];
  for (const statement of statements.filter((s) => !DROP.test(s))) {
    const [, name, columns = '', body = ''] = VIEW.exec(statement) ?? [];
    if (name === undefined || !QUERY_WORDS.has(wordsOf(body)[0] ?? ''))
      return { problem: notAQuery(wordsOf(statement)[0] ?? statement.slice(0, 20)) };
    helpers.push(`${name}${columns} AS (${body})`);
  }
  return { sql: helpers.length === 0 ? query : withHelpers(helpers, query) };
}

const notAQuery = (word: string): Feedback => feedback('sql-not-a-query', { word: word.toUpperCase() });

function withHelpers(helpers: readonly string[], query: string): string {
  const own = /^with\s+(recursive\s+)?/i.exec(query);
  const recursive = own?.[1] === undefined ? '' : 'RECURSIVE ';
  return own === null ? `WITH ${helpers.join(', ')} ${query}` : `WITH ${recursive}${helpers.join(', ')}, ${query.slice(own[0].length)}`;
}

interface Scope {
  readonly sql: string;
  readonly schema: Schema;
}

/** Each kind of complaint that SQLite has about a query, and what is said instead. */
const COMPLAINTS: readonly (readonly [RegExp, (names: readonly string[], scope: Scope) => Feedback])[] = [
  [/no such column: (?:\S+\.)?(\S+)/, ([name = ''], scope) => feedback('sql-no-column', { name, ...offer(name, columnsOf(scope)) })],
  [
    /no such table: (?:main\.)?(\S+)/,
    ([name = ''], scope) => feedback('sql-no-table', { name, ...offer(name, Object.keys(scope.schema.tables)) }),
  ],
  [/no such function: (\S+)/, ([name = '']) => feedback('sql-no-function', { name })],
  [/ambiguous column name: (\S+)/, ([name = '']) => feedback('sql-ambiguous', { name })],
  [/misuse of (?:aggregate|window)(?: function)?:? (\w+)/, ([name = '']) => feedback('sql-aggregate-misuse', { name })],
  [/near "([^"]*)": syntax error/, ([near = '']) => feedback('sql-syntax', { near })],
  [/unrecognized token: "(.*)"/s, ([near = '']) => feedback('sql-syntax', { near: near.slice(0, 20) })],
  [/incomplete input/, () => feedback('sql-unfinished', {})],
  [/attempt to write|readonly database/, () => feedback('sql-not-a-query', { word: 'INSERT / UPDATE / DELETE' })],
  [/interrupted|time limit/i, () => feedback('sql-too-slow', {})],
];

/** What SQLite's complaint about a query means to the learner, with the names that exist. */
export function explainSqlError(error: unknown, sql: string, schema: Schema): Feedback {
  const detail = error instanceof Error ? error.message : String(error);
  for (const [pattern, say] of COMPLAINTS) {
    const match = pattern.exec(detail);
    if (match !== null) return say(match.slice(1), { sql, schema });
  }
  return feedback('sql-other', { detail });
}

/** The columns of the tables that a query names; of all tables when it names none. */
function columnsOf({ sql, schema }: Scope): string[] {
  const words = new Set(wordsOf(sql));
  const tables = Object.values(schema.tables);
  const named = tables.filter((t) => words.has(t.name.toLowerCase()));
  return [...new Set((named.length === 0 ? tables : named).flatMap((t) => t.columns.map((c) => c.name)))];
}

function offer(name: string, available: readonly string[]): { suggestion: string; available: readonly string[] } {
  return { suggestion: nearest(name, available) ?? '', available };
}
