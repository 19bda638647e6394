import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS } from '../../../src/sandbox/import/delimiter.ts';
import { guessDelimiter } from '../../../src/sandbox/import/rows/guess-delimiter.ts';
import { cutRows } from './csv-text.ts';

const cellsOf = (text: string) => cutRows(text).rows.map(({ cells }) => cells);

describe('a CSV text', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2,5\n', ';'],
    ['a\tb\n"1,5"\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['a\n1\n', ','],
    ['', ','],
  ])('has the delimiter of %j', (text, delimiter) => {
    expect(guessDelimiter(text, true).delimiter).toBe(delimiter);
  });

  it.each(['\n', '\r\n', '\r'])('takes %j for the end of a line, also inside quotation marks', (end) => {
    const text = ['a,b', '1,"x', 'y"', '', '2,z'].join(end);
    expect(cutRows(text).rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', 'z'] },
    ]);
  });

  it.each([
    [
      'a,b\n1,"x\n2,y\n',
      [{ line: 2, text: '1,"x' }],
      [
        ['a', 'b'],
        ['2', 'y'],
      ],
    ],
    [
      'a,b\n"Big" box,1\n2,"y"\n',
      [{ line: 2, text: '"Big" box,1' }],
      [
        ['a', 'b'],
        ['2', 'y'],
      ],
    ],
    ['a,b\n1,"x', [{ line: 2, text: '1,"x' }], [['a', 'b']]],
    [
      'a,b\n1,5" nail\n2,y\n',
      [],
      [
        ['a', 'b'],
        ['1', '5" nail'],
        ['2', 'y'],
      ],
    ],
  ])('a stray quotation mark costs its own line: %j', (text, broken, cells) => {
    expect(cutRows(text).broken.map(({ line, cells: [bare] }) => ({ line, text: bare }))).toEqual(broken);
    expect(cellsOf(text)).toEqual(cells);
  });

  it('reads back what was written, whatever stands in the cells, with the right lines', () => {
    const cell = fc.oneof(fc.constantFrom('"', ',', ';', '\n', '客户', ' ', ''), fc.string()).map((text) => text.replaceAll('\r', ''));
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text.trim() !== ''));
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom(...DELIMITERS), fc.constantFrom('\n', '\r\n'), (rows, delimiter, end) => {
        const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
        const { rows: records, broken } = cutRows(quoted.map((line) => line.replaceAll('\n', end) + end).join(''), delimiter);
        expect(broken).toEqual([]);
        expect(records.map((r) => r.cells)).toEqual(rows);
        expect(records.map((r) => r.line)).toEqual(
          quoted.map((_, i) => quoted.slice(0, i).join('\n').split('\n').length + (i > 0 ? 1 : 0)),
        );
      }),
    );
  });

  it('loses no line of a file full of stray quotation marks', () => {
    const lines = Array.from({ length: 150 }, (_, i) => (i % 3 === 0 ? `"a${i},x` : `b${i},y`));
    const { rows: records, broken } = cutRows(`${lines.join('\n')}\n`);
    expect([records.length, broken.length]).toEqual([100, 50]);
  });
});
