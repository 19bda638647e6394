import { describe, expect, it } from 'vitest';
import { henghe } from '../../../src/datasets/henghe/index.ts';
import { describeContract } from '../contract.ts';
import { correlation, groupBy, objectsOf, sum, topFifthShare } from '../statistics.ts';

describeContract(henghe, 150);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe.each(SEEDS)('henghe, seed %i', (seed) => {
  const dataset = henghe.generate({ ...henghe.standard, seed });
  const truth = dataset.truth as Record<'hnwByAverage' | 'hnwByMonthEnd' | 'windowDressers' | 'leavers', string[]>;
  const clients = objectsOf(dataset, 'clients');
  const transactions = objectsOf(dataset, 'transactions');
  const holdings = objectsOf(dataset, 'holdings');
  const seriesOf = new Map<string, number[]>();
  for (const [id, , aum] of dataset.rows['balances_daily'] ?? []) {
    const own = seriesOf.get(String(id));
    if (own) own.push(Number(aum));
    else seriesOf.set(String(id), [Number(aum)]);
  }
  const idsWhere = (holds: (days: readonly number[]) => boolean) => [...seriesOf].filter(([, days]) => holds(days)).map(([id]) => id);
  const average = (days: readonly number[]) => sum(days) / days.length;
  const grades = new Map(objectsOf(dataset, 'risk_assessment').map((row) => [row['client_id'], row]));
  const now = new Map([...seriesOf].map(([id, days]) => [id, days.at(-1) ?? 0]));

  it('has the size that the course tells', () => {
    expect(dataset.rows['balances_daily']).toHaveLength(1500 * 90);
    expect(dataset.rows['accounts']?.length).toSatisfy((n: number) => n > 3_100 && n < 3_300);
    expect(holdings.length).toSatisfy((n: number) => n > 3_700 && n < 4_300);
    expect(transactions.length).toSatisfy((n: number) => n > 17_000 && n < 19_300);
    expect(grades.size).toBe(1430);
  });

  it('has 41 clients of high net worth by the average of June, and 58 by its last day', () => {
    const byAverage = idsWhere((days) => average(days.slice(-30)) >= 6_000_000);
    const byMonthEnd = idsWhere((days) => (days.at(-1) ?? 0) >= 6_000_000);
    expect(byAverage).toHaveLength(41);
    expect(byMonthEnd).toHaveLength(58);
    expect(byAverage).toEqual(truth.hnwByAverage.toSorted());
    expect(byMonthEnd).toEqual(truth.hnwByMonthEnd.toSorted());
    expect(truth.windowDressers).toHaveLength(17);
  });

  it('has 63 holdings above the grade of their holder, and 70 assessments that ran out', () => {
    const above = holdings.filter(({ client_id = null, risk }) => Number(risk) > Number(grades.get(client_id)?.['grade']));
    expect(above).toHaveLength(63);
    expect([...grades.values()].filter(({ valid_until }) => String(valid_until) < dataset.asOf)).toHaveLength(70);
    expect(holdings.filter(({ client_id = null }) => !grades.has(client_id))).toEqual([]);
  });

  it('loses the clients that the truth names: half of it gone in 60 days', () => {
    expect(idsWhere((days) => (days.at(-1) ?? 0) <= (days.at(-61) ?? 0) / 2)).toEqual(truth.leavers.toSorted());
    expect(truth.leavers).toHaveLength(90);
  });

  it('gives the answer away in closed_at, and only there', () => {
    const leavers = new Set(truth.leavers);
    const closed = clients.filter(({ closed_at }) => closed_at !== null).map(({ client_id }) => String(client_id));
    const caught = closed.filter((id) => leavers.has(id)).length;
    expect(caught / leavers.size).toBeGreaterThan(0.72);
    expect(caught / closed.length).toBeGreaterThan(0.8);
    // what may be known before they leave: fewer card payments, and not few enough to tell
    const before = groupBy(
      transactions.filter(({ txn_ts, kind }) => String(txn_ts) < '2025-05-02' && kind === 'spend'),
      ({ client_id }) => String(client_id),
    );
    const payments = (ids: readonly string[]) => average(ids.map((id) => before.get(id)?.length ?? 0));
    const stayers = clients.map(({ client_id }) => String(client_id)).filter((id) => !leavers.has(id));
    expect(payments(truth.leavers) / payments(stayers)).toSatisfy((r: number) => r > 0.35 && r < 0.8);
    const quiet = [...leavers].filter((id) => !before.has(id)).length;
    expect(quiet).toBeLessThan(stayers.filter((id) => !before.has(id)).length / 2);
  });

  it('keeps its books: deposits and products are the assets, and what moves them is written down', () => {
    const held = new Map<string, number>();
    for (const table of ['accounts', 'holdings'])
      for (const row of objectsOf(dataset, table))
        held.set(String(row['client_id']), (held.get(String(row['client_id'])) ?? 0) + Number(row['balance'] ?? row['value']));
    expect([...now].filter(([id, aum]) => held.get(id) !== aum)).toEqual([]);
    const moved = new Map<string, number>();
    for (const { client_id, txn_ts, kind, amount } of transactions)
      if (kind !== 'buy' && kind !== 'redeem' && String(txn_ts).slice(0, 10) > '2025-04-02')
        moved.set(String(client_id), (moved.get(String(client_id)) ?? 0) + Number(amount));
    for (const [id, days] of seriesOf) expect((days.at(-1) ?? 0) - (days[0] ?? 0)).toBe(moved.get(id) ?? 0);
    expect(idsWhere((days) => Math.min(...days) < 0)).toEqual([]);
  });

  it('spreads wealth unevenly, and boldness without regard to it', () => {
    expect(topFifthShare([...now.values()])).toBeGreaterThan(0.75);
    const pairs = [...grades].map(([id, row]) => [Math.log(1 + (now.get(String(id)) ?? 0)), Number(row['grade'])] as const);
    expect(Math.abs(correlation(pairs))).toBeLessThan(0.15);
  });

  it('pays salaries on the 10th and the 15th, and sees more cards at weekends', () => {
    const days = (kind: string) => transactions.filter((row) => row['kind'] === kind).map(({ txn_ts }) => String(txn_ts).slice(0, 10));
    expect(new Set(days('salary').map((day) => day.slice(8)))).toEqual(new Set(['10', '15']));
    const weekend = days('spend').filter((day) => [0, 6].includes(new Date(day).getUTCDay())).length;
    expect(weekend / days('spend').length).toBeGreaterThan(2 / 7 + 0.02);
  });
});

describe.each([
  [11, '2024-02-29'],
  [12, '2025-03-17'],
  [13, '2025-01-01'],
])('henghe, seed %i as of %s', (seed, asOf) => {
  it('has its rich and its leavers in the last month that is over', () => {
    const { rows, truth } = henghe.generate({ seed, asOf, customers: 600 });
    const { from, to } = truth['month'] as { from: string; to: string };
    const days = groupBy(
      (rows['balances_daily'] ?? []).map(([id, date, aum]) => ({ id: String(id), date: String(date), aum: Number(aum) })),
      ({ id }) => id,
    );
    const idsWhere = (holds: (own: { date: string; aum: number }[]) => boolean) =>
      [...days].filter(([, own]) => holds(own)).map(([id]) => id);
    const inMonth = (own: { date: string; aum: number }[]) => own.filter(({ date }) => date >= from && date <= to).map(({ aum }) => aum);
    expect(to <= asOf).toBe(true);
    expect(idsWhere((own) => sum(inMonth(own)) / inMonth(own).length >= 6_000_000)).toEqual((truth['hnwByAverage'] as string[]).toSorted());
    expect(idsWhere((own) => (inMonth(own).at(-1) ?? 0) >= 6_000_000)).toEqual((truth['hnwByMonthEnd'] as string[]).toSorted());
    expect(idsWhere((own) => (own.at(-1)?.aum ?? 0) <= (own.at(-61)?.aum ?? 0) / 2)).toEqual((truth['leavers'] as string[]).toSorted());
  });
});

describe('the aimed bank', () => {
  const aimed = henghe.aimed('2025-06-30');
  const balances = groupBy(objectsOf(aimed, 'balances_daily'), ({ client_id }) => String(client_id));
  const monthOf = (id: string) =>
    (balances.get(id) ?? []).filter(({ balance_date }) => String(balance_date) >= '2025-06-01').map(({ aum }) => Number(aum));
  const averages = [...balances.keys()].map((id) => sum(monthOf(id)) / monthOf(id).length);

  it('stands below, on and above 6 million on average, and apart from it on the last day', () => {
    expect(averages).toEqual(expect.arrayContaining([6_000_000, 5_999_999]));
    expect(averages.filter((yuan) => yuan === 6_000_000).length).toBeGreaterThan(1);
    const last = [...balances.keys()].map((id) => monthOf(id).at(-1) ?? 0);
    expect(last.some((yuan, i) => yuan >= 6_000_000 && (averages[i] ?? 0) < 6_000_000)).toBe(true);
    expect(last.some((yuan, i) => yuan < 6_000_000 && (averages[i] ?? 0) >= 6_000_000)).toBe(true);
  });

  it('has assessments on their last day, a day over, twice and not yet', () => {
    const rows = objectsOf(aimed, 'risk_assessment');
    const ends = rows.map(({ valid_until }) => valid_until);
    expect(ends).toEqual(expect.arrayContaining(['2025-06-30', '2025-06-29']));
    expect(rows.some(({ assessed_on }) => String(assessed_on) > '2025-06-30')).toBe(true);
    expect([...groupBy(rows, ({ client_id }) => String(client_id)).values()].some((own) => own.length === 2)).toBe(true);
  });

  it('has an orphan, a duplicate, and the first and last second of the day', () => {
    const rows = objectsOf(aimed, 'transactions');
    const ids = new Set(objectsOf(aimed, 'clients').map(({ client_id }) => client_id));
    expect(rows.some(({ client_id = null }) => !ids.has(client_id))).toBe(true);
    expect(rows.map(({ txn_ts }) => txn_ts)).toEqual(
      expect.arrayContaining(['2025-06-30 00:00:00', '2025-06-30 23:59:59', '2025-07-01 00:00:00']),
    );
    const looks = groupBy(rows, (row) => [row['client_id'], row['txn_ts'], row['amount']].join(' '));
    expect([...looks.values()].some((same) => same.length > 1)).toBe(true);
  });
});
