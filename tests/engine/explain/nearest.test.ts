import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  checkTags,
  compileTags,
  type Execute,
  type Nearest,
  type NearestChange,
  nearestChanges,
  paramsOf,
  type ResolvedTags,
  runTags,
  sqlite,
  type Value,
} from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { openWorld, SCHEMA } from '../world.ts';
import { AS_OF, openYunduo, SCHEMA as SHOP } from '../yunduo.ts';
import { crowd } from './crowd.ts';

const DAY = '2025-06-30';
let execute: Execute;
beforeAll(async () => {
  execute = await openWorld(
    [
      ['A', 'Shanghai', 'f', '1990-01-01', '2024-01-01'],
      ['B', 'Beijing', 'm', '2008-07-03', '2024-01-01'],
      ['C', null, null, null, '2024-01-01'],
      ['D', 'Shanghai', 'F', '2000-01-01', '2024-01-01'],
    ],
    [
      ['1', 'A', '2025-06-20', 60],
      ['2', 'A', '2025-05-01', 27.5],
      ['3', 'B', '2025-03-01', 500],
      ['4', 'D', '2025-06-29', 10],
    ],
    [],
    {
      consents: [['A', 'marketing', '2025-01-01', 'withdrawn', null]],
      survey: [
        ['A', 'L1', 3, '2025-06-01'],
        ['A', 'L2', 4, '2025-06-01'],
      ],
      follows: [
        ['B', 'A', '2025-01-01'],
        ['C', 'A', '2025-01-01'],
      ],
    },
  );
});

const MEASURES = `measures:
  orders_30d: {from: orders, agg: count, window: {last: 30d}, empty: 0}
  orders_ever: {from: orders, agg: count, empty: 0}
  spend: {from: orders, agg: sum, field: amount, empty: 0}
  quiet: {from: orders, agg: days_since}
---
`;
function resolved(yaml: string): ResolvedTags {
  const { value, issues } = checkTags(yaml, SCHEMA, DAY);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}
/** The changes of the last tag of a text. */
function nearest(define: string, customer: string): Promise<Nearest> {
  const tags = resolved(`${MEASURES}code: t\n${define}`);
  return nearestChanges(tags, sqlite, tags.tags.at(-1)?.code ?? '', customer, DAY, execute);
}
/** The same, in short. */
const changes = async (define: string, customer: string): Promise<(readonly unknown[])[]> =>
  (await nearest(define, customer)).changes.map(inShort);
function inShort(change: NearestChange): readonly unknown[] {
  switch (change.kind) {
    case 'steps':
      return [change.steps.map(({ at }) => at), change.day, change.value];
    case 'pair':
      return [...change.facts.map(({ name, from, to }) => [name, from, to]), change.value];
    case 'preference':
      return [change.picked, change.counts, change.from, change.to, change.value];
    default:
      return [change.name, change.from, change.to, change.value];
  }
}

describe('the nearest change', () => {
  test.each([
    ['one more order', 'define: {expr: orders_30d >= 2}', 'A', [['orders_30d', 1, 2, true]]],
    ['12.50 yuan more', 'define: {expr: spend >= 100}', 'A', [['spend', 87.5, 100, true]]],
    ['a cent more than the bound', 'define: {expr: spend > 100}', 'A', [['spend', 87.5, 100.01, true]]],
    ['a cent less', 'define: {expr: spend >= 87.5}', 'A', [['spend', 87.5, 87.49, false]]],
    ['a later order', 'define: {cases: [{when: quiet > 90, value: dormant}], else: active}', 'B', [['quiet', 121, 90, 'active']]],
    ['another city', "define: {expr: city = 'Shanghai'}", 'B', [['city', 'Beijing', 'Shanghai', true]]],
    ['a city where there is none', "define: {expr: city = 'Shanghai'}", 'C', [['city', null, 'Shanghai', true]]],
    ['another birthday', 'define: {expr: age(birth_date) >= 17}', 'B', [['birth_date', '2008-07-03', '2008-06-30', true]]],
    ['another spelling', 'define: {column: gender_raw, map: {female: [f, F], male: [m]}}', 'A', [['gender_raw', 'f', 'm', 'male']]],
    [
      'over a fixed edge',
      'define: {bin: {of: spend, method: edges, edges: [50, 90, 600], labels: [a, b, c, d]}}',
      'A',
      [['spend', 87.5, 90, 'c']],
    ],
    ['into the upper half, whose cut moves along', 'define: {bin: {of: spend, method: mean}}', 'A', [['spend', 87.5, 170, 1]]],
    ['past the next in line', 'define: {expr: rank(spend) <= 1}', 'A', [['spend', 87.5, 500, true]]],
    [
      'points',
      'define: {points: [{when: orders_ever >= 2, points: 20}, {when: spend >= 90, points: 30}], cut: {hot: ">= 50", cold: else}}',
      'A',
      [['spend', 87.5, 90, 'hot']],
    ],
    [
      'an answer that does not leave its scale',
      'define: {survey: {from: survey, items: [L1, L2], scale: [1, 5], cut: {high: ">= 4.6", low: else}}}',
      'A',
      [],
    ],
    [
      'an answer',
      'define: {survey: {from: survey, items: [L1, L2], scale: [1, 5], cut: {high: ">= 4", low: else}}}',
      'A',
      [
        ['t_item_2', 4, 5, 'high'],
        ['t_item_1', 3, 4, 'high'],
      ],
    ],
    [
      'one more follower',
      'define: {graph: {edges: follows, from: src, to: dst, metric: distinct_degree, as: fans}, cases: [{when: fans >= 3, value: star}], else: none}',
      'A',
      [['fans', 2, 3, 'star']],
    ],
    ['a consent', 'define: {expr: spend}\ngate: {consent: marketing}', 'A', [['t_consent', false, true, 87.5]]],
    [
      'an input of a model',
      'define: {model: {type: logistic}, inputs: {q: quiet}, coef: {intercept: -1, q: 0.1}, cut: {high: ">= 0.6", low: else}}',
      'A',
      [['quiet', 10, 15, 'high']],
    ],
    [
      'a turn of a tree',
      'define: {model: {type: tree}, inputs: {q: quiet}, tree: {if: q > 90, then: gone, else: here}}',
      'B',
      [['quiet', 121, 90, 'here']],
    ],
    [
      'the rest of a sequence, a day each, as late as may be',
      'define: {sequence: {steps: [{from: orders, where: amount < 100}, {from: orders, where: amount >= 500}], within: 7d}}',
      'D',
      [[[2], '2025-06-30', true]],
    ],
    [
      'a sequence that was begun long ago, within its days',
      'define: {sequence: {steps: [{from: orders, where: amount >= 500}, {from: orders, where: amount < 100}], within: 7d}}',
      'B',
      [[[2], '2025-03-08', true]],
    ],
    [
      'the next step only, where steps are counted',
      'define: {sequence: {steps: [{from: orders, where: amount >= 1, on: order_ts}, {from: orders, on: order_ts}, {from: orders, on: order_ts}], gives: step}}',
      'D',
      [[[2], '2025-06-30', 2]],
    ],
    ['all steps, for who took none', 'define: {sequence: {steps: [{from: orders}, {from: orders}]}}', 'C', [[[1, 2], '2025-06-30', true]]],
    ['no step that nobody ever took', 'define: {sequence: {steps: [{from: orders}, {from: orders, where: amount > 9999}]}}', 'A', []],
  ] as const)('%s', async (_, define, customer, wanted) => {
    expect(await changes(define, customer)).toEqual(wanted);
  });

  test('goes through other tags to what they rest on', async () => {
    const tags = resolved(
      `${MEASURES}code: t\ndefine: {audience: {all: [rich, city = 'Shanghai']}}\n---\ncode: rich\ndefine: {expr: spend >= 400}`,
    );
    const found = await nearestChanges(tags, sqlite, 't', 'A', DAY, execute);
    expect(found.changes).toEqual([
      { kind: 'measure', name: 'spend', label: { zh: 'spend', en: 'spend' }, agg: 'sum', from: 87.5, to: 400, value: true },
    ]);
  });

  test.each([
    ['itself', 'a number that is nothing but itself', 'define: {measure: {from: orders, agg: sum, field: amount}}'],
    ['itself', 'a sum of numbers', 'define: {expr: spend / orders_ever}'],
    ['itself', 'the number of edges', 'define: {graph: {edges: follows, from: src, to: dst, metric: degree}}'],
    ['network', 'a place among all others', 'define: {graph: {edges: follows, from: src, to: dst, metric: pagerank}}'],
    ['query', 'a query', 'define: {sql: "SELECT customer_id, 1 AS value FROM customers"}'],
    ['steps', 'a sequence that is through', 'define: {sequence: {steps: [{from: orders}, {from: orders}]}}'],
    ['listed', 'a list', 'define: {list: [A, B]}'],
    ['not-found', 'orders that would have to be undone', 'define: {cases: [{when: orders_ever = 0, value: lead}], else: buyer}'],
    [
      'not-found',
      'a day on which the customer would not be there yet, which only the run knows',
      "define: {expr: register_date > '2025-07-04'}",
    ],
    ['own', 'a birthday that would take the value away', 'define: {cases: [{when: age(birth_date) >= 18, value: adult}]}'],
    ['not-found', 'less than nothing', 'define: {expr: spend < 0}'],
  ] as const)('is not told, and why (%s), for %s', async (none, _, define) => {
    expect(await nearest(define, 'A')).toEqual({ changes: [], none });
  });

  test.each([
    [
      'a city and an amount',
      "define: {expr: spend > 100 and city = 'Beijing'}",
      'A',
      [[['spend', 87.5, 100.01], ['city', 'Shanghai', 'Beijing'], true]],
    ],
    [
      'two numbers, each by the least that will do',
      'define: {expr: spend >= 90 and orders_ever >= 5}',
      'A',
      [[['spend', 87.5, 90], ['orders_ever', 2, 5], true]],
    ],
    [
      'a first order and its day',
      'define: {cases: [{when: orders_ever = 0, value: lead}, {when: quiet > 90, value: dormant}], else: active}',
      'C',
      [[['orders_ever', 0, 1], ['quiet', null, 0], 'active']],
    ],
    [
      'one alone, where one will do',
      "define: {expr: spend > 100 or (spend > 90 and city = 'Beijing')}",
      'A',
      [['spend', 87.5, 100.01, true]],
    ],
  ] as const)('of two facts at once: %s', async (_, define, customer, wanted) => {
    expect(await changes(define, customer)).toEqual(wanted);
  });

  test('two facts that only a third would help are not told', async () => {
    const three = "define: {expr: spend >= 90 and orders_ever >= 5 and city = 'Beijing'}";
    expect(await nearest(three, 'A')).toEqual({ changes: [], none: 'not-found' });
  });

  test('is not told of what a person cannot change, where something else would do or it takes the value away', async () => {
    const gated = 'define: {expr: spend}\ngate: {min_age: 18, consent: marketing}';
    expect(await changes(gated, 'A')).toEqual([['t_consent', false, true, 87.5]]);
    expect(await changes('define: {expr: spend}\ngate: {min_age: 18}', 'A')).toEqual([]);
    expect(await changes("define: {expr: spend >= 90 or birth_date > '2000-01-01' or gender_raw = 'm'}", 'A')).toEqual([
      ['spend', 87.5, 90, true],
    ]);
  });

  test('is told together where a first row would change another fact too, and not where it would change more than two', async () => {
    const stage = (first: string, quiet = 'quiet') =>
      `define: {cases: [{when: ${first}, value: lead}, {when: ${quiet} > 90, value: dormant}], else: active}`;
    const paid = `measures:
  paid: {from: orders, where: "status = 'paid'", agg: count, empty: 0}
  unpaid: {from: orders, agg: days_since, where: "status != 'paid'"}
  paid_quiet: {from: orders, agg: days_since, where: "status = 'paid'"}
`;
    const first = (count: string, quiet: string) => [[[count, 0, 1], [quiet, null, 0], 'active']];
    expect(await changes(stage('orders_ever = 0'), 'C')).toEqual(first('orders_ever', 'quiet'));
    expect(await changes(stage('orders_30d = 0'), 'C')).toEqual(first('orders_30d', 'quiet'));
    expect(await changes(paid + stage('paid = 0', 'paid_quiet'), 'C')).toEqual(first('paid', 'paid_quiet'));
    expect(await changes(paid + stage('paid = 0', 'unpaid'), 'C')).toEqual([['paid', 0, 1, 'active']]);
    const three = `measures: {since_first: {from: orders, agg: days_since_first}}
define: {cases: [{when: orders_ever = 0, value: lead}, {when: quiet > 90 or since_first < 30, value: a}], else: b}`;
    expect(await nearest(three, 'C')).toEqual({ changes: [], none: 'first-row' });
    expect(await changes('define: {expr: orders_ever >= 1}', 'C')).toEqual([['orders_ever', 0, 1, true]]);
  });

  test('is not told for nobody', async () => expect(await changes('define: {expr: spend > 1}', 'Z')).toEqual([]));
});

const shopOpened = openYunduo();

describe('a preference', () => {
  const prefer = (rest: string) => `code: t
value: {cardinality: ${rest.includes('top: 1') ? 'one' : 'many'}}
define: {prefer: {from: order_items, dimension: category, ${rest}}}`;

  test.each([
    ['rows', 'by: count, top: 1'],
    ['amount', 'by: sum, weight: qty * price, top: 1'],
    ['amount', 'by: share, weight: qty * price, threshold: 0.3'],
    ['rows', 'by: share, threshold: 0.25, min_support: 2'],
    ['amount', 'by: tgi, weight: qty * price, threshold: 120, min_support: 2'],
    ['faded', 'by: decay, half_life: 30d, top: 2'],
  ] as const)('is another with so many %s more, and with one less it is not: %s', async (counts, rest) => {
    const shop = await shopOpened;
    const { value: tags, issues } = checkTags(prefer(rest), SHOP, AS_OF);
    if (!tags) throw new Error(JSON.stringify(issues));
    const step = counts === 'rows' ? 1 : 0.01;
    let told = 0;
    for (let i = 1; i < 2000; i += 700) {
      const customer = `C${String(i).padStart(4, '0')}`;
      const { changes, none } = await nearestChanges(tags, sqlite, 't', customer, AS_OF, shop);
      expect(none === undefined).toBe(changes.length > 0);
      for (const change of changes) {
        if (change.kind !== 'preference') throw new Error(change.kind);
        expect(change.counts).toBe(counts);
        expect(await ifWeighed(shop, rest, customer, change.picked, change.to / change.from)).toBe(change.value);
        const before = await ifWeighed(shop, rest, customer, change.picked, 1);
        expect(before).not.toBe(change.value);
        expect(await ifWeighed(shop, rest, customer, change.picked, (change.to - step) / change.from)).toBe(before);
        told += 1;
      }
    }
    expect(told).toBeGreaterThan(0);
  });

  /** The same in a text of its own: this customer's rows of one value weigh so many times as much. */
  async function ifWeighed(shop: Execute, rest: string, customer: string, picked: Value, factor: number): Promise<Value> {
    const own = rest.includes('by: count') ? rest.replace('by: count', 'by: sum') : rest;
    const usual = /weight: ([^,}]+)/.exec(own)?.[1] ?? '1';
    const grown = `weight: "if(orders.customer_id = '${customer}' and category = '${picked}', (${usual}) * ${factor}, ${usual})"`;
    const text = prefer(own.includes('weight:') ? own.replace(/weight: [^,}]+/, grown) : `${own}, ${grown}`);
    const { value: tags, issues } = checkTags(text, SHOP, AS_OF);
    if (!tags) throw new Error(JSON.stringify(issues));
    const rows = await runTags(tags, compileTags(tags, sqlite), AS_OF, shop);
    return rows.tags[0]?.values[rows.customerIds.indexOf(customer)] ?? null;
  }

  test.each([
    ['one-value', 'C0001', 'by: count, where: "category = \'food\'"'],
    ['support', 'C0001', 'by: count, min_support: 99'],
    ['no-rows', 'C0001', 'by: count, where: "qty > 999"'],
  ] as const)('cannot be another, and why: %s', async (none, customer, rest) => {
    const shop = await shopOpened;
    const { value: tags } = checkTags(prefer(rest), SHOP, AS_OF);
    if (!tags) throw new Error(rest);
    expect(await nearestChanges(tags, sqlite, 't', customer, AS_OF, shop)).toEqual({ changes: [], none });
  });
});

const STAGE = `code: stage
define:
  cases:
    - {when: orders_ever = 0, value: lead}
    - {when: days_since_last_order > 180, value: lost}
    - {when: days_since_last_order > 90, value: dormant}
    - {when: days_since_first_order <= 30, value: new}
    - {when: orders_ever >= 4, value: mature}
  else: growing
`;
type Facts = Readonly<Record<'orders_ever' | 'days_since_last_order' | 'days_since_first_order', number>>;
/** The same in plain words of the language of the tests. */
function stage({ orders_ever, days_since_last_order, days_since_first_order }: Facts): string {
  if (orders_ever === 0) return 'lead';
  if (days_since_last_order > 180) return 'lost';
  if (days_since_last_order > 90) return 'dormant';
  if (days_since_first_order <= 30) return 'new';
  return orders_ever >= 4 ? 'mature' : 'growing';
}

test('in the shop, no smaller change of a fact flips the stage', async () => {
  const shop = await shopOpened;
  const { value: tags } = checkTags(STAGE, SHOP, AS_OF);
  if (!tags) throw new Error('not resolved');
  const compiled = compileTags(tags, sqlite);
  const rows = await shop(compiled.wideSql, await paramsOf(compiled, AS_OF, shop));
  const [ids = []] = rows.values;
  const names = ['orders_ever', 'days_since_last_order', 'days_since_first_order'] as const;
  for (let at = 0; at < ids.length; at += 31) {
    const facts = Object.fromEntries(names.map((name) => [name, rows.values[rows.columns.indexOf(name)]?.[at]])) as unknown as Facts;
    if (facts.orders_ever === 0) continue;
    const wanted = names.flatMap((name) => {
      const least = name === 'orders_ever' ? facts.orders_ever : 0;
      const flips = Array.from({ length: 1000 }, (_, to) => to).filter(
        (to) => to >= least && stage({ ...facts, [name]: to }) !== stage(facts),
      );
      const to = flips.toSorted((a, b) => Math.abs(a - facts[name]) - Math.abs(b - facts[name]))[0];
      return to === undefined ? [] : [{ name, from: facts[name], to, value: stage({ ...facts, [name]: to }) }];
    });
    const found = await nearestChanges(tags, sqlite, 'stage', String(ids[at]), AS_OF, shop);
    const short = found.changes.flatMap((c) => ('to' in c ? [{ name: c.name, from: c.from, to: c.to, value: c.value }] : []));
    expect(short.toSorted((a, b) => names.indexOf(a.name as keyof Facts) - names.indexOf(b.name as keyof Facts))).toEqual(wanted);
  }
});

test('of every sample tag, what is told is another value than the one they have', { timeout: 60_000 }, async () => {
  const crowded = createDatabase(await loadSqlJs(), { schema: SCHEMA, rows: crowd(1) });
  const ask: Execute = (sql, params) => runStatement(crowded, sql, params);
  const folder = new URL('../cases/good/', import.meta.url);
  let told = 0;
  for (const file of readdirSync(folder)) {
    const { tags: yaml, as_of } = parse(readFileSync(new URL(file, folder), 'utf8')) as { tags: string; as_of: string };
    const { value: tags } = checkTags(yaml, SCHEMA, as_of);
    if (!tags) throw new Error(`${file} does not resolve`);
    const rows = await runTags(tags, compileTags(tags, sqlite), as_of, ask);
    for (const { code, values } of rows.tags) {
      const { changes, none } = await nearestChanges(tags, sqlite, code, rows.customerIds[500] ?? '', as_of, ask);
      expect(none === undefined).toBe(changes.length > 0);
      told += changes.length;
      for (const { value } of changes) expect([file, code, value]).not.toEqual([file, code, values[500]]);
    }
  }
  expect(told).toBeGreaterThan(50);
});
