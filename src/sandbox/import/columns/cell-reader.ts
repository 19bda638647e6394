import { isoOf } from '../../../engine/language/calendar.ts';
import type { Cell } from '../../../engine/language/rows.ts';
import type { ColumnType } from '../../../engine/language/schema.ts';
import { createDateReader, type DateReader, type DateTime, EXCEL } from '../dates.ts';
import { type ChangeLog, changeId } from '../log/change-log.ts';
import { maskValue } from '../people/mask.ts';
import type { ChangeKind, ColumnPlan, PersonalKind, Reading, Reason } from '../shapes.ts';
import { isBlankWord } from './blank-words.ts';
import { ZONE } from './date-votes.ts';
import { NUMBER_CHANGES, readNumber } from './read-number.ts';
import { isFormula, narrow, tidy } from './tidy.ts';

/** What became of a text: a value, or the reason why its row is left out. */
export type ReadCell = Cell | { readonly refused: Reason };
export type CellReader = (text: string, line: number) => ReadCell;

/** What a reader of one column needs besides its plan. */
export interface ReaderTools {
  readonly log: ChangeLog;
  readonly off: ReadonlySet<string>;
  /** What the values of a masked column look like. */
  readonly personal?: PersonalKind;
}

/** A text of one column to its value, every change noted; a change that was undone is not made. */
export function createCellReader(column: ColumnPlan, tools: ReaderTools): CellReader {
  const { header, reading } = column;
  const isSecret = column.treatment !== 'keep' || tools.personal !== undefined;
  const pen = (kind: ChangeKind, isUndoable?: boolean) =>
    tools.log.pen(kind, header, { isSecret, ...(isUndoable !== undefined && { isUndoable }) });
  const isOn = (kind: ChangeKind) => !tools.off.has(changeId(kind, header));
  const [trims, knowsBlanks] = [isOn('trim'), isOn('blank-words')];
  const [trimmed, blanked] = [pen('trim'), pen('blank-words')];
  const amongNumbers = reading.kind === 'number' || reading.kind === 'date';
  const value = valueReader(column, reading, pen, isOn);
  const blank = blankOf(column);
  const masked = column.treatment === 'mask' ? pen('masked') : undefined;
  return (raw, line) => {
    const text = trims ? tidy(raw) : raw;
    const bare = trims ? text : tidy(raw);
    if (bare === '') return blank(line);
    if (text !== raw) trimmed(line, raw, text);
    if (knowsBlanks && isBlankWord(bare, amongNumbers)) {
      blanked(line, text, '');
      return blank(line);
    }
    const read = value(text, line);
    if (!masked || typeof read !== 'string') return read;
    masked(line, '', '');
    return maskValue(read, tools.personal);
  };
}

/** The type of the column in the table; what is masked or hashed is text. */
export function columnTypeOf({ reading, treatment }: Pick<ColumnPlan, 'reading' | 'treatment'>): ColumnType {
  if (treatment === 'mask' || treatment === 'hash') return 'text';
  if (reading.kind === 'number') return reading.isInt ? 'int' : 'real';
  if (reading.kind === 'date') return reading.withTime ? 'timestamp' : 'date';
  return 'text';
}

function blankOf({ role }: ColumnPlan): (line: number) => ReadCell {
  if (role === 'customer_id') return () => ({ refused: 'missing-customer' });
  if (role === 'order_date') return () => ({ refused: 'missing-date' });
  if (role === 'order_id') return madeId;
  return () => null;
}

/** Without a number of its own, a row is an order of its own. */
export const madeId = (line: number): string => `row-${line}`;

type MakePen = (kind: ChangeKind, isUndoable?: boolean) => ReturnType<ChangeLog['pen']>;
type IsOn = (kind: ChangeKind) => boolean;

function valueReader(column: ColumnPlan, reading: Reading, pen: MakePen, isOn: IsOn): CellReader {
  // What becomes stars or a fingerprint is text, whatever it was.
  const isText = column.treatment === 'mask' || column.treatment === 'hash';
  if (reading.kind === 'id') return idReader(column.role !== undefined, reading.isWhole, pen, isOn);
  if (isText || reading.kind === 'text') return textReader(pen);
  return reading.kind === 'number' ? numberReader(reading.decimal, pen, isOn) : dateReader(reading, column, pen, isOn);
}

function textReader(pen: MakePen): CellReader {
  const formula = pen('formula-text');
  return (text, line) => {
    if (isFormula(text)) formula(line, text, text);
    return text;
  };
}

/** 1.23457E+18 is what a spreadsheet leaves of a long number. Many customers share such a rest. */
const DAMAGED = /^\d(?:[.,]\d+)?E\+\d+$/i;

function idReader(isRole: boolean, isWhole: boolean, pen: MakePen, isOn: IsOn): CellReader {
  const [unquotes, narrows, wholes] = [isOn('excel-quotes'), isOn('full-width'), isWhole && isOn('whole-ids')];
  const [quoted, wide, whole, formula] = [pen('excel-quotes'), pen('full-width'), pen('whole-ids'), pen('formula-text')];
  return (text, line) => {
    let id = text;
    const [, inner] = (unquotes && /^="([^"]*)"$/.exec(id)) || [];
    if (inner !== undefined && inner.trim() !== '') {
      quoted(line, id, inner.trim());
      id = inner.trim();
    }
    const thin = narrows ? narrow(id) : id;
    if (thin !== id) wide(line, id, thin);
    id = thin;
    if (wholes && id.endsWith('.0')) {
      whole(line, id, id.slice(0, -2));
      id = id.slice(0, -2);
    }
    if (isRole && DAMAGED.test(id)) return { refused: 'damaged-id' };
    if (isFormula(id)) formula(line, id, id);
    return id;
  };
}

function numberReader(decimal: '.' | ',', pen: MakePen, isOn: IsOn): CellReader {
  const pens = new Map(NUMBER_CHANGES.map((kind) => [kind, isOn(kind) ? pen(kind) : undefined]));
  return (text, line) => {
    const read = readNumber(text, decimal);
    if (!read) return { refused: 'bad-number' };
    for (const change of read.changes) {
      const note = pens.get(change);
      if (!note) return { refused: 'bad-number' };
      note(line, text, String(read.value));
    }
    return read.value;
  };
}

function dateReader(
  { formats, withTime, zoneMinutes }: Reading & { readonly kind: 'date' },
  column: ColumnPlan,
  pen: MakePen,
  isOn: IsOn,
): CellReader {
  const used = formats.filter((format) => format !== EXCEL || formats[0] === EXCEL || isOn('excel-serial'));
  const readers = used.map((format) => ({ isSerial: format === EXCEL, read: createDateReader(format) as DateReader }));
  const moves = zoneMinutes !== undefined && isOn('zone');
  const rewritten = pen('date-format', column.role === undefined);
  const serial = pen('excel-serial', formats[0] !== EXCEL);
  const [dropped, zoned] = [pen('time-dropped'), pen(moves ? 'zone' : 'zone-kept')];
  return (text, line) => {
    if (text.length > LONGEST_DATE) return { refused: 'bad-date' };
    for (const { isSerial, read } of readers) {
      const at = read(text);
      if (!at) continue;
      const zone = at.time === undefined ? undefined : ZONE.exec(text.trim())?.[1];
      const moved = zone !== undefined && moves ? movedTo(at, zone, zoneMinutes) : at;
      const value = withTime ? `${moved.date} ${moved.time ?? '00:00:00'}` : moved.date;
      if (zone !== undefined) zoned(line, text, value);
      if (!withTime && at.time !== undefined && at.time !== '00:00:00') dropped(line, text, value);
      if (isSerial) serial(line, text, value);
      else if (!text.startsWith(at.date)) rewritten(line, text, value);
      return value;
    }
    return { refused: 'bad-date' };
  };
}

/** No date is longer than this, and patterns are slow on what is. */
const LONGEST_DATE = 60;

/** The same moment by the clock of another zone. */
function movedTo({ date, time = '00:00:00' }: DateTime, zone: string, zoneMinutes: number): DateTime {
  const seconds = Date.parse(`${date}T${time}Z`) / 1000 + (zoneMinutes - minutesOf(zone)) * 60;
  const day = Math.floor(seconds / 86_400);
  return { date: isoOf(day), time: new Date((seconds - day * 86_400) * 1000).toISOString().slice(11, 19) };
}

/** Minutes east of Greenwich. */
export function minutesOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
