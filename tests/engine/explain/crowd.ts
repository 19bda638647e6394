import { createRandom } from '../../../src/datasets/random.ts';
import type { Cell } from '../../../src/engine/index.ts';
import { type Customer, type Order, rowsOfWorld } from '../world.ts';

const HOW_MANY = 1200;
const FROM = Date.UTC(2023, 6, 1);
const DAYS = 760;
const day = (offset: number): string => new Date(FROM + offset * 86_400_000).toISOString().slice(0, 10);

/** More than a thousand customers of the tests' own schema, of whom anything may be missing, with everything that the sample tags look at. */
export function crowd(seed: number): Readonly<Record<string, readonly (readonly Cell[])[]>> {
  const random = createRandom(seed, 'crowd');
  const when = (): string => day(random.int(0, DAYS));
  const sometimes = <T>(value: T): T | null => (random.chance(0.15) ? null : value);
  const ids = Array.from({ length: HOW_MANY }, (_, i) => (i < 26 ? String.fromCharCode(65 + i) : `C${i}`));
  const many = <T>(most: number, make: (id: string, i: number) => T): T[] =>
    ids.flatMap((id) => Array.from({ length: random.int(0, most) }, (_, i) => make(id, i)));
  const customers = ids.map(
    (id): Customer => [
      id,
      sometimes(random.pick(['Shanghai', 'Beijing', 'X', '上海', 'S'])),
      sometimes(random.pick(['f', 'F ', '女', ' Male', 'm', '男', 'other', ''])),
      sometimes(day(-random.int(4000, 25_000))),
      sometimes(day(random.int(-200, DAYS))),
    ],
  );
  let orderId = 0;
  const orders = many(6, (id): Order => {
    const amount = sometimes(random.pick([random.int(-20, 30) * 10, random.int(0, 150_000) / 100]));
    const time = `${String(random.int(10, 23))}:${random.pick(['00', '30', '59'])}:00`;
    const channel = sometimes(random.pick(['web', 'app', 'shop', 'app_ios', 'app_android', 'fax']));
    orderId += 1;
    return [`o${orderId}`, id, when(), amount, random.pick(['paid', 'paid', 'paid', 'refunded', 'cancelled']), time, channel];
  });
  const items = orders.flatMap(([order]) =>
    Array.from({ length: random.int(0, 3) }, (_, line) => [
      order,
      line,
      random.pick(['food', 'home', 'toys', 'books']),
      random.int(1, 4),
      random.int(1, 900) / 10,
    ]),
  );
  return rowsOfWorld(customers, orders, items, {
    survey: once(
      many(5, (id, i) => [id, `L${1 + (i % 4)}`, sometimes(random.int(0, 6)), when()]),
      [0, 1, 3],
    ),
    consents: once(
      many(3, (id) => [
        id,
        random.pick(['marketing', 'profiling', 'service']),
        when(),
        random.pick(['granted', 'withdrawn']),
        sometimes(when()),
      ]),
      [0, 1, 2],
    ),
    visits: once(
      many(2, (id) => [id, `${when()} 09:30:00`, sometimes(random.pick(['flu', 'cold']))]),
      [0, 1],
    ),
    cards: ids.filter(() => random.chance(0.3)).map((id) => [id]),
    follows: once(
      many(3, (id) => [id, random.pick(ids), when()]),
      [0, 1, 2],
    ),
  });
}

/** A key stands once. */
const once = (rows: readonly (readonly Cell[])[], key: readonly number[]): readonly (readonly Cell[])[] => [
  ...new Map(rows.map((row) => [key.map((column) => row[column]).join(), row])).values(),
];
