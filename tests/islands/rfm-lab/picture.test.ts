import { expect, test } from 'vitest';
import { rfmLabWords as en } from '../../../src/i18n/en/rfm-lab.ts';
import { rfmLabWords as zh } from '../../../src/i18n/zh/rfm-lab.ts';
import type { Scored } from '../../../src/islands/rfm-lab/findings.ts';
import { pictureOf, stripsOf } from '../../../src/islands/rfm-lab/picture.ts';
import { resultRows } from '../../../src/islands/rfm-lab/result-rows.ts';
import { scoreCustomers } from '../../../src/islands/rfm-lab/scores.ts';
import { type RfmSettings, withScheme, withScoring } from '../../../src/islands/rfm-lab/settings.ts';
import { exportCsv } from '../../../src/sandbox/export-csv.ts';
import { askShop, customersOf, START } from './shop.ts';

async function scored(settings: RfmSettings): Promise<Scored> {
  const { customers } = await askShop(settings);
  return { settings, customers, scores: scoreCustomers(customers, settings) };
}

test('each tab gets what it shows, and the sentence that belongs to it', async () => {
  const start = await scored(START);
  const strips = stripsOf(start.customers);
  const tabs = ['heat', 'segments', 'compare', 'customers'] as const;
  const pictures = tabs.map((tab) => pictureOf(start, start, tab, strips, false));
  expect(pictures.map(({ panel }) => panel.tab)).toEqual(tabs);
  expect(pictures.map(({ finding }) => finding.kind)).toEqual(['split', 'segment', 'split', 'split']);
});

test('the comparison names one customer for every score of a split tie', async () => {
  const start = await scored(START);
  const { panel } = pictureOf(start, start, 'compare', stripsOf(start.customers), false);
  if (panel.tab !== 'compare') throw new Error(panel.tab);
  const [{ measure, value, scores } = { measure: 'f' as const, value: 0, scores: [] }] = panel.compared.ties;
  expect(scores.length).toBeGreaterThan(1);
  for (const { customer, score } of scores) {
    const at = start.customers.ids.indexOf(customer);
    expect([start.customers[measure][at], start.scores[measure][at]]).toEqual([value, score]);
  }
});

test('the table to take along holds customer, three numbers, three scores, code and segment', () => {
  const settings = withScoring(START, { method: 'edges', edges: { r: [30], f: [3], m: [100.1] } });
  const customers = { ...customersOf([[7, 3, 0.1 + 0.2]]), ids: ['客户,"甲"'] };
  const now: Scored = { settings, customers, scores: scoreCustomers(customers, settings) };
  const csv = exportCsv(resultRows(now, zh, 'zh', false));
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv.slice(1)).toBe(
    '客户,R 最近一单（天前）,F 订单数,M 消费（元）,R 分,F 分,M 分,三位码,细分\r\n"客户,""甲""",7,3,0.3,2,2,1,221,一般价值客户\r\n',
  );
  expect(resultRows(now, en, 'en', true).columns).toEqual(['Customer', 'R last order (days ago)', 'F orders', 'M spend (yuan)']);
});

test('customers of no segment are named so', () => {
  const settings = withScheme(START, 'ranges');
  const customers = customersOf([[7, 3, 10]]);
  const scores = { r: [5], f: [1], m: [5], digits: [1, 2, 3, 4, 5], segments: [10] };
  expect(resultRows({ settings, customers, scores }, en, 'en', false).values.at(-1)).toEqual(['No segment']);
});
