import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodesOf } from '../../src/engine/language/expression.ts';
import { type ExpressionError, parseExpression } from '../../src/engine/parse/expression.ts';
import { shape } from './shape.ts';

const shapeOf = (text: string): string => {
  const { expression, error } = parseExpression(text);
  return expression ? shape(expression) : `error: ${JSON.stringify(error)}`;
};

describe('what binds tighter', () => {
  test.each([
    ['a or b and c', '(a or (b and c))'],
    ['a and b or c', '((a and b) or c)'],
    ['(a or b) and c', '((a or b) and c)'],
    ['not a and b', '((not a) and b)'],
    ['not a = 1', '(not (a = 1))'],
    ['not not a', '(not (not a))'],
    ['a or b or c', '((a or b) or c)'],
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b / c', '((a / b) / c)'],
    ['a / (b * c)', '(a / (b * c))'],
    ['(a + b) * c', '((a + b) * c)'],
    ['-a * b', '((- a) * b)'],
    ['a - -1', '(a - -1)'],
    ['- - 1', '1'],
    ['a + 1 > b * 2', '((a + 1) > (b * 2))'],
    ['a > 1 and b is missing', '((a > 1) and (b is missing))'],
    ['a between 1 and 2 and b', '((a between 1 2) and b)'],
    ['a between 1 + 1 and 2 * 3 or c', '((a between (1 + 1) (2 * 3)) or c)'],
    ['a not between 1 and 2', '(a not between 1 2)'],
    ["a not in ('x', 'y') and b", "((a not in ['x' 'y']) and b)"],
    ["a like 'x%' or b", "((a like 'x%') or b)"],
    ["a not like 'x%'", "(a not like 'x%')"],
    ['a is not missing', '(a is present)'],
    ['a is not present', '(a is missing)'],
    ['a is null', '(a is missing)'],
    ['a is not null', '(a is present)'],
    ['(a is missing) = true', '((a is missing) = true)'],
    ['not (a and b)', '(not (a and b))'],
  ])('%s', (text, expected) => {
    expect(shapeOf(text)).toBe(expected);
  });
});

describe('words and signs', () => {
  test.each([
    ["'a'", "'a'"],
    ['"a"', "'a'"],
    ["'it''s'", "'it's'"],
    ['"say ""hi"""', `'say "hi"'`],
    ["'和, or ('", "'和, or ('"],
    ['`order date` > 1', '(order date > 1)'],
    ['`a``b`', 'a`b'],
    ['`and` = 1', '(and = 1)'],
    ['消费额 >= 100', '(消费额 >= 100)'],
    ['orders.amount', 'orders.amount'],
    ['orders.`Amount (CNY)`', 'orders.Amount (CNY)'],
    ['customers.missing', 'customers.missing'],
    ['A AND b Or NOT c', '((A and b) or (not c))'],
    ['a <> b', '(a != b)'],
    ['a == b', '(a = b)'],
    ['a ≥ 1 and b ≤ 2 and c ≠ 3', '(((a >= 1) and (b <= 2)) and (c != 3))'],
    ['a × b ÷ c', '((a * b) / c)'],
    ['20%', '0.2'],
    ['2.5 %', '0.025'],
    ['7%', '0.07'],
    ['110%', '1.1'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['TRUE', 'true'],
    ['null', 'null'],
    ['Round(a, 2)', 'round(a 2)'],
    ['as_of', 'as_of'],
    ['f()', 'f()'],
    ['a\n  and\tb', '(a and b)'],
  ])('%s', (text, expected) => {
    expect(shapeOf(text)).toBe(expected);
  });
});

/** Written with ⟦ ⟧ around the place. */
describe('where reading stops, and what was expected there', () => {
  test.each<[marked: string, expected: ExpressionError['expected']]>([
    ['a >⟦⟧', 'value'],
    ['⟦⟧', 'value'],
    ['a ⟦b⟧', 'operator'],
    ['a = 1 ⟦)⟧', 'operator'],
    ['(a = 1⟦⟧', 'closing-parenthesis'],
    ['a in (1⟦⟧', 'comma-or-close'],
    ['a in (⟦)⟧', 'value'],
    ['f(a ⟦b⟧)', 'comma-or-close'],
    ['a between 1 ⟦or⟧ 2', 'and'],
    ['a not ⟦=⟧ 1', 'operator'],
    ["a = ⟦'⟧x", 'closing-quote'],
    ['a = ⟦"⟧x', 'closing-quote'],
    ['⟦`⟧a = 1', 'closing-quote'],
    ['a = ⟦😀⟧', 'value'],
    ['a in ⟦b⟧', 'value'],
    ['a is ⟦b⟧', 'present-or-missing'],
    ['a = ⟦$⟧b', 'value'],
    ['90 ⟦b⟧', 'operator'],
    ['a and ⟦or⟧ b', 'value'],
    ['a > ⟦1e999⟧', 'value'],
    ['a⟦.5⟧', 'operator'],
  ])('%s: %s', (marked, expected) => {
    const start = marked.indexOf('⟦');
    const end = marked.indexOf('⟧') - 1;
    const { error, expression } = parseExpression(marked.replace('⟦', '').replace('⟧', ''));
    expect(expression).toBeUndefined();
    expect({ start: error?.start, end: error?.end, expected: error?.expected }).toEqual({ start, end, expected });
  });
});

describe('signs of a Chinese input method', () => {
  const fixed = (text: string): string => {
    const { fullWidth } = parseExpression(text);
    return [...fullWidth].reverse().reduce((t, f) => t.slice(0, f.start) + f.expected + t.slice(f.end), text);
  };
  test.each([
    ['a ＞＝ １００', 'a >= 100', '(a >= 100)'],
    ['a ＝ “上海”', "a = '上海'", "(a = '上海')"],
    ['a ＝ ‘上海’', "a = '上海'", "(a = '上海')"],
    ["a = “x” and b = 'y'", "a = 'x' and b = 'y'", "((a = 'x') and (b = 'y'))"],
    ["a = '上海”", "a = '上海'", "(a = '上海')"],
    ['a in （1，2、3）', 'a in (1,2,3)', '(a in [1 2 3])'],
    ['a 》 1 and b 《 2', 'a > 1 and b < 2', '((a > 1) and (b < 2))'],
    ['a！＝ b', 'a!= b', '(a != b)'],
    ['（a ＋ b）＊２ － c／３', '(a + b)*2 - c/3', '(((a + b) * 2) - (c / 3))'],
    ['orders。amount ＞ ２０％', 'orders.amount > 20%', '(orders.amount > 0.2)'],
    ['ａ＞１', 'a>1', '(a > 1)'],
  ])('%s', (typed, mended, expected) => {
    expect(shapeOf(typed)).toBe(expected);
    expect(fixed(typed)).toBe(mended);
    expect(parseExpression(mended).fullWidth).toEqual([]);
    expect(shapeOf(mended)).toBe(expected);
  });

  test('inside quotes and backquotes they are the text itself', () => {
    expect(parseExpression("city = '上海，（浦东）'").fullWidth).toEqual([]);
    expect(shapeOf('`金额（元）` > 1')).toBe('(金额（元） > 1)');
  });

  test('a full-width space is a space and no mistake', () => {
    expect(parseExpression('a　>　1').fullWidth).toEqual([]);
    expect(shapeOf('a　>　1')).toBe('(a > 1)');
  });
});

describe('too deep to be meant', () => {
  const nested = (n: number): string => `${'('.repeat(n)}a${')'.repeat(n)}`;
  const chained = (n: number): string => Array.from({ length: n }, () => 'a').join(' or ');
  test.each([
    ['90 parentheses', nested(90)],
    ['90 nots', `${'not '.repeat(90)}a`],
    ['a chain of 100', chained(100)],
    ['100 sums', `a${' + 1'.repeat(100)}`],
    ['a list of 5000', `a in (${Array.from({ length: 5000 }, (_, i) => i).join(', ')})`],
  ])('%s can be read', (_, text) => {
    expect(parseExpression(text).error).toBeUndefined();
  });
  test.each([
    ['a chain of 102', chained(102)],
    ['50,000 parentheses', nested(50_000)],
    ['50,000 nots', `${'not '.repeat(50_000)}a`],
    ['50,000 minus signs', `${'- '.repeat(50_000)}a`],
    ['50,000 calls', 'f('.repeat(50_000)],
    ['a chain of 50,000', chained(50_000)],
  ])('%s: an error, not an exception', (_, text) => {
    expect(parseExpression(text).error?.expected).toBe('simpler');
  });
});

test('every node spans exactly its own text', () => {
  const text = "not (orders_90d >= 3 or round(x, 2) between -1 and 2.5%) and city not in ('a', 'b') and `o d` is missing";
  const { expression } = parseExpression(text);
  const spanned = [...nodesOf(expression as never)].map((n) => text.slice(n.start, n.end));
  expect(spanned).toEqual([
    text,
    text.slice(0, text.indexOf(' and `')),
    'not (orders_90d >= 3 or round(x, 2) between -1 and 2.5%)',
    'orders_90d >= 3 or round(x, 2) between -1 and 2.5%',
    'orders_90d >= 3',
    'orders_90d',
    '3',
    'round(x, 2) between -1 and 2.5%',
    'round(x, 2)',
    'x',
    '2',
    '-1',
    '2.5%',
    "city not in ('a', 'b')",
    'city',
    "'a'",
    "'b'",
    '`o d` is missing',
    '`o d`',
  ]);
});

test('any text is read or refused, never thrown at', () => {
  const words = fc.constantFrom(
    ...'and or not in between like is missing null ( ) , + - * / = != < <= % . \' " ` a 1 2.5 “ ” （ ） ＞ 上海 😀'.split(' '),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const { expression, error } = parseExpression(parts.join(' '));
      expect((expression === undefined) !== (error === undefined)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseExpression(text) !== undefined));
});
