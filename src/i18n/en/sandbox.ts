import type { SandboxErrorParams } from '../../sandbox/sandbox-error.ts';
import type { Sentences } from '../say.ts';
import type { sandboxWords as zh } from '../zh/sandbox.ts';

/** Of a long list of names the first twelve. */
const list = (names: readonly string[]): string =>
  `${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : `Did you mean \`${suggestion}\`? `);

const errors: Sentences<SandboxErrorParams> = {
  'download-failed': ({ url, status }) =>
    `The data could not be downloaded${status === undefined ? '' : ` (the server answered ${status})`}: ${url}. Check the connection and press Run again.`,
  'not-a-database': () =>
    'The downloaded file is not a database; something on the network may have replaced it. Reload the page and try again.',
  'no-webassembly': () =>
    'This browser could not start the database, which needs WebAssembly. Use a newer browser, or ask your administrator to allow it.',
  'worker-failed': () => 'The database did not start in the background, or ended halfway. Press Run again; if that fails, reload the page.',
  'own-data-gone': () => 'The data you imported is no longer in this page. Choose the file once more.',
  'file-unreadable': () => 'This file cannot be read: it was moved, renamed or changed after it was chosen. Choose it once more.',
  'import-too-large': ({ megabytes }) =>
    `As a database this would take more than ${megabytes} MB, more than a page can hold, so the import was stopped. Leave out columns you do not need, or keep the last years only, and import again.`,
  'import-no-memory': () =>
    'The browser ran out of memory, so the import was stopped; all other data is still there. Close other tabs or leave out columns you do not need, and import again.',
  stopped: () => 'Stopped. The data is unchanged; carry on editing.',
  'time-limit': ({ seconds }) =>
    `This query ran for ${seconds} seconds without an end, so it was stopped. The data is unchanged; carry on editing.`,
  'out-of-memory': () =>
    'This query wanted too much memory, so it was stopped. Narrow it with WHERE or LIMIT, and check that joined tables have a join condition.',
  'empty-statement': () => 'There is no query yet. Start with SELECT, for example SELECT * FROM orders LIMIT 10.',
  'several-statements': () => 'One query runs at a time. Keep one and remove what follows the semicolon.',
  'only-reading': ({ verb }) =>
    `The data here can be read but not changed, so ${verb} does not run. A query begins with SELECT, WITH or VALUES.`,
  'no-such-table': ({ name, suggestion, available }) =>
    `There is no table called \`${name}\`. ${meant(suggestion)}Tables: ${list(available)}.`,
  'no-such-column': ({ name, suggestion, available }) =>
    `There is no column called \`${name}\`. ${meant(suggestion)}${suggestion === undefined ? `If it is a piece of text, put it in single quotes: '${name}'. ` : ''}Columns: ${list(available)}.`,
  'not-in-table': ({ prefix, column, tables }) =>
    `\`${prefix}\` has no column \`${column}\`; it is in ${list(tables)}. Check the table name or alias before the dot.`,
  'ambiguous-column': ({ name, tables }) =>
    `More than one table has \`${name}\` (${list(tables)}), and the database cannot tell which you mean. Put the table in front, as in \`${tables[0] ?? 'orders'}.${name}\`.`,
  'no-such-function': ({ name, suggestion, instead }) =>
    instead === undefined
      ? `There is no function called \`${name}\`. ${suggestion === undefined ? 'It may belong to another database.' : `Did you mean \`${suggestion}\`?`}`
      : `SQLite has no \`${name}\`; it says the same with \`${instead}\`.`,
  'wrong-argument-count': ({ name }) =>
    `\`${name}\` has the wrong number of arguments. Look for a comma too many or too few in its brackets.`,
  'misused-aggregate': ({ name }) =>
    `\`${name}\` needs a group of rows and cannot stand here. To filter on a total, use HAVING; for a total of totals, work out the inner one in a subquery.`,
  'misused-window': ({ name }) =>
    `\`${name}\` comes from a window function: it needs OVER (…) and cannot stand in WHERE. Work it out in a subquery and filter outside.`,
  'syntax-near': ({ near, suggestion }) =>
    `The database stopped understanding at \`${near}\`. ${suggestion === undefined ? 'Look before it for a comma, bracket or keyword too many or too few.' : `Did you mean ${suggestion}?`}`,
  'full-width': ({ found, expected }) =>
    expected === ' '
      ? 'There is a full-width space here, which SQL does not accept. Delete it and type an ordinary one.'
      : `“${found}” is a full-width sign; SQL wants the plain ${expected} .`,
  'unclosed-quote': ({ text }) => `This quotation mark opens but never closes: ${text}. Add the same mark where the text ends.`,
  'unknown-token': ({ text }) => `\`${text}\` means nothing here. A name cannot begin with a digit, and text stands in single quotes.`,
  'incomplete-statement': () => 'This query is not finished. Look at its end for a missing condition, table name or closing bracket.',
  'union-columns': () => 'The two queries around UNION need the same number of columns. Count what follows each SELECT.',
  'subquery-columns': ({ found, expected }) => `The subquery in brackets gives ${found} columns where only ${expected} can be used.`,
  'position-out-of-range': ({ clause, columns }) =>
    `The number after ${clause} counts columns, and this query has ${columns}. Write 1 to ${columns}, or the column's name.`,
  'having-without-group': () => 'HAVING filters groups after they are totalled, and this query has no groups. To filter rows, use WHERE.',
  'not-in-both-tables': ({ column }) =>
    `USING needs \`${column}\` in both tables. Where the names differ, use ON and name the column on each side.`,
  'sql-other': ({ message }) => `The database does not accept this query. In its own words: “${message}”. Start at the place it mentions.`,
};

export const sandboxWords: typeof zh = {
  loading: 'Getting the database ready…',
  running: 'Running…',
  stop: 'Stop',
  retry: 'Try again',
  truncated: (shown) => `Only the first ${shown.toLocaleString('en-GB')} rows are shown; there are more.`,
  elapsed: (elapsedMs) => (elapsedMs < 10 ? 'under 10 ms' : `${Math.round(elapsedMs)} ms`),
  errors,
};
