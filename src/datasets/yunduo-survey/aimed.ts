import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf, monthEndBefore } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { fingerprint } from '../random.ts';
import { channelRows } from '../yunduo/codes.ts';
import { CODES, SCHEMA } from './schema.ts';

interface Wave {
  readonly daysAgo: number;
  /** L1 to L4 as they stand on the paper; `null`: left out. */
  readonly loyalty?: readonly (number | null)[];
  readonly recommend?: number;
}

/** An order of somebody; what is not said is ordinary: 100 yuan, paid, at noon. */
interface Bought {
  readonly daysAgo: number;
  readonly time?: string;
  readonly status?: 'paid' | 'refunded' | 'cancelled';
}
/** Gender, date of birth, city, its tier, occupation, income. */
const ORDINARY: readonly Cell[] = ['女', '1990-05-15', 'hangzhou', 't1_new', 'office', '5k_10k'];
const BLANK: readonly Cell[] = ORDINARY.map(() => null);
const LEAPLING: readonly Cell[] = ORDINARY.with(1, '2000-02-29');

/** The aimed survey: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const people: AimedOne[] = [];
  let orders = 0;
  const regularly = (count: number): Bought[] => Array.from({ length: count }, (_, i) => ({ daysAgo: 20 + 21 * i }));
  const add = (zh: string, en: string, waves: readonly Wave[], bought: readonly Bought[] = [], who: readonly Cell[] = ORDINARY): void => {
    people.push({
      about: { zh, en },
      rows: (id) => ({
        customers: [[id, ...who, isoOf(today - 800), 'app', fingerprint(id)]],
        orders: bought.map((one) => orderRow(id, one)),
        survey: waves.flatMap(({ daysAgo, loyalty = [], recommend }) => [
          ...loyalty.flatMap((score, i): Cell[][] => (score === null ? [] : [[id, `L${i + 1}`, score, isoOf(today - daysAgo)]])),
          ...(recommend === undefined ? [] : [[id, 'NPS', recommend, isoOf(today - daysAgo)] as Cell[]]),
        ]),
      }),
    });
  };
  const orderRow = (id: string, { daysAgo, time = '12:00:00', status = 'paid' }: Bought): Cell[] => {
    const day = isoOf(today - daysAgo);
    return [`O${String(++orders).padStart(6, '0')}`, id, day, `${day} ${time}`, 'app', status, 100, null];
  };
  const once = (loyalty: readonly (number | null)[], recommend?: number): Wave[] => [
    { daysAgo: 20, loyalty, ...(recommend === undefined ? {} : { recommend }) },
  ];
  add('翻转 L3 之后平均正好 4', 'Exactly 4 on average once L3 is turned', once([4, 4, 2, 4]));
  add('翻转之后平均 3.75，不到 4', '3.75 once L3 is turned: short of 4', once([4, 4, 3, 4]));
  add('翻转之后平均正好 3', 'Exactly 3 once L3 is turned', once([3, 3, 3, 3]));
  add('翻转之后平均 2.75，不到 3', '2.75 once L3 is turned: short of 3', once([3, 3, 4, 3]));
  add('不翻转是 4，翻转是 3：差别全在 L3', '4 as it stands, 3 when turned: L3 makes the difference', once([4, 4, 5, 3]));
  add('答了三题：刚够', 'Answered three: just enough', once([5, 5, null, 5]));
  add('只答了两题：不够', 'Answered two: not enough', once([5, null, null, 5]));
  add('一题也没答，只推荐', 'Answered none of them, only the recommendation', once([], 9));
  add('一路打 5 分：反向题也是 5', 'Fives all the way, the reversed one too', once([5, 5, 5, 5]));
  add('打了 6 分：超出量表，当没答', 'A six is off the scale and counts as no answer', once([6, 4, 2, 4]));
  for (const score of [6, 7, 8, 9, 10, 0]) add(`推荐意愿 ${score} 分`, `Recommends with ${score}`, once([], score));
  add('正好 180 天里最早的一天回答', 'Answered on the earliest day of "the last 180 days"', [{ daysAgo: 179, loyalty: [5, 5, 1, 5] }]);
  add('回答在 180 天之外', 'Answered one day outside "the last 180 days"', [{ daysAgo: 180, loyalty: [5, 5, 1, 5] }]);
  add('以前高，最近一次低', 'High before, low lately', [
    { daysAgo: 150, loyalty: [5, 5, 1, 5] },
    { daysAgo: 10, loyalty: [1, 1, 5, 1] },
  ]);
  add('最近一次只答了一题，其余看上一次', 'Answered one question lately; the others stand from before', [
    { daysAgo: 90, loyalty: [2, 2, 4, 2] },
    { daysAgo: 5, loyalty: [5, null, null, null] },
  ]);
  add('基准日当天回答', 'Answered on the as-of date', [{ daysAgo: 0, loyalty: [5, 5, 1, 5], recommend: 10 }]);
  add('基准日的第二天才回答', 'Answers the day after the as-of date', [{ daysAgo: -1, loyalty: [5, 5, 1, 5], recommend: 10 }]);
  add('态度高，买得多：真忠诚', 'Likes it and buys much: true loyalty', once([5, 5, 1, 5]), regularly(6));
  add('态度高，几乎不买：潜在忠诚', 'Likes it and hardly buys: latent loyalty', once([5, 5, 1, 5]), regularly(1));
  add('态度低，买得多：虚假忠诚', 'Dislikes it and buys much: spurious loyalty', once([1, 2, 5, 1]), regularly(6));
  add('态度低，几乎不买：不忠诚', 'Dislikes it and hardly buys: no loyalty', once([1, 2, 5, 1]), regularly(1));
  add('没有收到问卷', 'Never asked', [], regularly(4));
  const liked = once([5, 5, 1, 5]);
  add('态度高，两单都退了或取消了：不算买', 'Likes it; returned one order and cancelled the other: bought nothing', liked, [
    { daysAgo: 30, status: 'refunded' },
    { daysAgo: 60, status: 'cancelled' },
  ]);
  add('一模一样的两单', 'Two orders that look the same', liked, [{ daysAgo: 40 }, { daysAgo: 40 }]);
  add('上个月最后一秒下的单', 'Ordered in the last second of the month before', liked, [
    { daysAgo: today - dayOf(monthEndBefore(asOf)), time: '23:59:59' },
  ]);
  add('一年窗口最早一天的零点下的单', 'Ordered at midnight of the earliest day of "the last 365 days"', liked, [
    { daysAgo: 364, time: '00:00:00' },
  ]);
  add('一年窗口前一天的最后一秒下的单', 'Ordered in the last second before "the last 365 days"', liked, [
    { daysAgo: 365, time: '23:59:59' },
  ]);
  add('能空的都空着', 'Left everything blank', liked, regularly(2), BLANK);
  add('2 月 29 日出生', 'Born on 29 February', liked, regularly(2), LEAPLING);
  return aimedOf(SCHEMA, asOf, people, {
    orders: [orderRow('T99', { daysAgo: 15 })],
    survey: [['T99', 'L1', 5, isoOf(today - 9)]],
    channels: channelRows(),
    codes: codeRowsOf(CODES),
  });
}
