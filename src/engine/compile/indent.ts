/** Moves every line of a statement to the right, but for those that begin inside a name or a text: there, blanks would count. */
export const indent = (sql: string): string =>
  sql.replaceAll(/(^)?("(?:[^"]|"")*"|'(?:[^']|'')*'|`(?:[^`]|``)*`)|^/gm, (_, start?: string, quoted?: string) =>
    quoted === undefined ? '  ' : `${start === undefined ? '' : '  '}${quoted}`,
  );
