import { expect, test } from 'vitest';
import { findingOf, findingOfSegments, type Scored } from '../../../src/islands/rfm-lab/findings.ts';
import { codeOf, scoreCustomers } from '../../../src/islands/rfm-lab/scores.ts';
import { segmentsOf } from '../../../src/islands/rfm-lab/segments.ts';
import { type RfmSettings, withScoring } from '../../../src/islands/rfm-lab/settings.ts';
import { askShop, customersOf, START } from './shop.ts';

async function scored(settings: RfmSettings): Promise<Scored> {
  const { customers } = await askShop(settings);
  return { settings, customers, scores: scoreCustomers(customers, settings) };
}
const start = scored(START);

test('the lab’s own method is described by the tie that it splits', async () => {
  const finding = findingOf(await start, await start);
  if (finding.kind !== 'split') throw new Error(finding.kind);
  expect(finding.tie).toMatchObject({ measure: 'f', value: 1 });
});

test('a method that keeps ties says how many stand together', async () => {
  const now = await scored(withScoring(START, { method: 'percentile_inc' }));
  const finding = findingOf(now, now);
  const once = now.customers.f.filter((f) => f === 1).length;
  expect(finding).toEqual({ kind: 'together', orders: 1, count: once, score: 1, share: once / now.customers.ids.length });
});

test('another method: who moved, and how many of them bought once', async () => {
  const before = await start;
  const now = await scored(withScoring(START, { method: 'percentile_inc' }));
  const moved = before.customers.ids.filter((_, i) =>
    (['r', 'f', 'm'] as const).some((key) => before.scores[key][i] !== now.scores[key][i]),
  );
  const once = moved.filter((id) => before.customers.f[before.customers.ids.indexOf(id)] === 1);
  expect(findingOf(before, now)).toEqual({ kind: 'moved', to: 'percentile_inc', count: moved.length, once: once.length });
});

test('halves against fifths speak of ties, not of moves', async () => {
  const finding = findingOf(await start, await scored(withScoring(START, { method: 'mean' })));
  expect(finding.kind).toBe('together');
});

test('another window: who still has a score, and whose cell is another', async () => {
  const before = await start;
  const now = await scored({ ...START, window: '90' });
  const finding = findingOf(before, now);
  if (finding.kind !== 'base') throw new Error(finding.kind);
  expect([finding.from, finding.to]).toEqual([before.customers.ids.length, now.customers.ids.length]);
  const cell = (of: Scored, id: string): string => codeOf(of.scores, of.customers.ids.indexOf(id));
  const both = now.customers.ids.filter((id) => before.customers.ids.includes(id));
  expect(finding.moved).toBe(both.filter((id) => cell(before, id) !== cell(now, id)).length);
});

test('refunds counted as purchases: whose spend grew', async () => {
  const before = await start;
  const now = await scored({ ...START, counted: 'with_refunds' });
  const finding = findingOf(before, now);
  if (finding.kind !== 'refunds') throw new Error(finding.kind);
  const spend = new Map(before.customers.ids.map((id, i) => [id, before.customers.m[i] ?? 0]));
  const more = now.customers.ids
    .map((id, i) => (now.customers.m[i] ?? 0) - (spend.get(id) ?? now.customers.m[i] ?? 0))
    .filter((m) => m > 0);
  expect(finding.grew).toBe(more.length);
  expect(finding.most).toBeCloseTo(Math.max(...more), 6);
});

test('segments: the one that brings most', async () => {
  const { customers, scores, settings } = await start;
  const finding = findingOfSegments(segmentsOf(customers, scores, settings));
  expect(finding).toMatchObject({ kind: 'segment', label: { en: 'Champions' } });
});

test('without scores: the customer in the middle, and what another base changes', async () => {
  const before = await start;
  const finding = findingOf(before, before, true);
  const half = [...before.customers.f].sort((a, b) => a - b);
  expect(finding).toMatchObject({ kind: 'middle', f: half[(half.length - 1) / 2] });
  expect(findingOf(before, await scored({ ...START, window: '90' }), true)).not.toHaveProperty('moved');
});

test('nobody with an order is said, not divided by', async () => {
  const empty: Scored = { settings: START, customers: customersOf([]), scores: scoreCustomers(customersOf([]), START) };
  expect(findingOf(empty, empty)).toEqual({ kind: 'nobody' });
});
