import { isoOf } from '../../engine/language/calendar.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf } from '../calendar.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { channelRows } from '../yunduo/codes.ts';
import { createCoupons } from '../yunduo/coupons.ts';
import { customerRows } from '../yunduo/customers.ts';
import { createLives } from '../yunduo/lives.ts';
import { createOrders, type Order, orderRows } from '../yunduo/orders.ts';
import { aimedDataset } from './aimed.ts';
import { answerRows, createRespondents } from './answers.ts';
import { PLANTED } from './planted.ts';
import { CODES, SCHEMA } from './schema.ts';

/** D1s, what the customers of the shop say: the same customers and orders as in `yunduo`, and their answers. */
export const yunduoSurvey: DatasetSource = {
  id: 'yunduo-survey',
  title: { zh: '云朵商城问卷', en: 'Yunduo, the survey' },
  about: {
    zh: '云朵商城的同一批客户和订单，加上 900 份问卷：十二道态度题和一道推荐题。全是程序生成的。',
    en: 'The same customers and orders as the shop, with 900 questionnaires: twelve questions on attitude and one on recommending. All of it was generated.',
  },
  use: {
    zh: '练心理标签：反向题、信度、态度忠诚和行为忠诚。',
    en: 'For psychographic tags: reversed questions, reliability, loyalty in attitude and in behaviour.',
  },
  modules: [3, 7],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 2000 },
  schema: SCHEMA,
  grading: { customers: 400, earlierAsOf: '2025-06-15' },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const lives = createLives(request);
  const orders = createOrders(request, lives);
  const coupons = createCoupons(request, lives, orders);
  const couponIds = new Map(coupons.flatMap(({ couponId, usedOrderId }) => (usedOrderId ? [[usedOrderId, couponId]] : [])));
  const respondents = createRespondents(request, lives, ordersLastYear(request, orders));
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, {
      customers: customerRows(request, lives),
      orders: orderRows(orders, couponIds),
      survey: answerRows(request, respondents),
      channels: channelRows(),
      codes: codeRowsOf(CODES),
    }),
    truth: {
      archetypes: Object.fromEntries(lives.map(({ customerId, archetype }) => [customerId, archetype])),
      attitudes: Object.fromEntries(respondents.map(({ customerId, attitude }) => [customerId, attitude])),
      straightLiners: respondents.filter(({ isStraight }) => isStraight).map(({ customerId }) => customerId),
    },
  };
}

function ordersLastYear({ asOf }: Request, orders: readonly Order[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { customerId, day, status } of orders)
    if (status === 'paid' && isoOf(day) > isoOf(dayOf(asOf) - 365)) counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  return counts;
}
