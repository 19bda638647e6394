import type { Cell } from '../../engine/language/rows.ts';
import type { ColumnType, Table } from '../../engine/language/schema.ts';
import type { Encoding } from './decode.ts';
import type { Delimiter } from './delimiter.ts';
import type { Decimal } from './numbers.ts';
import type { Role } from './roles.ts';

/**
 * The plain data that passes between the stages of an import, all of it fit for `postMessage`. README.md draws the stages.
 * Columns are named by their header in the file, made one of a kind (`header`); lines are counted from 1 as an editor does, rows of a sheet as Excel does.
 */

/** How sure a guess is. `unsure`: somebody has to say; nothing is taken for granted. */
export type Confidence = 'certain' | 'likely' | 'unsure';

/** What a file is, before a word of it has been read. */
export type FileKind = 'text' | 'workbook' | 'old-workbook' | 'locked-workbook' | 'web-page' | 'empty' | 'binary';

// --- 1. bytes -------------------------------------------------------------------------------------------------------------------

/** What all bytes of a file say about its encoding. */
export interface ByteFacts {
  readonly kind: FileKind;
  readonly size: number;
  /** A byte order mark. */
  readonly mark?: Encoding;
  /** Zero bytes on one side of every second: UTF-16 without a mark. */
  readonly zeros?: 'utf-16le' | 'utf-16be';
  readonly isAscii: boolean;
  /** Every byte of the file is well-formed UTF-8. */
  readonly isUtf8: boolean;
  /** Some lines that hold more than ASCII, as they are: what an encoding is judged by, and shown on. */
  readonly evidence: Uint8Array;
}

export interface EncodingCandidate {
  readonly encoding: Encoding;
  readonly confidence: Confidence;
  /** Of the letters beyond ASCII in the evidence, how many this encoding cannot read. */
  readonly unreadable: number;
  /** A few lines as this encoding gives them. */
  readonly preview: readonly string[];
}

export interface EncodingGuess {
  /** Absent when several are plausible, or only one that is never guessed: the person chooses by the previews. */
  readonly chosen?: Encoding;
  readonly confidence: Confidence;
  /** Likeliest first; each one is worth showing. */
  readonly candidates: readonly EncodingCandidate[];
}

/** Line ends of each kind; more than one that is not 0 is a mixed file. */
export interface LineEnds {
  readonly lf: number;
  readonly crlf: number;
  readonly cr: number;
}

// --- 2. rows --------------------------------------------------------------------------------------------------------------------

/** A row of the file as text. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quotation mark without its partner; the one cell is the line as it stands. */
  readonly isBroken?: true;
}

export interface DelimiterCandidate {
  readonly delimiter: Delimiter;
  readonly columns: number;
  /** The first rows as this delimiter cuts them. */
  readonly preview: readonly (readonly string[])[];
}

export interface DelimiterGuess {
  readonly delimiter: Delimiter;
  readonly confidence: Confidence;
  readonly candidates: readonly DelimiterCandidate[];
}

/** A row of the file that is no row of the table, and why. */
export const ROW_NAMES = ['title', 'header', 'total', 'note', 'empty', 'left-out'] as const;
export type RowName = (typeof ROW_NAMES)[number];
export interface NamedRow {
  readonly line: number;
  readonly name: RowName;
  readonly cells: readonly string[];
}

/** Where in the file the table is. */
export interface Layout {
  /** 0: the file has no header. */
  readonly headerLine: number;
  readonly confidence: Confidence;
  /** The header's cells as they stand. */
  readonly cells: readonly string[];
  /** The same, one of a kind and none blank. */
  readonly header: readonly string[];
  /** Lines above the header. */
  readonly titleLines: readonly number[];
  /** Remarks below the last row. */
  readonly noteLines: readonly number[];
}

// --- 3. columns -----------------------------------------------------------------------------------------------------------------

/** What looks like a person. */
export const PERSONAL_KINDS = ['phone', 'email', 'id-card', 'name'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

export interface Personal {
  readonly kind: PersonalKind;
  /** Share of the values that look so. */
  readonly share: number;
  /** Among ID cards, the share whose check digit is right. */
  readonly checked?: number;
}

/** What is done to a column of persons. `mask`: most of it becomes stars; `hash`: a salted fingerprint; `drop`: the column stays out. */
export const TREATMENTS = ['keep', 'mask', 'hash', 'drop'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** How the texts of one column become values. */
export type Reading =
  | { readonly kind: 'id'; readonly isWhole: boolean }
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly decimal: Decimal; readonly isInt: boolean }
  /** The first format that reads a text is used; with `zoneMinutes`, a time that names its zone is moved to that one (480 is China). */
  | { readonly kind: 'date'; readonly formats: readonly string[]; readonly withTime: boolean; readonly zoneMinutes?: number };

export interface ColumnPlan {
  readonly header: string;
  /** In the table. */
  readonly name: string;
  /** In the file, from 0. */
  readonly at: number;
  readonly role?: Role | 'register_date';
  readonly reading: Reading;
  readonly treatment: Treatment;
  /** What its values look like, where they are about persons. */
  readonly personal?: PersonalKind;
  readonly nullable: boolean;
}

/** A column as a person sees it before the import. */
export interface ColumnView extends Omit<ColumnPlan, 'personal'> {
  readonly confidence: Confidence;
  readonly values: number;
  readonly blanks: number;
  /** First different values. */
  readonly examples: readonly string[];
  readonly personal?: Personal;
  /** What may be done to it: a key that is masked would make one customer of many. */
  readonly treatments: readonly Treatment[];
}

// --- 4. what a person says, and what is asked of them ---------------------------------------------------------------------------

/** Everything that a person may say about a file; what is left out is guessed or asked. */
export interface Answers {
  readonly table?: string;
  /** Of a workbook. */
  readonly sheet?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** 0: no header. */
  readonly headerLine?: number;
  /** Column of the table -> header; null: no column plays this role. */
  readonly columns?: Readonly<Record<string, string | null>>;
  /** Header -> the sign between units and tenths. */
  readonly decimals?: Readonly<Record<string, Decimal>>;
  /** Header -> format, such as `M/D/YY`; 'text' leaves the column as it is. */
  readonly dates?: Readonly<Record<string, string>>;
  /** Headers of columns that stay as they are, whatever their values look like. */
  readonly texts?: readonly string[];
  /** Header -> minutes east of Greenwich to which times with a zone are moved; 'as-written' leaves them. */
  readonly zones?: Readonly<Record<string, number | 'as-written'>>;
  /** States of an order whose rows do not count, as the file spells them. */
  readonly statusOut?: readonly string[];
  readonly treatments?: Readonly<Record<string, Treatment>>;
  /** Changes that were undone, by `Change.id`. */
  readonly off?: readonly string[];
}

/** Each question names the key of `Answers` that answers it. With `isNeeded: false` reading goes on without: the column stays text. */
export type Question =
  | { readonly kind: 'sheet'; readonly sheets: readonly string[] }
  | { readonly kind: 'encoding'; readonly candidates: readonly EncodingCandidate[] }
  | { readonly kind: 'delimiter'; readonly candidates: readonly DelimiterCandidate[] }
  /** Which column plays the role: `columns`. */
  | { readonly kind: 'role'; readonly role: Role; readonly free: readonly string[] }
  /** Several formats fit, or none fits all: `dates`. `counts`: values that only this reading can read. */
  | {
      readonly kind: 'date';
      readonly header: string;
      readonly isNeeded: boolean;
      readonly readings: readonly {
        readonly format: string;
        readonly only: number;
        readonly examples: readonly { readonly text: string; readonly date: string }[];
      }[];
    }
  | {
      readonly kind: 'decimal';
      readonly header: string;
      readonly isNeeded: boolean;
      readonly readings: readonly {
        readonly decimal: Decimal;
        readonly only: number;
        readonly examples: readonly { readonly text: string; readonly value: number }[];
      }[];
    }
  /** Times that name several zones: `zones`. */
  | {
      readonly kind: 'zone';
      readonly header: string;
      readonly isNeeded: boolean;
      readonly zones: readonly string[];
      readonly example: string;
    };

/** What makes a file unreadable here: no answer helps. */
export type FileProblem =
  | {
      readonly code: 'empty-file' | 'not-text' | 'old-workbook' | 'damaged-workbook' | 'web-page' | 'locked-workbook' | 'only-header';
      readonly params: Record<never, never>;
    }
  | { readonly code: 'too-large'; readonly params: { readonly megabytes: number; readonly limit: number; readonly kind: FileKind } }
  | { readonly code: 'too-much-memory'; readonly params: { readonly rows: number; readonly megabytes: number; readonly limit: number } }
  | { readonly code: 'too-many-columns'; readonly params: { readonly columns: number; readonly limit: number } }
  | {
      readonly code: 'unknown-header';
      readonly params: { readonly header: string; readonly suggestion?: string; readonly available: readonly string[] };
    }
  | { readonly code: 'bad-date-format'; readonly params: { readonly header: string; readonly format: string } }
  | { readonly code: 'no-date-format'; readonly params: { readonly header: string; readonly example: string } }
  | { readonly code: 'no-secure-context'; readonly params: { readonly header: string } };

/** The column that says what became of each order, and how many rows say what. Which of them count is for the person to say. */
export interface OrderStatus {
  readonly header: string;
  /** Most rows first. */
  readonly values: readonly { readonly text: string; readonly rows: number }[];
}

// --- 5. the survey: one pass over the file, every choice made or asked ------------------------------------------------------------

export interface Survey {
  readonly name: string;
  readonly size: number;
  readonly kind: FileKind;
  readonly sheets?: readonly string[];
  readonly encoding?: EncodingGuess;
  readonly lineEnds?: LineEnds;
  /** Characters that the encoding could not read. */
  readonly unreadable?: number;
  readonly delimiter?: DelimiterGuess;
  readonly layout?: Layout;
  /** All rows of the file, whatever becomes of them. */
  readonly rowsIn: number;
  readonly columns: readonly ColumnView[];
  /** The first rows below the header as text. */
  readonly sample: readonly RawRow[];
  readonly status?: OrderStatus;
  readonly questions: readonly Question[];
  readonly problems: readonly FileProblem[];
  /** There when nothing stands in the way: no problem, and no question that must be answered. */
  readonly plan?: Plan;
}

/** All that reading needs; the same plan reads the same rows. */
export interface Plan {
  readonly table: string;
  readonly isWorkbook?: true;
  readonly sheet?: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly layout: Layout;
  readonly columns: readonly ColumnPlan[];
  readonly statusAt?: number;
  readonly statusOut: readonly string[];
  readonly off: readonly string[];
}

// --- 6. the reading: rows out, and an account of every row in ---------------------------------------------------------------------

/** What is changed on the way from text to value, in the order in which it happens. */
export const CHANGES = [
  'encoding',
  'line-ends',
  'unreadable',
  'title-rows',
  'header-names',
  'header-again',
  'total-rows',
  'note-rows',
  'empty-rows',
  'left-out-rows',
  'short-rows',
  'extra-blanks',
  'trim',
  'blank-words',
  'excel-quotes',
  'whole-ids',
  'full-width',
  'currency',
  'units',
  'brackets',
  'thousands',
  'decimal-comma',
  'date-format',
  'excel-serial',
  'zone',
  'zone-kept',
  'time-dropped',
  'formula-text',
  'masked',
  'hashed',
  'dropped',
] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** One line of the log. */
export interface Change {
  /** `kind`, or `kind:header` where it was done to one column; into `Answers.off` to undo it. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly header?: string;
  readonly count: number;
  /** The first three. A value that was masked, hashed or dropped is not shown. */
  readonly examples: readonly { readonly line: number; readonly before: string; readonly after: string }[];
  /** False for what was only noticed, or what cannot be left undone. */
  readonly isUndoable: boolean;
}

export const REASONS = [
  'broken-quotes',
  'too-many-cells',
  'missing-customer',
  'damaged-id',
  'missing-date',
  'bad-date',
  'bad-number',
  'duplicate-customer',
] as const;
export type Reason = (typeof REASONS)[number];

/** A row that could not be used, as it stands in the file. */
export interface Refused {
  readonly line: number;
  readonly reason: Reason;
  readonly header?: string;
  /** The cell that is to blame. */
  readonly text: string;
  readonly cells: readonly string[];
}

/** `rowsIn` is the sum of all others. */
export interface RowCounts {
  readonly rowsIn: number;
  readonly used: number;
  readonly refused: number;
  readonly named: Readonly<Record<RowName, number>>;
}

/** What a reading tells besides its rows. */
export interface Account {
  readonly table: Table;
  readonly counts: RowCounts;
  readonly changes: readonly Change[];
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
  /** The first refused rows; `eachRefused` gives all of them. */
  readonly refused: readonly Refused[];
  /** The first rows that are no rows of the table. */
  readonly named: readonly NamedRow[];
  readonly keys: readonly Key[];
  readonly customerCount?: number;
  readonly firstDate?: string;
  readonly lastDate?: string;
}

/** A column by whose values tables can be joined: how many rows hold each value. Stays in the worker. */
export interface Key {
  readonly column: string;
  readonly rows: ReadonlyMap<string, number>;
}

/** A whole table in memory, as `createDatabase` takes it. */
export interface ReadTable extends Account {
  readonly rows: readonly (readonly Cell[])[];
}

// --- 7. several tables ------------------------------------------------------------------------------------------------------------

export interface Join {
  readonly from: { readonly table: string; readonly column: string };
  /** Each value stands there once. */
  readonly to: { readonly table: string; readonly column: string };
  readonly matchedRows: number;
  /** Rows of `from` whose value `to` does not know. */
  readonly orphanRows: number;
  readonly orphanExamples: readonly string[];
  /** Rows of `to` that no row of `from` names. */
  readonly unusedRows: number;
  /** Orphans that would match if leading zeros did not count. */
  readonly zeroRows: number;
  readonly confidence: Confidence;
}

// --- 8. how it goes ---------------------------------------------------------------------------------------------------------------

export interface Progress {
  readonly stage: 'bytes' | 'survey' | 'read' | 'store';
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly rows: number;
}

/** A reading that was cancelled rejects with the signal's reason. */
export interface How {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export type { Cell, ColumnType, Decimal, Delimiter, Encoding };
