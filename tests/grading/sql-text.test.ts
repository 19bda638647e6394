import { afterEach, describe, expect, test, vi } from 'vitest';
import { MOST_ISSUES } from '../../src/engine/language/issue.ts';
import { fullWidthIssues, statementsOf } from '../../src/grading/kinds/sql/sql-text.ts';

afterEach(() => vi.restoreAllMocks());

describe('signs of a Chinese keyboard', () => {
  test('each with its line and column, and the edit that mends it; texts, names and comments are left alone', () => {
    const sql = 'SELECT a，\'，\', "，" -- ，\nFROM t WHERE a ＝ 1；';
    expect(fullWidthIssues(sql).map(({ place, params }) => [place.line, place.column, params])).toEqual([
      [1, 9, { found: '，', expected: ',' }],
      [2, 16, { found: '＝', expected: '=' }],
      [2, 19, { found: '；', expected: ';' }],
    ]);
    const mended = fullWidthIssues(sql).reduceRight(
      (text, { fix }) => (fix ? text.slice(0, fix.start) + fix.text + text.slice(fix.end) : text),
      sql,
    );
    expect(mended).toBe('SELECT a,\'，\', "，" -- ，\nFROM t WHERE a = 1;');
  });

  test('of very many, as many are said as anybody reads', () => {
    expect(fullWidthIssues(`SELECT 1${'，1'.repeat(20_000)}`)).toHaveLength(MOST_ISSUES);
  });

  /** How many characters are copied or searched on the way. */
  function charactersHandled(work: () => unknown): number {
    let handled = 0;
    for (const method of ['slice', 'split', 'substring'] as const) {
      const plain = String.prototype[method] as (this: string, ...args: unknown[]) => unknown;
      vi.spyOn(String.prototype, method).mockImplementation(function counting(this: unknown, ...args: unknown[]) {
        const text = String(this);
        const result = plain.apply(text, args);
        handled += typeof result === 'string' ? result.length : text.length;
        return result as never;
      });
    }
    work();
    vi.restoreAllMocks();
    return handled;
  }
  test.each([
    ['signs', (n: number) => fullWidthIssues('1，'.repeat(n / 5))],
    ['statements', (n: number) => statementsOf('SELECT 1;'.repeat(n))],
  ])('twice the text is no more than twice the work: %s', (_, work) => {
    const [once, twice] = [charactersHandled(() => work(2000)), charactersHandled(() => work(4000))];
    expect(twice).toBeLessThanOrEqual(2 * once + 100);
  });
});
