import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDateReader, DATE_FORMATS } from '../../../src/sandbox/import/dates.ts';
import { guessDateFormats } from '../../../src/sandbox/import/guess-dates.ts';

const read = (format: string, text: string) => createDateReader(format)?.(text);
const dateOf = (format: string, text: string) => read(format, text)?.date;

/** A day counted from 1970-01-01, written in a format by other means than the reader's. */
const day = (from: string, to: string) => fc.integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 });
const isoOf = (dayNumber: number) => new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
function written(format: string, dayNumber: number): string {
  const at = new Date(dayNumber * 86_400_000);
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  if (format === 'EXCEL') return String(dayNumber + 25_569);
  if (format === 'YYYYMMDD') return String(year * 10_000 + month * 100 + date);
  return format
    .replace(/Y+/, (y) => String(year).slice(-y.length))
    .replace(/M+/, (m) => String(month).padStart(m.length, '0'))
    .replace(/D+/, (d) => String(date).padStart(d.length, '0'));
}

describe('a format', () => {
  it.each(DATE_FORMATS)('%s reads what was written in it, with a time behind or not', (format) => {
    const range = format.includes('YYYY') ? day('1954-10-03', '2119-12-31') : day('1970-01-01', '2069-12-31');
    fc.assert(
      fc.property(range, fc.constantFrom('', ' 9:05', ' 23:59:59'), (d, time) => {
        const text = written(format, d) + (format === 'EXCEL' ? '' : time);
        return dateOf(format, text) === isoOf(d) && dateOf(format, ` ${text}\u3000`) === isoOf(d);
      }),
    );
  });

  it.each([
    ['YYYY-MM-DD', '2025-6-3', '2025-06-03'],
    ['yyyy/mm/dd', '2025/06/03', '2025-06-03'],
    ['YYYY年M月D日', '２０２５年６月３日', '2025-06-03'],
    ['D/M/YY', '3/6/69', '2069-06-03'],
    ['D/M/YY', '3/6/70', '1970-06-03'],
    ['DDMMYYYY', '03062025', '2025-06-03'],
    ['YYYY-MM-DD HH:mm', '2025-06-03 14:05', '2025-06-03'],
    ['d.m.yyyy h:mm', '3.6.2025 9:05', '2025-06-03'],
    ['YYYY-MM-DD', '2024-02-29', '2024-02-29'],
    ['excel', '45811.5', '2025-06-03'],
  ])('%s reads %s', (format, text, expected) => {
    expect(dateOf(format, text)).toBe(expected);
  });

  it.each([
    ['YYYY-MM-DD', '2025-02-29', 'no leap year'],
    ['YYYY-MM-DD', '2025-02-31', 'no such day'],
    ['YYYY-MM-DD', '2025-13-01', 'no such month'],
    ['YYYY-MM-DD', '2025-00-10', 'no month 0'],
    ['YYYY-MM-DD', '1025-01-10', 'no year of ours'],
    ['YYYY-MM-DD', '2025/06/03', 'another separator'],
    ['YYYY-MM-DD', '2025-06-03 25:00', 'no such hour'],
    ['YYYY-MM-DD', '2025-06-03x', 'something behind'],
    ['YYYY-MM-DD', '', 'nothing'],
    ['D/M/YYYY', '3/6/25', 'a short year'],
    ['M/D/YY', '3/6/2025', 'a long year'],
    ['YYYYMMDD', '2025603', 'a digit too few'],
    ['YYYYMMDD', '20250631', 'no 31 June'],
    ['YYYY-MM-DD HH:mm', '2025-06-03', 'no time where one belongs'],
    ['EXCEL', '1234', 'too small'],
    ['EXCEL', '20250603', 'too large'],
  ])('%s does not read %j: %s', (format, text) => {
    expect(read(format, text)).toBeUndefined();
  });

  it.each(['', 'YYYY-MM', 'sometime', 'DD/MM/YY/YYYY', 'HH:mm'])('%j is none', (format) => {
    expect(createDateReader(format)).toBeUndefined();
  });
});

describe('a time of day', () => {
  it.each([
    ['YYYY-MM-DD', '2025-06-03T14:05:09.123Z', '14:05:09'],
    ['YYYY-MM-DD', '2025-06-03 14:05:09+08:00', '14:05:09'],
    ['YYYY/M/D', '2025/6/3 下午2:05:09', '14:05:09'],
    ['YYYY/M/D', '2025/6/3 上午12:05', '00:05:00'],
    ['M/D/YYYY', '6/3/2025 12:30 PM', '12:30:00'],
    ['YYYY年M月D日', '2025年6月3日14时5分9秒', '14:05:09'],
    ['YYYY年M月D日', '2025年6月3日 14：05', '14:05:00'],
    ['YYYYMMDD', '20250603140509', '14:05:09'],
    ['YYYYMMDD', '20250603 14:05', '14:05:00'],
    ['YYYY-MM-DD HH:mm:ss', '2025-06-03 14:05:09', '14:05:09'],
    ['EXCEL', '45811.5', '12:00:00'],
    ['YYYY-MM-DD', '2025-06-03', undefined],
  ])('%s: %s', (format, text, time) => {
    expect(read(format, text)).toEqual({ date: '2025-06-03', ...(time !== undefined && { time }) });
  });
});

describe('the guess', () => {
  const FULL = DATE_FORMATS.filter((format) => format.includes('YYYY') || format === 'EXCEL');
  it.each(FULL)('finds %s, and asks exactly when no day is beyond the 12th', (format) => {
    fc.assert(
      fc.property(fc.array(day('2023-01-01', '2025-12-31'), { minLength: 1, maxLength: 40 }), (days) => {
        const guess = guessDateFormats(days.map((d) => written(format, d)));
        const isSwappable = /^[DM][/-][DM]/.test(format);
        const isOpen =
          isSwappable && days.every((d) => Number(isoOf(d).slice(8)) <= 12) && days.some((d) => isoOf(d).slice(5, 7) !== isoOf(d).slice(8));
        expect(guess.readable).toBe(new Set(days).size);
        expect(guess.formats.length > 1).toBe(isOpen);
        if (isOpen) expect(guess.formats).toContain(format);
        else for (const d of days) expect(dateOf(guess.formats[0] ?? '', written(format, d))).toBe(isoOf(d));
      }),
    );
  });

  it.each(['D/M/YY', 'M/D/YY', 'YY/M/D'])('finds %s among a few months of orders', (format) => {
    const days = Array.from({ length: 200 }, (_, i) => Date.parse('2025-01-01') / 86_400_000 + i);
    expect(guessDateFormats(days.map((d) => written(format, d))).formats).toEqual([format]);
  });

  it('asks about three readings when nothing tells them apart', () => {
    expect(guessDateFormats(['03/04/05', '05/06/07']).formats).toEqual(['D/M/YY', 'M/D/YY', 'YY/M/D']);
    expect(guessDateFormats(['25/06/03'])).toEqual({ formats: ['D/M/YY', 'YY/M/D'], readable: 1, example: '25/06/03' });
  });

  it('looks at the last value too', () => {
    const open = Array.from({ length: 300 }, (_, i) => `${(i % 12) + 1}/${((i * 5) % 12) + 1}/${2000 + (i % 100)}`);
    expect(guessDateFormats(open).formats).toEqual(['D/M/YYYY', 'M/D/YYYY']);
    expect(guessDateFormats([...open, '13/1/2025']).formats).toEqual(['D/M/YYYY']);
  });

  it('is not swayed by a few broken values, and asks when the rival is as good', () => {
    expect(guessDateFormats(['2025-06-03', '2025-06-04', 'n/a', '2025-02-31'])).toEqual({ formats: ['YYYY-MM-DD'], readable: 2 });
    const open = Array.from({ length: 40 }, (_, i) => `${(i % 12) + 1}/${((i * 5) % 12) + 1}/20${10 + (i % 15)}`);
    expect(guessDateFormats([...open, '13/1/2025', 'n/a']).formats).toEqual(['D/M/YYYY', 'M/D/YYYY']);
    expect(guessDateFormats(['n/a', 'soon'])).toEqual({ formats: [], readable: 0 });
    expect(guessDateFormats([])).toEqual({ formats: [], readable: 0 });
  });
});
