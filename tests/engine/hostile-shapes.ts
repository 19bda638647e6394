import { Lexer } from 'yaml';
import { LONGEST_TEXT, MOST_PIECES } from '../../src/engine/language/text-limits.ts';

/** Texts that nobody means well with, of any length: much of one thing, which some part of the engine might take long over. */
export interface Shape {
  readonly name: string;
  /** At most so many characters. */
  readonly of: (length: number) => string;
}

const filled = (name: string, head: string, unit: string, tail = ''): Shape => ({
  name,
  of: (length) => head + unit.repeat(Math.max(0, Math.floor((length - head.length - tail.length) / unit.length))) + tail,
});
const counted = (name: string, head: string, one: (i: number) => string, between: string, tail = ''): Shape => ({
  name,
  of: (length) => {
    const parts: string[] = [];
    for (let i = 0, left = length - head.length - tail.length; left > 0; i++) {
      const part = one(i);
      left -= part.length + between.length;
      if (left >= 0) parts.push(part);
    }
    return head + parts.join(between) + tail;
  },
});
const mixed = (name: string, code: (i: number) => number): Shape => ({
  name,
  of: (length) => String.fromCharCode(...Array.from({ length: 1000 }, (_, i) => code(i))).repeat(Math.floor(length / 1000)),
});

const COUNT = 'measures: {n: {from: orders, agg: count}}\n';
const TAG = `code: a\n${COUNT}define:\n`;
const EXPR = `${TAG}  expr: `;
const TAGS = '\n---\n';
const tags = (name: string, define: (i: number) => string): Shape =>
  counted(`tags: ${name}`, `${COUNT}---\n`, (i) => `code: t${i}\ndefine: {${define(i)}}`, TAGS);
const RFM = 'rfm: {recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: ntile, n: 9}';

export const SHAPES: readonly Shape[] = [
  mixed('bytes', (i) => (i * 7919 + ((i * i) % 251)) % 256),
  mixed('characters', (i) => (i * 7919 + ((i * i) % 65_521)) % 65_536),
  ...['[', '{', ']', '}', '[]', '{}', '"', "'", '-', '?', ':', ',', '&', '*', '!', '|', '>', '%', '@', '`', '#', '\t', '\r', '\n', ' '].map(
    (sign) => filled(JSON.stringify(sign), '', sign),
  ),
  ...['- ', '? ', '&a ', '*a ', '!!x ', '!<x> ', ': ', '{a: ', '[a, ', '[[]],', '"a" ', 'a: b: ', '- - ', '> ', 'x #', 'a &b '].map(
    (unit) => filled(`${unit} …`, '', unit),
  ),
  ...['---', '--- a', '...', '%TAG ! x', '[]', '"', '?', ':', 'a:', '- 1', '- - x', '# x', '|', ''].map((line) =>
    filled(`lines of ${line}`, '', `${line}\n`),
  ),
  counted('lines, each deeper', '', (i) => `${' '.repeat(i)}a:`, '\n'),
  counted('anchors', '', (i) => `- &a${i} x`, '\n'),
  filled('aliases', 'x: &a 1\ny:\n', '- *a\n'),
  counted('aliases of aliases', 'a0: &a0 [x, x]\n', (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(5)}]`, '\n'),
  filled('numbers in a list', 'code: a\ndefine: [', '1,', ']'),
  counted('keys in braces', 'code: a\ndefine: {', (i) => `k${i}: 1`, ', ', '}'),
  counted('keys on lines', '', (i) => `k${i}: 1`, '\n'),
  filled('the same key', '', 'a: 1\n'),
  filled('blank lines behind a tag', 'code: a\ndefine: {expr: 1 = 1}\n', '\n'),
  filled('full-width commas', `${EXPR}n > 1 `, '，'),
  filled('full-width commas outside', 'code: a\ndefine: {expr: n > 1}\n', '，', '[: 1'),
  filled('full-width quotes', `${EXPR}city = '`, '’'),
  filled('a long name', `${EXPR}`, 'a_', ' > 1'),
  filled('a long text', `${EXPR}city = '`, 'x', "'"),
  filled('numbers in (…)', `${EXPR}n in (`, '1, ', '1)'),
  filled('names in (…)', `${EXPR}n in (`, 'n, ', 'n)'),
  filled('unknown names in (…)', `${EXPR}n in (`, 'm, ', 'm)'),
  filled('a sum', `${EXPR}n`, ' + n'),
  filled('and, and', `${EXPR}n = 1`, ' and n = 1'),
  ...['(', 'not ', '- ', 'f(', 'abs(', 'if(1 = 1, '].map((unit) => filled(`${unit}${unit}`, EXPR, unit)),
  filled('arguments', `${EXPR}coalesce(`, 'n,', 'n)'),
  filled('escapes', `${TAG}  expr: "`, '\\u4e00', '"'),
  filled('single quotes', `${TAG}  expr: '`, "''", "'"),
  filled('a folded text', `${TAG}  expr: >\n`, '    a\n'),
  filled('a text over many lines', `${TAG}  expr: x\n`, '    n\n'),
  counted('unknown keys', 'code: a\ndefine: {expr: 1 = 1}\n', (i) => `key${i}: 1`, '\n'),
  counted('tags without define', '', (i) => `code: t${i}`, TAGS),
  tags('unknown builders', (i) => `exp: f${i}`),
  tags('unknown names', (i) => `expr: foo_bar_${i} > 1`),
  tags('that fit', (i) => `expr: n > ${i}`),
  tags('columns', () => 'column: city'),
  tags('bands', (i) => `bin: {of: n, n: ${2 + (i % 90)}, method: percentile_inc}`),
  tags('measures', (i) => `measure: {from: orders, agg: sum, field: amount, where: amount > ${i}}`),
  tags('preferences', (i) => `prefer: {from: orders, dimension: channel, by: tgi, window: {last: ${(i % 1000) + 1}d}}`),
  tags('RFM', () => `${RFM}, scheme: eleven}`),
  tags('ranks', (i) => `expr: rank(n + ${i}) > 1`),
  tags('a chain', (i) => `expr: t${i + 1} + 1`),
  tags('a chain from its end', (i) => `expr: ${i > 0 ? `t${i - 1} + ` : ''}1`),
  tags('all of all', (i) => `expr: t${(i * 7) % 1000} = 1 and t${(i * 13) % 1000} = 2`),
  counted('gates', '', (i) => `code: t${i}\ngate: {min_group: 5, min_age: 18, consent: x}\ndefine: {expr: 1 = 1}`, TAGS),
  counted('a list of tags', 'tags:\n', (i) => `- {code: t${i}, define: {expr: 1 = 1}}`, '\n'),
  counted('measures', 'code: a\ndefine: {expr: m1 > 1}\nmeasures:\n', (i) => `  m${i}: {from: orders, agg: count}`, '\n'),
  counted(
    'equal measures',
    'code: a\ndefine: {expr: m1 > 1}\nmeasures:\n',
    (i) => `  m${i}: {from: orders, agg: max, field: nothing}`,
    '\n',
  ),
  counted('cases', `${TAG}  cases:\n`, (i) => `    - {when: n = ${i}, value: v${i}}`, '\n'),
  counted('cases between', `${TAG}  cases:\n`, (i) => `    - {when: n between ${i} and ${2 * i}, value: ${i}}`, '\n'),
  counted('cases over text', `${TAG}  cases:\n`, (i) => `    - {when: city != 'c${i}', value: v${i}}`, '\n'),
  counted('cases cut by commas', `${TAG}  cases: [`, () => '{when: f(, value: 1}', ', ', ']'),
  counted('points', `${TAG}  points:\n`, (i) => `    - {when: n = ${i}, points: ${i}}`, '\n'),
  counted('an audience', `${TAG}  audience:\n    all:\n`, (i) => `      - n > ${i}`, '\n'),
  counted('an audience of nots', `${TAG}  audience:\n    any:\n`, (i) => `      - {not: n > ${i}}`, '\n'),
  counted('a list of customers', 'code: a\ndefine:\n  list: {x: [', (i) => `C${i}`, ',', ']}'),
  counted('spellings', 'code: a\ndefine: {column: city, map: {x: [', () => 'a', ', ', ']}}'),
  counted('values of a column', 'code: a\ndefine: {column: city, map: {', (i) => `v${i}: x${i}`, ', ', '}}'),
  counted('a domain', 'code: a\ndefine: {expr: 1 = 1}\nvalue: {domain: {', (i) => `v${i}: x`, ', ', '}}'),
  counted('a category', 'code: a\ndefine: {expr: 1 = 1}\ncategory: [', () => 'v', ',', ']'),
  counted(
    'a survey',
    `${TAG}  survey: {from: orders, item: status, answer: amount, scale: [1, 5], min_answered: 1, items: [`,
    (i) => `L${i}`,
    ',',
    ']}',
  ),
  counted('centres', `${TAG}  model: {type: kmeans}\n  inputs: {n: n}\n  centers: {`, (i) => `c${i}: {n: ${i}}`, ', ', '}'),
  counted('inputs', `${TAG}  model: {type: linear}\n  coef: {x0: 1}\n  inputs: {`, (i) => `x${i}: n + ${i}`, ', ', '}'),
  counted('segments', `code: a\ndefine:\n  ${RFM}, segments: [`, (i) => `{value: s${i}, r: [1, 9]}`, ', ', ']}'),
  counted('edges', `${TAG}  bin: {of: n, method: edges, edges: [`, (i) => `${i}`, ',', ']}'),
  counted('steps', `${TAG}  sequence:\n    steps:\n`, () => '      - {from: orders}', '\n'),
  filled('a query of numbers', `${TAG}  sql:\n    query: SELECT customer_id, 1 AS value FROM orders WHERE amount IN (1`, ',1', ')'),
  filled('a query of (', `${TAG}  sql:\n    query: SELECT customer_id, `, '('),
  filled(
    'a query of queries',
    `${TAG}  sql:\n    query: SELECT customer_id, 1 AS value FROM orders`,
    ' UNION ALL SELECT customer_id, 1 FROM orders',
  ),
  filled('a query of words', `${TAG}  sql:\n    query: SELECT customer_id, 1 AS value FROM orders WHERE 1`, ' OR 1'),
  filled('a query of comments', `${TAG}  sql:\n    query: SELECT customer_id, 1 AS value FROM orders`, ' /* */'),
  {
    name: 'a deep definition in prose',
    of: (length) => `code: a\ndefine: {expr: 1 = 1}\ndefinition: ${'['.repeat(length / 3)}${']'.repeat(length / 3)}`,
  },
  {
    name: 'a deep tree',
    of: (length) =>
      `${TAG}  model: {type: tree}\n  inputs: {n: n}\n  tree: ${'{if: n > 1, else: 1, then: '.repeat(Math.min(150, length / 28))}2${'}'.repeat(Math.min(150, length / 28))}`,
  },
];

const piecesOf = (text: string): number => {
  let pieces = 0;
  for (const _ of new Lexer().lex(text)) pieces++;
  return pieces;
};

/** The longest text of a shape that is still read to its end, or nearly. */
export function longestOf({ of }: Shape): string {
  const sample = of(20_000);
  const length = Math.min(LONGEST_TEXT, (MOST_PIECES / piecesOf(sample)) * sample.length);
  return of(Math.floor(length * 0.97));
}
