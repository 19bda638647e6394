import { describe, expect, it } from 'vitest';
import { chaoshi } from '../../../src/datasets/chaoshi/index.ts';
import { describeContract } from '../contract.ts';
import { groupBy, objectsOf, sum, topFifthShare } from '../statistics.ts';

describeContract(chaoshi, 40);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe.each(SEEDS)('chaoshi, seed %i', (seed) => {
  const dataset = chaoshi.generate({ ...chaoshi.standard, seed });
  const tickets = objectsOf(dataset, 'tickets').map((row) => ({
    id: Number(row['ticket_id']),
    member: row['member_id'] ?? null,
    date: String(row['ticket_ts']).slice(0, 10),
    hour: Number(String(row['ticket_ts']).slice(11, 13)),
    weekday: new Date(String(row['ticket_ts']).slice(0, 10)).getUTCDay(),
    amount: Number(row['amount']),
  }));
  const ticketOf = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const lines = dataset.rows['lines'] ?? [];
  const itemsOf = new Map<number, Set<string>>();
  for (const [ticket, , item] of lines) itemsOf.set(Number(ticket), (itemsOf.get(Number(ticket)) ?? new Set()).add(String(item)));
  const linesIn = (category: string, holds: (ticket: (typeof tickets)[number]) => boolean) =>
    lines.filter((row) => {
      const ticket = ticketOf.get(Number(row[0]));
      return row[3] === category && ticket !== undefined && holds(ticket);
    }).length;

  it('has the size that the course tells', () => {
    expect(tickets).toHaveLength(30_000);
    expect(lines.length).toSatisfy((n: number) => n > 92_000 && n < 100_000);
    expect(tickets.every(({ hour }) => hour >= 7 && hour < 22)).toBe(true);
  });

  it('sells 2.6 times as many ready meals on Friday from 18 to 20 as on other working days', () => {
    const perDay = (weekdays: readonly number[]) =>
      linesIn('ready', ({ weekday, hour }) => weekdays.includes(weekday) && hour >= 18 && hour < 20) / (12 * weekdays.length);
    expect(Math.abs(perDay([5]) / perDay([1, 2, 3, 4]) - 2.6)).toBeLessThan(0.15);
  });

  it('moves 40 % of the bakery of 16 to 18 into the evening, and sells 11 % more in all', () => {
    const from = '2025-06-03';
    // the same weekdays and no holiday: eight weeks before, four weeks of discount
    const rate = (isAfter: boolean, holds: (hour: number) => boolean) => {
      const visits = tickets.filter(({ date }) => date >= from === isAfter).length;
      return linesIn('bakery', ({ date, hour }) => date >= from === isAfter && holds(hour)) / visits;
    };
    const before = rate(true, (hour) => hour >= 16 && hour < 18) / rate(false, (hour) => hour >= 16 && hour < 18);
    const all = rate(true, () => true) / rate(false, () => true);
    const evening = rate(true, (hour) => hour >= 18 && hour < 20) / rate(false, (hour) => hour >= 18 && hour < 20);
    expect(Math.abs(before - 0.6)).toBeLessThan(0.03);
    expect(Math.abs(all - 1.11)).toBeLessThan(0.015);
    // who looks at the evening only sees a success four times as big
    expect(evening).toBeGreaterThan(1.5);
  });

  it('lets nappies bring wipes, and bananas no bag', () => {
    const share = (items: readonly string[]) =>
      [...itemsOf.values()].filter((own) => items.every((item) => own.has(item))).length / tickets.length;
    const lift = (a: string, b: string) => share([a, b]) / share([a]) / share([b]);
    expect(Math.abs(lift('diaper', 'wipes') - 2.4)).toBeLessThan(0.03);
    expect(Math.abs(lift('banana', 'bag') - 0.97)).toBeLessThan(0.01);
    expect(share(['banana', 'bag']) / share(['banana'])).toBeGreaterThan(0.65);
  });

  it('keeps its books, and knows less than half of who pays', () => {
    const sums = new Map<number, number>();
    for (const row of lines) sums.set(Number(row[0]), (sums.get(Number(row[0])) ?? 0) + Number(row[5]));
    expect(tickets.filter(({ id, amount }) => sums.get(id) !== amount)).toEqual([]);
    const known = tickets.filter(({ member }) => member !== null);
    expect(known.length / tickets.length).toSatisfy((s: number) => s > 0.38 && s < 0.48);
    const visits = [...groupBy(known, ({ member }) => String(member)).values()].map((own) => own.length);
    expect(topFifthShare(visits)).toBeGreaterThan(0.45);
    expect(sum(visits)).toBe(known.length);
  });
});

describe('the aimed supermarket', () => {
  const aimed = chaoshi.aimed('2025-06-30');
  const tickets = objectsOf(aimed, 'tickets');
  it('has both ends of the Friday hours and of the windows', () => {
    const times = tickets.map(({ ticket_ts }) => ticket_ts);
    for (const time of ['17:59:59', '18:00:00', '19:59:59', '20:00:00']) expect(times).toContain(`2025-06-27 ${time}`);
    expect(times).toEqual(
      expect.arrayContaining(['2025-06-03 07:00:00', '2025-06-02 21:59:59', '2025-06-30 00:00:00', '2025-07-01 00:00:00']),
    );
  });
  it('has what was brought back, gifts, strangers and lines without a receipt', () => {
    const lines = objectsOf(aimed, 'lines');
    const ids = new Set(tickets.map(({ ticket_id }) => ticket_id));
    expect(lines.some(({ qty }) => Number(qty) < 0) && lines.some(({ amount }) => amount === 0)).toBe(true);
    expect(lines.some(({ ticket_id = null }) => !ids.has(ticket_id))).toBe(true);
    expect(tickets.some(({ member_id }) => member_id === 'T99') && tickets.some(({ member_id }) => member_id === null)).toBe(true);
  });
});
