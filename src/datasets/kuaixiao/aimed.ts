import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { type Brand, CODES, type Pack } from './codes.ts';
import { firstDayOf, HALF_WEEKS, promoRows, WEEKS, weekRows } from './market.ts';
import { SCHEMA } from './schema.ts';

interface Trip {
  readonly daysAgo: number;
  readonly brand: Brand;
  readonly time?: string;
  readonly pack?: Pack;
  readonly qty?: number;
  readonly yuan?: number;
}

const HALF_DAYS = HALF_WEEKS * 7;
const YEAR_DAYS = WEEKS * 7;
const GRAMS = { small: 250, medium: 500, large: 1000 } as const;
const trip = (daysAgo: number, brand: Brand, more: Partial<Trip> = {}): Trip => ({ daysAgo, brand, ...more });
const PROMO_WEEK = 40;

/** The aimed panel: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const people: AimedOne[] = [];
  let purchases = 0;
  const add = (zh: string, en: string, trips: readonly Trip[], more: { income?: string | null; joinedDaysAgo?: number } = {}): void => {
    const { income = 'middle', joinedDaysAgo = 800 } = more;
    people.push({
      about: { zh, en },
      rows: (id) => ({
        households: [[id, 't2', 3, 1, income, isoOf(today - joinedDaysAgo)]],
        purchases: trips.map((one) => purchaseRow(id, one, today, asOf, ++purchases)),
      }),
    });
  };
  const often = (count: number, brand: Brand, firstAgo: number) => Array.from({ length: count }, (_, i) => trip(firstAgo + i, brand));

  add('两个半年都只买品牌 B', 'Buys nothing but B in both halves', [...often(3, 'B', 10), ...often(3, 'B', 300)]);
  add('只在前半年买过 B', 'Bought B in the first half only', [...often(2, 'B', 250), trip(20, 'A')]);
  add('只在后半年买过 B', 'Bought B in the second half only', [trip(250, 'A'), ...often(2, 'B', 20)]);
  add('从来不买 B', 'Never buys B', [...often(4, 'A', 30), trip(240, 'C')]);
  add('一次也没买过', 'Has never bought at all', []);
  add('唯一一次 B 在前半年的最后一天', 'Only B on the last day of the first half', [trip(HALF_DAYS, 'B', { time: '23:59:59' })]);
  add('唯一一次 B 在后半年的第一天零点', 'Only B at midnight of the first day of the second half', [
    trip(HALF_DAYS - 1, 'B', { time: '00:00:00' }),
  ]);
  add('唯一一次在 52 周的第一天', 'Only purchase on the first day of the 52 weeks', [trip(YEAR_DAYS - 1, 'B', { time: '00:00:00' })]);
  add('唯一一次在 52 周之前一天', 'Only purchase the day before the 52 weeks', [trip(YEAR_DAYS, 'B', { time: '23:59:59' })]);
  add('唯一一次在基准日的最后一秒', 'Only purchase in the last second of the as-of date', [trip(0, 'B', { time: '23:59:59' })]);
  add('唯一一次在基准日的第二天', 'Only purchase on the day after the as-of date', [trip(-1, 'B', { time: '00:00:00' })]);
  add('B 正好占一半重量', 'B is exactly half of the weight', [trip(15, 'B'), trip(16, 'A')]);
  add('B 占次数的一半，重量的三分之一', 'B is half of the purchases and a third of the weight', [
    trip(15, 'B'),
    trip(16, 'A', { pack: 'large' }),
  ]);
  add('B 比 A 少一次：最常买的是 A', 'One B fewer than A: A is the favourite', [...often(2, 'B', 40), ...often(3, 'A', 60)]);
  add('A 和 B 一样多：最常买的品牌并列', 'As many A as B: two favourites', [...often(2, 'B', 40), ...often(2, 'A', 60)]);
  add(
    '六个品牌各买一次',
    'Each of the six brands once',
    (['A', 'B', 'C', 'D', 'E', 'F'] as const).map((brand, i) => trip(25 + i, brand)),
  );
  add('同一天买了 B 和 A', 'B and A on the same day', [trip(33, 'B'), trip(33, 'A')]);
  add('看起来一模一样的两次购买', 'Two purchases that look the same', [trip(44, 'B'), trip(44, 'B')]);
  add('领了 0 元的试吃装', 'A free sample for ¥0', [trip(50, 'B', { yuan: 0, pack: 'small' })]);
  add('一次买了 20 件', 'Twenty pieces at once', [trip(55, 'B', { qty: 20 })]);
  const promoAgo = YEAR_DAYS - 1 - (PROMO_WEEK - 1) * 7;
  add('只在 B 的促销周买', 'Buys in the promotion week of B only', [trip(promoAgo, 'B'), trip(promoAgo - 6, 'B')]);
  add('促销前一天和促销后一天买', 'Buys the day before and the day after the promotion', [
    trip(promoAgo + 1, 'B'),
    trip(promoAgo - 7, 'B'),
  ]);
  add('收入没填', 'Income left blank', [trip(12, 'B')], { income: null });
  add('基准日当天加入', 'Joined on the as-of date', [], { joinedDaysAgo: 0 });
  add('基准日的第二天才加入', 'Joins the day after the as-of date', [trip(-1, 'B')], { joinedDaysAgo: -1 });

  return aimedOf(SCHEMA, asOf, people, {
    purchases: [purchaseRow('T99', trip(5, 'B'), today, asOf, 90_000)],
    promos: promoRows(asOf, [{ brand: 'B', retailer: 'super', week: PROMO_WEEK, discount: 20 }]),
    weeks: weekRows(asOf),
    codes: codeRowsOf(CODES),
  });
}

function purchaseRow(
  id: string,
  { daysAgo, brand, time = '12:00:00', pack = 'medium', qty = 1, yuan }: Trip,
  today: number,
  asOf: string,
  n: number,
): Cell[] {
  const day = today - daysAgo;
  const week = Math.floor((day - firstDayOf(asOf)) / 7) + 1;
  const grams = GRAMS[pack] * qty;
  return [
    `Q${String(n).padStart(5, '0')}`,
    id,
    isoOf(day),
    `${isoOf(day)} ${time}`,
    week,
    'super',
    brand,
    pack,
    qty,
    grams,
    yuan ?? (grams / 500) * 12,
  ];
}
