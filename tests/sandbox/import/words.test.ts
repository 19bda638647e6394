import { describe, expect, it } from 'vitest';
import { importWords as en } from '../../../src/i18n/en/import.ts';
import { labsWords as enLabs } from '../../../src/i18n/en/labs.ts';
import { rfmLabWords as enRfm } from '../../../src/i18n/en/rfm-lab.ts';
import { importWords as zh } from '../../../src/i18n/zh/import.ts';
import { labsWords as zhLabs } from '../../../src/i18n/zh/labs.ts';
import { rfmLabWords as zhRfm } from '../../../src/i18n/zh/rfm-lab.ts';
import { createDateReader, DATE_FORMATS } from '../../../src/sandbox/import/dates.ts';
import { type ImportProblemParams, REFUSALS } from '../../../src/sandbox/import/import-problem.ts';

/** Every problem once, and which of its parameters the sentence names. */
const EVERY: { readonly [Code in keyof ImportProblemParams]: readonly [ImportProblemParams[Code], readonly string[]] } = {
  'excel-file': [{}, ['CSV UTF-8']],
  'not-text': [{}, ['CSV']],
  'too-large': [{ megabytes: 1234, limit: 100 }, ['1,234', '100']],
  'empty-file': [{}, []],
  'only-header': [{}, []],
  'unknown-header': [{ header: '客户好', suggestion: '客户号', available: ['客户号', '金额'] }, ['客户好', '客户号', '金额']],
  'no-customer-column': [{ available: ['a'], free: ['a'] }, []],
  'no-date-column': [{ available: ['a'], free: [] }, []],
  'ambiguous-date': [{ header: '日期', example: '03/04/2025', readings: [] }, ['日期', '03/04/2025']],
  'no-date-format': [{ header: '日期', example: '昨天' }, ['日期', '昨天']],
  'bad-date-format': [{ format: 'sometime' }, ['sometime']],
  'no-readable-row': [{ rows: 3 }, ['3']],
};

describe.each([
  ['zh', zh],
  ['en', en],
])('the words in %s', (_language, words) => {
  it.each(Object.entries(EVERY))('%s', (code, [params, named]) => {
    const sentence = (words.problems as Record<string, (params: unknown) => string>)[code]?.(params) ?? '';
    for (const word of named) expect(sentence).toContain(word);
    expect(sentence).toMatch(/[。.]$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  });

  it('name every date format so that no two are alike, and say every refusal', () => {
    const names = DATE_FORMATS.map(words.date.name);
    expect(new Set(names).size).toBe(DATE_FORMATS.length);
    for (const [i, format] of DATE_FORMATS.entries()) {
      expect(names[i]).toContain(format);
      expect(names[i]).not.toBe(format);
      expect(createDateReader(format)).toBeDefined();
    }
    expect(words.date.name('D MMM')).toBe('D MMM');
    expect(REFUSALS.map((refusal) => words.refusals[refusal]).every((text) => text.length > 3)).toBe(true);
  });
});

it('count as people do', () => {
  const summary = { rowCount: 1, customerCount: 1, firstDate: '2025-01-01', lastDate: '2025-01-01' };
  expect(en.summary(summary)).toBe('1 row can be read: 1 customer, from 2025-01-01 to 2025-01-01.');
  expect(en.import(12345)).toBe('Import 12,345 rows');
  expect(zh.import(12345)).toBe('导入这 12,345 行');
  expect(en.rejected.title(1)).toBe('1 row cannot be read and will be left out');
});

/** Which orders count is asked at the import, so no lab may say that the file says nothing of it. */
it.each([
  ['zh', zhLabs.tagLab.own.noStatus, zhRfm.own.noStatus, /导入的订单，每一笔都/, /没有/],
  ['en', enLabs.tagLab.own.noStatus, enRfm.own.noStatus, /every order you imported/i, /\bno(thing| status)\b/],
])('the labs say in %s that what was imported counts', (_language, tagLab, rfmLab, counts, denies) => {
  for (const said of [tagLab, rfmLab]) {
    expect(said).toMatch(counts);
    expect(said).not.toMatch(denies);
  }
});
