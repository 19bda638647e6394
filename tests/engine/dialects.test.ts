import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, duckdb, inlineParams, oneTag, postgres, spark, sqlite } from '../../src/engine/index.ts';
import { SCHEMA } from './world.ts';

describe('values written in', () => {
  test.each([sqlite, duckdb, postgres, spark])('$name: two signs never meet and begin a comment', (dialect) => {
    expect(inlineParams('-:a', { a: -5 }, dialect)).toBe('-(-5)');
    expect(inlineParams('-:a', { a: -0.5 }, dialect)).toMatch(/^-\(-0\.5/);
  });

  test.each([sqlite, duckdb, postgres, spark])('$name: what stands in quotes is no parameter, and neither is a cast', (dialect) => {
    const sql = `':a' ":a" \`:a\` x::text :b :a`;
    expect(inlineParams(sql, { a: 1, text: 2 }, dialect)).toBe(`':a' ":a" \`:a\` x::text :b 1`);
  });

  test('quotes end no text, and a backslash only in Spark begins a sign', () => {
    const text = "it's \\' OR 1 = 1";
    for (const dialect of [sqlite, duckdb, postgres]) expect(dialect.literal(text)).toBe("'it''s \\'' OR 1 = 1'");
    expect(spark.literal(text)).toBe("'it\\'s \\\\\\' OR 1 = 1'");
  });

  test('what is not whole is a double, never a decimal', () => {
    expect([sqlite, duckdb, postgres, spark].map((d) => d.literal(0.1))).toEqual(['0.1', '0.1e0', '0.1::float8', '0.1D']);
    expect([duckdb, postgres, spark].map((d) => d.literal(1e21))).toEqual(['1e+21', '1e+21::float8', '1e+21D']);
  });
});

describe('names', () => {
  test('PostgreSQL cuts names off behind 63 bytes, so longer ones get an end of their own', () => {
    const long = '标签'.repeat(20);
    const names = [`${long}_cut_1`, `${long}_cut_2`, `a${'b'.repeat(80)}`].map(postgres.quote);
    expect(
      new Set(names.map((name) => new TextDecoder().decode(new TextEncoder().encode(name.replaceAll('"', '')).slice(0, 63)))).size,
    ).toBe(3);
    for (const name of names) expect(new TextEncoder().encode(name.replaceAll('"', '')).length).toBeLessThanOrEqual(63);
    expect(postgres.quote('b'.repeat(63))).toBe('b'.repeat(63));
  });

  test('words that an engine would read otherwise stand between its marks', () => {
    expect([sqlite, duckdb, postgres, spark].map((d) => d.quote('order'))).toEqual(['"order"', '"order"', '"order"', '`order`']);
    expect(spark.quote('a`b')).toBe('`a``b`');
  });
});

test('one tag of a set brings along what it rests on, and nothing else', () => {
  const yaml = `measures:
  n: {from: orders, agg: count, empty: 0}
  spend: {from: orders, agg: sum, field: amount}
---
code: a
define: {expr: n > 1}
---
code: b
define: {expr: a and pct_rank(n) > 0.5}
---
code: c
define: {bin: {of: spend, method: median}}
`;
  const { value } = checkTags(yaml, SCHEMA);
  if (!value) throw new Error('the tags resolve');
  const one = oneTag(value, 'b');
  expect(one.measures.map((m) => m.id)).toEqual(['n']);
  expect(one.populations).toHaveLength(1);
  expect(compileTags(one, duckdb).sql).toMatch(/SELECT customer_id, b\nFROM tagged_1/);
  expect(compileTags(oneTag(value, 'c'), duckdb).sql).not.toContain('COUNT(*) AS n');
});
