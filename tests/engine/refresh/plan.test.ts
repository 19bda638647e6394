import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, dependents, refreshPlan, sqlite } from '../../../src/engine/index.ts';
import { SCHEMA } from '../world.ts';
import { setOf, TAG_SETS } from './tag-sets.ts';

const OTHERS = setOf('others');
const CUSTOMERS = ['A', 'B'];

describe('who a change reaches', () => {
  test('ranks, means, shares of everybody and what rests on them run for everybody, the rest for those touched', () => {
    expect(refreshPlan(OTHERS, [{ table: 'orders', customers: CUSTOMERS }])).toEqual({
      everybody: ['fifths', 'by_share', 'deviations', 'rfm_nested', 'tgi', 'rank_within', 'on_top', 'above', 'upper_half'],
      touched: ['by_food', 'pick', 'fixed', 'rfm_fixed', 'share', 'cart'],
      kept: ['card', 'city', 'few', 'weight', 'bridge', 'by_hand', 'heavy', 'chosen'],
      customers: CUSTOMERS,
    });
  });

  test('a rank that did not change is still found among everybody', () => {
    const { everybody, touched } = refreshPlan(OTHERS, [{ table: 'cards', customers: CUSTOMERS }]);
    expect([everybody, touched]).toEqual([
      ['rank_within', 'on_top', 'by_hand'],
      ['card', 'heavy'],
    ]);
  });

  test('an edge moves everybody in a network, and a query of one’s own may count anything', () => {
    expect(refreshPlan(OTHERS, [{ table: 'follows', customers: CUSTOMERS }])).toMatchObject({
      everybody: ['weight', 'bridge', 'heavy'],
      touched: [],
    });
    expect(refreshPlan(OTHERS, [{ table: 'survey', customers: [] }])).toMatchObject({ everybody: ['by_hand'], touched: ['cart'] });
  });

  test('whoever comes or goes needs every tag, and changes every rank', () => {
    const plan = refreshPlan(OTHERS, [{ table: 'customers', customers: CUSTOMERS }]);
    expect(plan.kept).toEqual([]);
    // The network and the query do not ask who is a customer.
    expect(plan.touched).toEqual([
      'card',
      'by_food',
      'pick',
      'city',
      'fixed',
      'rfm_fixed',
      'share',
      'weight',
      'bridge',
      'by_hand',
      'heavy',
      'chosen',
      'cart',
    ]);
  });

  test('where the same people stay, only what reads their columns runs', () => {
    expect(refreshPlan(OTHERS, [{ table: 'customers', customers: CUSTOMERS, samePeople: true }])).toMatchObject({
      everybody: ['on_top', 'few'],
      touched: ['city', 'chosen'],
    });
  });

  test('without a list of customers everybody is touched', () => {
    const [some, all] = [CUSTOMERS, 'all' as const].map((customers) => refreshPlan(OTHERS, [{ table: 'orders', customers }]));
    expect(all).toEqual({ everybody: expect.any(Array), touched: [], kept: some?.kept, customers: [] });
    expect(all?.everybody.toSorted()).toEqual([...(some?.everybody ?? []), ...(some?.touched ?? [])].toSorted());
  });

  test('several changes touch the customers of each', () => {
    const plan = refreshPlan(OTHERS, [
      { table: 'orders', customers: CUSTOMERS },
      { table: 'cards', customers: ['B', 'C'] },
    ]);
    expect(plan.customers).toEqual(['A', 'B', 'C']);
    expect(plan.touched).toEqual(['card', 'by_food', 'pick', 'fixed', 'rfm_fixed', 'share', 'heavy', 'cart']);
  });
});

describe('another day', () => {
  const days = { before: '2025-06-29', now: '2025-06-30' };
  const withoutDay = checkedWithoutDay();

  test('where customers belong from a day on, everything runs', () => {
    expect(refreshPlan(OTHERS, [], days).everybody).toHaveLength(OTHERS.tags.length);
    expect(refreshPlan(OTHERS, [], { ...days, now: days.before }).kept).toHaveLength(OTHERS.tags.length);
  });

  test('elsewhere what has no window and asks no day is kept', () => {
    expect(refreshPlan(withoutDay, [], days)).toEqual({
      everybody: [
        'aged',
        'valid',
        'recent',
        'ranked',
        'counted',
        'asked',
        'after',
        'older_than_most',
        'by_age',
        'in_the_older_half',
        'grown_up',
      ],
      touched: [],
      kept: ['city', 'cards', 'share', 'fixed_query'],
      customers: [],
    });
  });

  function checkedWithoutDay() {
    const { since: _, ...entity } = SCHEMA.entity;
    const yaml = `measures: {n: {from: orders, agg: count, empty: 0}, held: {from: cards, agg: count, empty: 0}}
---
code: city
define: {column: customers.city}
---
code: cards
define: {expr: held}
---
code: share
define: {expr: pct_rank(held)}
---
code: fixed_query
define: {sql: {query: "SELECT customer_id, 1 AS value FROM orders"}}
---
code: aged
define: {expr: age(birth_date)}
---
code: valid
define: {measure: {from: cards, agg: count, where: as_of > '2025-01-01'}}
---
code: recent
define: {expr: n}
---
code: ranked
define: {expr: rank(n)}
---
code: counted
define: {cases: [{when: recent > 1, value: a}], else: b}
---
code: asked
define: {sql: {query: "SELECT customer_id, 1 AS value FROM orders WHERE order_date <= :as_of"}}
---
code: after
define: {expr: register_date > as_of}
---
code: older_than_most
define: {bin: {of: age(birth_date), method: median}}
---
code: by_age
define: {expr: rank(age(birth_date)) <= 3}
---
code: in_the_older_half
define: {bin: {of: pct_rank(age(birth_date)), method: edges, edges: [0.5]}}
---
code: grown_up
define: {cases: [{when: age(birth_date) >= 18, value: yes}]}
`;
    const { value, issues } = checkTags(yaml, { ...SCHEMA, entity });
    if (!value) throw new Error(JSON.stringify(issues));
    return value;
  }
});

describe('dependents', () => {
  test('of a tag: whoever reads it, directly or not, and not the tag', () => {
    expect(dependents(OTHERS, { tags: ['rank_within'] })).toEqual(['on_top']);
    expect(dependents(OTHERS, { tags: ['card'] })).toEqual(['heavy']);
    expect(dependents(OTHERS, { tags: ['city'] })).toEqual(['on_top', 'few']);
    expect(dependents(OTHERS, { tags: ['on_top'] })).toEqual([]);
  });

  test('of a table: through gates, steps, lines and queries', () => {
    expect(dependents(setOf('gates.yaml'), { tables: ['consents'] })).toEqual(['reachable', 'once_granted', 'all_three', 'nobody_asked']);
    expect(dependents(OTHERS, { tables: ['survey'] })).toEqual(['by_hand', 'cart']);
    expect(dependents(OTHERS, { tables: ['order_items'] })).toEqual(['by_food', 'tgi', 'above']);
    expect(dependents(OTHERS, { tables: ['products'], tags: ['weight'] })).toEqual(['heavy']);
  });

  test('a name that is none is no silence', () => {
    expect(() => dependents(OTHERS, { tables: ['order'] })).toThrow('no table order');
    expect(() => dependents(OTHERS, { tags: ['none'] })).toThrow('no tag none');
    expect(() => refreshPlan(OTHERS, [{ table: 'order', customers: [] }])).toThrow('no table order');
  });
});

test('a statement for some of the customers is refused where a tag looks at others', () => {
  for (const [name, tags] of TAG_SETS) {
    const looks = refreshPlan(tags, [{ table: 'customers', customers: CUSTOMERS }]).everybody.length > 0;
    const compile = () => compileTags(tags, sqlite, CUSTOMERS);
    if (looks) expect(compile, name).toThrow(RangeError);
    else expect(compile().params['customers'], name).toBe('[["A"],["B"]]');
  }
});

test('keys that are numbers stay numbers, however a result writes them', () => {
  const { tables, ...rest } = SCHEMA;
  const { customers } = tables;
  if (!customers) throw new Error('no customers');
  const columns = customers.columns.map((c) => (c.name === 'customer_id' ? { ...c, type: 'int' as const } : c));
  const { value } = checkTags('code: a\ndefine: {expr: city}', { ...rest, tables: { ...tables, customers: { ...customers, columns } } });
  expect(value && compileTags(value, sqlite, ['10', 9, '9']).params['customers']).toBe('[[10],[9]]');
});
