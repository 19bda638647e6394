import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/sandbox/import/shapes.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf, readAll, textFile, valuesOf } from './hard-files.ts';

const asked = async (text: string, answers?: Answers) => (await surveyFile(textFile(text), answers)).questions;
const OPEN = 'customer_id,order_date,amount\nc1,03/04/2025,1\nc2,05/06/2025,2\n';

describe('day and month', () => {
  it('are asked with what each reading gives, none chosen', async () => {
    expect(await asked(OPEN)).toEqual([
      {
        kind: 'date',
        header: 'order_date',
        isNeeded: true,
        readings: [
          {
            format: 'D/M/YYYY',
            only: 0,
            examples: [
              { text: '03/04/2025', date: '2025-04-03' },
              { text: '05/06/2025', date: '2025-06-05' },
            ],
          },
          {
            format: 'M/D/YYYY',
            only: 0,
            examples: [
              { text: '03/04/2025', date: '2025-03-04' },
              { text: '05/06/2025', date: '2025-05-06' },
            ],
          },
        ],
      },
    ]);
  });

  it('are settled by one value among thousands, wherever it stands, and opened again by another', async () => {
    const many = Array.from(
      { length: 5000 },
      (_, i) => `c${i},${String((i % 12) + 1).padStart(2, '0')}/${String((i % 7) + 1).padStart(2, '0')}/2025,1`,
    ).join('\n');
    const head = 'customer_id,order_date,amount\n';
    expect(await asked(`${head}${many}\nx,25/04/2025,1\n`)).toEqual([]);
    const [torn] = await asked(`${head}x,04/25/2025,1\n${many}\nx,25/04/2025,1\n`);
    expect(torn).toMatchObject({ kind: 'date', readings: [{ only: 1 }, { only: 1 }] });
  });

  it('that are the same anyway are not asked', async () => {
    expect(await asked('customer_id,order_date,amount\nc1,03/03/2025,1\nc2,04/04/2025,2\n')).toEqual([]);
  });

  it('of another column are asked too, and the file can be read without an answer', async () => {
    const file = textFile('customer_id,order_date,amount,shipped\nc1,2025-06-03,1,03/04/2025\n');
    const survey = await surveyFile(file);
    expect(survey.questions).toMatchObject([{ kind: 'date', header: 'shipped', isNeeded: false }]);
    expect(valuesOf(await readAll(file), 'shipped')).toEqual(['03/04/2025']);
    expect(valuesOf(await readAll(file, { dates: { shipped: 'M/D/YYYY' } }), 'shipped')).toEqual(['2025-03-04']);
    expect((await surveyFile(file, { dates: { shipped: 'text' } })).questions).toEqual([]);
  });
});

describe('a decimal sign', () => {
  it('that another column settles is not asked', async () => {
    expect(await asked('customer_id,order_date,amount,price\nc1,2025-06-03,"1,234",1.5\n')).toEqual([]);
    const [question] = await asked('customer_id,order_date,amount\nc1,2025-06-03,"1,234"\n');
    expect(question).toMatchObject({
      kind: 'decimal',
      readings: [
        { decimal: '.', examples: [{ text: '1,234', value: 1234 }] },
        { decimal: ',', examples: [{ text: '1,234', value: 1.234 }] },
      ],
    });
  });
});

describe('times with a zone', () => {
  it('are read as written, moved to a zone, or asked about', async () => {
    const one = textFile('customer_id,order_date,amount\nc1,2025-06-03T17:30:00Z,1\n');
    const asWritten = await readAll(one);
    expect(valuesOf(asWritten, 'order_date')).toEqual(['2025-06-03']);
    expect(asWritten.changes).toContainEqual({
      id: 'zone-kept:order_date',
      kind: 'zone-kept',
      header: 'order_date',
      count: 1,
      examples: [{ line: 2, before: '2025-06-03T17:30:00Z', after: '2025-06-03' }],
      isUndoable: false,
    });
    expect(valuesOf(await readAll(one, { zones: { order_date: 480 } }), 'order_date')).toEqual(['2025-06-04']);
    expect(valuesOf(await readAll(one, { zones: { order_date: -600 } }), 'order_date')).toEqual(['2025-06-03']);
    expect(valuesOf(await readAll(fileOf('dates-zones.csv'), { zones: { order_date: 'as-written' } }), 'order_date')).toEqual([
      '2025-06-03',
      '2025-06-03',
    ]);
  });
});

describe('a column that is lacking or misspelt', () => {
  it('is asked or named', async () => {
    expect(await asked('a,b\nx,2025-06-03\n', { table: 'orders' })).toEqual([{ kind: 'role', role: 'customer_id', free: ['a'] }]);
    const misspelt = await surveyFile(fileOf('utf-8.csv'), { columns: { customer_id: '客户好' } });
    expect(misspelt.problems).toMatchObject([{ code: 'unknown-header', params: { header: '客户好', suggestion: '客户号' } }]);
    const format = await surveyFile(fileOf('utf-8.csv'), { dates: { 下单日期: 'sometime' } });
    expect(format.problems).toEqual([{ code: 'bad-date-format', params: { header: '下单日期', format: 'sometime' } }]);
    const words = await surveyFile(textFile('customer_id,日期\nx,昨天\n'), { table: 'orders', columns: { order_date: '日期' } });
    expect(words.problems).toEqual([{ code: 'no-date-format', params: { header: '日期', example: '昨天' } }]);
  });
});

describe('what a table is', () => {
  it.each([
    ['orders.csv', 'orders'],
    ['customers.csv', 'customers'],
    ['items.csv', 'items'],
    ['titles-and-totals.csv', 'orders'],
  ])('%s: %s', async (name, table) => {
    expect((await surveyFile(fileOf(name))).plan?.table).toBe(table);
  });
  it('is its file when nothing in it tells', async () => {
    expect((await surveyFile(textFile('城市,人口\n上海,1\n', '2025 城市 表.csv'))).plan?.table).toBe('t_2025_城市_表');
  });
});

describe('a delimiter', () => {
  it('is asked when two cut as well', async () => {
    const [question] = await asked('a,b;c\nd,e;f\ng,h;i\n', { table: 'rows' });
    expect(question).toMatchObject({ kind: 'delimiter' });
    expect(question?.kind === 'delimiter' && question.candidates.map(({ delimiter, columns }) => [delimiter, columns])).toEqual([
      [',', 2],
      [';', 2],
    ]);
  });
});

describe('the end of a table', () => {
  it('is remarks, and not customers of whom little is known', async () => {
    const read = await readAll(textFile('客户号,姓名,城市,等级\nc1,张三,上海,A\nc2,李四,北京,B\nc3,,,\nc4,,,\n数据来源：会员系统,,,\n'));
    expect(valuesOf(read, 'customer_id')).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(read.counts.named.note).toBe(1);
  });
});

describe('a file cut at the wrong sign', () => {
  it('has too many columns', async () => {
    const survey = await surveyFile(textFile(`${'a;'.repeat(1500)}b\n${'1;'.repeat(1500)}2\n`), { table: 'rows' });
    expect(survey.problems).toEqual([{ code: 'too-many-columns', params: { columns: 1501, limit: 1000 } }]);
  });
});
