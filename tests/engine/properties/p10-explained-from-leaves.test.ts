import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  checkTags,
  compileTags,
  type Explanation,
  explainCustomer,
  runTags,
  sqlite,
  type TruthNode,
  type Value,
} from '../../../src/engine/index.ts';
import { SCHEMA } from '../world.ts';
import { AS_OF, PEOPLE, purchases, withPurchases } from './purchases.ts';

/** P10: the explanation of a customer gives the value again, from its leaves alone: source rows to facts, facts to comparisons, comparisons to the rule. */

type Truth = boolean | null;
const name = fc.constantFrom('n', 'spend', 'days', 'recent');
const leaf = fc.oneof(
  fc
    .tuple(name, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.integer({ min: 0, max: 12 }))
    .map(([of, sign, k]) => `${of} ${sign} ${k}`),
  fc.tuple(name, fc.constantFrom('is missing', 'is present')).map((parts) => parts.join(' ')),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie('condition').map((c) => `not (${c})`),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((cs) => cs.map((c) => `(${c})`).join(' and ')),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((cs) => cs.map((c) => `(${c})`).join(' or ')),
  ),
}));

const yamlOf = (conditions: readonly string[]): string => `measures:
  n: {from: orders, agg: count, where: status = 'paid', empty: 0}
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid'}
  days: {from: orders, agg: days_since}
  recent: {from: orders, agg: count, on: order_ts, window: {last: 30d}}
---
code: rule
define: {cases: [${conditions.map((c, i) => `{when: "${c}", value: v${i}}`).join(', ')}], else: rest}
---
code: yes
define: {expr: "${conditions[0]}"}
---
code: per_order
define: {expr: spend / recent}
---
code: bands
define: {bin: {of: spend, method: edges, edges: [2, 9], labels: [low, middle, high]}}
---
code: fifths
define: {bin: {of: n, method: percentile_inc, n: 5}}
`;

/** What a comparison comes to, from its text and the values that stand beside it. */
function leafTruth({ text, values }: TruthNode): Truth {
  const [, of = '', sign = '', limit = ''] = /^(\w+) (=|!=|<=|>=|<|>|is) (\S+)$/.exec(text) ?? [];
  const found = values.find((v) => v.name === of);
  if (!found) throw new Error(`the leaf ${text} does not say its value`);
  const { value } = found;
  if (sign === 'is') return (value === null) === (limit === 'missing');
  if (value === null) return null;
  const [a, b] = [Number(value), Number(limit)];
  return { '=': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[sign] ?? null;
}
function truthFromLeaves(node: TruthNode): Truth {
  const parts = node.children.map(truthFromLeaves);
  const [decisive, other] = node.operator === 'and' ? [false, true] : [true, false];
  if (node.operator === 'leaf') return leafTruth(node);
  if (node.operator === 'not') return parts[0] === null ? null : !parts[0];
  return parts.some((p) => p === decisive) ? decisive : parts.includes(null) ? null : other;
}

/** What a measure comes to, from the rows that the explanation shows. */
function factFromRows({ measure }: Explanation['facts'][number]): Value | undefined {
  if (!measure) return undefined;
  const { columns, values } = measure.rows;
  const column = (name: string) => values[columns.indexOf(name)] ?? [];
  const count = values[0]?.length ?? 0;
  if (measure.agg === 'count') return count;
  if (count === 0) return null;
  if (measure.agg === 'sum') return column('amount').reduce<number>((cents, a) => cents + Math.round(Number(a) * 100), 0) / 100;
  const last = column('order_date').map(String).sort().at(-1) ?? '';
  return (Date.parse(AS_OF) - Date.parse(last)) / 86_400_000;
}

function valueFromLeaves({ rule, facts, code }: Explanation): Value | undefined {
  switch (rule.kind) {
    case 'cases': {
      const hit = rule.cases.find((c) => truthFromLeaves(c.condition) === true);
      return hit ? hit.value : 'rest';
    }
    case 'value': {
      if (rule.truth) return truthFromLeaves(rule.truth);
      const [spend = null, recent = null] = ['spend', 'recent'].map((name) => facts.find((f) => f.name === name)?.value);
      if (spend === null || recent === null) return null;
      return Number((Number(spend) / Number(recent)).toPrecision(15));
    }
    case 'bin': {
      const { value, cuts } = rule.score;
      if (value === null) return null;
      // A value on an edge that a person set belongs to the band above it, one on a percentile to the band below.
      const passed = cuts.filter((cut) => (code === 'bands' ? Number(value) >= cut : Number(value) > cut)).length;
      return code === 'bands' ? (['low', 'middle', 'high'][passed] ?? null) : passed + 1;
    }
    default:
      return undefined;
  }
}

test('rows, facts, comparisons and the rule lead to the value of the run', async () => {
  const matched = new Set<string>();
  await fc.assert(
    fc.asyncProperty(purchases, fc.array(condition, { minLength: 2, maxLength: 3 }), async (rows, conditions) => {
      const { value: tags } = checkTags(yamlOf(conditions), SCHEMA);
      if (!tags) throw new Error('the tags resolve');
      const compiled = compileTags(tags, sqlite);
      await withPurchases(rows, async (execute) => {
        const run = await runTags(tags, compiled, AS_OF, execute);
        for (const [i, id] of PEOPLE.entries()) {
          for (const tag of run.tags) {
            const why = await explainCustomer(tags, compiled, sqlite, tag.code, id, AS_OF, execute);
            const engine = tag.values[i] ?? null;
            const said = [tag.code, id, conditions];
            expect([...said, why.known, why.value]).toEqual([...said, true, engine]);
            expect([...said, valueFromLeaves(why)]).toEqual([...said, engine]);
            for (const fact of why.facts) {
              const empty = fact.name === 'recent' && fact.value === null;
              expect([fact.name, id, empty ? null : fact.value]).toEqual([fact.name, id, empty ? null : factFromRows(fact)]);
              if (empty) expect(factFromRows(fact)).toBe(0);
            }
            if (why.rule.kind === 'cases') {
              const states = why.rule.cases.map((c) => c.state);
              const hit = why.rule.cases.findIndex((c) => truthFromLeaves(c.condition) === true);
              expect(states).toEqual(states.map((_, k) => (k === hit ? 'matched' : hit === -1 || k < hit ? 'passed-over' : 'not-reached')));
              matched.add(states.includes('matched') ? (states[0] === 'matched' ? 'first' : 'later') : 'none');
            }
          }
        }
      });
    }),
    { numRuns: 12 },
  );
  expect([...matched].toSorted()).toEqual(['first', 'later', 'none']);
}, 30_000);

test('whoever is not a customer on that day has no value and no facts', async () => {
  const { value: tags } = checkTags(yamlOf(['n > 1']), SCHEMA);
  if (!tags) throw new Error('the tags resolve');
  await withPurchases([], async (execute) => {
    const why = await explainCustomer(tags, compileTags(tags, sqlite), sqlite, 'rule', 'nobody', addDays(AS_OF, 1), execute);
    expect([why.known, why.value, why.facts]).toEqual([false, null, []]);
  });
});
