import type { SandboxError } from './sandbox-error.ts';
import { syntaxError } from './syntax-error.ts';

/** What a learner's statement may begin with: these can read and nothing else. WITH can also lead to a DELETE; `query_only` stops that one. */
const READING = ['SELECT', 'WITH', 'VALUES'];
const CHANGING = (
  'ALTER ANALYZE ATTACH BEGIN COMMIT CREATE DELETE DETACH DROP END INSERT PRAGMA REINDEX RELEASE REPLACE ROLLBACK SAVEPOINT UPDATE VACUUM ' +
  'CALL COPY DECLARE EXEC EXECUTE GRANT LOAD MERGE RENAME REVOKE SET TRUNCATE USE'
).split(' ');

/**
 * What SQLite passes over before a word: its blanks (no Unicode ones), comments and empty statements. It must never be more than SQLite passes over:
 * then the word that is found here is the word SQLite begins with, whatever stands in comments or strings.
 */
const SKIPPED = /^(?:[ \t\n\f\r\uFEFF;]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/;
const afterSkipped = (sql: string): string => sql.replace(SKIPPED, '');
const firstWord = (sql: string): string => /^\w+/.exec(sql)?.[0] ?? '';

/** True when nothing but blanks of any kind, comments and semicolons stands behind a statement. What stands there is never run. */
export const isBlank = (rest: string): boolean => afterSkipped(rest.replace(/[\u3000\u00A0\v]/g, ' ')) === '';

/**
 * Why a learner's statement must not reach SQLite, by its first word. SQLite carries out a PRAGMA while it compiles it, even behind EXPLAIN,
 * so such a statement must not be compiled at all.
 * @returns nothing when SQLite may compile the first statement of the text
 */
export function refusalOf(sql: string): SandboxError | undefined {
  let rest = afterSkipped(sql);
  if (rest === '') return { code: 'empty-statement', params: {} };
  for (const prefix of ['EXPLAIN', 'QUERY', 'PLAN']) {
    if (firstWord(rest).toUpperCase() === prefix) rest = afterSkipped(rest.slice(prefix.length));
  }
  if (rest === '') return { code: 'incomplete-statement', params: {} };
  const word = firstWord(rest);
  const verb = word.toUpperCase();
  if (READING.includes(verb)) return undefined;
  if (CHANGING.includes(verb)) return { code: 'only-reading', params: { verb } };
  return syntaxError(word || ([...rest][0] ?? ''));
}
