import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type Gender, inventedName } from '../blocks/people.ts';
import { CITY, CITY_WEIGHTS, type City } from '../blocks/places.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random, shuffled } from '../random.ts';
import { createLives, type Life } from '../yunduo/lives.ts';
import { createOrders } from '../yunduo/orders.ts';
import { DATE_FORMS, type DateForm, DIRT, spellingsOf, withBlank } from './dirt.ts';

/** What the cells of a customer should say. */
export interface CleanCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly gender: Gender | null;
  readonly city: string | null;
  readonly registerDate: string;
}
export interface CleanOrder {
  readonly orderId: string;
  readonly customerId: string;
  readonly orderDate: string;
  readonly status: string;
  readonly amount: number;
}
export interface Spoilt {
  readonly customers: Cell[][];
  readonly orders: Cell[][];
  readonly clean: { readonly customers: readonly CleanCustomer[]; readonly orders: readonly CleanOrder[] };
  readonly dirt: Readonly<Record<keyof typeof DIRT, readonly string[]>>;
}

/** Of 2,400 rows so many are customers; the rest are orders. */
const CUSTOMER_ROWS = 1000;
export const ALL_ROWS = 2400;

/** Takes some customers of the shop and their orders, and spoils an exact number of cells. */
export function spoil(request: Request): Spoilt {
  const random = createRandom(request.seed, 'dirt');
  const scale = (count: number): number => Math.round((count * request.customers) / ALL_ROWS);
  const lives = createLives({ ...request, customers: scale(CUSTOMER_ROWS) - scale(DIRT.duplicates) });
  const customers = lives.map((life, i) => cleanCustomer(random, life, i));
  const orders = createOrders({ ...request, customers: lives.length }, lives);
  const wantedOrders = scale(ALL_ROWS) - scale(CUSTOMER_ROWS);
  const good = shuffled(random, orders).slice(0, wantedOrders - scale(DIRT.amounts) - scale(DIRT.orphans));
  const spare = orders.filter((order) => !good.includes(order)).slice(0, scale(DIRT.amounts));
  const cleanOrders = good
    .map(({ orderId, customerId, day, status, amountCents }) => ({
      orderId,
      customerId,
      orderDate: isoOf(day),
      status,
      amount: amountCents / 100,
    }))
    .sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
  const wrongAmounts = spare.map((order, i) => ({
    orderId: order.orderId,
    customerId: order.customerId,
    orderDate: isoOf(order.day),
    status: order.status,
    amount: i % 3 === 0 ? 0 : -order.amountCents / 100,
  }));
  const orphans = Array.from({ length: scale(DIRT.orphans) }, (_, i) => {
    const { orderDate, amount } = random.pick(cleanOrders);
    return {
      orderId: `X${String(i + 1).padStart(6, '0')}`,
      customerId: `C9${String(i + 1).padStart(3, '0')}`,
      orderDate,
      status: 'paid',
      amount,
    };
  });
  const [customerRows, spoiltCustomers] = customersAsTyped(random, customers, scale);
  const [orderRows, spoiltDates] = ordersAsTyped(
    random,
    [...cleanOrders, ...wrongAmounts, ...orphans],
    scale(DIRT.dates) - spoiltCustomers.dates.length,
  );
  return {
    customers: customerRows,
    orders: orderRows,
    clean: { customers, orders: cleanOrders },
    dirt: {
      duplicates: spoiltCustomers.duplicates,
      dates: [...spoiltCustomers.dates, ...spoiltDates],
      blanks: spoiltCustomers.blanks,
      amounts: wrongAmounts.map(({ orderId }) => orderId),
      orphans: orphans.map(({ orderId }) => orderId),
    },
  };
}

function cleanCustomer(random: Random, { customerId, registeredDay }: Life, i: number): CleanCustomer {
  const city = random.chance(0.04) ? null : (random.weighted(CITY_WEIGHTS) as City);
  return {
    customerId,
    name: inventedName(i),
    gender: random.chance(0.05) ? null : random.weighted({ female: 54, male: 46 }),
    city: city && CITY[city].zh,
    registerDate: isoOf(registeredDay),
  };
}

/** A third of the days are in the customers' rows. */
const DATES_OF_CUSTOMERS = 100;

function customersAsTyped(
  random: Random,
  customers: readonly CleanCustomer[],
  scale: (count: number) => number,
): [Cell[][], Pick<Spoilt['dirt'], 'duplicates' | 'dates' | 'blanks'>] {
  const twice = shuffled(random, customers).slice(0, scale(DIRT.duplicates));
  const typed = shuffled(random, [...customers, ...twice]).map((one, i) => ({ one, row: String(i + 1) }));
  const dates = new Set(
    shuffled(random, typed)
      .slice(0, scale(DATES_OF_CUSTOMERS))
      .map(({ row }) => row),
  );
  const blanks = new Set(
    shuffled(
      random,
      typed.filter(({ one }) => one.city !== null),
    )
      .slice(0, scale(DIRT.blanks))
      .map(({ row }) => row),
  );
  const rows = typed.map(({ one, row }): Cell[] => [
    Number(row),
    one.customerId,
    one.name,
    one.gender && random.pick(spellingsOf(one.gender)),
    blanks.has(row) ? withBlank(random, one.city ?? '') : one.city,
    dates.has(row) ? misdated(random, one.registerDate) : one.registerDate,
  ]);
  return [
    rows,
    { duplicates: twice.map(({ customerId }) => customerId), dates: [...dates].map((row) => `customer row ${row}`), blanks: [...blanks] },
  ];
}

function ordersAsTyped(random: Random, orders: readonly CleanOrder[], dates: number): [Cell[][], string[]] {
  const misdatedOrders = new Set(
    shuffled(random, orders)
      .slice(0, dates)
      .map(({ orderId }) => orderId),
  );
  const rows = orders.map(({ orderId, customerId, orderDate, status, amount }): Cell[] => [
    orderId,
    customerId,
    misdatedOrders.has(orderId) ? misdated(random, orderDate) : orderDate,
    status,
    amount,
  ]);
  return [rows, [...misdatedOrders]];
}

const misdated = (random: Random, iso: string): string => DATE_FORMS[random.pick(Object.keys(DATE_FORMS) as DateForm[])](iso);
