import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkTags,
  compileTags,
  type Execute,
  type Explanation,
  explainCustomer,
  sqlite,
  type WhyMoved,
  whyMoved,
} from '../../../src/engine/index.ts';
import { openWorld, SCHEMA } from '../world.ts';

/** Between March and June A orders, answers, is followed and agrees: every builder has something to say of it. */
const [MARCH, JUNE] = ['2025-03-31', '2025-06-30'];
let execute: Execute;
beforeAll(async () => {
  execute = await openWorld(
    [
      ['A', 'X', 'f', '2007-05-01', '2024-01-01'],
      ['B', 'X', null, null, '2024-01-01'],
      ['C', 'X', null, null, '2024-01-01'],
    ],
    [
      ['1', 'A', '2025-03-01', 20, 'paid', '10:00:00', 'web'],
      ['2', 'A', '2025-06-01', 200, 'paid', '10:00:00', 'app'],
      ['3', 'B', '2025-03-02', 90, 'paid', '10:00:00', 'web'],
      ['4', 'C', '2025-03-02', 60, 'paid', '10:00:00', 'web'],
    ],
    [
      ['1', 1, 'food', 2, 10],
      ['2', 1, 'home', 1, 200],
    ],
    {
      survey: [
        ['A', 'L1', 2, '2025-03-01'],
        ['A', 'L2', 4, '2025-06-01'],
      ],
      follows: [
        ['B', 'A', '2025-02-01'],
        ['C', 'A', '2025-05-01'],
      ],
      consents: [['A', 'marketing', '2025-05-01', 'granted', null]],
    },
  );
});

async function explained(yaml: string, asOf: string): Promise<Explanation> {
  const { value, issues } = checkTags(yaml, SCHEMA);
  if (!value) throw new Error(JSON.stringify(issues));
  return explainCustomer(value, compileTags(value, sqlite), sqlite, value.tags.at(-1)?.code ?? '', 'A', asOf, execute);
}
const MEASURES = 'measures:\n  n: {from: orders, agg: count, empty: 0}\n  spend: {from: orders, agg: sum, field: amount, empty: 0}\n---\n';
const moved = async (define: string): Promise<WhyMoved> => {
  const yaml = `${MEASURES}code: t\n${define}`;
  return whyMoved(await explained(yaml, MARCH), await explained(yaml, JUNE));
};
const facts = ({ facts: all }: WhyMoved) => all.map(({ name, before, after }) => [name, before, after]);
const steps = ({ steps: all }: WhyMoved) => all.map(({ role, before, after }) => [role?.is, before, after]);
const conditions = ({ conditions: all }: WhyMoved) => all.map(({ text, before, after }) => [text, before, after]);

describe('why somebody moved', () => {
  test('points: which were earned, and what they came to', async () => {
    const why = await moved(
      'define: {points: [{when: n >= 2, points: 20}, {when: spend >= 10, points: 5}], cut: {hot: ">= 20", cold: else}}',
    );
    expect([why.before.value, why.after.value]).toEqual(['cold', 'hot']);
    expect(steps(why)).toEqual([['score', 5, 25]]);
    expect(conditions(why)).toEqual([
      ['n >= 2', false, true],
      ['t_score >= 20', false, true],
    ]);
  });

  test('a preference: what was weighed', async () => {
    const why = await moved('define: {prefer: {from: order_items, dimension: category, by: sum, weight: qty * price}}');
    expect([why.before.value, why.after.value]).toEqual(['food', 'home']);
    expect(why.weighed.map(({ of, before, after }) => [of, before?.['amount'], after?.['amount']])).toEqual([
      ['home', undefined, 200],
      ['food', 20, 20],
    ]);
    expect(why.weighed[1]).toMatchObject({ before: { share: 1 }, after: { share: expect.closeTo(20 / 220, 12) } });
  });

  test('a sequence: the steps of the best try', async () => {
    const why = await moved(
      "define: {sequence: {steps: [{from: orders, where: channel = 'web'}, {from: orders, where: channel = 'app'}]}}",
    );
    expect([why.before.value, why.after.value]).toEqual([false, true]);
    expect(why.weighed).toEqual([{ name: 't_raw', of: 2, before: undefined, after: { step: 2, table: 'orders', moment: '2025-06-01' } }]);
  });

  test('a survey: which answer came in, and how many count', async () => {
    const why = await moved(
      'define: {survey: {from: survey, items: [L1, L2], scale: [1, 5], min_answered: 1, cut: {high: ">= 3", low: else}}}',
    );
    expect([why.before.value, why.after.value]).toEqual(['low', 'high']);
    expect(facts(why)).toEqual([['t_item_2', null, 4]]);
    expect(steps(why)).toEqual([
      ['answered', 1, 2],
      ['score', 2, 3],
    ]);
  });

  test('a network: who came, by number and by neighbour', async () => {
    const degree = await moved(
      'define: {graph: {edges: follows, from: src, to: dst, metric: distinct_degree, as: fans}, cases: [{when: fans >= 2, value: star}], else: none}',
    );
    expect(facts(degree)).toEqual([['fans', 1, 2]]);
    expect(conditions(degree)).toEqual([['fans >= 2', false, true]]);
    const rank = await moved('define: {graph: {edges: follows, from: src, to: dst, metric: pagerank}}');
    expect(rank.weighed.map(({ of, before, after }) => [of, before === undefined, after === undefined])).toContainEqual(['C', true, false]);
  });

  test('models: the linear part, the distances, the turn', async () => {
    const logistic = await moved(
      'define: {model: {type: logistic}, inputs: {m: n}, coef: {intercept: -1, m: 1}, cut: {high: "> 0.5", low: else}}',
    );
    expect(steps(logistic)).toEqual([
      ['logit', 0, 1],
      ['score', 0.5, expect.closeTo(0.731, 3)],
    ]);
    const kmeans = await moved('define: {model: {type: kmeans}, inputs: {m: n}, centers: {few: {m: 1}, many: {m: 2}}}');
    expect(kmeans.steps.map(({ role, before, after }) => [role, before, after])).toEqual([
      [{ is: 'distance', of: 'few' }, 0, 1],
      [{ is: 'distance', of: 'many' }, 1, 0],
    ]);
    const tree = await moved('define: {model: {type: tree}, inputs: {m: n}, tree: {if: m >= 2, then: loyal, else: new}}');
    expect([tree.before.matched, tree.after.matched]).toEqual([
      { kind: 'case', index: 1, text: 'not n >= 2' },
      { kind: 'case', index: 0, text: 'n >= 2' },
    ]);
  });

  test('an audience, through the tag it asks for', async () => {
    const why = await moved(
      "define: {audience: {all: [big, city = 'X']}}\n---\ncode: big\ndefine: {expr: spend >= 100}\n---\ncode: again\ndefine: {audience: {any: [big]}}",
    );
    expect(facts(why)).toEqual([['big', false, true]]);
    expect(conditions(why)).toEqual([['big', false, true]]);
  });

  test('a list: another version of it', async () => {
    const [before, after] = ['[B]', '[A, B]'].map((list) => `code: t\ndefine: {list: ${list}}`) as [string, string];
    const why = whyMoved(await explained(before, JUNE), await explained(after, JUNE));
    expect([why.before, why.after]).toMatchObject([
      { value: false, matched: { kind: 'else' } },
      { value: true, matched: { kind: 'case', index: 0 } },
    ]);
    expect(conditions(why)).toEqual([
      ["customer_id in ('A', 'B')", undefined, true],
      ["customer_id in ('B')", false, undefined],
    ]);
  });

  test('a query of one’s own, an edge, a column in another version', async () => {
    const sql = await moved(
      'define: {sql: {query: "SELECT customer_id, COUNT(*) AS value FROM orders WHERE order_date <= :as_of GROUP BY customer_id", type: number}}',
    );
    expect(facts(sql)).toEqual([['t_raw', 1, 2]]);
    const edge = await moved('define: {edge: {from: orders, which: last, field: channel, map: {phone: [app], desk: [web]}}}');
    expect(facts(edge)).toEqual([['t_edge', 'web', 'app']]);
    expect(edge.after).toMatchObject({ value: 'phone', matched: { kind: 'case', index: 0 } });
    const column = (map: string) => `code: t\ndefine: {column: gender_raw, map: ${map}}`;
    const spelt = whyMoved(await explained(column('{female: [F]}'), JUNE), await explained(column('{female: [f]}'), JUNE));
    expect([spelt.before.value, spelt.after.value]).toEqual([null, 'female']);
  });

  test('a gate: what it asks, and what it lets through', async () => {
    const why = await moved('define: {expr: spend}\ngate: {consent: marketing, min_age: 18}');
    expect([why.before.value, why.after.value]).toEqual([null, 220]);
    expect(conditions(why)).toEqual([
      ['t_consent', false, true],
      ['age(birth_date) >= 18', false, true],
    ]);
    expect(steps(why)).toEqual([['open', 20, 220]]);
  });

  test('bands by the running total: what stands before', async () => {
    const why = await moved('define: {bin: {of: spend, method: pareto, labels: [a, b, c]}}');
    expect([why.before.value, why.after.value]).toEqual(['b', 'a']);
    expect(why.scores).toMatchObject([
      { before: { standing: { by: 'share', before: 150 / 170 } }, after: { standing: { by: 'share', before: 0 } }, othersMoved: false },
    ]);
  });
});
