import { describe, expect, test } from 'vitest';
import { checkTags } from '../../src/engine/index.ts';
import { seeded } from '../../src/engine/models/seeded.ts';
import { SCHEMA } from '../engine/yunduo.ts';
import { folderWith, type Said, taglab } from './terminal.ts';

/** Days of 2025 from 1 January, as dates. */
const dateOf = (day: number): string => new Date(Date.UTC(2025, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);

interface Bought {
  readonly who: string;
  readonly day: number;
  readonly amount: number;
}
const csvOf = (orders: readonly Bought[]): string =>
  ['customer_id,order_date,amount,order_id', ...orders.map(({ who, day, amount }, i) => `${who},${dateOf(day)},${amount},${i}`), ''].join(
    '\n',
  );

/** Customers who buy at a pace of their own, and may leave after any purchase: as BG/NBD says. */
function shop(customers: number, seed: number): Bought[] {
  const next = seeded(seed);
  return Array.from({ length: customers }, (_, i) => `C${String(i).padStart(4, '0')}`).flatMap((who, i) => {
    const pace = 5 + 90 * next() ** 2;
    const leaving = next() < 0.5 ? 0.03 : 0.4;
    const usual = Math.exp(3 + 2 * next());
    const orders: Bought[] = [];
    for (let day = i % 60; day < 181; day += 1 + Math.ceil(-pace * Math.log(1 - next()))) {
      orders.push({ who, day, amount: Math.round(100 * usual * (0.5 + next())) / 100 });
      if (next() < leaving) break;
    }
    return orders;
  });
}
const ORDERS = shop(800, 3);
/** With --as-of 2025-06-29 the last 90 days begin on 1 April, which is day 90. */
const FIRST_TARGET_DAY = 90;

const folder = folderWith({
  'orders.csv': csvOf(ORDERS),
  'tags.yaml': `measures:
  visits: {from: orders, agg: days_active, window: {last: 60d}, empty: 0}
---
code: keen
define: {cases: [{when: visits >= 2, value: keen}], else: calm}
---
code: written
define: {sql: {type: number, query: "SELECT customer_id, COUNT(*) AS value FROM orders WHERE order_date <= :as_of GROUP BY customer_id"}}`,
  'broken.yaml': 'code: a\ndefine: {expr: oders_ever > 1}\n',
});
const OWN = ['--table', 'orders=orders.csv', '--as-of', '2025-06-29'];
const fit = (...args: string[]): Promise<Said> => taglab(folder, 'fit', ...args);
const own = (...args: string[]): Promise<Said> => fit(...args, ...OWN);
const TARGET = ['--target', 'orders_90d = 0'];
const FEATURES = ['--features', 'days_since_last_order,orders_ever'];

/** Values by customer of the tag that was printed. */
async function runPrinted(said: Said, ...args: string[]): Promise<Map<string, string>> {
  const run = await taglab(folderWith({ 'fitted.yaml': said.out, 'orders.csv': csvOf(ORDERS) }), 'run', 'fitted.yaml', ...args);
  expect(run).toMatchObject({ code: 0, err: '' });
  const lines = run.out.trim().split('\n').slice(1);
  return new Map(lines.map((line) => [line.split(',')[0] ?? '', line.split(',').at(-1) ?? '']));
}
/** The weight of a feature, in the last place where its name stands. */
const weightOf = (text: string, key: string): number => Number(text.split(`${key}: `).at(-1)?.split('\n')[0]);

describe('what is printed runs as it is', { timeout: 60_000 }, () => {
  test('logistic: chances from 0 to 1, higher for those who have long been silent', async () => {
    const said = await own('logistic', ...TARGET, ...FEATURES);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('model: {type: logistic, trained_on: 2025-03-31, horizon: 90d, label: orders_90d = 0}');
    expect(weightOf(said.out, 'days_since_last_order')).toBeGreaterThan(0);
    const chances = [...(await runPrinted(said, ...OWN)).values()].map(Number);
    expect(chances).toHaveLength(800);
    expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...chances)).toBeLessThanOrEqual(1);
  });
  test('linear, with a feature that is worked out', async () => {
    const said = await own(
      'linear',
      '--target',
      'spend_90d',
      '--features',
      'basket=round(spend_ever / orders_ever, 2)',
      '--features',
      'orders_ever',
    );
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('basket: round(spend_ever / orders_ever, 2)');
    expect((await runPrinted(said, ...OWN)).size).toBe(800);
  });
  test('tree: yes or no', async () => {
    const said = await own('tree', ...TARGET, ...FEATURES, '--depth', '2', '--leaf', '30', '--code', 'gone');
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toMatch(/^code: gone\n/);
    expect(new Set((await runPrinted(said, ...OWN)).values())).toEqual(new Set(['true', 'false']));
  });
  test('k-means: as many groups as there are told apart', async () => {
    const three = Array.from({ length: 90 }, (_, i) => i).flatMap((i) =>
      Array.from({ length: [1, 6, 15][i % 3] ?? 1 }, (_, n) => ({ who: `K${i}`, day: 100 + n, amount: 10 + (i % 3) * 200 + (i % 7) })),
    );
    const here = folderWith({ 'orders.csv': csvOf(three) });
    const said = await taglab(here, 'fit', 'kmeans', '--features', 'orders_ever,spend_ever', '--report', ...OWN);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toMatch(/^# {3}3 \*/m);
    expect(said.out.match(/^ {4}g\d: /gm)).toHaveLength(3);
    expect(
      (await taglab(here, 'fit', 'kmeans', '--features', 'orders_ever,spend_ever', '--k', '5', ...OWN)).out.match(/^ {4}g\d: /gm),
    ).toHaveLength(5);
  });
  test('BG/NBD: chances to be there still, and what came beside what was expected', async () => {
    const said = await own('bgnbd', '--report');
    expect(said).toMatchObject({ code: 0, err: '' });
    const alive = await runPrinted(said, ...OWN);
    expect(alive.size).toBe(800);
    for (const chance of alive.values()) expect(Number(chance) >= 0 && Number(chance) <= 1).toBe(true);
    const [, customers, expected, came] = /^# {3}Σ\s+(\S+)\s+(\S+)\s+(\S+)$/m.exec(said.out)?.map(Number) ?? [];
    const firsts = new Map<string, Set<number>>();
    for (const { who, day } of ORDERS) firsts.set(who, (firsts.get(who) ?? new Set()).add(day));
    const byThen = [...firsts.values()].filter((days) => Math.min(...days) < FIRST_TARGET_DAY);
    expect(customers).toBe(byThen.length);
    // a day is a purchase, however many orders it has; the fit of 31 March looks 90 days ahead
    expect(came).toBe(byThen.reduce((sum, days) => sum + [...days].filter((day) => day >= FIRST_TARGET_DAY && day < 180).length, 0));
    expect((expected ?? 0) / (came ?? 1)).toBeGreaterThan(0.7);
    expect((expected ?? 0) / (came ?? 1)).toBeLessThan(1.4);
  });
  test('Gamma-Gamma', async () => {
    const said = await own('gamma_gamma', '--report', '--where', 'amount >= 12');
    expect(said.code).toBe(0);
    expect(said.out).toContain('where: amount >= 12');
    expect((await runPrinted(said, ...OWN)).size).toBe(800);
  });
  test("behind the person's own tags, whose measures it uses", async () => {
    const said = await own('logistic', 'tags.yaml', ...TARGET, '--features', 'visits,written', '--lang', 'zh');
    expect(said.code).toBe(0);
    expect(said.out.startsWith('---\n')).toBe(true);
    expect(said.err).toContain('是自己写的查询，没法替你检查');
    const tags = await import('node:fs').then((fs) => fs.readFileSync(`${folder}/tags.yaml`, 'utf8'));
    const both = await taglab(folderWith({ 'both.yaml': `${tags}\n${said.out}`, 'orders.csv': csvOf(ORDERS) }), 'run', 'both.yaml', ...OWN);
    expect(both).toMatchObject({ code: 0, err: '' });
    expect(both.out).toMatch(/^C0000,chance,0\.\d+$/m);
  });
});

describe('features before, target after', { timeout: 60_000 }, () => {
  const weights = async (orders: readonly Bought[]): Promise<string> => {
    const here = folderWith({ 'orders.csv': csvOf(orders) });
    const said = await taglab(here, 'fit', 'logistic', ...TARGET, '--features', 'days_since_last_order,orders_ever,spend_ever', ...OWN);
    expect(said.code).toBe(0);
    return said.out;
  };
  test('what comes after the cut changes no feature: only whether anything came', async () => {
    const more = ORDERS.filter(({ day }) => day >= FIRST_TARGET_DAY && day < 180).map((order) => ({
      ...order,
      amount: 1 + 7 * order.amount,
    }));
    expect(more.length).toBeGreaterThan(100);
    expect(await weights([...ORDERS, ...more])).toBe(await weights(ORDERS));
  });
  test('what comes on the day before it does', async () => {
    expect(await weights([...ORDERS, { who: 'C0000', day: FIRST_TARGET_DAY - 1, amount: 5 }])).not.toBe(await weights(ORDERS));
  });
  test.each([
    ['a measure without a window', 'orders_ever = 0', /rests on orders_ever, which looks back to the beginning/],
    ['one behind a rank', 'pct_rank(spend_ever) > 0.5', /rests on spend_ever, which looks back/],
    ['one behind a tag', "keen = 'keen' and orders_ever > 1", /rests on orders_ever, which looks back/],
    ['a query of one’s own', 'written > 3', /a query of your own, and nobody knows how far it looks back/],
  ])('a target that knows the past: %s', async (_, target, said) => {
    const { code, out, err } = await own('logistic', 'tags.yaml', '--target', target, ...FEATURES);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(said);
  });
  test('a target without a time', async () => {
    const said = await fit('logistic', '--target', "city = 'shanghai'", ...FEATURES);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toMatch(/uses no measure with a time/);
  });
  test('the cut is the day before the earliest day that the target sees', async () => {
    const said = await own('logistic', 'tags.yaml', '--target', 'visits = 0 and orders_90d < 3', ...FEATURES);
    expect(said.out).toContain('trained_on: 2025-03-31, horizon: 90d');
    expect((await own('logistic', 'tags.yaml', '--target', "keen = 'calm'", ...FEATURES)).out).toContain(
      'trained_on: 2025-04-30, horizon: 60d',
    );
  });
  test('columns without history are pointed out, those that never change are not', async () => {
    const said = await fit(
      'logistic',
      ...TARGET,
      '--features',
      "days=days_since_last_order,old=age(birth_date),here=if(city = 'shanghai', 1, 0)",
    );
    expect(said.code).toBe(0);
    expect(said.err).toMatch(/^warning: city: the customers' table knows the value of today, not that of 2025-04-01/m);
    expect(said.err).toMatch(/^warning: \d+ of 1700 customers have no days: they were left out/m);
  });
});

describe('the report', { timeout: 60_000 }, () => {
  test.each([
    [
      'logistic',
      [...TARGET, ...FEATURES],
      ['# Weights', '# Calibration', '# Gain', 'AUC', 'fitted earlier (features up to 2025-01-01, target up to 2025-04-01)'],
    ],
    ['linear', ['--target', 'spend_90d', ...FEATURES], ['R²', 'mean miss']],
    ['tree', [...TARGET, ...FEATURES], ['# Rules', 'days_since_last_order <= ']],
    ['kmeans', [...FEATURES], ['silhouette', '# Groups']],
    ['gamma_gamma', [], ['log-likelihood', 'correlation with orders']],
  ] as const)('%s: comments above the same tag', async (model, args, parts) => {
    const plain = await fit(model, ...args);
    const told = await fit(model, ...args, '--report');
    expect(told.code).toBe(0);
    expect(told.err).toBe(plain.err);
    const lines = told.out.split('\n');
    const comments = lines.filter((line) => line.startsWith('#'));
    expect(lines.filter((line) => !line.startsWith('#')).join('\n')).toBe(plain.out);
    for (const part of parts) expect(comments.join('\n')).toContain(part);
    expect(comments.join('\n')).not.toMatch(/undefined|NaN|\[object/);
    expect(checkTags(told.out, SCHEMA).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const chinese = await fit(model, ...args, '--report', '--lang', 'zh');
    expect(chinese.out.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(comments.length);
    expect(chinese.out).toMatch(/^# .*[\u4e00-\u9fff]/m);
  });
  test('judged by what came: not better than on its own customers, and better than chance', async () => {
    const { out } = await fit('logistic', ...TARGET, ...FEATURES, '--report');
    const [ownArea, ahead] = [...out.matchAll(/(?:fitted on|judged by what came) +(0\.\d+) +0\.\d+$/gm)].map(([, area]) => Number(area));
    expect(ownArea).toBeGreaterThan(0.8);
    expect(ahead).toBeGreaterThan(0.8);
    expect(ahead).toBeLessThan((ownArea ?? 0) + 0.02);
  });
  test('too little before the cut to judge by: said, and no figure', async () => {
    const { out } = await own('logistic', '--target', 'orders_90d = 0', ...FEATURES, '--report');
    expect(out).toMatch(
      /earlier \(features up to 2024-12-31, target up to 2025-03-31\) there is no fit, so nothing to judge by what came +— +—/,
    );
    expect(out).toContain('so too rosy');
  });
});

describe('what cannot be fitted says why, and prints no parameter', { timeout: 60_000 }, () => {
  const alike = folderWith({ 'orders.csv': csvOf(ORDERS.map((order) => ({ ...order, amount: 30 }))) });
  test('Gamma-Gamma on orders that are all alike', async () => {
    const english = await taglab(alike, 'fit', 'gamma_gamma', '--report', ...OWN);
    expect(english).toMatchObject({ code: 1, out: '' });
    expect(english.err).toMatch(/^error: gamma_gamma was not fitted\. The data do not settle the parameter \w+: .*--where/);
    const chinese = await taglab(alike, 'fit', 'gamma_gamma', ...OWN, '--lang', 'zh');
    expect(chinese).toMatchObject({ code: 1, out: '' });
    expect(chinese.err).toMatch(/^错误：gamma_gamma 没有拟合出来。数据定不下参数 /);
  });
  test('BG/NBD where everybody leaves at one pace, as in the sample shop', async () => {
    const said = await fit('bgnbd');
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toMatch(/everybody leaves at much the same pace/);
  });
  test('a refund that outweighs what was bought, by customer', async () => {
    const here = folderWith({ 'orders.csv': csvOf([...ORDERS, { who: 'C9999', day: 3, amount: -5 }]) });
    const said = await taglab(here, 'fit', 'gamma_gamma', ...OWN);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain('of customer C9999 is not above 0. Leave refunds and orders of 0 out first.');
    expect((await taglab(here, 'fit', 'gamma_gamma', '--where', 'amount > 0', ...OWN)).code).toBe(0);
  });
  test('a feature that tells the target without a mistake, unless there is a penalty', async () => {
    const cut = ORDERS.filter(({ who, day }) => Number(who.slice(1)) < 400 || day < FIRST_TARGET_DAY).map((order) => ({
      ...order,
      amount: Number(order.who.slice(1)) < 400 ? 100 : 5,
    }));
    const staying = Array.from({ length: 400 }, (_, i) => ({ who: `C${String(i).padStart(4, '0')}`, day: 120, amount: 100 }));
    const here = folderWith({ 'orders.csv': csvOf([...cut, ...staying]) });
    const args = ['fit', 'logistic', ...TARGET, '--features', 'basket=round(spend_ever / orders_ever)', ...OWN];
    const said = await taglab(here, ...args);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain('the answer has crept into a feature');
    expect((await taglab(here, ...args, '--l2', '1')).code).toBe(0);
  });
  test('a tree that has nothing to ask', async () => {
    const said = await own('tree', ...TARGET, '--features', 'days_since_last_order', '--leaf', '5000');
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain('no question tells the target any better');
  });
});

describe('mistakes on the command line', () => {
  test.each([
    [['logistc', ...TARGET, ...FEATURES], /fit does not know logistc\. Did you mean logistic\?/],
    [[], /fit needs the name of a model: logistic, linear, /],
    [['logistic', ...FEATURES], /fit logistic needs --target, as in --target "orders_90d = 0"/],
    [['logistic', ...TARGET], /fit logistic needs --features/],
    [['kmeans', ...FEATURES, '--k', 'four'], /--k four cannot be read\. Write it like this: --k 4/],
    [['kmeans', ...FEATURES, '--k', '0'], /--k 0 makes no sense: the count of groups has to be a whole number from 2, as in --k 4/],
    [['kmeans', ...FEATURES, '--k', '1'], /--k 1 makes no sense.*One group holds everybody; without --k, 2 to 8/],
    [['kmeans', ...FEATURES, '--k', '2.5'], /--k 2\.5 makes no sense.*a whole number from 2/],
    [['kmeans', ...FEATURES, '--k', '100000'], /There are \d+ different combinations of values, and it takes at least 100000/],
    [['logistic', ...TARGET, ...FEATURES, '--l2', '-1'], /--l2 -1 makes no sense: the penalty has to be a number from 0/],
    [['tree', ...TARGET, ...FEATURES, '--depth', '0'], /--depth 0 makes no sense.*a whole number from 1 to 30/],
    [['tree', ...TARGET, ...FEATURES, '--depth', '31'], /--depth 31 makes no sense/],
    [['tree', ...TARGET, ...FEATURES, '--depth', '2.5'], /--depth 2\.5 makes no sense/],
    [
      ['tree', ...TARGET, ...FEATURES, '--leaf', '0'],
      /--leaf 0 makes no sense: how many customers a rule has to hold has to be a whole number from 1/,
    ],
    [['tree', ...TARGET, ...FEATURES, '--leaf', '0.5'], /--leaf 0\.5 makes no sense/],
    [['kmeans', ...FEATURES, '--target', 'x'], /fit kmeans has no option --target/],
    [['logistic', ...TARGET, '--features', 'orders_evr'], /^--features orders_evr: .*orders_ever/],
    [['logistic', ...TARGET, '--features', 'n=orders_ever +'], /^--features n=orders_ever \+: /],
    [['logistic', '--target', 'orders_9d = 0', ...FEATURES], /^--target orders_9d = 0: .*orders_90d/],
    [['logistic', ...TARGET, '--features', 'orders_ever / 2'], /needs a name, as in --features "basket=orders_ever \/ 2"/],
    [['logistic', ...TARGET, '--features', 'orders_ever,orders_ever'], /two features are called orders_ever/],
    [['logistic', ...TARGET, '--features', 'n=orders_ever > 1'], /the feature n is yes or no/],
    [['logistic', ...TARGET, '--features', 'intercept=orders_ever'], /A feature cannot be called intercept/],
    [['logistic', '--target', 'orders_90d', ...FEATURES], /the target of logistic has to be yes or no, and “orders_90d” is a number/],
    [['linear', '--target', 'orders_90d = 0', ...FEATURES], /the target of linear has to be a number/],
    [['bgnbd', '--where', 'amont > 0'], /^--where amont > 0: .*`amount`/],
    [['logistic', 'broken.yaml', ...TARGET, ...FEATURES], /^broken\.yaml:2:\d+ error .*orders_ever/],
    [['logistic', 'tags.yaml', ...TARGET, ...FEATURES, '--code', 'keen'], /^--code keen: /],
    [['logistic', ...TARGET, ...FEATURES, '--code', 'Keen One'], /^--code Keen One: /],
    [['logistic', 'tags.yaml', 'more.yaml', ...TARGET, ...FEATURES], /fit logistic cannot use more\.yaml/],
  ])('%j', async (args, said) => {
    const { code, out, err } = await own(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(said);
  });
  test('data without orders, or without amounts', async () => {
    const here = folderWith({ 'visits.csv': 'customer_id,order_date\nA,2025-01-01\nB,2025-02-01\n' });
    const visits = await taglab(here, 'fit', 'bgnbd', '--table', 'visits=visits.csv', '--as-of', '2025-03-01');
    expect(visits.err).toContain('the data have no table of orders');
    const orders = await taglab(here, 'fit', 'gamma_gamma', '--table', 'orders=visits.csv', '--as-of', '2025-03-01');
    expect(orders.err).toContain('the orders have no amount');
  });
});
