import { describe, expect, test } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { parseTags, sentencesOf } from '../../../src/engine/index.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { labView } from '../../../src/islands/tag-lab/view.ts';
import { labText } from './shop.ts';

/** Every line as text; what stands in a slot is in brackets. */
function said(text: string, language: Language): string[] {
  const { value } = parseTags(text);
  if (!value) throw new Error('cannot be read');
  const view = labView(language);
  return sentencesOf(text, value, yunduo.schema).flatMap(({ lines }) =>
    lines.map((line) =>
      view.sayer
        .line(line)
        .map((part) => (typeof part === 'string' ? part : `[${view.sayer.slot(part, view.format)}]`))
        .join(''),
    ),
  );
}

describe('the home lab', () => {
  test('in Chinese', () => {
    expect(said(labText('home-value'), 'zh')).toEqual([
      '最近[365 天][已支付]的订单',
      '消费 = 订单金额合计，订单 = 不同订单号的个数',
      '消费在[前 20%]且订单 ≥ [5]',
      '距最近一单的天数超过[180 天]',
      '订单 ≥ [2]',
      '',
    ]);
  });
  test('in English', () => {
    expect(said(labText('home-value'), 'en')).toEqual([
      '[Paid] orders, last [365 days]',
      'spend = total of amount; orders = distinct count of order number',
      'spend is in the [top 20%] and orders ≥ [5]',
      'days since the last order over [180]',
      'orders ≥ [2]',
      '',
    ]);
  });
});

test.each([
  ["city = 'shanghai' and (spend_ever > 100 or orders_ever >= 2)", '城市是[上海]且（历来消费 > [¥100]或历来订单数 ≥ [2]）'],
  ["not (city in ('shanghai', 'beijing') and spend_ever > 1)", '并非（城市是[上海]、[北京]之一且历来消费 > [¥1]）'],
  ['city is missing or birth_date is present', '城市没有填或出生日期有填'],
  ['spend_ever between 10 and 20.5', '历来消费在[¥10]到[¥20.50]之间'],
  ['pct_rank(spend_ever) < 25%', '历来消费在[后 25%]'],
  ['spend_ever / orders_ever > 100', '历来消费 / 历来订单数 > [100]'],
])('%s', (expression, chinese) => {
  expect(said(`code: t\ndefine: {expr: ${JSON.stringify(expression)}}`, 'zh')).toEqual([chinese]);
});

test('a score, its bands and what they are called', () => {
  const text = 'code: t\ndefine: {bin: {of: spend_ever, method: ntile, n: 3, labels: [low, mid, high]}}';
  expect(said(text, 'zh')).toEqual(['把历来消费用[等人数分箱]分成[3]档', '从低到高：low、mid、high']);
  expect(said(text, 'en')).toEqual(['spend ever by [equal-count binning] into [3] bands', 'from low to high: low, mid, high']);
});

/** Limits of the builders that are written out with others, each in both languages. */
test.each([
  [
    'define: {points: [{when: orders_90d >= 2, points: 30}], base: 5, cut: {hot: ">= 60", cold: else}}',
    ['先有[5]分', '最近 90 天订单数 ≥ [2]，得[30]分', '结果 ≥ [60]', ''],
    ['from [5] points', 'orders in the last 90 days ≥ [2]: [30] points', 'the result ≥ [60]', ''],
  ],
  [
    'value: {cardinality: many}\ndefine: {prefer: {from: order_items, dimension: category, by: tgi, threshold: 120, min_support: {order_id: 2}, top: 3}}',
    ['全部时间的订单明细', '最偏好的品类，按 TGI', '至少[2]个不同的订单号，TGI 至少[120]，取前[3]个'],
    [
      'order lines, all time',
      'preferred category, by TGI',
      'at least [2] different values of order number; a TGI of at least [120]; only the first [3]',
    ],
  ],
  [
    'define: {prefer: {from: order_items, dimension: category, by: decay, half_life: 30d}}',
    ['全部时间的订单明细', '最偏好的品类，按越近越重的分量', '每过[30 天]分量减半'],
    ['order lines, all time', 'preferred category, by weight that fades with time', 'half the weight after every [30 days]'],
  ],
  [
    'define: {sequence: {steps: [{from: events}, {from: orders}], within: 7d, gives: step}}',
    ['第 1 步，全部时间的浏览行为', '第 2 步，订单', '按顺序走到了第几步，从第一步起[7 天]之内'],
    [
      'step 1: visits and clicks, all time',
      'step 2: orders',
      'how many of the steps were taken in this order, within [7 days] of the first',
    ],
  ],
  [
    'define: {survey: {from: tickets, items: [L1, L2], reverse: [L2], scale: [1, 5], min_answered: 1}}',
    ['全部时间的客服工单', 'L1、L2 各自最近一次回答的平均分（L2 反过来计分），至少答了[1]题'],
    ['service tickets, all time', 'the mean of the latest answers to L1, L2 (L2 scored in reverse), with at least [1] answered'],
  ],
  [
    'define: {model: {type: logistic}, inputs: {r: orders_90d}, coef: {intercept: -1.2, r: 0.5}, cut: {high: ">= 60%", low: else}}',
    ['r = 最近 90 天订单数', '逻辑回归给出的概率', '−1.2 + 0.5 × 最近 90 天订单数', '结果 ≥ [60%]', ''],
    [
      'r = orders in the last 90 days',
      'the chance that a logistic regression gives',
      '−1.2 + 0.5 × orders in the last 90 days',
      'the result ≥ [60%]',
      '',
    ],
  ],
  [
    'define: {model: {type: kmeans}, inputs: {d: orders_ever}, centers: {few: {d: 1}, many: {d: 5}}}',
    ['d = 历来订单数', '离得最近的聚类中心', '离这个中心最近（历来订单数 = 1）', '离这个中心最近（历来订单数 = 5）'],
    ['d = orders ever', 'the nearest cluster centre', 'nearest to the centre (orders ever = 1)', 'nearest to the centre (orders ever = 5)'],
  ],
  [
    'define: {expr: orders_ever > 1}\ngate: {consent: marketing, min_age: 18, unknown_age: allow, min_group: 20}',
    ['历来订单数 > [1]', '同意用于“营销推送”，满[18]岁或年龄不详，同一个值至少有[20]位客户，才给值'],
    [
      'orders ever > [1]',
      'a value only with consent to “Marketing messages”; an age of at least [18] (or unknown); at least [20] customers with the same value',
    ],
  ],
])('%s', (define, zh, en) => {
  expect(said(`code: t\n${define}`, 'zh')).toEqual(zh);
  expect(said(`code: t\n${define}`, 'en')).toEqual(en);
});
