import { statementsOf } from './sql-text.ts';

const HELPER =
  /^create\s+(?:temp\s+|temporary\s+)?(?:view|table)\s+(?:if\s+not\s+exists\s+)?([\p{L}_][\p{L}\p{N}_]*)\s*(\([^()]*\))?\s+as\s+([\s\S]+)$/iu;
const DROP = /^drop\s+(?:view|table)\s+(?:if\s+exists\s+)?[\p{L}_][\p{L}\p{N}_]*$/iu;

/**
 * A learner's statements as one query: a helper view or table before the query becomes a part of its WITH, so that nothing is ever written and
 * each run starts from the same data. A text with other statements stays as it is, and the database refuses it.
 * @example asOneQuery('CREATE VIEW a AS SELECT 1 AS n; SELECT n FROM a') // 'WITH a AS (SELECT 1 AS n) SELECT n FROM a'
 */
export function asOneQuery(text: string): string {
  const statements = statementsOf(text).filter((statement) => !DROP.test(statement));
  const query = statements.pop();
  if (query === undefined || statements.length === 0) return query ?? text;
  const helpers = statements.map((statement) => HELPER.exec(statement));
  if (helpers.includes(null)) return text;
  const parts = helpers.map((match) => `${match?.[1]}${match?.[2] ?? ''} AS (${match?.[3]})`).join(', ');
  const own = /^with\s+(recursive\s+)?/i.exec(query);
  return own === null ? `WITH ${parts} ${query}` : `WITH ${own[1] ?? ''}${parts}, ${query.slice(own[0].length)}`;
}
