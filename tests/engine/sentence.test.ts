import { describe, expect, test } from 'vitest';
import { yunduo } from '../../src/datasets/yunduo/index.ts';
import {
  editSlot,
  fitsInSlot,
  parseTags,
  type Sentence,
  type Slot,
  type SlotValue,
  sentencesOf,
  slotsOf,
  spanFits,
} from '../../src/engine/index.ts';

const { schema } = yunduo;

function read(text: string): Sentence[] {
  const { value, issues } = parseTags(text);
  if (!value || issues.length > 0) throw new Error(JSON.stringify(issues));
  return sentencesOf(text, value, schema);
}
const sentence = (text: string): Sentence => read(text)[0] as Sentence;
const written = (text: string, slot: Slot): string[] => slot.spots.map(({ start, end }) => text.slice(start, end));
const of = (text: string): { text: string; slots: Slot[] } => ({ text, slots: slotsOf(sentence(text)) });

test("names that every object has are nobody's", () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const lines = [
      `code: a\ndefine: {expr: ${name} > 1}`,
      `code: a\ndefine: {measure: {from: ${name}, agg: sum, field: ${name}, where: "${name} = '${name}'"}}`,
      `code: a\ndefine: {expr: "order_status = '${name}' or city = '${name}'"}`,
      `measures: {"${name}": {from: orders, agg: sum, field: amount}}\n---\ncode: a\ndefine: {expr: ${name} > 1}`,
    ];
    for (const text of lines) expect(read(text)[0]?.lines.length).toBeGreaterThan(0);
  }
});

const VALUE = `code: customer_value
name: {zh: 客户价值, en: Customer value}
# A comment that nobody touches.
measures:
  spend:
    name: {zh: 消费, en: Spend}
    from: orders
    where: "status = 'paid'"
    window: {last: 365d}   # a year
    agg: sum
    field: amount
    empty: 0
  order_count:
    from: orders
    where: "status = 'paid'"
    window: {last: 365d}
    agg: count
    empty: 0
define:
  cases:
    - {when: pct_rank(spend) >= 80% and order_count >= 5, value: high}
    - {when: "city in ('shanghai', 'beijing') or birth_date < '1990-01-01'", value: young}
    - {when: not (register_date is missing), value: known}
  else: regular
`;

/** Limits under keys of their own, in every spelling: bare, quoted, in a flow and in a block, with a comment behind. */
const COMPOSED = {
  points: `code: t
define:
  points:
    - {when: orders_ever >= 2, points: 30}   # a comment
    - when: "city = 'shanghai'"
      points: -10
  base: 5
  cut: {hot: ">= 60", warm: '>=30', cold: else}
`,
  prefer: `code: t
value: {cardinality: many}
define:
  prefer: {from: order_items, dimension: category, by: tgi, weight: qty * price, window: {last: 365d},
    threshold: 120, min_support: {order_id: 2}, top: 3} # the rest stays
`,
  decay: 'code: t\ndefine: {prefer: {from: order_items, dimension: category, by: decay, half_life: "30d", min_support: 4}}',
  sequence: `code: t
define:
  sequence:
    steps: [{from: events, where: type = 'view'}, {from: orders, where: status = 'paid'}]
    within: 7d   # days
    window: {last: 90d}
`,
  survey: `code: t
define: {survey: {from: tickets, items: [a, b, c, d, e, f], scale: [1, 5], min_answered: 2, cut: {high: ">= 4.5", low: else}}}
`,
  model: `code: t
define:
  model: {type: logistic}
  inputs: {r: {from: orders, agg: days_since, window: {last: 90d}}, f: orders_ever}
  coef: {intercept: -1.2, r: 0.018}
  cut: {high: ">= 60%", medium: "> 0.3", low: else}
`,
  tree: 'code: t\ndefine: {model: {type: tree}, inputs: {d: days_since_last_order}, tree: {if: d > 90, then: gone, else: here}}',
  gate: 'code: t\ndefine: {expr: spend_ever >= 10}\ngate: {consent: marketing, min_age: 18, min_group: 20}',
  audience: "code: t\ndefine: {audience: {all: [city = 'shanghai', {not: orders_ever > 3}]}}",
  edge: "code: t\ndefine: {edge: {from: orders, which: first, field: channel, where: status = 'paid', window: {last: 30d}, map: {a: [x]}, else: b}}",
} as const;

describe('what a tag says', () => {
  test('measures over the same rows are looked at once, and their window is one slot', () => {
    const { lines } = sentence(VALUE);
    expect(lines.map((l) => l.role)).toEqual(['look', 'count', 'if', 'if', 'if', 'else']);
    const [look] = lines;
    expect(look).toMatchObject({
      role: 'look',
      table: { en: 'Orders' },
      window: { kind: 'last', span: { value: { count: 365, unit: 'd' } } },
    });
    const { slots } = of(VALUE);
    expect(slots.map((slot) => [slot.kind, ...written(VALUE, slot)])).toEqual([
      ['span', '365d', '365d'],
      ['choice', "'paid'", "'paid'"],
      ['percent', '80%'],
      ['number', '5'],
      ['choice', "'shanghai'"],
      ['choice', "'beijing'"],
      ['date', "'1990-01-01'"],
    ]);
  });

  test('a rank at the top says how large the top is', () => {
    expect(of(VALUE).slots.find((s) => s.kind === 'percent')).toMatchObject({ value: 20, rank: 'top' });
    const bottom = of('code: t\ndefine: {expr: pct_rank(spend_ever) <= 0.1}').slots[0];
    expect(bottom).toMatchObject({ kind: 'percent', value: 10, rank: 'bottom' });
  });

  test('a measure that looks at other rows gets a line of its own', () => {
    const other = VALUE.replace('window: {last: 365d}\n    agg: count', 'window: {last: 90d}\n    agg: count');
    expect(sentence(other).lines.map((l) => l.role)).toEqual(['look', 'count', 'look', 'count', 'if', 'if', 'if', 'else']);
  });

  test('a condition on rows that is no kind of row is said as a condition', () => {
    const [look] = sentence(VALUE.replaceAll("status = 'paid'", 'amount > 100')).lines;
    expect(look).toMatchObject({ where: { say: 'compare', operator: '>', than: { slot: { kind: 'number', value: 100, unit: 'CNY' } } } });
  });

  test('what has no sentence keeps its text, with its names and its values', () => {
    const text = "code: t\ndefine: {expr: 'round(spend_ever / orders_ever, 1) + 10'}";
    const [line] = sentence(text).lines;
    expect(line).toMatchObject({ role: 'value', of: { say: 'text' } });
    const pieces = line?.role === 'value' && line.of.say === 'text' ? line.of.pieces : [];
    expect(pieces[0]).toBe('round(');
    expect(pieces[1]).toEqual(schema.measures['spend_ever']?.name);
    expect(pieces[3]).toEqual(schema.measures['orders_ever']?.name);
    expect(pieces.flatMap((p) => (typeof p === 'object' && 'spots' in p ? [p.value] : []))).toEqual([1, 10]);
  });

  test('the best band of a running total is named first, and its cuts are shares, however they are written', () => {
    const tier = (cut: string) => sentence(`code: t\ndefine: {bin: {of: spend_ever, method: pareto, cut: ${cut}}}`).lines;
    for (const cut of ['{A: 80%, B: 95%, C: 100%}', '{A: 0.8, B: 0.95, C: else}']) {
      expect(tier(cut).at(-1)).toMatchObject({ role: 'labels', labels: ['A', 'B', 'C'], from: 'high' });
      expect(tier(cut)[0]).toMatchObject({
        edges: [
          { kind: 'percent', value: 80 },
          { kind: 'percent', value: 95 },
        ],
      });
    }
    const bin = sentence('code: t\ndefine: {bin: {of: spend_ever, method: percentile_inc, n: 3, labels: [a, b, c]}}').lines;
    expect(bin.at(-1)).toMatchObject({ from: 'low' });
  });

  test('a column is tidied, and has a rest; an age is an age; times is a sign', () => {
    const gender = sentence('code: t\ndefine: {column: gender_raw, clean: [trim, lower], map: {f: [f], m: [m]}, else: other}').lines;
    expect(gender[0]).toMatchObject({ role: 'column', clean: ['trim', 'lower'] });
    expect(gender.at(-1)).toEqual({ role: 'else', value: 'other' });
    const [old] = sentence('code: t\ndefine: {expr: age(birth_date) >= 18}').lines;
    expect(old).toMatchObject({ of: { who: { say: 'name', label: { zh: '年龄', en: 'Age' } } } });
    const [times] = sentence('code: t\ndefine: {expr: orders_ever * spend_ever}').lines;
    expect(times).toMatchObject({ of: { pieces: [{}, ' × ', {}] } });
  });

  test('every builder has lines', () => {
    const roles = (text: string) => sentence(`code: t\n${text}`).lines.map((l) => l.role);
    const frame = "from: orders, where: status = 'paid', window: {last: 90d}";
    expect(roles(`define: {measure: {${frame}, agg: count}}`)).toEqual(['look', 'count']);
    expect(roles('define: {bin: {of: spend_ever, method: percentile_inc, n: 3, labels: [a, b, c]}}')).toEqual(['score', 'labels']);
    expect(roles('define: {bin: {of: spend_ever, method: edges, edges: [10, 20]}}')).toEqual(['score']);
    expect(roles('define: {column: customers.city}')).toEqual(['column']);
    expect(roles('define: {column: gender_raw, map: {f: [F, 女], m: [M]}, else: other}')).toEqual(['column', 'spelt', 'spelt', 'else']);
    const rfm = `define: {rfm: {${frame}, recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: mean}, scheme: eight}}`;
    expect(roles(rfm)).toEqual(['look', 'count', 'score', 'rfm']);
    const own = rfm.replace('scheme: eight', 'segments: [{value: best, r: [1, 1]}], else: others');
    expect(roles(own)).toEqual(['look', 'count', 'score', 'rfm', 'else']);
  });
});

describe('what the composed builders say', () => {
  const roles = (text: string): string[] => sentence(text).lines.map((l) => l.role);
  const abouts = (text: string): (readonly unknown[])[] => of(text).slots.map((slot) => [slot.about.is, slot.kind, ...written(text, slot)]);

  test('points, their start and their bands', () => {
    expect(roles(COMPOSED.points)).toEqual(['base', 'points', 'points', 'band', 'band', 'else']);
    expect(abouts(COMPOSED.points)).toEqual([
      ['base', 'number', '5'],
      ['limit', 'number', '2'],
      ['points', 'number', '30'],
      ['limit', 'choice', "'shanghai'"],
      ['points', 'number', '-10'],
      ['band', 'number', '60'],
      ['band', 'number', '30'],
    ]);
  });

  test('what a preference takes to count', () => {
    expect(roles(COMPOSED.prefer)).toEqual(['look', 'count', 'limits']);
    expect(abouts(COMPOSED.prefer)).toEqual([
      ['window', 'span', '365d'],
      ['support', 'number', '2'],
      ['threshold', 'number', '120'],
      ['top', 'number', '3'],
    ]);
    expect(abouts(COMPOSED.decay)).toEqual([
      ['half-life', 'span', '30d'],
      ['support', 'number', '4'],
    ]);
    expect(roles('code: t\ndefine: {prefer: {from: order_items, dimension: category}}')).toEqual(['look', 'count']);
  });

  test('how long a sequence may take, in days or in weeks', () => {
    expect(abouts(COMPOSED.sequence).at(-1)).toEqual(['within', 'span', '7d']);
    const weeks = COMPOSED.sequence.replace('7d', '2w');
    expect(sentence(weeks).lines.at(-1)).toMatchObject({ role: 'sequence', within: { value: { count: 2, unit: 'w' }, units: ['d', 'w'] } });
  });

  test('both ends of a window, in a flow, a block, quoted, with a comment', () => {
    const window = (text: string) => `code: t\ndefine:\n  measure:\n    from: orders\n    agg: count\n    window: ${text}\n`;
    for (const between of [
      '{between: [90d, 31d]}',
      `{between: ["90d", '31d']}`,
      '\n      between:\n        - 90d # 3 months\n        - 31d',
    ]) {
      expect(of(window(between)).slots).toMatchObject([
        { kind: 'span', about: { is: 'window-from' }, value: { count: 90, unit: 'd' }, least: { count: 31 } },
        { kind: 'span', about: { is: 'window-to' }, value: { count: 31, unit: 'd' }, most: { count: 90 } },
      ]);
    }
    for (const range of ['{range: [2025-01-01, 2025-06-30]}', `{range: ['2025-01-01', "2025-06-30"]}`]) {
      expect(of(window(range)).slots).toMatchObject([
        { kind: 'date', about: { is: 'first-day' }, value: '2025-01-01', most: '2025-06-30' },
        { kind: 'date', about: { is: 'last-day' }, value: '2025-06-30', least: '2025-01-01' },
      ]);
    }
  });

  test('a window keeps its start before its end', () => {
    const span = (count: number, unit: 'd' | 'w' | 'm' | 'y') => ({ count, unit });
    expect(spanFits(span(90, 'd'), { least: span(31, 'd') })).toBe(true);
    expect(spanFits(span(3, 'd'), { least: span(31, 'd') })).toBe(false);
    expect(spanFits(span(5, 'w'), { least: span(31, 'd') })).toBe(true);
    expect(spanFits(span(1, 'y'), { most: span(11, 'm') })).toBe(false);
    expect(spanFits(span(12, 'm'), { most: span(1, 'y') })).toBe(true);
    // A month against days: nobody can say.
    expect(spanFits(span(1, 'm'), { least: span(31, 'd') })).toBe(true);
  });

  test('answers, bands in per cent, turns of a tree, gates', () => {
    expect(abouts(COMPOSED.survey)).toEqual([
      ['answered', 'number', '2'],
      ['band', 'number', '4.5'],
    ]);
    expect(roles(COMPOSED.model)).toEqual(['look', 'count', 'input', 'model', 'weights', 'band', 'band', 'else']);
    expect(abouts(COMPOSED.model).slice(1)).toEqual([
      ['band', 'percent', '60%'],
      ['band', 'number', '0.3'],
    ]);
    expect(sentence(COMPOSED.tree).lines.filter((l) => l.role === 'if')).toMatchObject([
      { when: { say: 'compare', operator: '>' }, value: 'gone' },
      { when: { say: 'compare', operator: '<=' }, value: 'here' },
    ]);
    expect(sentence(COMPOSED.gate).lines.at(-1)).toMatchObject({ role: 'gate', consent: { en: 'Marketing messages' }, unknownAge: 'deny' });
    expect(abouts(COMPOSED.gate).slice(1)).toEqual([
      ['age', 'number', '18'],
      ['group', 'number', '20'],
    ]);
    const centers = 'define: {model: {type: kmeans}, inputs: {d: orders_ever}, centers: {a: {d: 1}, b: {d: 5}}}';
    expect(roles(`code: t\n${centers}`)).toEqual(['input', 'model', 'center', 'center']);
  });
});

describe('a slot that is changed', () => {
  const TEXTS = [
    VALUE,
    "code: t\ndefine: {expr: 'status_note'}".replace("'status_note'", "'city = ''shanghai'' and spend_ever >= 12.5'"),
    'code: t\ndefine: {expr: "city = \\"shanghai\\" and spend_ever between 10 and 20"}',
    'code: t\ndefine: {bin: {of: spend_ever, method: "ntile", n: 4}}',
    'code: t\ndefine: {bin: {of: spend_ever, method: edges, edges: [10, 20, 30.5]}}',
    'code: t\ndefine: {measure: {from: orders, agg: count, window: {calendar: last_month}}}',
    'code: t\ndefine: {measure: {from: orders, agg: count, window: {prev: "6m"}}}',
    "code: t\ndefine: {expr: gender_raw = '女' or spend_ever > 10%}",
    "code: t\ndefine:\n  expr: >-\n    spend_ever >= 100\n    and city = 'shanghai'\n",
    'code: t\ndefine: {measure: {from: orders, agg: count, window: {between: [ 900d , "31d" ]}}} # [1d, 2d]',
    'code: t\ndefine:\n  measure:\n    from: orders\n    agg: count\n    window:\n      between:\n        - 900d # [1d, 2d]\n        - 31d # the end\n',
    "code: t\ndefine: {measure: {from: orders, agg: count, window: {range: [2001-01-31, '2025-06-30']}}}",
    ...Object.values(COMPOSED),
  ];
  /** Something else that the slot could hold. */
  const other = (slot: Slot): SlotValue => {
    switch (slot.kind) {
      case 'number':
        return slot.value + 3;
      case 'percent':
        return 35;
      case 'span':
        return { count: 20, unit: 'w' };
      case 'choice':
        return slot.options.find((o) => o.value !== slot.value)?.value ?? '';
      case 'date':
        return '2001-02-03';
      case 'text':
        return '北京 A';
    }
  };

  for (const [i, text] of TEXTS.entries()) {
    test(`text ${i + 1}: the same value changes nothing, another comes back as itself, all else stays`, () => {
      const { slots } = of(text);
      expect(slots.length).toBeGreaterThan(0);
      for (const slot of slots) {
        expect(editSlot(text, slot, slot.value)).toBe(text);
        const edited = editSlot(text, slot, other(slot));
        const after = of(edited).slots;
        expect(after.map((s) => s.value)).toEqual(slots.map((s) => (s.id === slot.id ? other(slot) : s.value)));
        const outside = (whole: string, { spots }: Slot) =>
          spots.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), whole);
        expect(outside(edited, after.find((s) => s.id === slot.id) as Slot)).toBe(outside(text, slot));
      }
    });
  }

  test('a share at the top is written as the share below it, with or without a per cent sign', () => {
    const text = 'code: t\ndefine: {expr: pct_rank(spend_ever) >= 0.8}';
    const [slot] = of(text).slots;
    expect(editSlot(text, slot as Slot, 12.5)).toContain('>= 0.875}');
    const percent = text.replace('0.8', '80%');
    expect(editSlot(percent, of(percent).slots[0] as Slot, 12.5)).toContain('>= 87.5%}');
  });

  test('text that YAML or the language would read otherwise does not fit', () => {
    expect(['北京', 'A-1', 'two words'].every(fitsInSlot)).toBe(true);
    expect(["it's", 'a: b', 'a #b', 'a, b', 'a\nb', '{x}', '\\'].some(fitsInSlot)).toBe(false);
  });
});
