import { AS_OF } from '../../world/schema.ts';
import { csvRows, dayNumber, dayNumbers } from '../csv.ts';

export const TODAY = dayNumber(AS_OF);
export const STATUS = { paid: 1, refunded: 2, other: 3 } as const;
export const EVENT = { view: 1, cart: 2, other: 3 } as const;

/** Texts by number, from 1; missing is 0. */
export interface Words {
  readonly list: string[];
  code(text: string | null | undefined): number;
}
export interface People {
  readonly ids: readonly string[];
  readonly gender: readonly (string | null)[];
  readonly birth: readonly (string | null)[];
  readonly tier: readonly (string | null)[];
  readonly registered: Int32Array;
}
export interface Orders {
  readonly customer: Int32Array;
  readonly day: Int32Array;
  readonly status: Uint8Array;
  readonly channel: Uint8Array;
  readonly category: Uint8Array;
  /** NaN where it is missing. */
  readonly amount: Float64Array;
  readonly coupon: Uint8Array;
}
export interface Events {
  readonly customer: Int32Array;
  readonly day: Int32Array;
  readonly name: Uint8Array;
}
export interface Columns {
  readonly people: People;
  readonly orders: Orders;
  readonly events: Events;
  readonly channels: Words;
  readonly categories: Words;
}
/** As long as it has to become: doubled when it is full. */
function growing<A extends Int32Array | Uint8Array | Float64Array>(make: (length: number) => A) {
  let [array, length] = [make(1024), 0];
  return {
    push(value: number): void {
      if (length === array.length) {
        const longer = make(2 * length);
        longer.set(array);
        array = longer;
      }
      array[length++] = value;
    },
    done: (): A => array.slice(0, length) as A,
  };
}
const int32 = () => growing((n) => new Int32Array(n));
const uint8 = () => growing((n) => new Uint8Array(n));

function words(): Words {
  const list: string[] = [];
  const codes = new Map<string, number>();
  return {
    list,
    code(text) {
      if (text == null) return 0;
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, list.push(text));
      return list.length;
    },
  };
}

/** Rows of the population in arrays, in no other order than the file's. */
export function readColumns(csv: Readonly<Record<'customers' | 'orders' | 'events', string>>): Columns {
  const dayOf = dayNumbers();
  const people: { id: string; gender: string | null; birth: string | null; tier: string | null; registered: number }[] = [];
  for (const [id, gender = null, birth = null, tier = null, registered] of csvRows(csv.customers)) {
    const day = dayOf(registered ?? '');
    if (id != null && day <= TODAY) people.push({ id, gender, birth, tier, registered: day });
  }
  people.sort((a, b) => (a.id < b.id ? -1 : 1));
  const places = new Map(people.map(({ id }, i) => [id, i]));
  const place = (id: string | null | undefined): number => places.get(id ?? '') ?? -1;

  const [channels, categories] = [words(), words()];
  const o = {
    customer: int32(),
    day: int32(),
    status: uint8(),
    channel: uint8(),
    category: uint8(),
    amount: growing((n) => new Float64Array(n)),
    coupon: uint8(),
  };
  const statuses: Readonly<Record<string, number>> = STATUS;
  for (const [, id, date, channel, category, status, amount, coupon] of csvRows(csv.orders)) {
    const customer = place(id);
    if (customer === -1) continue;
    o.customer.push(customer);
    o.day.push(dayOf(date ?? ''));
    o.status.push(statuses[status ?? ''] ?? STATUS.other);
    o.channel.push(channels.code(channel));
    o.category.push(categories.code(category));
    o.amount.push(amount == null ? Number.NaN : Number(amount));
    o.coupon.push(coupon == null ? 0 : 1);
  }
  const e = { customer: int32(), day: int32(), name: uint8() };
  const names: Readonly<Record<string, number>> = EVENT;
  for (const [id, moment, name] of csvRows(csv.events)) {
    const customer = place(id);
    if (customer === -1) continue;
    e.customer.push(customer);
    e.day.push(dayOf(moment ?? ''));
    e.name.push(names[name ?? ''] ?? EVENT.other);
  }
  return {
    people: {
      ids: people.map((p) => p.id),
      gender: people.map((p) => p.gender),
      birth: people.map((p) => p.birth),
      tier: people.map((p) => p.tier),
      registered: Int32Array.from(people, (p) => p.registered),
    },
    orders: {
      customer: o.customer.done(),
      day: o.day.done(),
      status: o.status.done(),
      channel: o.channel.done(),
      category: o.category.done(),
      amount: o.amount.done(),
      coupon: o.coupon.done(),
    },
    events: { customer: e.customer.done(), day: e.day.done(), name: e.name.done() },
    channels,
    categories,
  };
}
