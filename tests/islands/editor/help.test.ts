import { describe, expect, test } from 'vitest';
import { BUILDER_NAMES, builderAt, PLACE_NAMES, placeAt, wordsIn } from '../../../src/engine/language/grammar/grammar.ts';
import { OPERATORS } from '../../../src/engine/language/grammar/operators.ts';
import { FUNCTIONS } from '../../../src/engine/language/signatures.ts';
import { grammarWords } from '../../../src/i18n/en/grammar.ts';
import { keySentence, wordSentence } from '../../../src/islands/editor/say-grammar.ts';
import { at, en, zh } from './marked.ts';

const help = (marked: string, language = en) => language.help(...at(marked));

describe('help on what stands there', () => {
  test.each([
    ['a key', 'def|ine: {expr: 1}', 'define', 'How it is worked out'],
    ['a builder', 'define: {pre|fer: {from: orders}}', 'prefer', 'The value that a customer prefers'],
    ['a key of a builder', 'define: {prefer: {half_l|ife: 7d}}', 'half_life', 'How long it takes until a row counts half'],
    ['a word', 'define: {prefer: {by: t|gi}}', 'tgi', 'That share against everybody’s'],
    ['a word in a list', 'define: {column: customers.city, clean: [lo|wer]}', 'lower', 'lower case'],
    ['a function', 'define: {expr: "rou|nd(spend_365d, 2)"}', 'round(x: number, digits?: number) → number', 'Rounded'],
    ['a number in a call: the call', 'define: {expr: "round(spend_365d, |2)"}', 'round(x: number, digits?: number) → number', 'Rounded'],
    ['an empty argument: the call', 'define: {expr: "round(spend_365d, |)"}', 'round(x: number, digits?: number) → number', 'Rounded'],
    ['an operator of two words', 'define: {expr: city is not miss|ing}', 'is missing', 'There is no value'],
    ['a sign', 'define: {expr: spend_365d >|= 3}', '>=', 'More than or equal to'],
    ['a column', 'define: {expr: ci|ty is missing}', 'city', 'City'],
    ['a column of rows', 'define: {measure: {from: orders, where: sta|tus is present}}', 'status', 'Status'],
    ['a column by its table', 'define: {measure: {from: order_items, where: orders.sta|tus is present}}', 'status', 'Status'],
    ['the column of a tag', 'define: {column: customers.ci|ty}', 'city', 'City'],
    ['a table', 'define: {measure: {from: ord|ers}}', 'orders', 'Orders'],
    ['a measure of the schema', 'define: {expr: spend_|365d > 1}', 'spend_365d', 'Spend in the last 365 days'],
    ['another tag', 'code: a\nname: {en: Alpha}\ndefine: {expr: 1}\n---\ncode: b\ndefine: {expr: a| > 0}', 'a', 'Alpha'],
    ['the as-of date', 'define: {expr: as_|of > register_date}', 'as_of', 'counted back'],
  ])('%s', (_, marked, title, is) => {
    const found = help(marked);
    expect(found?.title).toBe(title);
    expect(found?.is).toContain(is);
  });

  test('a column says its type and its codes, a measure what it is in words', () => {
    expect(help('define: {expr: ci|ty is missing}')?.facts.join('\n')).toMatch(/customers · text · may be missing\n`shanghai` Shanghai/);
    expect(help('define: {expr: spend_|365d > 1}', zh)?.facts).toContain('最近 365 天已支付的订单，订单金额合计');
    const own =
      'measures:\n  big: {from: orders, agg: count, where: amount > 100, window: {last: 30d}}\n---\ncode: t\ndefine: {expr: b|ig > 3}';
    expect(help(own)?.facts.join(' ')).toContain('last 30 days');
    expect(help('measures:\n  bi|g: {from: orders, agg: count, window: {last: 30d}}\n')?.facts.join(' ')).toContain('last 30 days');
  });

  test('a key says what it takes, when it is required and what holds without it', () => {
    expect(help('define: {prefer: {half_l|ife: 7d}}')?.facts).toEqual(['days or weeks: `7d`, `2w`', 'Required with `by: decay`']);
    expect(help('define: {graph: {direc|tion: in}}')?.facts).toEqual([
      '`in`, or `out`',
      'Only with `metric: degree | distinct_degree`',
      '`in` if left out',
    ]);
    expect(help('define: {rfm: {rec|ency: {days_since: order_date}}}')?.facts).toContain('Required without `like`');
  });

  test('it marks the word that it is about', () => {
    const [text, offset] = at('define: {expr: "round(spend_|365d, 2)"}');
    const found = en.help(text, offset);
    expect(text.slice(found?.start, found?.end)).toBe('spend_365d');
  });

  test.each([
    '|# comment\ncode: a',
    'code: a\nnokey|: 1',
    'define: {expr: "\'a te|xt\' = city"}',
    'define: {expr: 3|4 > 1}',
    'define: {expr: nobo|dy > 1}',
  ])('nothing on %s', (marked) => {
    expect(help(marked)).toBeUndefined();
  });
});

describe('everything has its sentence', () => {
  test('keys and words', () => {
    const silent = [
      ...PLACE_NAMES.map((place) => [place, placeAt(place)] as const),
      ...BUILDER_NAMES.map((builder) => [`define.${builder}`, builderAt(builder)] as const),
    ].flatMap(([place, spec]) =>
      Object.entries(spec).flatMap(([key, { takes }]) => [
        ...(keySentence(grammarWords, place, key) ? [] : [`${place}.${key}`]),
        ...wordsIn(takes).flatMap((word) => (wordSentence(grammarWords, place, key, word) ? [] : [`${place}.${key}: ${word}`])),
      ]),
    );
    expect(silent).toEqual([]);
  });
  test('functions and operators', () => {
    for (const name of FUNCTIONS) expect(grammarWords.functions[name]).not.toBe('');
    for (const sign of OPERATORS) expect(grammarWords.operators[sign]).not.toBe('');
  });
});

describe('colours', () => {
  const marks = (text: string): string[] =>
    en
      .marks(text)
      .filter(({ is }) => is !== 'key' && is !== 'expression')
      .map(({ start, end, is }) => `${is} ${text.slice(start, end)}`);
  test('an expression, word by word, however it is quoted', () => {
    const words = [
      'function round',
      'name spend_365d',
      'number 2',
      'operator >=',
      'number 20',
      'number %',
      'operator and',
      'name city',
      'operator =',
      "text 'xian'",
    ];
    expect(marks('define: {expr: "round(spend_365d, 2) >= 20% and city = \'xian\'"}')).toEqual(words);
    expect(marks("define:\n  expr: round(spend_365d, 2) >= 20% and city = 'xian'")).toEqual(words);
    expect(marks("define:\n  expr: >\n    round(spend_365d, 2) >= 20%\n    and city = 'xian'")).toEqual(words);
  });
  test('words, spans, names and what the author names', () => {
    expect(marks('measures:\n  big: {from: orders, agg: sum, field: amount, window: {last: 30d}}')).toEqual([
      'own big',
      'name orders',
      'word sum',
      'name amount',
      'span 30d',
    ]);
  });
  test('a value is the same, with and without quotes', () => {
    const file = (value: string, name: string): string =>
      `code: a\nname: {zh: ${name}, en: ${name}}\ndefine:\n  cases: [{when: city is missing, value: ${value}}]\n  else: null`;
    const expected = (value: string, name: string): string[] => [
      'own a',
      `text ${name}`,
      `text ${name}`,
      'name city',
      'operator is',
      'operator missing',
      `text ${value}`,
      'constant null',
    ];
    expect(marks(file('high', '订单'))).toEqual(expected('high', '订单'));
    expect(marks(file('"high"', "'订单'"))).toEqual(expected('"high"', "'订单'"));
  });
  test('values that are words are not operators, in an expression or outside of it', () => {
    expect(marks('define: {expr: active = true}\nvalue: {exclusive: true}')).toEqual([
      'name active',
      'operator =',
      'constant true',
      'constant true',
    ]);
  });
  test('what no word takes of an expression has one colour, quotes and brackets alike', () => {
    const all = (text: string): string[] => en.marks(text).map(({ start, end, is }) => `${is} ${text.slice(start, end)}`);
    expect(all('define: {expr: "(1)"}')).toEqual(['key define', 'key expr', 'expression "(1)"', 'number 1']);
    expect(all('define: {expr: 1}')).toEqual(['key define', 'key expr', 'number 1']);
  });
  test('keys, where the grammar knows them', () => {
    const keys = en.marks('code: a\nnokey: 1\ndefine: {exprr: 1}').filter(({ is }) => is === 'key');
    expect(keys.map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [17, 23],
    ]);
  });
  test('an unfinished expression keeps the colours it has', () => {
    expect(marks('define: {expr: mean(spend_365d) > }')).toEqual(['function mean', 'name spend_365d', 'operator >']);
  });
});
