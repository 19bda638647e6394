import { describe, expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const TAGS = `tags:
- code: buyer
  name: 买家
  category: [行为, 购买]
  quality: {coverage_min: 0.5, min_group: 2, psi_max: 0.1}
  define: {cases: [{when: "n >= 2", value: 'often, "very"'}, {when: "n = 1", value: once}]}
- code: n
  name: 单数
  category: [行为, 购买]
  quality: {psi_base: 2025-03-31}
  define: {measure: {from: orders, agg: count, window: {last: 60d}}}
`;
/** By 31 March A, B and C have bought once; by 30 June A, B and D three, one and one time in the last 60 days. */
const ORDERS = `customer_id,order_date
A,2025-03-01
B,2025-03-02
C,2025-03-03
A,2025-06-01
A,2025-06-02
A,2025-06-03
B,2025-06-04
D,2025-06-05
`;
const folder = folderWith({
  'tags.yaml': TAGS,
  'good.yaml': TAGS.replace(/ {2}quality: .*\n/g, ''),
  'typo.yaml': TAGS.replace('coverage_min: 0.5', 'coverage_min: 50%'),
  'orders.csv': ORDERS,
});
const OWN = ['--table', 'orders=orders.csv', '--as-of', '2025-06-30'];
const quality = (...args: string[]) => taglab(folder, 'quality', ...args);

describe('taglab quality', () => {
  test('coverage, counts and shares, a number by quantiles and bands; nothing is broken where nothing is asked for', async () => {
    const said = await quality('good.yaml', ...OWN);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toBe(`tag,figure,of,value
buyer,customers,,4
buyer,known,,3
buyer,coverage,,0.75
buyer,count,once,2
buyer,share,once,0.666666666666667
buyer,count,"often, ""very""",1
buyer,share,"often, ""very""",0.333333333333333
n,customers,,4
n,known,,3
n,coverage,,0.75
n,mean,,1.66666666666667
n,deviation,,1.15470053837925
n,quantile,0%,1
n,quantile,5%,1
n,quantile,25%,1
n,quantile,50%,1
n,quantile,75%,2
n,quantile,95%,2.8
n,quantile,100%,3
n,count,<=1,2
n,share,<=1,0.666666666666667
n,count,>1,1
n,share,>1,0.333333333333333
`);
  });

  test('with a base: how far, which way to read it, and what moved; broken limits are said, and the exit code is 1', async () => {
    const said = await quality('tags.yaml', ...OWN, '--base', '2025-03-31');
    const [often, once] = [(1 / 3 - 1e-4) * Math.log(1 / 3 / 1e-4), (2 / 3 - 1) * Math.log(2 / 3)];
    const lines = said.out.split('\n');
    expect(said.code).toBe(1);
    expect(Number(lines.find((line) => line.startsWith('buyer,psi,2025-03-31,'))?.split(',')[3])).toBeCloseTo(often + once, 12);
    expect(lines).toContain('buyer,psi_reading,2025-03-31,shifted');
    expect(lines).toContain('buyer,base_share,once,1');
    expect(lines).toContain('buyer,broken,psi-high,0.1');
    expect(lines).toContain('buyer,broken,"group-small often, ""very""",2');
    expect(lines).toContain('buyer,moved,2025-03-31,3');
    expect(lines).toContain('buyer,flow,"once -> often, ""very""",1');
    expect(lines).toContain('buyer,flow,(absent) -> once,1');
    expect(said.err.trim().split('\n')).toEqual([
      '买家 (buyer): from 2025-03-31 to 2025-06-30, 3 of 4 customers moved.',
      '  once → often, "very": 1 customer',
      '    such as A: 单数 went from 1 to 3.',
      '  once → No value: 1 customer',
      '    such as C: 单数 went from 1 to No value.',
      '  not a customer yet → once: 1 customer',
      '    such as D: not a customer before.',
      '单数 (n): from 2025-03-31 to 2025-06-30, 3 of 4 customers moved.',
      '  1 → 3: 1 customer',
      '    such as A: 单数 went from 1 to 3.',
      '  1 → No value: 1 customer',
      '    such as C: 单数 went from 1 to No value.',
      '  not a customer yet → 1: 1 customer',
      '    such as D: not a customer before.',
      `warning: buyer: the values have shifted: the PSI is ${(often + once).toFixed(3)}, and psi_max allows 0.1. See which value has the largest psi_term before you change the rule.`,
      'warning: buyer: 1 customer has the value “often, "very"”, and min_group asks for 2. Merge it with another value, or do not show it by itself.',
    ]);
  });

  test('who moved is said in Chinese too; a base that is no earlier day is said', async () => {
    const zh = await quality('good.yaml', ...OWN, '--base', '2025-03-31', '--lang', 'zh');
    expect(zh.err).toContain('买家（buyer）：2025-03-31 到 2025-06-30，4 位客户里有 3 位变了。');
    expect(zh.err).toContain('    比如 A：单数从 1 变成 3。');
    const later = await quality('good.yaml', ...OWN, '--base', '2025-12-31');
    expect(later.err).toContain('buyer: the day to compare with, 2025-12-31, is after the as-of date 2025-06-30');
    const same = await quality('good.yaml', ...OWN, '--base', '2025-06-30');
    expect(same.err).toContain('is the as-of date itself');
    expect(same.err).not.toContain('customers moved.');
  });

  test('a tag that names its base is compared with it, and the others with none', async () => {
    const { out, code } = await quality('tags.yaml', ...OWN);
    // One broken limit, of the group, is enough.
    expect(code).toBe(1);
    expect(out).toContain('n,psi,2025-03-31,');
    expect(out).not.toContain('buyer,psi');
  });

  test('as JSON, the same figures', async () => {
    const { out } = await quality('tags.yaml', ...OWN, '--format', 'json', '--base', '2025-06-30');
    const [buyer, n] = JSON.parse(out) as [object, object];
    expect(buyer).toEqual({
      tag: 'buyer',
      as_of: '2025-06-30',
      scale: 'category',
      customers: 4,
      known: 3,
      coverage: 0.75,
      values: [
        { value: 'once', count: 2, share: 0.666666666666667 },
        { value: 'often, "very"', count: 1, share: 0.333333333333333 },
      ],
      psi: {
        base: '2025-06-30',
        psi: 0,
        reading: 'stable',
        values: [
          { value: 'often, "very"', base_share: 0.333333333333333, share: 0.333333333333333, term: 0 },
          { value: 'once', base_share: 0.666666666666667, share: 0.666666666666667, term: 0 },
        ],
      },
      moved: { base: '2025-06-30', customers: 0, flows: [] },
      broken: [{ code: 'group-small', value: 'often, "very"', count: 1, limit: 2 }],
    });
    expect(n).toMatchObject({
      scale: 'number',
      mean: 1.66666666666667,
      values: [
        { from: null, to: 1 },
        { from: 1, to: null },
      ],
      broken: [],
    });
  });

  test('a limit that cannot be read, in both languages', async () => {
    const english = await quality('typo.yaml', ...OWN);
    expect(english).toMatchObject({ code: 1, out: '' });
    expect(english.err).toContain('`coverage_min` should be a number from 0 to 1, such as 0.9; it is `50%`.');
    expect((await quality('typo.yaml', ...OWN, '--lang', 'zh')).err).toContain(
      '`coverage_min` 应当是 0 到 1 之间的数，如 0.9，现在是 `50%`。',
    );
  });

  test('coverage under its limit, in both languages', async () => {
    const early = ['--table', 'orders=orders.csv', '--as-of', '2025-05-15'];
    expect((await quality('tags.yaml', ...early)).err).toContain(
      'warning: buyer: 0% of the customers have a value, and coverage_min asks for 50%.',
    );
    expect((await quality('tags.yaml', ...early, '--lang', 'zh')).err).toContain('0% 的客户有值，没到 coverage_min 定的 50%。');
  });

  test('a base that is no day', async () => {
    const said = await quality('tags.yaml', ...OWN, '--base', '2025-02-30');
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain('“2025-02-30” is no day');
  });

  test('one bad birth date: the customer is kept, or where the column must be a date, the loss is said', async () => {
    const people = Array.from({ length: 50 }, (_, i) => `C${i},${i === 7 ? '1990-13-45' : '1990-01-02'}`);
    const orders = people.map((_, i) => `C${i},2025-06-01`);
    const own = folderWith({
      'tags.yaml': 'code: n\ndefine: {measure: {from: orders, agg: count, empty: 0}}\n',
      'customers.csv': ['customer_id,birth_date', ...people].join('\n'),
      'orders.csv': ['customer_id,order_date', ...orders].join('\n'),
    });
    const tables = ['--table', 'customers=customers.csv', '--table', 'orders=orders.csv', '--as-of', '2025-06-30'];
    const kept = await taglab(own, 'quality', 'tags.yaml', ...tables);
    expect(kept.out).toContain('n,customers,,50\n');
    const asDate = [...tables, '--date-format', 'customers.birth_date=YYYY-MM-DD'];
    const zh = await taglab(own, 'quality', 'tags.yaml', ...asDate, '--lang', 'zh');
    expect(zh.out).toContain('n,customers,,49\n');
    expect(zh.err).toContain('有 1 行没有用上：日期读不出 1 行（第 9 行的 birth_date：“1990-13-45”）');
    expect((await taglab(own, 'quality', 'tags.yaml', ...asDate)).err).toContain('1990-13-45');
  });

  test('on the sample shop', { timeout: 30_000 }, async () => {
    const said = await quality('good.yaml', '--base', '2025-03-31');
    expect(said.code).toBe(0);
    expect(said.err).toMatch(/^买家 \(buyer\): from 2025-03-31 to 2025-06-30, \d+ of 2,000 customers moved\.$/m);
    expect(said.out).toMatch(/^buyer,psi,2025-03-31,0\.\d+$/m);
  });
});
