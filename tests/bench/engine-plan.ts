/**
 * One statement for a whole tag set, against the naive plan: the same tags, one query each over the raw orders.
 * Run it with `npx node tests/bench/engine-plan.ts`. Both plans run by turns in one process on one database, and must give the same rows.
 */
import { yunduo } from '../../src/datasets/yunduo/index.ts';
import { checkTags, compileTags, sqlite } from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

const CUSTOMERS = 10_000;
const ROUNDS = 7;
const { asOf } = yunduo.standard;

const paid = (rest: string): string => `{measure: {from: orders, where: status = 'paid', ${rest}}}`;
const rfm = (rest: string): string =>
  `{rfm: {from: orders, where: status = 'paid', window: {last: 365d}, recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, ${rest}}}`;
/** What a shop would have: facts, counts by window, rules, scores and segments. */
const DEFINES = [
  '{column: customers.gender_raw, clean: [trim_all, lower], map: {female: [f, female, 女], male: [m, male, 男]}}',
  '{bin: {of: age(birth_date), method: edges, edges: [25, 35, 50]}}',
  paid('agg: count, window: {last: 30d}, empty: 0'),
  paid('agg: count, window: {last: 90d}, empty: 0'),
  paid('agg: sum, field: amount, window: {last: 90d}, empty: 0'),
  paid('agg: sum, field: amount, window: {last: 365d}, empty: 0'),
  paid('agg: avg, field: amount'),
  paid('agg: max, field: amount'),
  paid('agg: days_since'),
  paid('agg: days_active, window: {last: 365d}'),
  "{measure: {from: orders, agg: count, where: status = 'refunded', empty: 0}}",
  '{expr: orders_365d >= 4 and days_since_last_order <= 30}',
  '{expr: "round(spend_365d / orders_365d, 2)"}',
  '{expr: spend_90d > spend_365d / 2}',
  '{expr: pct_rank(spend_365d) >= 80%}',
  '{cases: [{when: orders_ever = 0, value: lead}, {when: days_since_last_order > 180, value: lost}, {when: days_since_last_order > 90, value: dormant}, {when: days_since_first_order <= 30, value: new}, {when: orders_ever >= 4, value: mature}], else: growing}',
  '{bin: {of: spend_365d, method: percentile_inc, n: 5}}',
  '{bin: {of: orders_365d, method: ntile, n: 10}}',
  rfm('score: {method: percentile_inc, n: 5}'),
  rfm('score: {method: percentile_inc, n: 5}, scheme: eleven'),
  rfm('score: {method: mean}, scheme: eight'),
];

function compiled(defines: readonly string[]) {
  const yaml = defines.map((define, i) => `code: t${i}x\ndefine: ${define}\n`).join('---\n');
  const { value, issues } = checkTags(yaml, yunduo.schema, asOf);
  if (!value) throw new Error(JSON.stringify(issues));
  const { sql, params } = compileTags(value, sqlite);
  return { sql, params: { ...params, as_of: asOf } };
}

const data = yunduo.generate({ ...yunduo.standard, customers: CUSTOMERS });
const db = createDatabase(await loadSqlJs(), data);
const together = compiled(DEFINES);
const oneByOne = DEFINES.map((define) => compiled([define]));

const runTogether = () => runStatement(db, together.sql, together.params).values.slice(1);
const runOneByOne = () => oneByOne.map(({ sql, params }) => runStatement(db, sql, params).values[1]);
const timed = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

if (JSON.stringify(runTogether()) !== JSON.stringify(runOneByOne())) throw new Error('the two plans give different rows');
const rounds = Array.from({ length: ROUNDS }, () => ({ together: timed(runTogether), oneByOne: timed(runOneByOne) }));
const [fast, naive] = [median(rounds.map((r) => r.together)), median(rounds.map((r) => r.oneByOne))];

const plan = runStatement(db, `EXPLAIN QUERY PLAN ${together.sql}`, together.params);
const steps = (plan.values[plan.columns.indexOf('detail')] ?? []).map(String);
const scans = steps.filter((step) => step.startsWith('SCAN orders')).length;
const sorts = steps.filter((step) => step.includes('TEMP B-TREE FOR GROUP BY')).length;
if (scans !== 1 || sorts !== 0) throw new Error(`orders are scanned ${scans} times, grouped with ${sorts} temporary b-trees`);

console.log(`${CUSTOMERS} customers, ${data.rows['orders']?.length} orders, ${DEFINES.length} tags, medians of ${ROUNDS} rounds`);
console.log(`one statement        ${fast.toFixed(0)} ms`);
console.log(`one query per tag    ${naive.toFixed(0)} ms`);
console.log(`ratio                ${(naive / fast).toFixed(1)}x`);
console.log('plan                 one scan of orders, grouped as they lie');
