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
