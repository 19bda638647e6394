import { describe, expect, it } from 'vitest';
import { sandboxWords as en } from '../../src/i18n/en/sandbox.ts';
import { say } from '../../src/i18n/say.ts';
import { sandboxWords as zh } from '../../src/i18n/zh/sandbox.ts';
import type { SandboxErrorParams } from '../../src/sandbox/sandbox-error.ts';

/** Every code once, with every parameter it can have. */
const EVERY: SandboxErrorParams = {
  'download-failed': { url: 'https://example.com/a.sqlite', status: 404 },
  'not-a-database': {},
  'no-webassembly': {},
  'worker-failed': {},
  'own-data-gone': {},
  'file-unreadable': {},
  'import-too-large': { megabytes: 400 },
  'import-no-memory': {},
  stopped: {},
  'time-limit': { seconds: 3 },
  'out-of-memory': {},
  'empty-statement': {},
  'several-statements': {},
  'only-reading': { verb: 'DELETE' },
  'no-such-table': { name: 'order_s', suggestion: 'orders', available: ['customers', 'orders'] },
  'no-such-column': { name: 'amuont', suggestion: 'amount', available: ['order_id', 'amount'] },
  'not-in-table': { prefix: 'o', column: 'city', tables: ['customers'] },
  'ambiguous-column': { name: 'customer_id', tables: ['customers', 'orders'] },
  'no-such-function': { name: 'YEAR', instead: "strftime('%Y', d)" },
  'wrong-argument-count': { name: 'count' },
  'misused-aggregate': { name: 'sum' },
  'misused-window': { name: 'ntile' },
  'syntax-near': { near: 'FORM', suggestion: 'FROM' },
  'full-width': { found: '，', expected: ',' },
  'unclosed-quote': { text: "'abc" },
  'unknown-token': { text: '12abc' },
  'incomplete-statement': {},
  'union-columns': {},
  'subquery-columns': { found: 2, expected: 1 },
  'position-out-of-range': { clause: 'ORDER BY', columns: 3 },
  'having-without-group': {},
  'not-in-both-tables': { column: 'amount' },
  'sql-other': { message: 'datatype mismatch' },
};

describe.each([
  ['zh', zh],
  ['en', en],
])('the sentences in %s', (_language, words) => {
  it.each(Object.entries(EVERY))('%s: names what the learner wrote', (code, params) => {
    const sentence = (words.errors as Record<string, (params: unknown) => string>)[code]?.(params) ?? '';
    for (const value of Object.values(params).flat()) expect(sentence).toContain(String(value));
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    expect(sentence).toMatch(/[。.]$|[？?]$/);
  });

  it('leave out what is not known', () => {
    const errors = words.errors;
    expect(errors['download-failed']({ url: 'x' })).not.toContain('undefined');
    expect(errors['no-such-column']({ name: '上海', available: ['city'] })).toContain("'上海'");
    expect(errors['no-such-function']({ name: 'frob', suggestion: 'from' })).toContain('from');
    expect(errors['no-such-function']({ name: 'frob' })).toContain('frob');
    expect(errors['no-such-table']({ name: 'x', available: Array.from({ length: 40 }, (_, i) => `t${i}`) })).not.toContain('t12');
  });
});

it('are said by code', () => {
  expect(say(en.errors, { code: 'time-limit', params: { seconds: 3 } })).toBe(
    'This query ran for 3 seconds without an end, so it was stopped. The data is unchanged; carry on editing.',
  );
  expect(zh.truncated(5000)).toBe('只显示前 5,000 行，后面还有。');
  expect([en.elapsed(3), en.elapsed(120.4)]).toEqual(['under 10 ms', '120 ms']);
});
