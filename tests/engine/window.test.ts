import { expect, test } from 'vitest';
import { parseTags } from '../../src/engine/index.ts';
import { dayOf, windowBounds } from '../../src/engine/language/window.ts';
import { openWorld, tagsOf } from './world.ts';

/** Dates by counting, apart from the engine's calendar: a day exists when a Date of its parts keeps them. */
const pad = (n: number): string => String(n).padStart(2, '0');
const exists = (y: number, m: number, d: number): boolean => new Date(Date.UTC(y, m - 1, d)).getUTCDate() === d;
const EVERY_DAY: string[] = [];
for (let y = 2022; y <= 2026; y++)
  for (let m = 1; m <= 12; m++) for (let d = 1; d <= 31; d++) if (exists(y, m, d)) EVERY_DAY.push(`${y}-${pad(m)}-${pad(d)}`);

const shift = (day: string, by: number): string => EVERY_DAY[EVERY_DAY.indexOf(day) + by] ?? '';
function monthsBack(day: string, months: number): string {
  let [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  for (let n = 0; n < months; n++) {
    m--;
    if (m === 0) [y, m] = [y - 1, 12];
  }
  while (!exists(y, m, d)) d--;
  return `${y}-${pad(m)}-${pad(d)}`;
}
const quarterOf = (day: string): string => `${day.slice(0, 4)} ${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const quarterBefore = (asOf: string): string => quarterOf(monthsBack(`${asOf.slice(0, 8)}01`, 3));

/** The window as YAML, and whether a day is in it. */
const WINDOWS: Readonly<Record<string, (day: string, asOf: string) => boolean>> = {
  ever: (day, asOf) => day <= asOf,
  '{last: 1d}': (day, asOf) => day === asOf,
  '{last: 7d}': (day, asOf) => day <= asOf && day >= shift(asOf, -6),
  '{last: 90d}': (day, asOf) => day <= asOf && day > shift(asOf, -90),
  '{last: 2w}': (day, asOf) => day <= asOf && day > shift(asOf, -14),
  '{last: 1m}': (day, asOf) => day <= asOf && day > monthsBack(asOf, 1),
  '{last: 3m}': (day, asOf) => day <= asOf && day > monthsBack(asOf, 3),
  '{last: 1y}': (day, asOf) => day <= asOf && day > monthsBack(asOf, 12),
  '{prev: 1d}': (day, asOf) => day === shift(asOf, -1),
  '{prev: 7d}': (day, asOf) => day < asOf && day >= shift(asOf, -7),
  '{prev: 1w}': (day, asOf) => day < asOf && day >= shift(asOf, -7),
  '{prev: 1m}': (day, asOf) => day < asOf && day >= monthsBack(asOf, 1),
  '{between: [29d, 7d]}': (day, asOf) => day >= shift(asOf, -29) && day <= shift(asOf, -7),
  '{between: [29d, 0d]}': (day, asOf) => day >= shift(asOf, -29) && day <= asOf,
  '{between: [2m, 1m]}': (day, asOf) => day >= monthsBack(asOf, 2) && day <= monthsBack(asOf, 1),
  '{between: [1y, 30d]}': (day, asOf) => day >= monthsBack(asOf, 12) && day <= shift(asOf, -30),
  '{calendar: this_month}': (day, asOf) => day <= asOf && day.slice(0, 7) === asOf.slice(0, 7),
  '{calendar: last_month}': (day, asOf) => day.slice(0, 7) === monthsBack(`${asOf.slice(0, 8)}01`, 1).slice(0, 7),
  '{calendar: this_quarter}': (day, asOf) => day <= asOf && quarterOf(day) === quarterOf(asOf),
  '{calendar: last_quarter}': (day, asOf) => quarterOf(day) === quarterBefore(asOf),
  '{calendar: ytd}': (day, asOf) => day <= asOf && day.slice(0, 4) === asOf.slice(0, 4),
  '{calendar: last_year}': (day, asOf) => Number(day.slice(0, 4)) === Number(asOf.slice(0, 4)) - 1,
  '{range: [2024-02-29, 2024-03-01]}': (day, asOf) => day <= asOf && (day === '2024-02-29' || day === '2024-03-01'),
  '{range: [2025-06-30, 2025-06-30]}': (day, asOf) => day <= asOf && day === '2025-06-30',
  '{range: [2025-01-01, 2026-12-31]}': (day, asOf) => day <= asOf && day >= '2025-01-01',
};
const SPELT = Object.keys(WINDOWS);

const AS_OF = [
  '2025-06-30',
  '2025-07-01',
  '2025-03-31',
  '2025-02-28',
  '2024-02-29',
  '2024-03-30',
  '2024-03-31',
  '2025-05-31',
  '2024-12-31',
  '2025-01-01',
  '2025-10-31',
  '2025-04-15',
];

/** Two orders every day, at its first and its last second, long before and long after every as-of date. */
const world = openWorld(
  [['A']],
  EVERY_DAY.flatMap((day) => [
    [`${day}-0`, 'A', day, 1, 'paid', '00:00:00'],
    [`${day}-1`, 'A', day, 1, 'paid', '23:59:59'],
  ]),
);
const tags = ['order_date', 'order_ts']
  .flatMap((on) =>
    SPELT.flatMap((window, i) =>
      ['count', 'min', 'max'].map((agg) => {
        const field = agg === 'count' ? '' : 'field: order_date, ';
        return `---\ncode: ${agg}_${i}_${on}\ndefine: {measure: {from: orders, agg: ${agg}, ${field}on: ${on}, window: ${window}}}\n`;
      }),
    ),
  )
  .join('');

test.each(AS_OF)('every window at %s holds exactly its days, by date and by time', async (asOf) => {
  const rows = await tagsOf(tags, await world, asOf);
  const value = (code: string): unknown => rows.tags.find((t) => t.code === code)?.values[0];
  const found = SPELT.map((window, i) => [
    window,
    ...['order_date', 'order_ts'].map((on) => ['count', 'min', 'max'].map((agg) => value(`${agg}_${i}_${on}`))),
  ]);
  const expected = SPELT.map((window) => {
    const days = EVERY_DAY.filter((day) => WINDOWS[window]?.(day, asOf));
    const one = [days.length === 0 ? null : days.length * 2, days[0] ?? null, days.at(-1) ?? null];
    return [window, one, one];
  });
  expect(found).toEqual(expected);
});

test.each(AS_OF)('the days shown to people are the days counted: %s', (asOf) => {
  for (const window of SPELT) {
    const define = parseTags(`code: a\ndefine: {measure: {from: orders, agg: count, window: ${window}}}`).value?.tags[0]?.define;
    if (define?.builder !== 'measure') throw new Error(window);
    const { start, end } = windowBounds(define.measure.window);
    const days = EVERY_DAY.filter((day) => WINDOWS[window]?.(day, asOf));
    const last = dayOf(end, asOf);
    if (days.length === 0) continue;
    expect([window, start ? dayOf(start, asOf) : EVERY_DAY[0], [last, asOf].sort()[0]]).toEqual([window, days[0], days.at(-1)]);
  }
});

test('a window that can only be empty, reversed or longer than a century is refused', () => {
  const problem = (window: string): unknown => {
    const { issues } = parseTags(`code: a\ndefine: {measure: {from: orders, agg: count, window: ${window}}}`);
    return issues.map((i) => (i.code === 'bad-window' ? i.params.problem : i.code));
  };
  expect(problem('{last: 0d}')).toEqual(['empty']);
  expect(problem('{prev: 0m}')).toEqual(['empty']);
  expect(problem('{between: [7d, 29d]}')).toEqual(['reversed']);
  expect(problem('{between: [1w, 8d]}')).toEqual(['reversed']);
  expect(problem('{between: [11m, 1y]}')).toEqual(['reversed']);
  expect(problem('{range: [2025-06-30, 2025-06-29]}')).toEqual(['reversed']);
  expect(problem('{last: 9999999d}')).toEqual(['too-long']);
  expect(problem('{last: 101y}')).toEqual(['too-long']);
  expect(problem('{last: 90}')).toEqual(['form']);
  expect(problem('{last: 90 days}')).toEqual(['form']);
  expect(problem('{last: [90d]}')).toEqual(['wrong-shape']);
  expect(problem('{between: [29d]}')).toEqual(['form']);
  expect(problem('{between: 29d}')).toEqual(['wrong-shape']);
  expect(problem('{between: [29x, 7d]}')).toEqual(['form']);
  expect(problem('{last: 7d, prev: 7d}')).toEqual(['one-builder']);
  expect(problem('{}')).toEqual(['form']);
  expect(problem('always')).toEqual(['form']);
  expect(problem('{lst: 7d}')).toEqual(['unknown-key']);
  expect(problem('{calendar: lastmonth}')).toEqual(['not-one-of']);
  expect(problem('{range: [2025-02-29, 2025-03-01]}')).toEqual(['bad-date']);
});

test.each([
  ['90d', '{last: 90d}'],
  ['last 90d', '{last: 90d}'],
  ['最近90天', '{last: 90d}'],
  ['过去 4 周', '{prev: 4w}'],
  ['prev 7d', '{prev: 7d}'],
  ['last_month', '{calendar: last_month}'],
  ['{last: 90天}', '90d'],
  ['{last: 3个月}', '3m'],
  ['{last: 90}', '90d'],
  ['{between: [90 days, 31d]}', '90d'],
  ['0d', undefined],
  ['{last: last 90d}', undefined],
  ['sometimes', undefined],
])('a window written as %s: what is offered', (window, instead) => {
  const { issues } = parseTags(`code: a\ndefine: {measure: {from: orders, agg: count, window: ${window}}}`);
  expect(issues.map((i) => (i.code === 'bad-window' ? [i.params.problem, i.params.instead, i.fix?.text] : i.code))).toEqual([
    ['form', instead, instead],
  ]);
});
