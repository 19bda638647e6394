import { ownEntry } from '../../../engine/language/own-entry.ts';
import { createDateReader, EXCEL } from '../dates.ts';
import type { Decimal } from '../numbers.ts';
import type { ColumnView, Confidence, FileProblem, Question, Reading } from '../shapes.ts';
import { minutesOf } from './cell-reader.ts';
import { UNMISTAKABLE } from './date-votes.ts';
import { type Evidence, isUndone } from './evidence.ts';
import { decimalsOf } from './number-votes.ts';
import type { Profile } from './profile.ts';
import { readNumber } from './read-number.ts';

interface Chosen {
  readonly reading: Reading;
  readonly confidence: Confidence;
}
interface Choosing {
  readonly name: string;
  readonly at: number;
  readonly profile: Profile;
  readonly role: ColumnView['role'];
  readonly isKey: boolean;
  readonly isNeeded: boolean;
  readonly fileDecimal: Decimal | undefined;
  readonly evidence: Evidence;
  readonly questions: Question[];
  readonly problems: FileProblem[];
}
const TEXT: Chosen = { reading: { kind: 'text' }, confidence: 'likely' };

const namesAnId = (header: string): boolean =>
  /(?:^|[_\s])(?:id|no|code|phone|zip|sku)$|(?:Id|ID|No)$|(?:号|号码|编码|代码|编号|电话|手机|邮编)$/.test(header.trim());
const namesADate = (header: string): boolean => /日期|时间|日$|date|time|day|_at$|birth|生日/i.test(header);

/** How the texts of a column become values: as its role wants it, else as all its values allow. */
export function chooseReading(choosing: Choosing): Chosen {
  const { name, profile, role, isKey, evidence } = choosing;
  const said = ownEntry(evidence.answers.dates ?? {}, name);
  if (isKey || (role === undefined && said === undefined && namesAnId(name)))
    return { reading: { kind: 'id', isWhole: profile.values > 0 && profile.pointZeros === profile.values }, confidence: 'certain' };
  if (role === 'amount') return chooseNumber(choosing);
  if (role === 'order_date' || role === 'register_date' || (said !== undefined && said !== 'text')) return chooseDate(choosing, said);
  const isText = said === 'text' || (evidence.answers.texts ?? []).includes(name);
  if (isText || profile.values === 0) return TEXT;
  // Undone for a column that was guessed: its values are no longer all of one kind, so it is text.
  const hasBlankWords = profile.blankWords + profile.maybeBlanks > 0 && isUndone(evidence.answers, 'blank-words', name);
  if (hasBlankWords) return TEXT;
  const { dates, numbers } = profile;
  const isDate = dates.distinct > 0 && dates.readable === dates.distinct && (dates.formats[0] !== EXCEL || namesADate(name));
  if (isDate && profile.codes === 0 && !isUndone(evidence.answers, 'date-format', name)) return chooseDate(choosing, undefined);
  const isNumber = numbers.numbers > 0 && numbers.numbers === profile.values - profile.maybeBlanks && profile.codes === 0;
  if (!isNumber || [...numbers.changes].some((change) => isUndone(evidence.answers, change, name))) return TEXT;
  return chooseNumber(choosing);
}

function chooseDate({ name, profile, isNeeded, evidence: { answers }, questions, problems }: Choosing, said: string | undefined): Chosen {
  const { dates } = profile;
  const unsure: Chosen = isNeeded
    ? { reading: { kind: 'date', formats: dates.formats, withTime: false }, confidence: 'unsure' }
    : { ...TEXT, confidence: 'unsure' };
  const read = said === undefined ? undefined : createDateReader(said);
  if (said !== undefined && !read) {
    problems.push({ code: 'bad-date-format', params: { header: name, format: said } });
    return unsure;
  }
  if (said === undefined && dates.formats.length === 0) {
    problems.push({ code: 'no-date-format', params: { header: name, example: dates.unread ?? '' } });
    return unsure;
  }
  if (said === undefined && dates.rivals.length > 0) {
    const readings = dates.rivals.map(({ format, only, examples }) => ({
      format,
      only,
      examples: examples.map((text) => ({ text, date: createDateReader(format)?.(text)?.date ?? '' })),
    }));
    questions.push({ kind: 'date', header: name, isNeeded, readings });
    return unsure;
  }
  const zone = ownEntry(answers.zones ?? {}, name);
  const zones = [...new Map(dates.zones.map((one) => [minutesOf(one), one])).values()];
  if (zones.length > 1 && zone === undefined) {
    questions.push({ kind: 'zone', header: name, isNeeded, zones, example: dates.zoneExample ?? '' });
    if (isNeeded) return unsure;
  }
  // Beside what was said, nothing that could swap day and month.
  const beside = dates.formats.filter((format) => format !== said && UNMISTAKABLE.includes(format));
  const formats = said === undefined ? dates.formats : [said, ...beside];
  return {
    reading: { kind: 'date', formats, withTime: !isNeeded && dates.hasTime, ...(typeof zone === 'number' && { zoneMinutes: zone }) },
    confidence: said === undefined && dates.readable < dates.distinct ? 'likely' : 'certain',
  };
}

function chooseNumber({ name, profile, isNeeded, fileDecimal, evidence: { answers, isWorkbook }, questions }: Choosing): Chosen {
  const { numbers } = profile;
  const isInt = !isNeeded && numbers.isInt;
  const open = decimalsOf(numbers);
  const isTorn = numbers.onlyPoint > 0 && numbers.onlyComma > 0;
  const said = ownEntry(answers.decimals ?? {}, name);
  const settled = said ?? (open.length === 1 ? open[0] : isWorkbook ? '.' : isTorn ? undefined : fileDecimal);
  if (settled !== undefined)
    return {
      reading: { kind: 'number', decimal: settled, isInt },
      confidence: said !== undefined || open.length === 1 ? 'certain' : 'likely',
    };
  const readings = (['.', ','] as const).map((decimal) => ({
    decimal,
    only: decimal === '.' ? numbers.onlyPoint : numbers.onlyComma,
    examples: [...numbers.examples[decimal], ...numbers.examples.open].map((text) => ({
      text,
      value: readNumber(text, decimal)?.value ?? 0,
    })),
  }));
  questions.push({ kind: 'decimal', header: name, isNeeded, readings });
  return isNeeded ? { reading: { kind: 'number', decimal: '.', isInt }, confidence: 'unsure' } : { ...TEXT, confidence: 'unsure' };
}

/** The sign that the other columns of the file settle, if they agree: a file is written by one program. */
export function decimalOfFile({ profiles }: Evidence): Decimal | undefined {
  const telling = profiles.filter(
    ({ numbers, values, maybeBlanks }) =>
      numbers.numbers > 0 && numbers.numbers === values - maybeBlanks && numbers.onlyPoint + numbers.onlyComma > 0,
  );
  const signs = new Set(telling.flatMap(({ numbers }) => decimalsOf(numbers)));
  return signs.size === 1 ? [...signs][0] : undefined;
}
