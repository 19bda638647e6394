import type { Delimiter } from '../../sandbox/import/delimiter.ts';
import type { Decimal } from '../../sandbox/import/numbers.ts';
import type { importWords as zh } from '../zh/import.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const some = (n: number, one: string): string => `${count(n)} ${one}${n === 1 ? '' : 's'}`;
const rows = (n: number): string => some(n, 'row');
const size = (bytes: number): string =>
  bytes < 1e6 ? `${count(Math.max(1, Math.round(bytes / 1e3)))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

const delimiters: Record<Delimiter, string> = { ',': 'comma ,', ';': 'semicolon ;', '\t': 'tab', '|': 'bar |' };
const decimals: Record<Decimal, string> = { '.': '1,234.50', ',': '1.234,50' };

/** How a date format is said; one that somebody wrote is shown as it is. */
const formatNames: Readonly<Record<string, string>> = {
  'YYYY-MM-DD': 'year-month-day',
  'YYYY/M/D': 'year/month/day',
  YYYYMMDD: 'year, month, day in one',
  YYYY年M月D日: 'year 年 month 月 day 日',
  'YYYY.M.D': 'year.month.day',
  'D/M/YYYY': 'day/month/year',
  'M/D/YYYY': 'month/day/year',
  'D/M/YY': 'day/month/two-digit year',
  'M/D/YY': 'month/day/two-digit year',
  'YY/M/D': 'two-digit year/month/day',
  'D-M-YYYY': 'day-month-year',
  'M-D-YYYY': 'month-day-year',
  'D.M.YYYY': 'day.month.year',
  'D.M.YY': 'day.month.two-digit year',
  EXCEL: 'Excel day number',
};

const waiting = {
  nothing: 'If this looks right, import it. So far it is a trial run, and nothing is kept.',
  reading: 'The import can begin once everything is read.',
  problem: 'A file above cannot be used yet. Put it right as it says there, or leave it out.',
  question: 'Answer the question above, and reading goes on.',
  together: 'One more thing above is for you to say: how the tables are joined, or whether to find out who is who.',
  'no-rows': 'No row can be used. Look at the reasons above: usually it is the wrong column, date format or delimiter.',
};

export const importWords: typeof zh = {
  title: 'Use your own customers',
  doneTitle: 'Your customers are here',
  promise: 'Files are opened in your browser, and not one byte is uploaded. Close this page and everything is gone.',
  cancel: 'No import after all',
  close: 'Fold away',
  titleOf: (names) => (names.length < 2 ? (names[0] ?? '') : `${names[0]} and ${some(names.length - 1, 'more file')}`),
  drop: {
    here: 'Drop files of customers or orders here, several at once if you like',
    choose: 'Choose files',
    kinds: 'csv, tsv, txt or xlsx. Text up to 200 MB, xlsx up to 40 MB.',
    needs:
      'Orders need two columns, the customer and the date of the order; amounts and order numbers help. Have a customer table or order lines as well? Drop them too: they are joined by their numbers.',
    more: 'More tables?',
    chooseMore: 'Add files',
  },
  working: {
    label: (name) => `Progress of reading “${name}”`,
    waiting: 'About to begin…',
    stop: 'Stop',
    now: (name, stage) => `Reading “${name}”${stage === undefined ? '' : `: ${stage}`}`,
  },
  storing: 'Importing',
  card: {
    about: (bytes, rowsIn) => (rowsIn === undefined || rowsIn === 0 ? size(bytes) : `${size(bytes)}, ${rows(rowsIn)}`),
    remove: 'Leave this file out',
    again: 'Carry on',
    clash: (table) =>
      `Another file is called “${table}” already. Leave one of them out, or give this table another name under “How it is read”.`,
    how: (parts) => `How it is read: ${parts.join(' · ')}`,
    headerAt: (line) => (line === 0 ? 'no header' : `header in line ${line}`),
    columns: (n) => `${some(n, 'column')}, and what each one is`,
  },
  question: {
    open: (n) => `${some(n, 'question')} left. `,
    answer: 'Read it this way',
    unreadable: (n) => `${some(n, 'character')} cannot be read`,
    cut: (delimiter, n) => `${delimiter}, ${some(n, 'column')}`,
    values: (examples) => (examples.length === 0 ? 'the column is blank' : examples.slice(0, 3).join(', ')),
    becomes: (text, value) => `${text} → ${value}`,
    only: (n) => `${some(n, 'value')} can be read in this way only`,
    otherEncoding: 'None of these is right? Open “How it is read” below and look at the other encodings.',
    otherTable: 'These are no orders? Say so under “How it is read” below.',
    leaveDate: 'No date: leave it as text',
    leaveNumber: 'No number: leave it as text',
    zone: (zone) => (zone === '+08:00' ? 'Move all to China time (+08:00)' : zone === 'Z' ? 'Move all to UTC (Z)' : `Move all to ${zone}`),
    asWritten: 'Read them as they are written',
  },
  found: {
    said: 'your choice',
    encoding: 'Encoding',
    compareEncodings: 'See what each encoding would give',
    takeEncoding: 'Take this one',
    sheet: 'Sheet',
    delimiter: 'Delimiter',
    delimiters,
    decimals,
    headerLine: 'Line of the header',
    headerHint: '0 if there is none.',
    table: 'What the table holds',
    tables: { orders: 'Orders', customers: 'Customers, a row each', items: 'What was in each order' },
    otherTable: 'Something else',
    noTable: 'Not settled yet',
    tableName: 'Name of the table',
    lines: ({ layout, lineEnds, isMixed, rows: all, named }) =>
      `${[
        `The file has ${rows(all)}`,
        ...(layout.titleLines.length > 0 ? [`${some(layout.titleLines.length, 'title row')} above the header`] : []),
        ...((named?.total ?? 0) > 0 ? [some(named?.total ?? 0, 'total row')] : []),
        ...(layout.noteLines.length > 0 ? [`${some(layout.noteLines.length, 'remark')} below the table`] : []),
        ...(isMixed && lineEnds
          ? [`mixed line ends: LF ${count(lineEnds.lf)}, CRLF ${count(lineEnds.crlf)}, CR ${count(lineEnds.cr)}`]
          : []),
      ].join(', ')}.`,
  },
  formats: (format) => (formatNames[format] === undefined ? format : `${formatNames[format]} (${format})`),
  columns: {
    caption: (n) => `The ${some(n, 'column')} of the file`,
    name: 'Column',
    role: 'Used as',
    kind: 'Kind',
    examples: 'First values',
    notes: 'Worth knowing',
    roles: {
      customer_id: 'Customer',
      order_date: 'Order date',
      amount: 'Amount',
      order_id: 'Order number',
      register_date: 'Registration date',
    },
    noRole: 'Nothing special',
    roleOf: (header) => `What “${header}” is used as`,
    kindOf: (header) => `Kind of “${header}”`,
    formatOf: (header) => `Date format of “${header}”`,
    auto: 'As the data say',
    noFormat: 'Not settled yet',
    number: (written) => `Number ${written}`,
    ownFormat: 'Another format, which I write',
    kinds: { id: 'Id, kept to the last zero', text: 'Text', number: 'Number', date: 'Date' },
    asked: 'Asked above',
    bad: (n) => `${rows(n)} cannot be used because of it`,
    blanks: (n) => some(n, 'blank'),
    allBlank: 'all blank',
    personal: (kind) =>
      `looks like ${{ phone: 'phone numbers', email: 'e-mail addresses', 'id-card': 'ID card numbers', name: 'names' }[kind]}`,
    between: '; ',
    fine: 'nothing',
  },
  persons: {
    title: 'Some columns look personal',
    key: 'This column tells customers apart, so it can be neither masked nor left out: different people would become one.',
  },
  status: {
    title: (header) => `Which orders count? (${header})`,
    value: (text, n) => `${text === '' ? 'blank' : text}, ${rows(n)}`,
    hint: 'Cancelled, refunded and unpaid orders should probably not. The file does not say, you do: untick what does not count.',
  },
  changes: {
    none: 'Nothing was changed on the way.',
    title: (made, undone) => `${some(made, 'change')} made on the way${undone > 0 ? `, ${undone} undone` : ''}`,
    named: (change, header) => (header === undefined ? change : `${change}: ${header}`),
    times: (n) => (n === 1 ? 'once' : `${count(n)} times`),
    undone: 'undone',
    fixed: 'for you to know',
    line: (line) => `Line ${line}`,
    becomes: 'becomes',
    blank: 'blank',
    notShown: 'not shown',
    download: 'Download the log',
  },
  rows: {
    refused: (n) => `${rows(n)} cannot be used`,
    named: (n) => `The other ${rows(n)} ${n === 1 ? 'is' : 'are'} not data of the table`,
    namedCaption: 'Rows that are not data of the table',
    first: (n) => `The first ${n} are shown; the download has them all.`,
    only: 'Show',
    all: (n) => `every reason, ${rows(n)}`,
    countOf: (what, n) => `${what}, ${rows(n)}`,
    download: (n) => `Download ${n === 1 ? 'this row' : `these ${rows(n)}`}`,
    line: 'Line',
    why: 'Why',
    column: 'Column',
    text: 'Text',
    what: 'What it is',
    content: 'Content',
    between: '; ',
  },
  together: {
    title: 'How the tables hang together',
    who: 'Who is who',
    none: 'No numbers in these tables match, so each stands alone. See whether the columns of numbers are read as ids.',
    orphans: (examples) => `Without a match: ${examples.join(', ')}`,
    join: 'Join',
    apart: 'Keep apart',
    looseOrphans: ({ from, to, rows: n, of, examples }) =>
      `Joined this way, ${count(n)} of the ${rows(of)} of “${from.table}” have a ${from.column} that “${to.table}” does not know. They belong to nobody, and no result shows it.${
        examples[0]?.like === undefined ? '' : ` ${examples[0].key}, for example, is written ${examples[0].like} there.`
      }`,
    looseMany: ({ from, to, keys, rows: n, joinedRows }) =>
      `${from.column} of “${from.table}” and ${to.column} of “${to.table}” repeat on both sides: ${some(keys, 'key')}. Joined, ${rows(n)} become ${count(joinedRows)}, and money counts several times.`,
    accounts: (tables) =>
      `In ${quoted(tables)} a row is an account, and one person may have several. Find out by their contact details who is who?`,
    accountsHint: (ids) =>
      `It goes by ${ids.join(', ')}, with the rules of the course: placeholders and a phone shared by a whole household do not count. You get one more table that says whose each account is.`,
    find: 'Find out',
    leave: 'No: an account is a person',
  },
  waits: (what) => waiting[what],
  import: (n) => (n === 0 ? 'Import' : `Import ${rows(n)}`),
  backToDone: 'Back to what was imported',
  downloadFailed: 'That file could not be made. The original may have been moved or changed: choose it again, then try once more.',
  done: {
    imported: ({ title, rowCount, customerCount }) => `“${title}” is imported: ${rows(rowCount)}, ${some(customerCount, 'customer')}.`,
    table: ({ name, rows: n, customers }) => `${name}: ${rows(n)}${customers === undefined ? '' : `, ${some(customers, 'customer')}`}`,
    identity: ({ accounts, people, refused }) =>
      `${some(accounts, 'account')} belong to ${people === 1 ? '1 person' : `${count(people)} people`}.${refused > 0 ? ` ${some(refused, 'identifier')} shared by too many did not count.` : ''}`,
    day: 'As-of date: the day you look back from',
    lastDay: (day) => `The last day in the data is ${day}. “The last 90 days” are counted back from the as-of date.`,
    noDay: 'There is no date in the data, so it is today.',
    labs: { tag: 'The tag lab', rfm: 'The RFM lab' },
    fits: { tag: 'The tag lab below now runs on your customers.', rfm: 'The RFM lab below now runs on your customers.' },
    unfit: (lab) => `${lab} cannot use this data. `,
    lacks: {
      customers: 'No column says who the customer is. Go back and choose one as the customer.',
      orders: 'There are no orders. It takes a table that says who ordered and on which day.',
      amount: 'The orders have no amount. Go back, choose a column as the amount, and import again.',
    },
    use: 'Use this data',
    back: 'Go back, or add files',
  },
  inLab: {
    starters: 'Tags that run on your data',
    ownDefinition: 'The present definition',
    doesNotFit:
      'Your data lacks fields that this definition needs. Change it as shown below, choose one that runs, or go back to the sample data.',
    isOther:
      'The lab’s own definition needs fields that your data lacks, so one that runs stands in its place. Go back to the sample data and it is there again.',
    everyOrder: '“Paid orders only” was taken out of the definition: every order you imported counts.',
  },
  take: {
    table: 'The tag table',
    tableHint:
      'A row a customer, a column a tag, with a BOM so that Excel shows every letter. Text that looks like a formula gets an apostrophe in front; numbers stay numbers.',
    names: 'Values by name',
    codes: 'Values by code',
    csv: (n) => `Download the tags of ${some(n, 'customer')}`,
    runFirst: 'Run it first',
    yaml: 'The definitions',
    yamlHint: 'The same as the YAML at the left; taglab reads it in a terminal, too.',
    yamlFile: 'Download YAML',
    sql: 'SQL',
    dialect: 'For which database',
    dialects: { sqlite: 'SQLite', duckdb: 'DuckDB', postgres: 'PostgreSQL', spark: 'Spark SQL' },
    sqlHint: 'It needs tables and columns of the same names; the as-of date is written in.',
    sqlFile: 'Download SQL',
    tooLarge: (database) => `One statement of ${database} cannot hold so many tags. Split them and try again.`,
  },
  erase: {
    open: 'Erase everything',
    ask: 'Erase these from this browser?',
    file: (name, n) => (n === undefined ? name : `${name}, ${rows(n)}`),
    database: (n, customers) => `The imported database: ${rows(n)}, ${some(customers, 'customer')}`,
    said: 'Your choices, the log, and the salt of the fingerprints',
    files: 'The original files on your computer stay as they are.',
    no: 'Not now',
    yes: 'Erase everything',
    done: 'Everything is erased, and the labs are back on the sample data.',
  },
};
