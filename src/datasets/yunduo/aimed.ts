import { addMonths, isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { fingerprint } from '../random.ts';
import { AIMED_PEOPLE, type AimedOrder, type AimedPerson, type Birth, ORPHAN_ORDERS } from './aimed-people.ts';
import { channelRows, codeRows } from './codes.ts';
import { SCHEMA } from './schema.ts';

const ORPHAN = 'T99';
/** Numbers of their own kind, so that nobody looks for them among the shop's customers. */
const idOf = (i: number): string => `T${String(i + 1).padStart(2, '0')}`;
const ORDINARY = {
  cities: ['hangzhou', 'shanghai', 'chengdu'],
  genders: ['女', '男'],
  born: '1990-05-15',
  registeredDaysAgo: 800,
} as const;

/** The aimed database of the shop: see `AIMED_PEOPLE` for who is in it, and why. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const orders = [
    ...AIMED_PEOPLE.map((person, i) => ({ customerId: idOf(i), orders: person.orders })),
    { customerId: ORPHAN, orders: ORPHAN_ORDERS },
  ]
    .flatMap(({ customerId, orders }) => orders.map((order) => ({ customerId, order })))
    .map(({ customerId, order }, i) => ({ orderId: `O${String(i + 1).padStart(6, '0')}`, customerId, order }));
  const rows: Record<string, Cell[][]> = {
    customers: AIMED_PEOPLE.map((person, i) => customerRow(person, i, asOf)),
    orders: orders.map(({ orderId, customerId, order }) => orderRow(orderId, customerId, order, today)),
    order_items: orders.flatMap(({ orderId, order }) => itemRows(orderId, order)),
    channels: channelRows(),
    codes: codeRows(),
  };
  return {
    schema: SCHEMA,
    asOf,
    rows: inKeyOrder(SCHEMA, rows),
    truth: {},
    about: Object.fromEntries(AIMED_PEOPLE.map(({ about }, i) => [idOf(i), about])),
  };
}

function customerRow(person: AimedPerson, i: number, asOf: string): Cell[] {
  const { gender = ORDINARY.genders[i % 2] ?? null, city = ORDINARY.cities[i % 3] ?? null, born = ORDINARY.born } = person;
  const registered = dayOf(asOf) - (person.registeredDaysAgo ?? ORDINARY.registeredDaysAgo);
  const tier = city === null ? null : city === 'shanghai' ? 't1' : 't1_new';
  return [idOf(i), gender, born && birthDate(born, asOf), city, tier, 'office', '5k_10k', isoOf(registered), 'app', fingerprint(idOf(i))];
}

const birthDate = (born: Birth, asOf: string): string =>
  typeof born === 'string' ? born : addMonths(isoOf(dayOf(asOf) + born.inDays), -12 * born.years);

function orderRow(orderId: string, customerId: string, { daysAgo, yuan, time, status }: AimedOrder, today: number): Cell[] {
  const date = isoOf(today - daysAgo);
  return [orderId, customerId, date, `${date} ${time}`, 'app', status, yuan, null];
}

const itemRows = (orderId: string, { yuan, lines }: AimedOrder): Cell[][] =>
  Array.from({ length: lines }, (_, i) => [orderId, i + 1, `FOO-${String(i + 1).padStart(2, '0')}`, 'food', 1, yuan / lines]);
