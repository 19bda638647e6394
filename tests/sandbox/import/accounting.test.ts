import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextStream } from '../../../src/sandbox/import/bytes/decode-stream.ts';
import { readRows, readWhole } from '../../../src/sandbox/import/read.ts';
import { createRowStream } from '../../../src/sandbox/import/rows/csv-rows.ts';
import type { NamedRow, RawRow, Refused } from '../../../src/sandbox/import/shapes.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { textFile } from './hard-files.ts';

/** Rows of every kind that files have, good and bad. */
const CELL = fc.constantFrom(
  '',
  ' ',
  'c1',
  'c2',
  '2025-06-03',
  '2025/6/4',
  '3',
  '-1.5',
  '¥2',
  'NULL',
  '合计',
  'Total',
  '1.2E+18',
  '"a,b"',
  '"x\ny"',
  '"q',
  'w"',
  '昨天',
  '客户号',
);
const LINE = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('c1', 'c2', 'c3'), fc.constantFrom('2025-06-03', '2025/6/4', '2025-02-30'), fc.constantFrom('1', '2.5', 'x'))
      .map((cells) => cells.join(',')),
  },
  { weight: 3, arbitrary: fc.array(CELL, { maxLength: 5 }).map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', ',,', '合计,,30', '客户号,下单日期,金额', '制表人：李四', '小计：,,9') },
);
const FILE = fc.record({
  titles: fc.array(fc.constantFrom('六月订单', '', '导出时间：今天,,'), { maxLength: 3 }),
  lines: fc.array(LINE, { minLength: 1, maxLength: 40 }),
  end: fc.constantFrom('\n', '\r\n', '\r'),
});
const HEADER = '客户号,下单日期,金额';
const GOOD = 'c9,2025-06-09,9';

describe('every row of the file is used, refused or named', () => {
  it('whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        FILE,
        fc.subarray(['total-rows', 'note-rows', 'title-rows', 'trim:客户号', 'blank-words:金额', 'currency:金额']),
        async ({ titles, lines, end }, off) => {
          const text = [...titles, HEADER, GOOD, ...lines].join(end);
          const answers = {
            table: 'orders',
            delimiter: ',',
            headerLine: titles.length + 1,
            columns: { customer_id: '客户号', order_date: '下单日期', amount: '金额' },
            dates: { 下单日期: 'YYYY-MM-DD' },
            decimals: { 金额: '.' },
            off,
          } as const;
          const file = textFile(text);
          const survey = await surveyFile(file, answers);
          // A quotation mark may swallow the header.
          if (!survey.plan) return;
          const refused: Refused[] = [];
          const read = await readWhole(file, survey.plan, { onRefused: (more) => void refused.push(...more) });
          const { rowsIn, used, refused: refusedCount, named } = read.counts;
          const namedCount = Object.values(named).reduce((sum, n) => sum + n, 0);
          expect(rowsIn).toBe(survey.rowsIn);
          expect(rowsIn).toBe(used + refusedCount + namedCount);
          expect([read.rows.length, refused.length, read.named.length]).toEqual([used, refusedCount, namedCount]);
          // No line is told twice, and each line that begins a row is told.
          const rows = wholeStream(text.replace(/\r\n?/g, '\n'));
          const told = [
            ...read.rows.map((row) => row.at(-1)),
            ...refused.map(({ line }) => line),
            ...read.named.map(({ line }: NamedRow) => line),
          ];
          expect(told.toSorted((a, b) => Number(a) - Number(b))).toEqual(rows.map(({ line }) => line));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds for what was undone as well: a total that is data is refused, not lost', async () => {
    const file = textFile(`${HEADER}\n${GOOD}\n合计,,9\n`);
    const plan = (await surveyFile(file, { off: ['total-rows'] })).plan;
    const account = plan && (await readRows(file, plan));
    expect(account?.counts).toMatchObject({ rowsIn: 3, used: 1, refused: 1 });
    expect(account?.refused).toEqual([{ line: 3, reason: 'missing-date', header: '下单日期', text: '', cells: ['合计', '', '9'] }]);
  });
});

const wholeStream = (text: string): RawRow[] => {
  const stream = createRowStream(',');
  return [...stream.push(text), ...stream.end()];
};

describe('pieces', () => {
  const TEXT = fc
    .array(fc.constantFrom('a', 'b', ',', '"', '""', '\n', '客', '𠮷', ' '), { maxLength: 120 })
    .map((parts) => parts.join(''));
  const cutAt = (length: number, cuts: readonly number[]) =>
    [...new Set([0, ...cuts.map((cut) => cut % (length + 1)), length])].toSorted((a, b) => a - b);

  it('rows are the same however the text is cut', () => {
    fc.assert(
      fc.property(TEXT, fc.array(fc.nat(), { maxLength: 8 }), (text, cuts) => {
        const stream = createRowStream(',');
        const marks = cutAt(text.length, cuts);
        const rows = marks.slice(1).flatMap((end, i) => stream.push(text.slice(marks[i], end)));
        expect([...rows, ...stream.end()]).toEqual(wholeStream(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)(
    'letters and line ends in %s are the same however the bytes are cut',
    (encoding) => {
      const bytes: Record<string, Buffer> = {
        'utf-8': Buffer.from('客户\r\n𠮷\rx\ny'),
        gb18030: Buffer.from([0xbf, 0xcd, 0x0d, 0x0a, 0x95, 0x34, 0xb2, 0x35, 0x0d, 0x78, 0x0a, 0x79]),
        'utf-16le': Buffer.from('客户\r\n𠮷\rx\ny', 'utf16le'),
        'utf-16be': Buffer.from('客户\r\n𠮷\rx\ny', 'utf16le').swap16(),
      };
      const all = new Uint8Array(bytes[encoding] ?? []);
      fc.assert(
        fc.property(fc.array(fc.nat(), { maxLength: 6 }), (cuts) => {
          const stream = createTextStream(encoding);
          const marks = cutAt(all.length, cuts);
          const text =
            marks
              .slice(1)
              .map((end, i) => stream.push(all.subarray(marks[i], end)))
              .join('') + stream.end();
          expect(text).toBe(encoding === 'gb18030' ? '客\n𠮷\nx\ny' : '客户\n𠮷\nx\ny');
          expect(stream.lineEnds()).toEqual({ lf: 1, crlf: 1, cr: 1 });
          expect(stream.unreadable()).toBe(0);
        }),
      );
    },
  );

  it('a quotation mark that never closes costs one line, in a long file too, and quickly', () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => (i === 3 ? '"open,1' : `a${i},some more text to fill the line`));
    const stream = createRowStream(',');
    const text = `${lines.join('\n')}\n`;
    const rows = [];
    for (let at = 0; at < text.length; at += 1 << 20) rows.push(...stream.push(text.slice(at, at + (1 << 20))));
    rows.push(...stream.end());
    expect(rows.length).toBe(60_000);
    expect(rows.filter(({ isBroken }) => isBroken)).toEqual([{ line: 4, cells: ['"open,1'], isBroken: true }]);
  });

  it('a line without an end is one broken row, and the file goes on behind it', () => {
    const stream = createRowStream(',');
    const rows = [...stream.push('a,b\n')];
    for (let n = 0; n < 5; n++) rows.push(...stream.push('x'.repeat(900_000)));
    rows.push(...stream.push('\nc,d\n'), ...stream.end());
    expect(rows.map(({ line, isBroken }) => [line, isBroken])).toEqual([
      [1, undefined],
      [2, true],
      [3, undefined],
    ]);
  });

  it('a file full of stray quotation marks is read in a moment', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => (i % 3 === 0 ? `"a${i},x` : `b${i},y`)).join('\n');
    const startedAt = performance.now();
    const rows = wholeStream(text);
    expect([rows.length, rows.filter(({ isBroken }) => isBroken).length]).toEqual([20_000, 6667]);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
