import { describe, expect, test } from 'vitest';
import { runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { openWorld, valuesOf } from './world.ts';

/** What SQLite does when left alone, and what the engine gives instead. Each trap was met in practice; the first line of each pair shows it is still there. */
const bare = async (sql: string): Promise<unknown> => {
  const db = new (await loadSqlJs()).Database();
  return runStatement(db, `SELECT ${sql}`).values[0]?.[0];
};
const world = openWorld(
  [
    ['A', 'a', '　f', '1990-06-30'],
    ['B', 'É'],
  ],
  [
    ['1', 'A', '2025-06-30', 1, 'paid', '23:59:59'],
    ['2', 'A', '2025-02-28', 2],
    ['3', 'A', '2025-03-01', 4],
  ],
);
const ours = async (expr: string, asOf = '2025-06-30'): Promise<unknown> => {
  const measures = 'measures: {n: {from: orders, agg: count}, spend: {from: orders, agg: sum, field: amount}}\n---\n';
  return (await valuesOf(`${measures}code: a\ndefine: {expr: ${JSON.stringify(expr)}}`, await world, asOf))['A'];
};
const measured = async (rest: string, asOf: string, id = 'A'): Promise<unknown> =>
  (await valuesOf(`code: a\ndefine: {measure: {from: orders, ${rest}}}`, await world, asOf))[id];

describe('left alone, SQLite', () => {
  test('divides whole numbers to whole numbers; we do not', async () => {
    expect(await bare('5 / 2')).toBe(2);
    expect(await ours('5 / 2')).toBe(2.5);
    expect(await ours('n / 2')).toBe(1.5);
    expect(await ours('n / 0')).toBeNull();
  });
  test('takes 31 March back one month to 3 March; we clamp to the 28th', async () => {
    expect(await bare("date('2025-03-31', '-1 month')")).toBe('2025-03-03');
    expect(await measured('agg: min, field: order_date, window: {last: 1m}', '2025-03-31')).toBe('2025-03-01');
    expect(await measured('agg: min, field: order_date, window: {prev: 1m}', '2025-03-31')).toBe('2025-02-28');
  });
  test("loses a day's times behind <= its date; we keep them", async () => {
    expect(await bare("'2025-06-30 23:59:59' <= '2025-06-30'")).toBe(0);
    expect(await measured('agg: count, on: order_ts, window: {last: 1d}', '2025-06-30')).toBe(1);
    expect(await measured("agg: count, where: order_ts <= '2025-06-30'", '2025-06-30')).toBe(3);
    expect(await measured("agg: count, where: order_ts > '2025-06-29'", '2025-06-30')).toBe(1);
    expect(await measured("agg: count, where: order_ts = '2025-06-30'", '2025-06-30')).toBe(1);
    expect(await measured("agg: count, where: order_ts in ('2025-06-30')", '2025-06-30')).toBe(1);
  });
  test('sums no rows to NULL; we say which it is', async () => {
    expect(await bare('SUM(x) FROM (SELECT 1 AS x WHERE 0)')).toBeNull();
    expect(await measured('agg: sum, field: amount', '2025-06-30', 'B')).toBeNull();
    expect(await measured('agg: sum, field: amount, empty: 0', '2025-06-30', 'B')).toBe(0);
  });
  test('keeps full-width spaces when trimming; trim_all does not', async () => {
    expect(await bare("trim('　f')")).toBe('　f');
    expect((await valuesOf('code: a\ndefine: {column: customers.gender_raw, clean: [trim_all]}', await world))['A']).toBe('f');
  });
  test("compares '9' and '10' as text; a number is never compared with text here", async () => {
    expect(await bare("'9' > '10'")).toBe(1);
    await expect(ours("n > '10'")).rejects.toThrow('type-mismatch');
  });
  test('makes a != over NULL neither true nor false; so do we, and the linter says so', async () => {
    expect(await bare("NULL <> 'a'")).toBeNull();
    expect(await bare("'a' NOT IN (NULL, 'b')")).toBeNull();
    expect(await ours("gender_raw != 'x' and city not in (null, 'b')")).toBeNull();
  });
  test('splits equal values over NTILE groups; only ntile and nested do that here', async () => {
    expect(
      await bare(
        'group_concat(t) FROM (SELECT NTILE(5) OVER (ORDER BY v) AS t FROM (SELECT 1 AS v UNION ALL SELECT 1 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 9))',
      ),
    ).toBe('1,2,3,4,5');
  });
  test('has bare columns, double-quoted strings and comments; text of ours stays text', async () => {
    expect(await ours("city = 'a'' OR 1=1 --'")).toBe(false);
    expect(await ours("city = '\"; DROP TABLE customers; --'")).toBe(false);
    expect(await ours("city in (':as_of', ':p1', '?1')")).toBe(false);
  });
  test('reads only ISO dates; a date of another form is an issue before it is a NULL', async () => {
    for (const text of ['2025/06/30', '2025-6-30', '20250630', '45838']) {
      if (text !== '45838') expect(await bare(`date('${text}')`)).toBe(null);
      await expect(ours(`birth_date < '${text}'`)).rejects.toThrow('bad-date');
    }
  });
  test('ignores case of A to Z only, in LIKE and in lower', async () => {
    expect(await bare("'É' LIKE 'é'")).toBe(0);
    expect(await ours("'SOS' like 'sos' and lower('SOS') = 'sos'")).toBe(true);
  });
  test('ages by calendar, not by days over 365.25', async () => {
    expect(await ours('age(birth_date)', '2025-06-29')).toBe(34);
    expect(await ours('age(birth_date)', '2025-06-30')).toBe(35);
  });
});
