import { describe, expect, it } from 'vitest';
import type { ColumnFacts } from '../../src/build/dataset-facts.ts';
import { barsOf, HEIGHT, linesOf, saySketch, WIDTH } from '../../src/components/sketch.ts';
import type { Column } from '../../src/engine/language/schema.ts';
import { words } from '../../src/i18n/words.ts';

const { data: zh } = words('zh');
const { data: en } = words('en');
const column = (more: Partial<Column>): Column => ({ name: 'c', type: 'text', nullable: true, label: { zh: '列', en: 'Column' }, ...more });
const channel = column({
  codes: { app: { zh: 'App', en: 'App' }, store: { zh: '门店', en: 'Store' }, fax: { zh: '传真', en: 'Fax' } },
});
const channels: ColumnFacts = {
  missing: 10,
  sketch: {
    kind: 'values',
    values: [
      ['store', 60],
      ['app', 30],
    ],
  },
};
const numbers = { kind: 'numbers', least: 1, median: 12, most: 5000, from: 0, step: 10, counts: [4, 0, 2, 1], above: true } as const;
const amounts: ColumnFacts = { missing: 0, sketch: numbers };
const boxesIn = (path: string) =>
  [...path.matchAll(/M([\d.]+) \d+v-([\d.]+)h([\d.]+)/g)].map(([, x, height, width]) => ({
    x: Number(x),
    height: Number(height),
    width: Number(width),
  }));

describe('the picture of a column', () => {
  it('has a bar for every value, as high as it is common', () => {
    const boxes = boxesIn(barsOf(channels)?.bars ?? '');
    expect(boxes.map(({ height }) => height)).toEqual([HEIGHT, HEIGHT / 2]);
  });

  it('shows what is missing on the same scale, apart from the rest and inside the picture', () => {
    const [gap] = boxesIn(barsOf(channels)?.missing ?? '');
    const last = boxesIn(barsOf(channels)?.bars ?? '').at(-1);
    expect(gap?.height).toBeCloseTo(HEIGHT / 6, 0);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThan(gap?.x ?? 0);
    expect((gap?.x ?? 0) + (gap?.width ?? 0)).toBeLessThanOrEqual(WIDTH);
  });

  it('draws nothing where nobody is, and a hair where one in thousands is', () => {
    const boxes = boxesIn(barsOf({ missing: 0, sketch: { ...numbers, counts: [10_000, 0, 1] } })?.bars ?? '');
    expect(boxes).toHaveLength(2);
    expect(boxes[1]?.height).toBeGreaterThan(0.5);
  });

  it('is none of names and numbers that only lead elsewhere', () => {
    expect(barsOf({ missing: 0, sketch: { kind: 'many', distinct: 9, alike: true } })).toBeUndefined();
    expect(barsOf({ missing: 9 })).toBeUndefined();
  });
});

describe('the same in words', () => {
  it('tells the commonest value by its meaning, of the rows that have one', () => {
    expect(saySketch(channels, channel, 100, zh, 'zh')).toBe('2 种取值，最多的是 门店（67%）');
    expect(saySketch(channels, channel, 100, en, 'en')).toBe('2 values, the commonest Store (67%)');
  });
  it('tells the middle of numbers, and how far they go', () =>
    expect(saySketch(amounts, column({ type: 'real' }), 7, en, 'en')).toBe('1 to 5,000, median 12'));
  it('tells months of a date as months', () => {
    const facts: ColumnFacts = {
      missing: 0,
      sketch: { kind: 'dates', first: '2024-01-05', last: '2024-12-30', by: 'month', starts: ['2024-01-01'], counts: [1] },
    };
    expect(saySketch(facts, column({ type: 'date' }), 1, zh, 'zh')).toBe('2024-01 到 2024-12，每根柱是一个月');
  });
});

describe('the same as a table', () => {
  it('has every row of the column, and the codes that none has', () => {
    expect(linesOf(channels, channel, en, 'en')).toEqual([
      { value: 'store', meaning: 'Store', rows: 60 },
      { value: 'app', meaning: 'App', rows: 30 },
      { value: 'fax', meaning: 'Fax', rows: 0 },
      { value: 'missing', rows: 10 },
    ]);
  });
  it('names the stretches of numbers, the last with all that lies beyond', () => {
    const lines = linesOf(amounts, column({ type: 'real' }), en, 'en');
    expect(lines.map(({ value }) => value)).toEqual(['0 to below 10', '10 to below 20', '20 to below 30', '30 and above']);
    expect(lines.reduce((sum, { rows }) => sum + rows, 0)).toBe(7);
  });
});
