import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf } from '../calendar.ts';
import type { AimedDataset, Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { CODES } from './codes.ts';
import { BASKETS, bgnbdRows, CRONBACH, EDGES, QINI, threeNumbers } from './numbers.ts';
import { SCHEMA } from './schema.ts';

/** The smallest sets: what a textbook works out by hand. Seed 1 gives the numbers that were checked elsewhere. */
export const mini: DatasetSource = {
  id: 'mini',
  title: { zh: '手算小数据', en: 'Mini, for paper and pencil' },
  about: {
    zh: '二十位客户、五十位买家、五份问卷、十六人的实验、五个购物篮和四个人的关注：小到能用手算。',
    en: 'Twenty customers, fifty buyers, five questionnaires, an experiment of sixteen, five baskets and four people who follow each other: small enough to work out by hand.',
  },
  use: {
    zh: '拿纸笔对答案：打分、留存模型、信度、增量、关联和网络各一份。',
    en: 'To check by hand: scoring, a repeat-purchase model, reliability, uplift, baskets and a network, one of each.',
  },
  modules: [5],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 20 },
  schema: SCHEMA,
  grading: { customers: 20, earlierAsOf: '2025-06-15' },
  planted: [
    {
      zh: '没有埋什么：每个数都能用手算，答案在测试里。五份问卷的 α 是 0.969；十六人的实验总效果是 0；尿布到啤酒的提升度是 1.25。',
      en: 'Nothing is planted: each number can be worked out by hand. The five questionnaires have α .969, the experiment of sixteen no effect in all, nappies to beer a lift of 1.25.',
    },
  ],
  generate,
  aimed: aimedDataset,
};

function generate({ seed, asOf, customers }: Request): Dataset {
  const people = Array.from({ length: customers }, (_, i) => ({ id: `C${String(i + 1).padStart(2, '0')}`, ...threeNumbers(i + 1, seed) }));
  return {
    schema: SCHEMA,
    asOf,
    rows: inKeyOrder(SCHEMA, {
      rfm_mini: people.map(({ id, rec, fre, mon }) => [id, rec, fre, mon]),
      orders: people.flatMap(({ id, rec, fre, mon }) => orderRows(id, asOf, rec, fre, mon)),
      ...others(seed),
    }),
    truth: {},
  };
}

const others = (seed: number): Record<string, readonly (readonly Cell[])[]> => ({
  bgnbd: bgnbdRows(seed),
  cronbach: CRONBACH.map((answers, i) => [i + 1, ...answers]),
  qini16: QINI.map(([treated, bought], i) => [i + 1, QINI.length - i, treated, bought]),
  baskets: BASKETS.flatMap((items, i) => items.map((item) => [i + 1, item])),
  edges: EDGES,
  codes: codeRowsOf(CODES),
});

/** As many orders as were counted, the last on its day and each a week before the next, in parts that add up. */
function orderRows(id: string, asOf: string, rec: number, fre: number, mon: number): Cell[][] {
  const part = Math.floor(mon / fre);
  return Array.from({ length: fre }, (_, i) => [
    `${id}-${i + 1}`,
    id,
    isoOf(dayOf(asOf) - rec - 7 * i),
    i === 0 ? mon - part * (fre - 1) : part,
  ]);
}

/** The aimed twenty: ties in everything, cut points that are values, and somebody without an order. */
function aimedDataset(asOf: string): AimedDataset {
  const people: AimedOne[] = [];
  const add = (zh: string, en: string, rec: number, fre: number, mon: number): void => {
    people.push({ about: { zh, en }, rows: (id) => ({ rfm_mini: [[id, rec, fre, mon]], orders: orderRows(id, asOf, rec, fre, mon) }) });
  };
  for (let n = 1; n <= 6; n++)
    add(`一模一样的六位之 ${n}：等人数分箱会把他们切开`, `Number ${n} of six who are alike: equal fifths cut through them`, 30, 1, 100);
  for (const rec of [1, 10, 20, 40, 50]) add(`最近一单在 ${rec} 天前`, `Last order ${rec} ${rec === 1 ? 'day' : 'days'} ago`, rec, 2, 200);
  for (const fre of [2, 3, 4, 5]) add(`${fre} 单`, `${fre} orders`, 25, fre, 300);
  for (const mon of [99, 101, 500, 10_000]) add(`消费 ${mon} 元`, `Spent ¥${mon}`, 35, 1, mon);
  add('最近一单就在基准日', 'Last order on the as-of date itself', 0, 1, 100);
  people.push({
    about: { zh: '没有订单', en: 'Has no order' },
    rows: (id) => ({ rfm_mini: [[id, 97, 0, 0]] }),
  });
  people.push({
    about: { zh: '基准日的第二天还有一单，现在还不该看到', en: 'Orders again the day after the as-of date, not to be seen yet' },
    rows: (id) => ({
      rfm_mini: [[id, 12, 1, 100]],
      orders: [...orderRows(id, asOf, 12, 1, 100), ...orderRows(id, asOf, -1, 1, 900).map((row) => [`${row[0]}-later`, ...row.slice(1)])],
    }),
  });
  return aimedOf(SCHEMA, asOf, people, { orders: [['T99-1', 'T99', isoOf(dayOf(asOf) - 3), 5000]], ...others(1) });
}
