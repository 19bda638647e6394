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
    ...tags.tags.map(({ code, definition }) => words.tag(code, definition.name)),
    head === '' ? words.dateWrittenIn(asOf) : words.dateBelow,
  ];
  return `${[...comments.map(commentLine), ...(head === '' ? [] : [head]), `${sql};`].join('\n')}\n`;
}

/** One line, whatever stands in a name. */
export const commentLine = (text: string): string => `-- ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
