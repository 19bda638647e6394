import { describe, expect, test } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { parseTags } from '../../../src/engine/index.ts';
import { labsWords } from '../../../src/i18n/zh/labs.ts';
import { FUNCTIONS, KEYS, suggestInTags } from '../../../src/islands/editor/tag-completion.ts';
import { positionIn } from '../../../src/islands/editor/yaml-path.ts';

/** `|` marks where one types. */
function at(marked: string): [string, number] {
  const offset = marked.indexOf('|');
  return [marked.replace('|', ''), offset];
}
const position = (marked: string) => positionIn(...at(marked));
const suggested = (marked: string): string[] =>
  suggestInTags(...at(marked), yunduo.schema, 'zh', labsWords.tagLab.editor).suggestions.map((s) => s.text);

describe('where one types', () => {
  test.each([
    ['co|', [], 'key'],
    ['define:\n  ca|', ['define'], 'key'],
    ['define:\n  cases:\n    - wh|', ['define', 'cases'], 'key'],
    ['define:\n  cases:\n    - when: sp|', ['define', 'cases', 'when'], 'value'],
    ['define:\n  cases:\n    - {when: sp|', ['define', 'cases', 'when'], 'value'],
    ['define:\n  cases:\n    - {when: a > 1, va|', ['define', 'cases'], 'key'],
    ['define:\n  cases:\n    - {when: "a > 1, b", va|', ['define', 'cases'], 'key'],
    ['measures:\n  spend:\n    from: or|', ['measures', 'spend', 'from'], 'value'],
    ['measures:\n  spend:\n    window: {la|', ['measures', 'spend', 'window'], 'key'],
    ['measures:\n  spend:\n    window: {last: 3|', ['measures', 'spend', 'window', 'last'], 'value'],
    ['measures:\n  spend:\n    from: orders\n    window: {last: 3d}\n    ag|', ['measures', 'spend'], 'key'],
    ['code: a\n---\ncode: b\ndef|', [], 'key'],
    ['define: {measure: {from: o|', ['define', 'measure', 'from'], 'value'],
  ] as const)('%s', (marked, path, due) => {
    expect(position(marked)).toMatchObject({ path, due });
  });

  test('the word that is being typed is what a suggestion replaces', () => {
    const marked = 'define: {expr: spend_e|';
    expect(positionIn(...at(marked)).from).toBe(marked.indexOf('spend_e'));
  });
});

describe('what is offered', () => {
  test('builders with what they do, tables by name, aggregates, methods', () => {
    expect(suggested('define:\n  |')).toEqual(expect.arrayContaining(['cases', 'measure', 'rfm']));
    expect(suggested('measures:\n  spend:\n    from: |')).toContain('order_items');
    expect(suggested('measures:\n  spend:\n    agg: |')).toContain('count_distinct');
    expect(suggested('define:\n  bin:\n    method: |')).toContain('percentile_inc');
  });

  test('the ends of an edge: columns of its table', () => {
    const text = 'define:\n  graph:\n    edges: orders\n    metric: |';
    expect(suggested(text)).toEqual(['degree', 'distinct_degree', 'pagerank', 'betweenness']);
    expect(suggested('define:\n  graph:\n    edges: |')).toContain('orders');
    expect(suggested('define:\n  graph:\n    edges: orders\n    from: |')).toContain('customer_id');
    expect(suggested('define:\n  graph:\n    edges: orders\n    to: |')).not.toContain('sku');
  });

  test('in a condition: own measures, the schema’s, the customer’s columns, functions', () => {
    const text = 'code: t\nmeasures:\n  basket:\n    from: orders\n    agg: avg\n    field: amount\ndefine:\n  expr: |';
    expect(suggested(text)).toEqual(expect.arrayContaining(['basket', 'orders_90d', 'city', 'pct_rank', 'and']));
    expect(suggested(text)).not.toContain('amount');
  });

  test('in a filter on rows: the columns of the table that is read', () => {
    expect(suggested('measures:\n  a:\n    from: orders\n    where: |')).toContain('status');
    expect(suggested('measures:\n  a:\n    from: orders\n    where: |')).not.toContain('sku');
  });
});

describe('the lists are the engine’s own', () => {
  /** What the engine says may stand beside a key that it does not know. */
  const known = (text: string): readonly string[] =>
    parseTags(text).issues.flatMap((issue) => (issue.code === 'unknown-key' ? issue.params.available : []));
  test.each([
    ['measure', 'code: t\ndefine: {measure: {from: orders, agg: count, nokey: 1}}'],
    ['bin', 'code: t\ndefine: {bin: {of: spend_ever, method: mean, nokey: 1}}'],
    ['cases', 'code: t\ndefine: {cases: [{when: 1 = 1, value: a, nokey: 1}]}'],
    [
      'score',
      'code: t\ndefine: {rfm: {recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: mean, nokey: 1}}}',
    ],
    ['rfm', 'code: t\ndefine: {rfm: {nokey: 1}}'],
    ['value', 'code: t\nvalue: {nokey: 1}\ndefine: {expr: 1 = 1}'],
    ['name', 'code: t\nname: {nokey: 1}\ndefine: {expr: 1 = 1}'],
    ['window', 'code: t\ndefine: {measure: {from: orders, agg: count, window: {nokey: 1d}}}'],
  ])('keys of %s', (key, text) => {
    expect(KEYS[key]?.length).toBeGreaterThan(0);
    for (const name of KEYS[key] ?? []) expect(known(text)).toContain(name);
  });

  test('functions', () => {
    const { issues } = parseTags('code: t\ndefine: {expr: 1 = 1}');
    expect(issues).toEqual([]);
    expect(FUNCTIONS.toSorted()).toEqual(Object.keys(labsWords.tagLab.editor.functions).toSorted());
  });
});
