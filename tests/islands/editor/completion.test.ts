import { describe, expect, test } from 'vitest';
import { parseTags } from '../../../src/engine/index.ts';
import { BUILDER_NAMES, keysOf, PLACE_NAMES } from '../../../src/engine/language/grammar/grammar.ts';
import { BUILDERS, PLACES } from '../../../src/engine/language/grammar/places.ts';
import { FUNCTIONS } from '../../../src/engine/language/signatures.ts';
import { at, zh } from './marked.ts';

const suggested = (marked: string): string[] => zh.suggest(...at(marked))?.suggestions.map((s) => s.text) ?? [];
const keysBut = (place: keyof typeof PLACES, ...written: string[]): string[] => keysOf(place).filter((key) => !written.includes(key));
const wordsOf = (words: readonly string[]): string[] => [...words];

describe('keys that may stand here, and are not there yet', () => {
  test.each([
    ['an empty text: a tag, or a file around tags', '|', [...keysOf('tag'), 'defaults', 'tags']],
    ['a tag that has begun', 'code: a\n|\n', keysBut('tag', 'code')],
    ['a tag of the next document', 'code: a\n---\ncode: b\ndef|', keysBut('tag', 'code')],
    ['a tag in a list', 'tags:\n  - code: a\n    de|', keysBut('tag', 'code')],
    ['a file', 'tags: []\nme|', ['defaults', 'measures']],
    ['define, empty', 'define:\n  |', BUILDER_NAMES],
    ['define, begun', 'define:\n  ca|', BUILDER_NAMES],
    ['define, in braces', 'define: {|}', BUILDER_NAMES],
    ['beside cases', 'define:\n  cases:\n    - {when: 1 = 1, value: a}\n  |', ['else']],
    ['beside a column', 'define:\n  column: customers.city\n  |', ['clean', 'map', 'else']],
    ['beside points', 'define: {points: [], |}', ['base', 'cut']],
    ['beside a network, without rules', 'define:\n  graph: {edges: orders}\n  |', ['cases']],
    ['beside a network and its rules', 'define:\n  graph: {edges: orders}\n  cases: []\n  |', ['else']],
    ['beside a list', 'define: {list: [C0001], |}', ['else']],
    ['beside a model of no type', 'define:\n  model: {}\n  |', ['inputs', 'cut']],
    ['beside a regression', 'define:\n  model: {type: logistic}\n  inputs: {x: 1}\n  |', ['coef', 'cut']],
    ['beside clusters', 'define:\n  model: {type: kmeans}\n  inputs: {x: 1}\n  |', ['centers', 'scale', 'cut']],
    ['a rule', 'define:\n  cases:\n    - wh|', ['when', 'value']],
    ['a rule in braces, with a comma in its condition', 'define:\n  cases:\n    - {when: "a > 1, b", va|', ['value']],
    ['a measure of the file', 'measures:\n  spend:\n    from: orders\n    |\n', keysBut('measure', 'from', 'min_support')],
    ['min_support, where it means something', 'define: {measure: {agg: most_frequent, min|}}', keysBut('measure', 'agg')],
    ['a window: one of its keys', 'measures:\n  spend:\n    window: {la|', keysOf('window')],
    ['a window that has one', 'define: {measure: {window: {last: 7d, |}}}', []],
    ['a preference by count', 'define: {prefer: {from: orders, |}}', keysBut('prefer', 'from', 'weight', 'half_life', 'base')],
    ['a preference by TGI', 'define: {prefer: {from: orders, by: tgi, |}}', keysBut('prefer', 'from', 'by', 'half_life')],
    ['a preference that decays', 'define: {prefer: {by: decay, |}}', keysBut('prefer', 'by', 'base')],
    ['first and latest', 'define:\n  edge:\n    from: orders\n    |', keysBut('edge', 'from', 'else')],
    ['first and latest, mapped', 'define:\n  edge:\n    map: {a: b}\n    |', keysBut('edge', 'map')],
    ['steps', 'define:\n  sequence:\n    steps: []\n    |', keysBut('sequence', 'steps')],
    ['a step', 'define:\n  sequence:\n    steps:\n      - {from: orders, |}', keysBut('step', 'from')],
    ['a survey', 'define: {survey: {|}}', keysOf('survey')],
    ['PageRank', 'define: {graph: {metric: pagerank, |}}', keysBut('graph', 'metric', 'direction')],
    ['a degree', 'define: {graph: {metric: degree, |}}', keysBut('graph', 'metric', 'damping')],
    ['a query', 'define: {sql: {|}}', keysOf('sql')],
    ['a model', 'define: {model: {|}}', keysOf('model')],
    ['parameters of BG/NBD', 'define:\n  model: {type: bgnbd}\n  params: {|}', ['r', 'alpha', 'a', 'b']],
    ['parameters of Gamma-Gamma', 'define:\n  model: {type: gamma_gamma}\n  params: {p: 1, |}', ['q', 'v']],
    ['inputs of BG/NBD', 'define:\n  model: {type: bgnbd}\n  inputs: {recency: 1, |}', ['frequency', 'age']],
    ['coefficients: the inputs', 'define:\n  model: {type: linear}\n  inputs: {days: 1, n: 2}\n  coef: {days: 1, |}', ['intercept', 'n']],
    ['centres: the inputs', 'define:\n  model: {type: kmeans}\n  inputs: {days: 1}\n  centers: {near: {|}}', ['days']],
    ['a fork of a tree', 'define: {model: {type: tree}, tree: {|}}', ['if', 'then', 'else']],
    [
      'RFM, with one output already',
      'define: {rfm: {like: a, scheme: eight, |}}',
      keysBut('rfm', 'like', 'as', 'weights', 'scheme', 'grid', 'segments'),
    ],
    ['recency', 'define: {rfm: {recency: {|}}}', ['days_since']],
    ['scoring', 'define:\n  rfm:\n    score:\n      |', keysOf('score')],
    ['bins by shares', 'define: {bin: {of: spend_365d, method: pareto, |}}', keysBut('bin', 'of', 'method')],
    ['bins at the mean', 'define: {bin: {of: spend_365d, method: mean, |}}', keysBut('bin', 'of', 'method', 'cut', 'tie_break')],
    ['a gate', 'gate:\n  |', ['consent', 'min_age', 'min_group']],
    ['a gate with an age', 'gate: {min_age: 14, |}', keysBut('gate', 'min_age', 'fresh')],
    ['limits of quality', 'quality: {coverage_min: 0.9, |}', keysBut('quality', 'coverage_min')],
    ['labels of a value', 'code: t\nvalue:\n  domain:\n    high: {|}', ['zh', 'en']],
    ['a comment', 'code: a # an|', []],
  ] as const)('%s', (_, marked, keys) => {
    expect(suggested(marked).toSorted()).toEqual([...keys].sort());
  });

  test('an audience: keys and conditions alike', () => {
    expect(suggested('define:\n  audience:\n    all:\n      - |')).toEqual(
      expect.arrayContaining(['all', 'any', 'not', 'city', 'orders_90d']),
    );
    expect(suggested('define: {audience: {all: [|]}}')).toEqual(expect.arrayContaining(['city', 'orders_90d']));
    expect(suggested('define: {audience: {all: [|]}}')).not.toContain('any');
  });

  test('a key is written with its colon, unless that is there', () => {
    const writes = (marked: string) => zh.suggest(...at(marked))?.suggestions.find((s) => s.text === 'method')?.writes?.text;
    expect(writes('define: {bin: {met|}}')).toBe('method: ');
    expect(writes('define: {bin: {met|: mean}}')).toBeUndefined();
  });
});

describe('words, where a key has some', () => {
  test.each([
    ['define: {measure: {agg: |}}', wordsOf(PLACES.measure.agg.takes.words)],
    ['define: {bin: {method: par|}}', wordsOf(PLACES.bin.method.takes.words)],
    ['define: {rfm: {score: {method: |}}}', wordsOf(PLACES.score.method.takes.words)],
    ['define: {rfm: {scheme: |}}', ['eight', 'eleven']],
    ['define: {prefer: {by: |}}', wordsOf(PLACES.prefer.by.takes.words)],
    ['define: {edge: {which: |}}', ['first', 'last']],
    ['define: {sequence: {gives: |}}', ['reached', 'step']],
    ['define: {graph: {metric: |}}', wordsOf(PLACES.graph.metric.takes.words)],
    ['define: {sql: {type: |}}', ['text', 'number', 'bool', 'date']],
    ['value: {type: |}', wordsOf(PLACES.value.type.takes.words)],
    ['define: {model: {type: |}}', wordsOf(PLACES.model.type.takes.words)],
    ['define:\n  column: customers.city\n  clean: [|]', wordsOf(BUILDERS.column.clean.takes.list.words)],
    ['define: {measure: {window: |}}', ['ever']],
    ['define: {measure: {window: {calendar: |}}}', wordsOf(PLACES.window.calendar.takes.words)],
    ['status: |', wordsOf(PLACES.tag.status.takes.words)],
    ['value: {exclusive: |}', ['true', 'false']],
  ])('%s', (marked, words) => {
    expect(suggested(marked)).toEqual(words);
  });

  test('every word that the grammar has is offered somewhere, with a sentence', () => {
    for (const place of PLACE_NAMES) {
      for (const [key, { takes }] of Object.entries(PLACES[place])) {
        if (typeof takes !== 'object' || !('words' in takes)) continue;
        expect([place, key, takes.words.length > 0]).toEqual([place, key, true]);
      }
    }
    expect(zh.suggest(...at('define: {prefer: {by: |}}'))?.suggestions.every((s) => (s.detail ?? '') !== '')).toBe(true);
  });
});

describe('names that a place knows', () => {
  test.each([
    ['measures:\n  spend:\n    from: or|', ['orders', 'order_items', 'customers'], ['amount']],
    ['define:\n  graph:\n    edges: orders\n    from: |', ['customer_id', 'channel'], ['sku']],
    ['define: {measure: {from: orders, on: |}}', ['order_date', 'order_ts'], ['amount']],
    ['define: {measure: {from: orders, field: |}}', ['amount', 'status', 'round'], ['sku', 'city', 'mean']],
    ['define: {measure: {from: order_items, where: |}}', ['sku', 'orders.status'], ['city']],
    ['define: {measure: {from: order_items, where: orders.|}}', ['status', 'amount'], ['sku', 'abs']],
    ['measures:\n  a:\n    where: |\n    from: orders', ['status'], ['sku']],
    ['define: {rfm: {where: |}}', ['status'], ['sku']],
    ['define: {rfm: {from: events, frequency: {count: |}}}', ['duration_s'], ['amount']],
    ['define: {sequence: {steps: [{from: events}, {from: orders}], not: |}}', ['duration_s'], ['amount']],
    ['define: {prefer: {from: order_items, min_support: {|}}}', ['sku', 'orders.status'], ['city']],
    ['define: {column: customers.ci|}', ['customers.city'], ['city']],
    ['define: {bin: {of: spend_365d, method: ntile, tie_break: |}}', ['customer_id'], ['city']],
    ['define: {survey: {from: events, items: [a, b], reverse: [|]}}', ['a', 'b'], ['city']],
    ['code: t\nvalue: {domain: {high: H, low: L}}\ndefine: {cases: [{when: 1 = 1, value: |}]}', ['high', 'low'], ['city']],
    ['code: a\ndefine: {rfm: {as: code}}\n---\ncode: b\ndefine: {expr: 1}\n---\ncode: c\ndefine: {rfm: {like: |}}', ['a'], ['b', 'c']],
  ])('%s', (marked, there, elsewhere) => {
    const found = suggested(marked);
    expect(found).toEqual(expect.arrayContaining(there));
    for (const name of elsewhere) expect(found).not.toContain(name);
  });

  test('in a condition: measures of the tag and of the file, other tags, the schema’s measures, the customer’s columns, functions', () => {
    const text =
      'measures:\n  shared: {from: orders, agg: count}\n---\ncode: other\ndefine: {expr: 1}\n---\ncode: t\nmeasures:\n  basket: {from: orders, agg: avg, field: amount}\ndefine:\n  expr: |';
    const found = suggested(text);
    expect(found).toEqual(expect.arrayContaining(['basket', 'shared', 'other', 'orders_90d', 'city', 'as_of', ...FUNCTIONS]));
    for (const name of ['amount', 't', 'and']) expect(found).not.toContain(name);
    expect(found.indexOf('basket')).toBeLessThan(found.indexOf('orders_90d'));
  });

  test('the number of a network, in its rules', () => {
    expect(suggested('define:\n  graph: {edges: orders, metric: degree, as: links}\n  cases:\n    - when: |')).toContain('links');
    expect(suggested('define:\n  graph: {edges: orders, metric: degree}\n  cases:\n    - when: |')).toContain('degree');
  });

  test('the inputs of a model, in its tree', () => {
    const found = suggested('define:\n  model: {type: tree}\n  inputs: {days: days_since_last_order}\n  tree: {if: |}');
    expect(found).toContain('days');
    expect(found).not.toContain('city');
  });
});

describe('inside an expression', () => {
  test.each([
    ['behind a name: what may stand between', 'define: {expr: orders_90d |}', ['and', '>=', 'is missing', '+'], ['city']],
    ['behind a number', 'define: {expr: orders_90d > 3 a|}', ['and'], ['abs']],
    ['behind a sign', 'define: {expr: orders_90d > |}', ['spend_90d', 'abs', 'not'], ['and']],
    ['in a call', 'define: {expr: round(|)}', ['spend_90d', 'abs'], ['and']],
    ['codes of a column, in quotes of their own', 'define: {expr: city = |}', ["'shanghai'", 'spend_90d'], []],
    ['codes inside quotes', `define: {expr: "city = 'sh|'"}`, ['shanghai'], ['spend_90d', 'and']],
    ['codes in a list', `define: {expr: "city in ('shanghai', |)"}`, ["'beijing'"], []],
    ['codes of a row', 'define: {measure: {from: orders, where: status = |}}', ["'paid'"], []],
    ['codes of a column by its table', 'define: {measure: {from: order_items, where: orders.status != |}}', ["'paid'"], []],
    ['in an open quote', `define:\n  expr: "city = '|`, ['shanghai'], ['spend_90d']],
  ])('%s', (_, marked, there, elsewhere) => {
    const found = suggested(marked);
    expect(found).toEqual(expect.arrayContaining(there));
    for (const name of elsewhere) expect(found).not.toContain(name);
  });

  test('a function comes with what it takes, and with its parentheses', () => {
    const round = zh.suggest(...at('define: {expr: ro|}'))?.suggestions.find((s) => s.text === 'round');
    expect(round?.detail).toBe('(x: 数, digits?: 数) → 数');
    expect(round?.writes).toEqual({ text: 'round()', cursor: 6 });
  });

  test('inside single quotes of YAML, quotes are doubled', () => {
    const code = zh.suggest(...at("define: {expr: 'city = |'}"))?.suggestions.find((s) => s.text === "'shanghai'");
    expect(code?.writes?.text).toBe("''shanghai''");
  });

  test('the word that is being typed is what a suggestion replaces', () => {
    const [text, offset] = at('define: {expr: spend_e|');
    expect(zh.suggest(text, offset)?.from).toBe(text.indexOf('spend_e'));
    const [path, end] = at('define: {column: customers.ci|}');
    expect(zh.suggest(path, end)?.from).toBe(path.indexOf('customers'));
  });
});

describe('what is taken is read', () => {
  /** Texts in which one word is missing; every suggestion for it gives a text without issues about that word. */
  const TEXTS = [
    'code: t\ndefine: {measure: {from: orders, agg: |, field: amount}}',
    'code: t\ndefine: {bin: {of: spend_365d, method: |, edges: [1, 2]}}',
    'code: t\ndefine: {prefer: {from: orders, dimension: channel, by: |, weight: amount, half_life: 7d}}',
    'code: t\nstatus: |\ndefine: {expr: 1 = 1}',
    'code: t\ndefine: {measure: {from: orders, agg: count, window: {calendar: |}}}',
  ];
  test.each(TEXTS)('%s', (marked) => {
    const [text, offset] = at(marked);
    for (const { text: word } of zh.suggest(text, offset)?.suggestions ?? []) {
      const { issues } = parseTags(text.slice(0, offset) + word + text.slice(offset));
      expect(issues.filter(({ code }) => code === 'not-one-of' || code === 'unknown-key')).toEqual([]);
    }
  });

  test('any place of any text: suggestions or none, never an exception', () => {
    const text =
      "measures:\n  a: {from: orders, agg: sum, field: qty * price, where: status = 'paid' and (x in (1, 2)), window: {last: 3d}}\n---\ncode: t # c\ndefine:\n  cases:\n    - {when: \"a > 1\", value: |\n      b}\n  else: 'it''s'\n";
    for (let i = 0; i <= text.length; i++) {
      expect(() => zh.suggest(text, i)).not.toThrow();
      expect(() => zh.suggest(text.slice(0, i), i)).not.toThrow();
      expect(() => zh.help(text, i)).not.toThrow();
    }
  });
});
