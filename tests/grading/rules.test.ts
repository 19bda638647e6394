import { beforeAll, describe, expect, test } from 'vitest';
import { loadExercises } from '../../src/build/exercises.ts';
import type { Exercise } from '../../src/grading/exercise.ts';
import { createGrader } from '../../src/grading/grader.ts';
import { policyOf } from '../../src/grading/policy-of.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { saidIn, shopBed, sqlExercise, tagExercise } from './shop.ts';

/** The fourteen rules of judging: each stands beside the task where it matters, and each holds. */
let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});
const SQL = "SELECT customer_id, SUM(amount) AS spend FROM orders WHERE status = 'paid' AND order_date <= :as_of GROUP BY customer_id";
const TAG = `code: t\nname: 标\ncategory: [测试, 算法]\nmeasures:\n  paid: {from: orders, agg: count, where: "status = 'paid'", window: {last: 90d}, empty: 0}\ndefine: {cases: [{when: "paid >= 3", value: high}]}\n`;
const codes = (exercise: Exercise): readonly string[] => policyOf(exercise).map(({ code }) => code);
const sql = (answer: string, more: Parameters<typeof sqlExercise>[1] = {}) => createGrader(sqlExercise(SQL, more), bed).grade(answer);
const course = loadExercises('exercises').flatMap(({ exercise }): Exercise[] => (exercise ? [exercise] : []));

describe('each rule is printed where it matters, and holds', () => {
  test('1 row order: free, or the stated keys with free ties', async () => {
    expect(codes(sqlExercise(SQL))).toContain('any-row-order');
    expect((await sql(`${SQL} ORDER BY spend`)).status).toBe('pass');
    const sorted = { policy: { orderedBy: [{ column: 'spend', direction: 'desc' as const }] } };
    expect(codes(sqlExercise(SQL, sorted))).toContain('sorted');
    const inOrder = sqlExercise(`${SQL} ORDER BY spend DESC`, sorted);
    expect((await createGrader(inOrder, bed).grade(`${SQL} ORDER BY spend`)).status).toBe('fail');
    expect((await createGrader(inOrder, bed).grade(`${SQL} ORDER BY spend DESC, customer_id DESC`)).status).toBe('pass');
  });
  test('2 column order: free', async () => {
    expect(codes(sqlExercise(SQL))).toContain('names-free');
    expect((await sql(SQL.replace('customer_id, SUM(amount) AS spend', 'SUM(amount) AS spend, customer_id'))).status).toBe('pass');
  });
  test('3 column names: only where stated, capitals and labels accepted, the missing one named', async () => {
    const stated = { policy: { namesStated: true, aliases: { customer_id: [], spend: ['消费'] } } };
    expect(codes(sqlExercise(SQL, stated))).toContain('names-stated');
    expect((await sql(SQL.replace('AS spend', 'AS SPEND'), stated)).status).toBe('pass');
    expect((await sql(SQL.replace('AS spend', 'AS 消费'), stated)).status).toBe('pass');
    expect(saidIn(await sql(SQL.replace('AS spend', 'AS total'), stated))).toContain('column-absent');
    expect((await sql(SQL.replace('AS spend', 'AS total'))).status).toBe('pass');
  });
  test('4 extra columns: refused with nine tenths', async () => {
    expect(codes(sqlExercise(SQL))).toContain('no-extra-columns');
    expect(await sql(SQL.replace('AS spend', 'AS spend, COUNT(*) AS n'))).toMatchObject({ status: 'fail', score: 0.9 });
  });
  test('5 duplicates count', async () => {
    expect(codes(sqlExercise(SQL))).toContain('duplicates');
    expect((await sql(`${SQL} UNION ALL ${SQL}`)).status).toBe('fail');
  });
  test('6 no value, an empty text and 0 are never the same', async () => {
    for (const exercise of [sqlExercise(SQL), tagExercise(TAG)]) expect(codes(exercise)).toContain('blanks');
    const city = sqlExercise('SELECT customer_id, city FROM customers');
    expect((await createGrader(city, bed).grade("SELECT customer_id, COALESCE(city, '') AS city FROM customers")).status).toBe('fail');
    expect((await createGrader(tagExercise(TAG), bed).grade(TAG.replace('value: high}]}', "value: high}], else: ''}"))).status).not.toBe(
      'pass',
    );
  });
  test('7 a text is no number, and the tolerance is stated', async () => {
    expect(codes(sqlExercise(SQL))).toContain('tolerance');
    expect((await sql(SQL.replace('SUM(amount)', 'SUM(amount) + 0.001'))).status).toBe('pass');
    expect((await sql(SQL.replace('SUM(amount)', 'SUM(amount) + 0.1'))).status).toBe('fail');
    expect((await sql(SQL.replace('SUM(amount)', 'CAST(SUM(amount) AS TEXT)'))).status).toBe('fail');
  });
  test('8 dates: today is fixed and has to follow the as-of date', async () => {
    expect(codes(sqlExercise(SQL))).toContain('as-of');
    expect(codes(tagExercise(TAG))).toContain('as-of-tag');
    const lately = SQL.replace('order_date <= :as_of', "order_date > date(:as_of, '-30 days')");
    const written = await createGrader(sqlExercise(lately), bed).grade(lately.replace(':as_of', "'2025-06-30'"));
    expect(written.checks.find(({ database }) => database === 'visible')?.status).toBe('pass');
    expect(written.status).toBe('fail');
  });
  test('9 full-width signs and curly quotes: a fix each, and no attempt', async () => {
    for (const exercise of [sqlExercise(SQL), tagExercise(TAG)]) expect(codes(exercise)).toContain('signs');
    const wide = SQL.replace('(amount)', '（amount）').replaceAll("'", '’');
    const result = await sql(wide);
    expect(result.status).toBe('not-attempted');
    const fixed = (result.issues ?? [])
      .flatMap(({ fix }) => fix ?? [])
      .toSorted((a, b) => b.start - a.start)
      .reduce((text, { start, end, text: part }) => text.slice(0, start) + part + text.slice(end), wide);
    expect((await sql(fixed)).status).toBe('pass');
    const tag = await createGrader(tagExercise(TAG), bed).grade(TAG.replace('code: t', 'code：t'));
    expect(tag.status).toBe('not-attempted');
    expect(tag.issues?.some(({ fix }) => fix !== undefined)).toBe(true);
  });
  test('10 Run is free: its limits stand beside the task, and what cannot be run is no attempt', async () => {
    const line = policyOf(sqlExercise(SQL)).find(({ code }) => code === 'run-free');
    expect(line?.params).toEqual({ seconds: 3, rows: 5000 });
    expect((await sql('SELECT nothing FROM nowhere')).status).toBe('not-attempted');
  });
  test('11 a crash of the grader is neutral and says so, for every kind that a machine judges', async () => {
    for (const exercise of course.filter(({ kind }) => kind !== 'text')) expect(codes(exercise), exercise.id).toContain('crash');
    const broken = { ...bed, databases: bed.databases.map((d) => ({ ...d, execute: () => Promise.reject(new Error('gone')) })) };
    const result = await createGrader(sqlExercise(SQL), broken).grade(SQL.replace('SUM', 'MAX'));
    expect(result).toMatchObject({ status: 'error', score: 0 });
    expect(saidIn(result)).toEqual(['grader-failed']);
  });
  test('12 a tag that chooses: population, both shares, coverage, and three of each kind of slip', async () => {
    expect(codes(tagExercise(TAG))).toContain('tag-report');
    const { assignment } = await createGrader(tagExercise(TAG), bed).grade(TAG.replace('paid >= 3', 'paid >= 2'));
    expect(assignment).toMatchObject({ database: 'visible', population: 60, missing: [] });
    expect(assignment?.extra.length).toBeGreaterThan(0);
    expect(assignment?.extra.length).toBeLessThanOrEqual(3);
  });
  test('13 texts are assessed by their writer, and say so', () => {
    const texts = course.filter(({ kind }) => kind === 'text');
    expect(texts.length).toBeGreaterThan(0);
    for (const exercise of texts) expect(codes(exercise)).toEqual(['self-assessed']);
  });
  test('14 nothing here is called secret: it is a practice grade', () => {
    for (const exercise of course.filter(({ kind }) => kind !== 'text')) expect(codes(exercise), exercise.id).toContain('practice');
  });
});
