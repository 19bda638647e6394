import { isDay, isoOf } from '../../engine/language/calendar.ts';

/** A calendar day, and the time of day where one was written. */
export interface DateTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM:SS` */
  readonly time?: string;
}
export type DateReader = (text: string) => DateTime | undefined;

/** Days since 1899-12-30, as Excel keeps a date. */
export const EXCEL = 'EXCEL';

/** The formats that are tried, in words a person can type; year first comes first. */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'YYYY/M/D',
  'YYYYMMDD',
  'YYYY年M月D日',
  'YYYY.M.D',
  'D/M/YYYY',
  'M/D/YYYY',
  'D/M/YY',
  'M/D/YY',
  'YY/M/D',
  'D-M-YYYY',
  'M-D-YYYY',
  'D.M.YYYY',
  'D.M.YY',
  EXCEL,
] as const;

const FIELD = /YYYY|YY|MM?|DD?|HH?|mm?|ss?/g;
/** A time behind a date: 14:05, 14:05:09.5, 2:05 PM, 下午2:05, 14时5分, T14:05:09Z. Zones are not converted: the day is the day as written. */
const TIME_BEHIND =
  '(?:[\\sT]*(?<half>上午|下午)?\\s*(?<H>\\d{1,2})[:时](?<m>\\d{1,2})(?:[:分](?<s>\\d{1,2})?(?:[.,]\\d+)?秒?)?\\s*(?<half2>[AaPp][Mm])?\\s*(?:Z|[+-]\\d\\d:?\\d\\d|UTC|GMT)?)?';
const TIME_PACKED = '(?:[\\sT]*(?<H>\\d{1,2}):?(?<m>\\d\\d)(?::?(?<s>\\d\\d))?)?';

/** Times make every text another one; what was read is not kept for ever. */
const MOST_KNOWN = 20_000;

/**
 * Reads the dates of one format. Every text is read the same way again, so equal texts are read once.
 * @param format such as `YYYY-MM-DD`, `M/D/YY`, `YYYY年M月D日 HH:mm` or `EXCEL`; one digit or two where a separator tells; two-digit years are 1970 to 2069;
 *   a time may stand behind a format that names none
 * @returns nothing when the format names no year, month or day
 */
export function createDateReader(format: string): DateReader | undefined {
  const read = format.trim().toUpperCase() === EXCEL ? readSerial : readerOf(format);
  if (!read) return undefined;
  const known = new Map<string, DateTime | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const value = read(text.normalize('NFKC').trim());
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, value);
    return value;
  };
}

function readerOf(format: string): DateReader | undefined {
  const pattern = patternOf(format.normalize('NFKC').trim());
  if (!pattern) return undefined;
  return (text) => {
    const fields = pattern.exec(text)?.groups;
    return fields && dateTimeOf(fields);
  };
}

function patternOf(format: string): RegExp | undefined {
  const spelt = withMonth(format);
  const fields = [...spelt.matchAll(FIELD)];
  const names = fields.map(([field]) => nameOf(field));
  if (!['Y', 'M', 'D'].every((name) => names.includes(name)) || new Set(names).size < names.length) return undefined;
  let source = '';
  let end = 0;
  for (const [i, field] of fields.entries()) {
    source += literal(spelt.slice(end, field.index));
    const next = fields[i + 1];
    const glued = end === field.index && i > 0;
    end = field.index + field[0].length;
    const isExact = glued || next?.index === end || field[0].startsWith('Y');
    source += `(?<${nameOf(field[0])}>\\d{${isExact ? field[0].length : '1,2'}})`;
  }
  const tail = names.includes('H') ? '' : spelt === 'YYYYMMDD' ? TIME_PACKED : TIME_BEHIND;
  return new RegExp(`^${source}${literal(spelt.slice(end))}${tail}$`);
}

/** People write yyyy-mm-dd as well: the first m of a format without M is the month. */
function withMonth(format: string): string {
  const upper = format.replace(/y/g, 'Y').replace(/d/g, 'D').replace(/h/g, 'H').replace(/S/g, 's');
  return upper.includes('M') ? upper : upper.replace(/mm?/, (m) => m.toUpperCase());
}

const nameOf = (field: string): string => field[0] ?? '';
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

function dateTimeOf(fields: Record<string, string | undefined>): DateTime | undefined {
  const { Y = '', M = '', D = '', H, m = '0', s = '0' } = fields;
  const year = Y.length === 4 ? Number(Y) : Number(Y) + (Number(Y) < 70 ? 2000 : 1900);
  const date = `${String(year).padStart(4, '0')}-${M.padStart(2, '0')}-${D.padStart(2, '0')}`;
  if (year < 1900 || year > 2199 || !isDay(date)) return undefined;
  if (H === undefined) return { date };
  const hour = hourOf(Number(H), (fields['half'] ?? fields['half2'] ?? '').toUpperCase());
  if (hour > 23 || Number(m) > 59 || Number(s) > 59) return undefined;
  return { date, time: [hour, m, s].map((part) => String(part).padStart(2, '0')).join(':') };
}

function hourOf(hour: number, half: string): number {
  if (half === '下午' || half === 'PM') return hour < 12 ? hour + 12 : hour;
  return (half === '上午' || half === 'AM') && hour === 12 ? 0 : hour;
}

/** 1954 to 2119; other numbers of five digits are hardly dates. The part of a day is its time. */
function readSerial(text: string): DateTime | undefined {
  if (!/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) return undefined;
  const seconds = Math.round((Number(text) - 25_569) * 86_400);
  const date = isoOf(Math.floor(seconds / 86_400));
  if (!text.includes('.')) return { date };
  return { date, time: new Date(seconds * 1000).toISOString().slice(11, 19) };
}
