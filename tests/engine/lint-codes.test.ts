import { describe, expect, test } from 'vitest';
import { checkTags } from '../../src/engine/index.ts';
import { SCHEMA } from './yunduo.ts';

/** What is said of codes, as `what was written -> what was meant`, with the text after all fixes. */
function said(text: string): { slips: string[]; mended: string } {
  const found = checkTags(text, SCHEMA).issues;
  expect(found.filter((i) => i.severity === 'error')).toEqual([]);
  const slips: string[] = [];
  let mended = text;
  for (const issue of found.toReversed()) {
    if (issue.code !== 'unknown-code') continue;
    slips.unshift(`${issue.params.name}: ${issue.params.value} -> ${issue.params.suggestion}`);
    if (issue.fix) mended = mended.slice(0, issue.fix.start) + issue.fix.text + mended.slice(issue.fix.end);
  }
  return { slips, mended };
}
const expr = (e: string): string => `code: t\ndefine:\n  expr: ${e}\n`;

describe('a text that is no code of its column', () => {
  test.each([
    [expr("city = 'Shanghai'"), ['city: Shanghai -> shanghai'], expr("city = 'shanghai'")],
    [expr("city = '上海'"), ['city: 上海 -> shanghai'], expr("city = 'shanghai'")],
    [expr("city = '上海市'"), ['city: 上海市 -> shanghai'], expr("city = 'shanghai'")],
    [expr("not ('Shanghai' = city)"), ['city: Shanghai -> shanghai'], expr("not ('shanghai' = city)")],
    [expr("city != 'shangai' or city is missing"), ['city: shangai -> shanghai'], expr("city != 'shanghai' or city is missing")],
    [expr("'city in (''Shanghai'', ''beijing'')'"), ['city: Shanghai -> shanghai'], expr("'city in (''shanghai'', ''beijing'')'")],
    [expr("city = 'Atlantis on the sea'"), ['city: Atlantis on the sea -> undefined'], expr("city = 'Atlantis on the sea'")],
    [expr("city in ('shanghai', 'beijing') and channel = 'app'"), [], expr("city in ('shanghai', 'beijing') and channel = 'app'")],
    [expr("city = 'shanghai' and channel != 'App'"), ['channel: App -> app'], expr("city = 'shanghai' and channel != 'app'")],
  ])('%s', (text, slips, mended) => {
    expect(said(text)).toEqual({ slips, mended });
  });

  test('in the rows of a measure, and of the steps of a sequence', () => {
    const measure = (status: string) => `code: t\ndefine: {measure: {from: orders, agg: count, where: status = '${status}'}}\n`;
    expect(said(measure('已支付'))).toEqual({ slips: ['status: 已支付 -> paid'], mended: measure('paid') });
    const steps = (name: string) => `code: t\ndefine: {sequence: {steps: [{from: events, where: name = '${name}'}, {from: orders}]}}\n`;
    expect(said(steps('View'))).toEqual({ slips: ['name: View -> view'], mended: steps('view') });
  });

  test('of a measure that picks from a column with codes, and of a tag that is such a measure', () => {
    const picked = (agg: string, channel: string) =>
      `code: t\nmeasures: {m: {from: orders, agg: ${agg}, field: channel}}\ndefine:\n  expr: m = '${channel}'\n`;
    for (const agg of ['first', 'last', 'most_frequent'])
      expect(said(picked(agg, 'App'))).toEqual({ slips: ['m: App -> app'], mended: picked(agg, 'app') });
    const edge = (channel: string) =>
      `code: e\ndefine: {edge: {from: orders, which: first, field: channel}}\n---\n${expr(`e = '${channel}'`)}`;
    expect(said(edge('App'))).toEqual({ slips: ['e: App -> app'], mended: edge('app') });
    const preferred = (category: string) =>
      `code: p\ndefine: {prefer: {from: order_items, dimension: category}}\n---\n${expr(`p = '${category}'`)}`;
    expect(said(preferred('Food'))).toEqual({ slips: ['p: Food -> food'], mended: preferred('food') });
  });

  test('not of a measure that has a value of its own for customers without rows, nor of one that counts', () => {
    const counted = `code: t\nmeasures: {m: {from: orders, agg: last, field: channel, empty: none}}\n${expr("m = 'none'").slice('code: t\n'.length)}`;
    expect(said(counted).slips).toEqual([]);
  });

  test('among the spellings of a map, unless cleaning makes others of them', () => {
    const map = (spelling: string, clean = '') =>
      `code: t\ndefine: {column: customers.city${clean}, map: {east: [${spelling}, nanjing]}}\n`;
    expect(said(map('Shanghai'))).toEqual({ slips: ['city: Shanghai -> shanghai'], mended: map('shanghai') });
    expect(said(map('SHANGHAI', ', clean: [upper]')).slips).toEqual([]);
  });

  test('in a rule that is written as points, once', () => {
    const points = (city: string) =>
      `code: t\ndefine: {points: [{when: "city = '${city}'", points: 10}], cut: {high: ">= 5", low: else}}\n`;
    expect(said(points('Shanghai'))).toEqual({ slips: ['city: Shanghai -> shanghai'], mended: points('shanghai') });
  });

  test('not where a column has no codes, nor of what a function makes of one', () => {
    expect(said(expr("lower(city) = 'SHANGHAI' or gender_raw = 'Male'")).slips).toEqual([]);
  });
});
