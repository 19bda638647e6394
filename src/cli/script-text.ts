import { type Dialect, type ResolvedTags, type SqlParams, scriptOf } from '../engine/index.ts';
import type { cliWords } from '../i18n/zh/cli.ts';

/** A file of SQL that runs as it is: what it is and which tags it gives as comments, the as-of date in one place, the statement. */
export function scriptText(
  tags: ResolvedTags,
  dialect: Dialect,
  asOf: string,
  words: (typeof cliWords)['script'],
  worked: SqlParams = {},
): string {
  const { head, sql, tables } = scriptOf(tags, dialect, asOf, worked);
  const comments = [
    words.title(dialect.name, tags.tags.length),
    words.tables(tables),
    ...ownQueries(tags, dialect).map(words.ownQuery),
    ...tags.tags.map(({ code, definition }) => words.tag(code, definition.name)),
    head === '' ? words.dateWrittenIn(asOf) : words.dateBelow,
  ];
  return `${[...comments.map(commentLine), ...(head === '' ? [] : [head]), `${sql};`].join('\n')}\n`;
}

/** Tags that rest on a query of the author's own, which nobody has translated. */
const ownQueries = ({ tags, measures }: ResolvedTags, dialect: Dialect): readonly string[] => {
  const written = new Set(measures.flatMap((m) => (m.shape?.agg === 'statement' ? [m.id] : [])));
  return dialect.typed ? tags.flatMap((t) => (t.uses.measures.some((id) => written.has(id)) ? [t.code] : [])) : [];
};

/** One line, whatever stands in a name. */
export const commentLine = (text: string): string => `-- ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
