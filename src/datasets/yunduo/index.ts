import type { Cell } from '../../engine/language/rows.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { channelRows, codeRows } from './codes.ts';
import { consentRows } from './consents.ts';
import { couponRows, createCoupons } from './coupons.ts';
import { customerRows } from './customers.ts';
import { eventRows, outageOf } from './events.ts';
import { identityRows } from './identities.ts';
import { createLives } from './lives.ts';
import { createOrders, itemRows, orderRows } from './orders.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';
import { ticketRows } from './tickets.ts';
import { TRAPS } from './traps.ts';

/** D1, an online shop with a few physical ones. Hidden lives make orders, and orders make everything else. */
export const yunduo: DatasetSource = {
  id: 'yunduo',
  title: { zh: '云朵商城', en: 'Yunduo, an online shop' },
  about: {
    zh: '一家虚构的网上商城两年的客户、订单和行为。人、号码和订单全是程序生成的。',
    en: 'Two years of customers, orders and visits of an invented online shop. Every person, number and order was generated.',
  },
  use: {
    zh: '全课的主线：从一张订单表走到标签、RFM、分群和画像。',
    en: 'The thread of the course: from a table of orders to tags, RFM, segments and personas.',
  },
  modules: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 2000 },
  schema: SCHEMA,
  grading: { eventDays: 30 },
  traps: TRAPS,
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const lives = createLives(request);
  const orders = createOrders(request, lives);
  const coupons = createCoupons(request, lives, orders);
  const couponIds = new Map(coupons.flatMap(({ couponId, usedOrderId }) => (usedOrderId ? [[usedOrderId, couponId]] : [])));
  const rows: Record<string, Cell[][]> = {
    customers: customerRows(request, lives),
    orders: orderRows(orders, couponIds),
    order_items: itemRows(orders),
    events: eventRows(request, lives, orders),
    coupons: couponRows(coupons),
    tickets: ticketRows(request, orders),
    consents: consentRows(request, lives),
    identities: identityRows(request, lives),
    channels: channelRows(),
    codes: codeRows(),
  };
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, rows),
    truth: {
      archetypes: Object.fromEntries(lives.map(({ customerId, archetype }) => [customerId, archetype])),
      appOutage: outageOf(request.asOf),
    },
  };
}
