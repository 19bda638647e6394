import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportCsv } from '../../src/sandbox/export-csv.ts';
import { cutRows } from './import/csv-text.ts';

describe('exportCsv', () => {
  it('begins with a byte order mark, ends lines as Windows does, and quotes what needs it', () => {
    expect(
      exportCsv({
        columns: ['客户', 'a,b'],
        values: [
          ['C1', 'say "hi"', ' x', null],
          [1.5, -2, 'two\nlines', ''],
        ],
      }),
    ).toBe('\uFEFF客户,"a,b"\r\nC1,1.5\r\n"say ""hi""",-2\r\n" x","two\nlines"\r\n,\r\n');
    expect(exportCsv({ columns: ['a'], values: [[]] })).toBe('\uFEFFa\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-x', "'-x"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['-5', '-5'],
    ['+5.5', '+5.5'],
    ['-1e3', '-1e3'],
    ['a=b', 'a=b'],
    ["'x", "'x"],
  ])('%j becomes %j', (text, cell) => {
    expect(exportCsv({ columns: ['a'], values: [[text]] })).toBe(`\uFEFFa\r\n${cell}\r\n`);
  });

  it('can be read back, cell by cell', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', '')),
    );
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(table, (rows) => {
        const columns = (rows[0] ?? []).map((_, i) => `c${i}`);
        const csv = exportCsv({ columns, values: columns.map((_, i) => rows.map((row) => row[i] ?? null)) });
        const expected = rows
          .map((row) => row.map((value) => (value === null ? '' : String(value))))
          .filter((row) => row.some((text) => text.trim() !== ''));
        const harmless = (text: string) => (/^'[=+\-@\t]/.test(text) ? text.slice(1) : text);
        const read = cutRows(csv.slice(1))
          .rows.slice(1)
          .map((record) => record.cells.map(harmless));
        expect(read).toEqual(expected.map((row) => row.map(harmless)));
      }),
    );
  });
});
