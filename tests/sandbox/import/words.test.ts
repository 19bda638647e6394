import { describe, expect, it } from 'vitest';
import { importWords as en } from '../../../src/i18n/en/import.ts';
import { ownFileWords as enFile } from '../../../src/i18n/en/own-file.ts';
import { rfmLabWords as enRfm } from '../../../src/i18n/en/rfm-lab.ts';
import { importWords as zh } from '../../../src/i18n/zh/import.ts';
import { ownFileWords as zhFile } from '../../../src/i18n/zh/own-file.ts';
import { rfmLabWords as zhRfm } from '../../../src/i18n/zh/rfm-lab.ts';
import { createDateReader, DATE_FORMATS } from '../../../src/sandbox/import/dates.ts';
import type { LooseKey } from '../../../src/sandbox/import/own-imports.ts';
import { CHANGES, type FileProblem, REASONS, ROW_NAMES, TREATMENTS } from '../../../src/sandbox/import/shapes.ts';

type Code = FileProblem['code'];
/** Every problem once, and what of it the sentence names. */
const PROBLEMS: { readonly [C in Code]: readonly [(FileProblem & { code: C })['params'], readonly string[]] } = {
  'empty-file': [{}, []],
  'not-text': [{}, ['CSV', 'xlsx']],
  'old-workbook': [{}, ['.xls', '.xlsx']],
  'damaged-workbook': [{}, ['Excel']],
  'web-page': [{}, ['.xlsx', 'CSV']],
  'locked-workbook': [{}, ['Excel']],
  'only-header': [{}, []],
  'too-large': [{ megabytes: 1234, limit: 200, kind: 'text' }, ['1,234', '200']],
  'too-much-memory': [{ rows: 5000, megabytes: 2000, limit: 1600 }, ['5,000', '2,000', '1,600']],
  'too-many-columns': [{ columns: 1200, limit: 1000 }, ['1,200', '1,000']],
  'unknown-header': [{ header: '客户好', suggestion: '客户号', available: ['客户号', '金额'] }, ['客户好', '客户号', '金额']],
  'bad-date-format': [{ header: '日期', format: 'sometime' }, ['日期', 'sometime', 'D.M.YYYY']],
  'no-date-format': [{ header: '日期', example: '昨天' }, ['日期', '昨天']],
  'no-secure-context': [{ header: '手机' }, ['手机', 'https']],
};

const FROM = { table: 'items', column: 'order_id' };
const TO = { table: 'orders', column: 'order_id' };
const ORPHANS: LooseKey & { kind: 'orphans' } = {
  kind: 'orphans',
  from: FROM,
  to: TO,
  rows: 3,
  of: 40,
  keys: 2,
  examples: [{ key: '12', rows: 2, like: '012' }],
};
const MANY: LooseKey & { kind: 'many-to-many' } = {
  kind: 'many-to-many',
  from: FROM,
  to: TO,
  keys: 5,
  rows: 70,
  joinedRows: 210,
  examples: [],
};

describe.each([
  ['zh', zh, zhFile],
  ['en', en, enFile],
])('the words of an import in %s', (_language, screen, file) => {
  it.each(Object.entries(PROBLEMS))('%s says what is wrong and names it', (code, [params, named]) => {
    const sentence = (file.problems as Record<string, (params: unknown) => string>)[code]?.(params) ?? '';
    for (const word of named) expect(sentence).toContain(word);
    expect(sentence).toMatch(/[。.]$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  });

  it('name every date format so that no two are alike', () => {
    const names = DATE_FORMATS.map(screen.formats);
    expect(new Set(names).size).toBe(DATE_FORMATS.length);
    for (const [i, format] of DATE_FORMATS.entries()) {
      expect(names[i]).toContain(format);
      expect(names[i]).not.toBe(format);
      expect(createDateReader(format)).toBeDefined();
    }
    expect(screen.formats('D MMM')).toBe('D MMM');
  });

  it('say every change, reason, kind of row and treatment, no two alike', () => {
    for (const [all, said] of [
      [CHANGES, file.changes],
      [REASONS, file.reasons],
      [ROW_NAMES, file.rowNames],
    ] as const) {
      const texts = all.map((one) => (said as Record<string, string>)[one] ?? '');
      expect(new Set(texts).size).toBe(all.length);
      expect(Math.min(...texts.map((text) => text.length))).toBeGreaterThan(1);
    }
    for (const treatment of TREATMENTS) expect(file.treatments[treatment].says.length).toBeGreaterThan(10);
  });

  it('name the figures and the tables of what goes wrong without a word', () => {
    for (const word of ['items', 'orders', 'order_id', '3', '40', '12', '012'])
      expect(screen.together.looseOrphans(ORPHANS)).toContain(word);
    for (const word of ['items', 'orders', '5', '70', '210']) expect(screen.together.looseMany(MANY)).toContain(word);
    expect(screen.together.looseOrphans({ ...ORPHANS, examples: [] })).not.toContain('undefined');
  });

  it('account for every row', () => {
    const none = { title: 0, header: 0, total: 0, note: 0, empty: 0, 'left-out': 0 };
    const said = file.counts({ rowsIn: 1012, used: 1000, refused: 5, named: { ...none, header: 1, total: 6 } });
    for (const n of ['1,012', '1,000', '5', '1', '6', file.rowNames.total]) expect(said).toContain(n);
    expect(said).not.toContain(file.rowNames.empty);
  });
});

it('count as people do', () => {
  expect(en.import(12345)).toBe('Import 12,345 rows');
  expect(en.import(1)).toBe('Import 1 row');
  expect(zh.import(12345)).toBe('导入这 12,345 行');
  expect(en.rows.refused(1)).toBe('1 row cannot be used');
  expect(en.titleOf(['a.csv', 'b.csv', 'c.csv'])).toBe('a.csv and 2 more files');
});

/** Which orders count is said at the import, so no lab may say that the file says nothing of it. */
it.each([
  ['zh', zhRfm.own.noStatus, /导入的订单，每一笔都/, /没有/],
  ['en', enRfm.own.noStatus, /every order you imported/i, /\bno(thing| status)\b/],
])('the RFM lab says in %s that what was imported counts', (_language, said, counts, denies) => {
  expect(said).toMatch(counts);
  expect(said).not.toMatch(denies);
});
