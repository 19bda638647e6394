import { expect, test } from 'vitest';
import { bandsOf } from '../../../src/islands/tag-lab/bands.ts';
import { isIn } from '../../../src/islands/tag-lab/bars.ts';
import { outcomeOf } from '../../../src/islands/tag-lab/outcome.ts';
import { labText, ran } from './shop.ts';

test('the home lab’s counts and revenue are those of plain loops over the rows', async () => {
  const { tags, rows } = await ran(labText('home-value'));
  const outcome = outcomeOf(tags, rows);
  const [tag] = outcome.tags;
  const column = (name: string) => rows.values[rows.columns.indexOf(name)] ?? [];
  const values = column('customer_value');
  const counts: Record<string, number> = {};
  const spend: Record<string, number> = {};
  values.forEach((value, i) => {
    counts[String(value)] = (counts[String(value)] ?? 0) + 1;
    spend[String(value)] = (spend[String(value)] ?? 0) + Number(column('spend')[i]);
  });
  expect(outcome.customers).toBe(2000);
  expect(tag?.bars.map((bar) => ('value' in bar ? [bar.value, bar.count] : []))).toEqual(
    ['high', 'lapsed', 'growing', 'regular'].map((value) => [value, counts[value]]),
  );
  const total = Object.values(spend).reduce((a, b) => a + b);
  expect(tag?.headline).toMatchObject({ kind: 'share', value: 'high', share: (counts['high'] ?? 0) / 2000 });
  expect(tag?.headline.kind === 'share' && tag.headline.revenueShare).toBeCloseTo((spend['high'] ?? 0) / total, 12);
  for (const example of tag?.examples ?? []) {
    const i = column('customer_id').indexOf(example.customerId);
    expect(values[i]).toBe(example.value);
    expect(example.facts).toEqual(['spend', 'order_count', 'days_since_last_order'].map((name) => column(name)[i]));
  }
});

test('a number is shown in bands that hold everybody who has one, and the middle customer speaks', async () => {
  const { tags, rows } = await ran(labText('raw-rfm'));
  const [recency] = outcomeOf(tags, rows).tags;
  const numbers = (rows.values[rows.columns.indexOf('recency_days')] ?? []).filter((cell) => typeof cell === 'number');
  const counted = recency?.bars.reduce((sum, bar) => sum + bar.count, 0);
  expect(counted).toBe(numbers.length);
  expect(recency?.withoutValue).toBe(2000 - numbers.length);
  for (const bar of recency?.bars ?? []) expect(bar.count).toBe(numbers.filter((n) => isIn(bar, n, false)).length);
  const sorted = numbers.sort((a, b) => a - b);
  const middle = ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
  expect(recency?.headline).toEqual({ kind: 'median', median: middle });
});

test('of a tag with several values a customer counts in each of them', async () => {
  const { tags, rows } = await ran(`code: likes
value: {type: enum, cardinality: many, domain: {food: Food, home: Home}}
define: {prefer: {from: order_items, dimension: category, by: share, weight: qty * price, threshold: 0.3}}`);
  const [likes] = outcomeOf(tags, rows).tags;
  const cells = (rows.values[rows.columns.indexOf('likes')] ?? []).map((cell) => String(cell ?? '').split('|'));
  expect(cells.some((values) => values.length > 1)).toBe(true);
  for (const bar of likes?.bars ?? []) {
    if (!('value' in bar)) throw new Error('a bar without a value');
    const having = cells.filter((values) => values.includes(String(bar.value)));
    expect([bar.value, bar.count]).toEqual([bar.value, having.length]);
    expect(cells.filter((values) => isIn(bar, values.join('|'), true))).toHaveLength(having.length);
  }
  expect(likes).toMatchObject({
    several: true,
    bars: [{ value: 'food', label: { en: 'Food' } }, { value: 'home' }, {}, {}, {}, {}].slice(0, likes?.bars.length),
  });
});

test('a value that nobody has still has its bar; many values share the last one', async () => {
  const nobody = await ran('code: t\ndefine: {cases: [{when: spend_ever < 0, value: never}, {when: spend_ever >= 0, value: always}]}');
  const bars = outcomeOf(nobody.tags, nobody.rows).tags[0]?.bars;
  expect(bars?.map((bar) => bar.count)).toEqual([0, 2000]);
  const codes = await ran(
    'code: t\ndefine: {rfm: {window: {last: 365d}, recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: ntile, n: 5}}}',
  );
  const many = outcomeOf(codes.tags, codes.rows).tags[0];
  expect(many?.bars).toHaveLength(12);
  expect(many?.bars.at(-1)).toHaveProperty('others');
  expect((many?.bars.reduce((sum, bar) => sum + bar.count, 0) ?? 0) + (many?.withoutValue ?? 0)).toBe(2000);
});

test('bands are of one round width, and the last has no end', () => {
  const numbers = Array.from({ length: 1000 }, (_, i) => i * 3.7);
  const bands = bandsOf([...numbers, 99_999]);
  expect(bands[0]).toMatchObject({ from: 0, to: 1000 });
  expect(bands.at(-1)).not.toHaveProperty('to');
  expect(bands.reduce((sum, band) => sum + band.count, 0)).toBe(1001);
  expect(bandsOf([5])).toEqual([{ from: 5, count: 1 }]);
});

test('a tag called like a column of the customers shows its own values', async () => {
  const { tags, rows } = await ran('code: city\ndefine: {column: customers.city, map: {big: [shanghai, beijing]}, else: other}');
  const [city] = outcomeOf(tags, rows).tags;
  expect(city?.bars.map((bar) => 'value' in bar && bar.value).toSorted()).toEqual(['big', 'other']);
});
