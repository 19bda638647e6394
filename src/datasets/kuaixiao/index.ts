import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { CODES } from './codes.ts';
import { createHouseholds, householdRows } from './households.ts';
import { createPromos, firstDayOfWeek, HALF_WEEKS, PROMO_DIP, PROMO_LIFT, promoRows, weekRows } from './market.ts';
import { PLANTED } from './planted.ts';
import { purchaseRows } from './purchases.ts';
import { SCHEMA } from './schema.ts';

/** D3, a panel of households that note every yoghurt they buy, for 52 weeks. */
export const kuaixiao: DatasetSource = {
  id: 'kuaixiao',
  title: { zh: '快消面板', en: 'Kuaixiao, a consumer panel' },
  about: {
    zh: '一个虚构的消费者样本组：1,200 户家庭 52 周里买的每一盒酸奶，六个品牌，90 次促销。全是程序生成的。',
    en: 'An invented consumer panel: every yoghurt that 1,200 households bought in 52 weeks, six brands, 90 promotions. All of it was generated.',
  },
  use: {
    zh: '练快消的算账：份额从渗透率、频次还是忠诚来。',
    en: 'For consumer goods: whether share comes from penetration, frequency or loyalty.',
  },
  modules: [5, 8],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 1200 },
  schema: SCHEMA,
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const households = createHouseholds(request);
  const promos = createPromos(request);
  const { asOf } = request;
  const rows: Record<string, Cell[][]> = {
    households: householdRows(request, households),
    purchases: purchaseRows(request, households, promos),
    promos: promoRows(asOf, promos),
    weeks: weekRows(asOf),
    codes: codeRowsOf(CODES),
  };
  const dateOf = (week: number): string => isoOf(firstDayOfWeek(asOf, week));
  const buyersIn = (half: 1 | 2) => households.filter(({ buysB }) => buysB[half]).map(({ householdId }) => householdId);
  return {
    schema: SCHEMA,
    asOf,
    rows: inKeyOrder(SCHEMA, rows),
    truth: {
      halves: [
        { from: dateOf(1), to: isoOf(firstDayOfWeek(asOf, HALF_WEEKS + 1) - 1) },
        { from: dateOf(HALF_WEEKS + 1), to: asOf },
      ],
      lever: 'penetration',
      buyersOfB: [buyersIn(1), buyersIn(2)],
      promoLift: PROMO_LIFT,
      promoDip: PROMO_DIP,
    },
  };
}
