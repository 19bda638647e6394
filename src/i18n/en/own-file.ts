import type { Encoding } from '../../sandbox/import/decode.ts';
import type { ChangeKind, Confidence, PersonalKind, Progress, Reason, RowName, Treatment } from '../../sandbox/import/shapes.ts';
import type { ownFileWords as zh } from '../zh/own-file.ts';

const count = (n: number): string => n.toLocaleString('en-GB');
const rows = (n: number): string => (n === 1 ? '1 row' : `${count(n)} rows`);
const list = (names: readonly string[]): string =>
  `${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'Chinese (GB18030, GBK)',
  'utf-16le': 'UTF-16 (Windows)',
  'utf-16be': 'UTF-16 (big-endian)',
  latin1: 'Western European (Latin-1)',
  macintosh: 'Old Mac (Mac Roman)',
};

const confidence: Record<Confidence, string> = { certain: 'certain', likely: 'likely', unsure: 'not sure' };

const problems: typeof zh.problems = {
  'empty-file': () => 'The file is empty. It may be the wrong one, or its export never finished.',
  'not-text': () => 'There is no text in this file, so there is no table to read. Choose a CSV or xlsx file.',
  'old-workbook': () => 'This is a workbook of the old kind (.xls). Save it as .xlsx in Excel and choose the new file.',
  'web-page': () =>
    'This is a web page; some systems save one under the name of a workbook. Open it in Excel, save it as .xlsx or CSV and choose the new file.',
  'damaged-workbook': () =>
    'This workbook cannot be opened. The download may be incomplete, or it was not written by Excel. Open it in Excel, save a copy and try that.',
  'locked-workbook': () => 'This workbook has a password. Save a copy without it in Excel and choose the copy.',
  'only-header': () => 'The file has a header and no row below it.',
  'too-large': ({ megabytes, limit, kind }) =>
    kind === 'workbook'
      ? `The file has ${count(megabytes)} MB. Unpacked, a workbook is ten times its size, and a browser tab has memory for ${count(limit)} MB of one. Saved as CSV, up to 200 MB can be read.`
      : `The file has ${count(megabytes)} MB. The whole table has to fit into the memory of this tab, so ${count(limit)} MB is the most. Export a shorter period.`,
  'too-much-memory': ({ rows: n, megabytes, limit }) =>
    `${rows(n)} would take about ${count(megabytes)} MB of memory; beyond ${count(limit)} MB a browser may close the tab. Export fewer columns or a shorter period.`,
  'too-many-columns': ({ columns, limit }) =>
    `The file was cut into ${count(columns)} columns; ${count(limit)} is the most. The delimiter is probably wrong: try another.`,
  'unknown-header': ({ header, suggestion, available }) =>
    `The header has no “${header}”. ${suggestion === undefined ? '' : `Did you mean “${suggestion}”? `}It has: ${list(available)}.`,
  'bad-date-format': ({ header, format }) =>
    `The date format “${format}” for “${header}” cannot be read. Put it together from YYYY or YY, M and D, as in D.M.YYYY.`,
  'no-date-format': ({ header, example }) =>
    `${example === '' ? `“${header}” is empty` : `“${example}” in “${header}” does not look like a date`}. Choose another column, or write the format yourself.`,
  'no-secure-context': ({ header }) =>
    `“${header}” cannot become fingerprints here: browsers offer cryptography on https pages only. Mask the column, or leave it out.`,
};

const questions: typeof zh.questions = {
  sheet: ({ sheets }) => `This workbook has ${sheets.length} sheets. Which one?`,
  encoding: ({ candidates }) =>
    candidates.length === 1
      ? 'The file does not say which encoding it has. Are these the right letters?'
      : 'More than one encoding makes sense, and the file does not say which. Which one shows the right letters?',
  delimiter: () => 'More than one sign could stand between the cells. Which one cuts the columns right?',
  role: ({ role }) =>
    role === 'customer_id'
      ? 'Which column is the customer? A member number or a phone number will do, as long as the same person always has the same.'
      : 'Which column is the date of the order?',
  date: ({ header, readings }) => {
    const text = readings[0]?.examples[0]?.text ?? '';
    return readings.filter(({ only }) => only > 0).length > 1
      ? `“${header}” has dates with the day first and dates with the month first; no one format reads them all. Which one counts? Rows of the other kind will be listed, never misread.`
      : `${text} in “${header}” can be read in more than one way, and the data does not say which. Which is right?`;
  },
  decimal: ({ header, readings: [point, comma] }) => {
    const [one, other] = [point?.examples[0], comma?.examples[0]];
    return one !== undefined && other !== undefined && one.text === other.text
      ? `${one.text} in “${header}” can be ${one.value} or ${other.value}. Which is right?`
      : `“${header}” has ${one?.text ?? ''} and ${other?.text ?? ''}: two signs for the decimal. Which one counts? Rows of the other kind will be listed, never misread.`;
  },
  zone: ({ header, zones }) =>
    `The times in “${header}” name different zones: ${list(zones)}. Move them all to one zone, or read them as they are written?`,
};

const personal: Record<PersonalKind, string> = {
  phone: 'phone numbers',
  email: 'e-mail addresses',
  'id-card': 'ID card numbers',
  name: 'names',
};

const treatments: Record<Treatment, { readonly name: string; readonly says: string }> = {
  keep: { name: 'Keep as it is', says: 'The data does not leave this browser. When you export the tag table, this column goes with it.' },
  mask: {
    name: 'Mask with stars',
    says: 'A few characters stay, so nobody recognises a person on your screen. Several people may look alike afterwards: it cannot identify anyone or join tables. Someone who knows other things about them may still guess.',
  },
  hash: {
    name: 'Replace by fingerprints',
    says: 'Every value becomes a salted fingerprint (HMAC-SHA-256). The same person keeps the same one, so counting and joining still work. The salt lives in this page and goes when you close it. It protects against whoever sees the table, not against whoever has the salt or the original: there are only so many phone numbers, and all of them can be tried. This is pseudonymous, not anonymous.',
  },
  drop: { name: 'Leave out', says: 'The column does not enter the table and cannot be looked up later. The safest choice.' },
};

const changes: Record<ChangeKind, string> = {
  encoding: 'Encoding converted',
  'line-ends': 'Line ends made alike',
  unreadable: 'Characters that could not be read',
  'title-rows': 'Title rows above the header left out',
  'header-names': 'Headers renamed',
  'header-again': 'Repeated headers left out',
  'total-rows': 'Total rows left out',
  'note-rows': 'Remarks below the table left out',
  'empty-rows': 'Blank rows left out',
  'left-out-rows': 'Orders that do not count left out',
  'short-rows': 'Missing cells at the end filled with blanks',
  'extra-blanks': 'Surplus blank cells at the end removed',
  trim: 'Spaces around values removed',
  'blank-words': 'NULL, N/A, — read as blank',
  'excel-quotes': 'Excel’s ="…" removed',
  'whole-ids': 'The .0 behind ids removed',
  'full-width': 'Full-width characters made half-width',
  currency: 'Currency signs removed',
  units: '万 and 亿 (10,000 and 100 million) worked out',
  brackets: 'Brackets read as minus',
  thousands: 'Thousands separators removed',
  'decimal-comma': 'Comma read as the decimal sign',
  'date-format': 'Dates rewritten as year-month-day',
  'excel-serial': 'Excel day numbers turned into dates',
  zone: 'Times moved to one zone',
  'zone-kept': 'Times name a zone, read as written',
  'time-dropped': 'Day kept, time of day left out',
  'formula-text': 'Looks like a formula, kept as text',
  masked: 'Masked',
  hashed: 'Replaced by fingerprints',
  dropped: 'Column left out',
};

const reasons: Record<Reason, string> = {
  'broken-quotes': 'a quotation mark without its partner',
  'too-many-cells': 'more cells than the header; they may have shifted',
  'missing-customer': 'no customer',
  'damaged-id': 'Excel turned the number into powers of ten; the original is lost',
  'missing-date': 'no date',
  'bad-date': 'not a date in this format, or no such day',
  'bad-number': 'not a number',
  'duplicate-customer': 'this customer was there before',
};

const rowNames: Record<RowName, string> = {
  title: 'title',
  header: 'header',
  total: 'total',
  note: 'remark',
  empty: 'blank',
  'left-out': 'order that does not count',
};

const stages: Record<Progress['stage'], string> = {
  bytes: 'Looking at the encoding',
  survey: 'Looking at every column',
  read: 'Reading every row',
  store: 'Putting rows into the database',
};

export const ownFileWords: typeof zh = {
  encodings,
  confidence,
  problems,
  questions,
  personal,
  treatments,
  changes,
  reasons,
  rowNames,
  stages,
  progress: ({ stage, bytesDone, bytesTotal, rows: n }) =>
    `${stages[stage]}: ${bytesTotal === 0 ? 0 : Math.round((bytesDone / bytesTotal) * 100)}%${n > 0 ? `, ${rows(n)}` : ''}`,
  cancelled: 'Stopped. Nothing was kept.',
  looksPersonal: (header, kind) => `“${header}” looks like ${personal[kind]}. What should become of it?`,
  checked: (share) => `${Math.round(share * 100)}% have the right check digit`,
  counts: ({ rowsIn, used, refused, named }) => {
    const others = (Object.keys(rowNames) as RowName[])
      .filter((name) => named[name] > 0)
      .map((name) => `${count(named[name])} ${rowNames[name]}`);
    const rest = others.length === 0 ? '' : `, and the others are no data: ${others.join(', ')}`;
    return `The file has ${rows(rowsIn)}: ${count(used)} used, ${count(refused)} that cannot be used${rest}.`;
  },
  join: ({ from, to, matchedRows, orphanRows, unusedRows, zeroRows }) =>
    `${from.column} in “${from.table}” names ${to.column} in “${to.table}”: ${rows(matchedRows)} match, ${rows(orphanRows)} name nothing in “${to.table}” (they stay in the table but count for nobody, and no result shows it), and ${rows(unusedRows)} of “${to.table}” are not used.${zeroRows > 0 ? ` ${rows(zeroRows)} differ by leading zeros only: one of the files may have lost them.` : ''}`,
  undo: 'Undo',
  redo: 'Redo',
  download: {
    line: 'Line',
    reason: 'Why',
    column: 'Column',
    change: 'Change',
    count: 'How often',
    before: 'Before',
    after: 'After',
    undone: 'Undone: ',
    changes,
    reasons,
  },
  files: { log: 'changes.csv', refused: 'rows-not-used.csv' },
};
