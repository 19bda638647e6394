import { expect, test } from 'vitest';
import { issuesOf } from './world.ts';

/** What is left of a text when every fix that is offered has been taken, one after the other. */
function mended(text: string): string {
  let now = text;
  for (let n = 0; n < 10; n++) {
    const fix = issuesOf(now).find((i) => i.fix)?.fix;
    if (!fix) return now;
    now = now.slice(0, fix.start) + fix.text + now.slice(fix.end);
  }
  throw new Error(now);
}

test.each<[expression: string, mended: string]>([
  [`'coalesce(city, "x") = null'`, `'coalesce(city, "x") is missing'`],
  [`"coalesce(city, \\"x\\") != null"`, `"coalesce(city, \\"x\\") is present"`],
  ['city = null   # a comment', 'city is missing   # a comment'],
  ['city = (null)', 'city is missing'],
  ['“上海” ＝ city', `"'上海' = city"`],
  ['‘上海’ = city or city ＝ ‘北京’', `"'上海' = city or city = '北京'"`],
  ["'city ＝ “上海”'", "'city = ''上海'''"],
  ['city ＝ “上海”', "city = '上海'"],
  ["city != 'a'", "city != 'a' or city is missing"],
  ["(city != 'a')   # a comment", "(city != 'a' or city is missing)   # a comment"],
  ["birth_date is present and city != 'a'", "birth_date is present and (city != 'a' or city is missing)"],
  ["birth_date is present or city != 'a'", "birth_date is present or city != 'a' or city is missing"],
  ["not (city = 'a') and birth_date is present", "(not (city = 'a') or city is missing) and birth_date is present"],
  ["customers.city not in ('a')", "customers.city not in ('a') or customers.city is missing"],
  [`"not lower(city) like \\"a%\\""`, `"not lower(city) like \\"a%\\" or city is missing"`],
])('%s', (expression, wanted) => {
  const text = mended(`code: a\ndefine:\n  expr: ${expression}\n`);
  expect(text).toBe(`code: a\ndefine:\n  expr: ${wanted}\n`);
  expect(issuesOf(text).filter((i) => i.severity === 'error')).toEqual([]);
});

test('where an edit would not be sure, none is offered', () => {
  for (const expression of ['(city) = null', 'null = city'])
    expect(issuesOf(`code: a\ndefine:\n  expr: ${expression}`).map((i) => i.fix)).toEqual([undefined]);
});

test('a negation inside another is left to its author: letting the missing through there would keep them out', () => {
  expect(issuesOf("code: a\ndefine:\n  expr: not (city != 'a')").map((i) => i.fix?.text)).toEqual([
    "not (city != 'a') or city is missing",
    undefined,
  ]);
});
