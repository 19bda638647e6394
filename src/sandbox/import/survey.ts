import { fileKind, surveyBytes } from './bytes/byte-facts.ts';
import { createTextStream } from './bytes/decode-stream.ts';
import { guessEncodings } from './bytes/encodings.ts';
import { type PlannedColumns, planColumns } from './columns/plan-columns.ts';
import { type ColumnProfile, createProfile } from './columns/profile.ts';
import type { Encoding } from './decode.ts';
import { fileRows, type RowSource, type TextFacts } from './rows/file-rows.ts';
import { guessDelimiter } from './rows/guess-delimiter.ts';
import { findLayout, findNotes } from './rows/layout.ts';
import { isEmptyRow, isHeaderAgain, isTotalRow } from './rows/row-names.ts';
import { findStatusAt, type StatusCount } from './rows/status-count.ts';
import { MOST_WORKBOOK_BYTES, sheetsOf, WorkbookFailure } from './rows/workbook.ts';
import type { Answers, FileKind, FileProblem, How, Layout, Plan, Question, RawRow, Survey } from './shapes.ts';

/** A table of this size and its database fit into the memory of a tab. */
const MOST_BYTES = 200_000_000;
/** SQLite takes 2,000; what has more is cut at the wrong sign. */
const MOST_COLUMNS = 1000;
const MOST_CELLS = 40_000_000;
const BYTES_A_CELL = 40;
const HEAD_BYTES = 65_536;
/** The rows by which header and roles are guessed. */
const HEAD_ROWS = 1000;
/** Remarks below a table are no longer than this. */
const TAIL_ROWS = 12;
const SAMPLE_ROWS = 8;

/**
 * Reads a file once from end to end and makes every choice that its bytes settle; what they do not settle is asked. Nothing of the file is kept but
 * counts and a few examples. A workbook is loaded whole, text never.
 * @example const { plan, questions } = await surveyFile(file, { table: 'orders' }, { signal, onProgress })
 */
export async function surveyFile(file: Blob, answers: Answers = {}, how: How = {}): Promise<Survey> {
  const name = nameOf(file);
  const nothing = { name, size: file.size, rowsIn: 0, columns: [], sample: [], questions: [] };
  const kind = await fileKind(file);
  const problem = problemOf(kind, file.size);
  if (problem) return { ...nothing, kind, problems: [problem] };
  try {
    return kind === 'workbook' ? await surveyWorkbook(file, answers, how, nothing) : await surveyText(file, answers, how, nothing);
  } catch (error) {
    if (error instanceof WorkbookFailure) return { ...nothing, kind, problems: [error.problem] };
    throw error;
  }
}

/** Blobs of a drop or a field are files and have a name. */
const nameOf = (file: Blob): string => ('name' in file && typeof file.name === 'string' ? file.name : '');

function problemOf(kind: FileKind, size: number): FileProblem | undefined {
  if (kind === 'empty') return { code: 'empty-file', params: {} };
  if (kind === 'binary') return { code: 'not-text', params: {} };
  if (kind === 'old-workbook' || kind === 'locked-workbook' || kind === 'web-page') return { code: kind, params: {} };
  const limit = kind === 'workbook' ? MOST_WORKBOOK_BYTES : MOST_BYTES;
  return size > limit ? { code: 'too-large', params: { megabytes: Math.ceil(size / 1e6), limit: limit / 1e6, kind } } : undefined;
}

type Nothing = Pick<Survey, 'name' | 'size' | 'rowsIn' | 'columns' | 'sample' | 'questions'>;

async function surveyWorkbook(file: Blob, answers: Answers, how: How, nothing: Nothing): Promise<Survey> {
  const sheets = await sheetsOf(file);
  const sheet = answers.sheet ?? sheets[0];
  const questions: Question[] = answers.sheet === undefined && sheets.length > 1 ? [{ kind: 'sheet', sheets }] : [];
  const source: RowSource = { kind: 'workbook', encoding: 'utf-8', delimiter: ',', ...(sheet !== undefined && { sheet }) };
  const found = await surveyRows(file, source, answers, how, nothing.name);
  return finish({ ...nothing, kind: 'workbook', sheets }, found, source, answers, questions);
}

async function surveyText(file: Blob, answers: Answers, how: How, nothing: Nothing): Promise<Survey> {
  const questions: Question[] = [];
  const guess = guessEncodings(await surveyBytes(file, how));
  const encoding = answers.encoding ?? guess.chosen ?? guess.candidates[0]?.encoding ?? 'utf-8';
  if (answers.encoding === undefined && guess.chosen === undefined) questions.push({ kind: 'encoding', candidates: guess.candidates });
  const delimiters = guessDelimiter(await headOf(file, encoding), file.size <= HEAD_BYTES);
  if (answers.delimiter === undefined && delimiters.confidence === 'unsure')
    questions.push({ kind: 'delimiter', candidates: delimiters.candidates });
  const source: RowSource = { kind: 'text', encoding, delimiter: answers.delimiter ?? delimiters.delimiter };
  const found = await surveyRows(file, source, answers, how, nothing.name);
  const { lineEnds, unreadable } = found.facts;
  return finish(
    { ...nothing, kind: 'text', encoding: guess, delimiter: delimiters, lineEnds, unreadable },
    found,
    source,
    answers,
    questions,
  );
}

async function headOf(file: Blob, encoding: Encoding): Promise<string> {
  const stream = createTextStream(encoding);
  const text = stream.push(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  return file.size <= HEAD_BYTES ? text + stream.end() : text;
}

interface Found {
  readonly layout: Layout;
  readonly rowsIn: number;
  readonly dataRows: number;
  readonly planned: PlannedColumns;
  readonly status: StatusCount | undefined;
  readonly sample: readonly RawRow[];
  readonly facts: TextFacts;
}

async function surveyRows(file: Blob, source: RowSource, answers: Answers, how: How, fileName: string): Promise<Found> {
  const facts: TextFacts = { lineEnds: { lf: 0, crlf: 0, cr: 0 }, unreadable: 0 };
  const counter = createCounter(answers);
  for await (const rows of fileRows(file, source, how, 'survey', facts)) counter.push(rows);
  const { layout, profiles, head, ...counted } = counter.end();
  const planned = planColumns({
    header: layout.header,
    hasHeader: layout.headerLine > 0,
    profiles: profiles.map((profile) => profile.profile()),
    head: layout.header.map((_, i) => head.map(({ cells }) => cells[i] ?? '')),
    isWorkbook: source.kind === 'workbook',
    fallback: tableName(source.sheet !== undefined && !/^sheet\d*$|^工作表\d*$/i.test(source.sheet) ? source.sheet : fileName),
    answers,
  });
  return { layout, planned, sample: head.slice(0, SAMPLE_ROWS), facts, ...counted };
}

/** Takes rows as they come: the first ones tell the layout, the last ones are held back until it is known that they are the last. */
function createCounter(answers: Answers) {
  const off = new Set(answers.off ?? []);
  const out = off.has('left-out-rows') ? [] : (answers.statusOut ?? []);
  let waiting: RawRow[] = [];
  let layout: Layout | undefined;
  let profiles: ColumnProfile[] = [];
  let status: StatusCount | undefined;
  const head: RawRow[] = [];
  let tail: RawRow[] = [];
  let [rowsIn, dataRows] = [0, 0];

  function settle(): Layout {
    const found = findLayout(waiting, answers.headerLine, off.has('title-rows'));
    layout = found;
    profiles = found.header.map(() => createProfile(found.header.length));
    const { headerLine, titleLines } = found;
    const below = waiting.filter(({ line }) => line > headerLine && !titleLines.includes(line));
    status = findStatusAt(found.header, below);
    waiting = [];
    hold(below, found);
    return found;
  }

  function hold(rows: readonly RawRow[], at: Layout): void {
    const all = [...tail, ...rows];
    const end = Math.max(0, all.length - TAIL_ROWS);
    for (let i = 0; i < end; i++) look(all[i] as RawRow, at);
    tail = all.slice(end);
  }

  function look(row: RawRow, { header, cells: names }: Layout): void {
    const { cells } = row;
    if (row.isBroken || isEmptyRow(cells)) return;
    if (!off.has('header-again') && isHeaderAgain(cells, names)) return;
    if (!off.has('total-rows') && isTotalRow(cells, header.length)) return;
    status?.add(cells);
    if (out.length > 0 && status && out.includes(status.textOf(cells))) return;
    dataRows++;
    if (head.length < HEAD_ROWS) head.push(row);
    for (let i = 0; i < profiles.length; i++) profiles[i]?.add(cells[i] ?? '');
  }

  return {
    push(rows: readonly RawRow[]): void {
      rowsIn += rows.length;
      if (layout) hold(rows, layout);
      else {
        for (const row of rows) waiting.push(row);
        if (waiting.length >= HEAD_ROWS) settle();
      }
    },
    end() {
      const at = layout ?? settle();
      const noteLines = off.has('note-rows') ? [] : findNotes(tail, at.header.length);
      for (const row of tail) if (!noteLines.includes(row.line)) look(row, at);
      return { layout: { ...at, noteLines }, profiles, head, rowsIn, dataRows, status };
    },
  };
}

/** A name that a definition can write. */
function tableName(fileName: string): string {
  const bare = fileName
    .normalize('NFKC')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  // Names that begin like this are SQLite's own.
  return bare === '' ? 'rows' : /^\p{N}|^sqlite_/iu.test(bare) ? `t_${bare}` : bare;
}

type Before = Nothing & Pick<Survey, 'kind' | 'sheets' | 'encoding' | 'delimiter' | 'lineEnds' | 'unreadable'>;

function finish(before: Before, found: Found, source: RowSource, answers: Answers, asked: readonly Question[]): Survey {
  const { layout, rowsIn, dataRows, planned, sample } = found;
  const status = planned.table === 'orders' ? found.status?.status() : undefined;
  const cells = dataRows * Math.max(1, planned.columns.length);
  // Without a row there is nothing that columns could be judged by.
  const isEmpty = dataRows === 0;
  const nothing: FileProblem = { code: rowsIn === 0 || layout.header.length === 0 ? 'empty-file' : 'only-header', params: {} };
  const problems: FileProblem[] = isEmpty ? [nothing] : [...planned.problems];
  if (planned.columns.length > MOST_COLUMNS)
    problems.push({ code: 'too-many-columns', params: { columns: planned.columns.length, limit: MOST_COLUMNS } });
  if (cells > MOST_CELLS)
    problems.push({
      code: 'too-much-memory',
      params: { rows: dataRows, megabytes: Math.round((cells * BYTES_A_CELL) / 1e6), limit: (MOST_CELLS * BYTES_A_CELL) / 1e6 },
    });
  const questions = isEmpty ? asked : [...asked, ...planned.questions];
  const survey = {
    ...before,
    layout,
    rowsIn,
    columns: planned.columns,
    sample,
    questions,
    problems,
    ...(status && { status: status.view }),
  };
  const isOpen = questions.some((question) => !('isNeeded' in question) || question.isNeeded);
  if (problems.length > 0 || isOpen) return survey;
  const plan: Plan = {
    table: planned.table,
    ...(source.sheet !== undefined && { sheet: source.sheet }),
    ...(before.kind === 'workbook' && { isWorkbook: true as const }),
    encoding: source.encoding,
    delimiter: source.delimiter,
    layout,
    columns: planned.columns.map(({ confidence: _c, values: _v, blanks: _b, examples: _e, personal, treatments: _t, ...column }) => ({
      ...column,
      ...(personal && { personal: personal.kind }),
    })),
    ...(status && { statusAt: status.at }),
    statusOut: answers.statusOut ?? [],
    off: answers.off ?? [],
  };
  return { ...survey, plan };
}
