import { describe, expect, it } from 'vitest';
import { ownFileWords as en } from '../../../src/i18n/en/own-file.ts';
import { ownFileWords as zh } from '../../../src/i18n/zh/own-file.ts';
import { changesCsv, refusedCsv } from '../../../src/sandbox/import/log/downloads.ts';
import { redo, undo } from '../../../src/sandbox/import/log/undo.ts';
import { readRows } from '../../../src/sandbox/import/read.ts';
import { type Answers, CHANGES, type Question, REASONS, ROW_NAMES } from '../../../src/sandbox/import/shapes.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf, HARD_FILES, planOf, readAll, textFile, valuesOf } from './hard-files.ts';

describe('the log', () => {
  it('has kind, column, count and examples, before and after', async () => {
    const { changes } = await readAll(fileOf('money.csv'), { decimals: { amount: '.' } });
    expect(changes.find(({ id }) => id === 'currency:amount')).toEqual({
      id: 'currency:amount',
      kind: 'currency',
      header: 'amount',
      count: 5,
      examples: [
        { line: 2, before: '¥1,234.50', after: '1234.5' },
        { line: 3, before: '88元', after: '88' },
        { line: 8, before: 'US$3', after: '3' },
      ],
      isUndoable: true,
    });
  });

  it('is empty for a file that needed nothing', async () => {
    expect((await readAll(textFile('customer_id,order_date,amount\nc1,2025-06-03,1\n'))).changes).toEqual([]);
  });
});

/** Undone one at a time: what was a value is refused, blank words are words, and everything else stays as it was. */
describe('undone', () => {
  it.each([
    ['money.csv', { decimals: { amount: '.' } }, 'currency:amount', { 'bad-number': 7 }],
    ['money.csv', { decimals: { amount: '.' } }, 'brackets:amount', { 'bad-number': 3 }],
    ['money.csv', { decimals: { amount: '.' } }, 'blank-words:amount', { 'bad-number': 5 }],
    ['dates-mixed.csv', {}, 'excel-serial:order_date', { 'bad-date': 2 }],
    ['ids.csv', {}, 'excel-quotes:customer_id', { 'damaged-id': 1 }],
    ['total-is-a-name.csv', {}, 'total-rows', { 'missing-date': 1 }],
  ] as const)('%s %j: %s', async (name, answers: Answers, id, reasons) => {
    const read = await readAll(fileOf(name), undo(answers, id));
    expect(read.reasons).toEqual(reasons);
    expect(read.changes.map((change) => change.id)).not.toContain(id);
    expect((await readAll(fileOf(name), redo(undo(answers, id), id))).counts).toEqual((await readAll(fileOf(name), answers)).counts);
  });

  it('every change that says it can be undone is gone when it is, in every file', async () => {
    for (const [name, { used, answers = {} }] of Object.entries(HARD_FILES)) {
      if (used === undefined) continue;
      const read = await readAll(fileOf(name), answers);
      for (const { id } of read.changes.filter(({ isUndoable }) => isUndoable)) {
        const survey = await surveyFile(fileOf(name), undo(answers, id));
        // What was undone may leave a question or a problem; it is never just ignored.
        if (!survey.plan) continue;
        const account = await readRows(fileOf(name), survey.plan);
        expect([name, id, account.changes.filter((change) => change.id === id)]).toEqual([name, id, []]);
      }
    }
  });

  it('ids keep what was taken off', async () => {
    expect(
      valuesOf(
        await readAll(fileOf('ids.csv'), { off: ['trim:customer_id', 'full-width:customer_id', 'excel-quotes:customer_id'] }),
        'customer_id',
      ),
    ).toEqual([' 00042 ', '="00042"', '０００４２', '\u200b00042']);
    expect(valuesOf(await readAll(fileOf('ids-with-point.csv'), { off: ['whole-ids:customer_id'] }), 'customer_id')).toEqual([
      '10086.0',
      '10010.0',
    ]);
  });

  it('a guessed column becomes text', async () => {
    const file = textFile('customer_id,order_date,amount,price\nc1,2025-06-03,1,¥5\n');
    expect(valuesOf(await readAll(file), 'price')).toEqual([5]);
    expect(valuesOf(await readAll(file, { off: ['currency:price'] }), 'price')).toEqual(['¥5']);
  });
});

describe('downloads', () => {
  it('the log names what was undone as well', async () => {
    const answers: Answers = { decimals: { amount: '.' }, off: ['brackets:amount'] };
    const { changes } = await readAll(fileOf('money.csv'), answers);
    const lines = changesCsv(changes, answers.off ?? [], en.download).split('\r\n');
    expect(lines[0]).toBe('\uFEFFChange,Column,How often,Line,Before,After');
    expect(lines).toContain('Currency signs removed,amount,5,2,"¥1,234.50",1234.5');
    expect(lines.at(-2)).toBe('Undone: Brackets read as minus,amount,,,,');
  });

  it('every refused row, as it stands in the file', async () => {
    const file = fileOf('broken-rows.csv');
    const csv = await (await refusedCsv(file, planOf(await surveyFile(file)), zh.download)).text();
    expect(csv.split('\r\n')).toEqual([
      '行号,原因,列,客户号,日期,金额',
      '3,没有客户,客户号,,2025-06-04,20',
      '4,不是这种格式的日期，或没有这一天,日期,c3,2025-02-31,30',
      '5,没有日期,日期,c4,,40',
      '6,不是数字,金额,c5,2025-06-07,四十',
      '7,引号不成对,,"c6,""2025-06-08,50",,',
      '8,编号被 Excel 改成了科学计数法，原来的号码已经丢了,客户号,1.23457E+18,2025-06-09,60',
      '',
    ]);
  });

  it('more rows than are shown', async () => {
    const text = `customer_id,order_date,amount\n${Array.from({ length: 500 }, (_, i) => `c${i},never,1`).join('\n')}\nc,2025-06-03,1\n`;
    const survey = await surveyFile(textFile(text), {
      table: 'orders',
      columns: { order_date: 'order_date' },
      dates: { order_date: 'YYYY-MM-DD' },
    });
    const plan = planOf(survey);
    expect((await readRows(textFile(text), plan)).refused.length).toBe(200);
    expect((await (await refusedCsv(textFile(text), plan, en.download)).text()).trimEnd().split('\r\n').length).toBe(501);
  });
});

describe.each([
  ['zh', zh],
  ['en', en],
])('the words in %s', (_language, words) => {
  it('say every change, reason, row and treatment', () => {
    for (const text of [
      ...CHANGES.map((kind) => words.changes[kind]),
      ...REASONS.map((reason) => words.reasons[reason]),
      ...ROW_NAMES.map((name) => words.rowNames[name]),
    ])
      expect(text.length).toBeGreaterThan(1);
    expect(words.treatments.hash.says).toMatch(/匿名|anonymous/);
    expect(words.treatments.mask.says.length).toBeGreaterThan(20);
  });

  it('ask every question that the files raise, naming what is asked', async () => {
    const kinds = new Set<string>();
    for (const [name, { asks = [] }] of Object.entries(HARD_FILES)) {
      if (asks.length === 0) continue;
      for (const question of (await surveyFile(fileOf(name))).questions) {
        kinds.add(question.kind);
        const sentence = (words.questions[question.kind] as (one: Question) => string)(question);
        expect(sentence).toMatch(/[？?。.]$/);
        expect(sentence).not.toMatch(/undefined|NaN|\[object/);
        if ('header' in question) expect(sentence).toContain(question.header);
      }
    }
    expect([...kinds].toSorted()).toEqual(['date', 'decimal', 'encoding', 'sheet', 'zone']);
  });

  it('say every problem', () => {
    const said = [
      words.problems['too-large']({ megabytes: 1234, limit: 200, kind: 'text' }),
      words.problems['too-large']({ megabytes: 50, limit: 40, kind: 'workbook' }),
      words.problems['too-much-memory']({ rows: 9_000_000, megabytes: 3000, limit: 1600 }),
      words.problems['unknown-header']({ header: '客户好', suggestion: '客户号', available: ['客户号'] }),
    ];
    for (const [i, named] of ['1,234', '40', '9,000,000', '客户号'].entries()) expect(said[i]).toContain(named);
  });
});
