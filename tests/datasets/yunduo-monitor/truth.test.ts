import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/datasets/dataset.ts';
import { yunduoMonitor } from '../../../src/datasets/yunduo-monitor/index.ts';
import { psiOfShares } from '../../../src/engine/quality/psi.ts';
import { describeContract } from '../contract.ts';
import { daysBetween, groupBy } from '../statistics.ts';

describeContract(yunduoMonitor, 80);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const TAGS = ['gender', 'age_band', 'city', 'channel', 'lifecycle', 'value_tier', 'spend_band', 'category_pref'];

interface Snapshot {
  readonly counts: ReadonlyMap<string, number>;
  readonly coverage: number;
}
function snapshotsOf(dataset: Dataset): Map<string, Snapshot> {
  const rows = (dataset.rows['tag_values'] ?? []).map(([, tag, asOf, value]) => ({ key: `${tag} ${asOf}`, value }));
  return new Map(
    [...groupBy(rows, ({ key }) => key)].map(([key, own]) => {
      const known = own.filter(({ value }) => value !== null);
      const counts = new Map([...groupBy(known, ({ value }) => String(value))].map(([value, list]) => [value, list.length / known.length]));
      return [key, { counts, coverage: known.length / own.length }];
    }),
  );
}
function psi(base: Snapshot | undefined, now: Snapshot | undefined): number {
  const values = [...new Set([...(base?.counts.keys() ?? []), ...(now?.counts.keys() ?? [])])];
  const shares = (of: Snapshot | undefined) => values.map((value) => of?.counts.get(value) ?? 0);
  return psiOfShares(shares(base), shares(now)).psi;
}

describe.each(SEEDS)('yunduo-monitor, seed %i', (seed) => {
  // as many as in the site at one seed, fewer at the others: every row is looked at
  const customers = seed === 1 ? 500 : 300;
  const dataset = yunduoMonitor.generate({ ...yunduoMonitor.standard, seed, customers });
  const rows = dataset.rows['tag_values'] ?? [];
  const ends = dataset.truth['monthEnds'] as string[];
  const snapshots = snapshotsOf(dataset);
  const at = (tag: string, month: number) => snapshots.get(`${tag} ${ends[month - 1]}`);

  it('has 24 month ends of eight tags for everybody', () => {
    expect(ends).toHaveLength(24);
    expect([ends[0], ends[19], ends[23]]).toEqual(['2023-07-31', '2025-02-28', '2025-06-30']);
    expect(rows).toHaveLength(customers * 24 * 8);
  });

  it('has a channel with PSI .31 in month 17, against the month before and against the first', () => {
    for (const base of [1, 12, 16]) expect(Math.abs(psi(at('channel', base), at('channel', 17)) - 0.31)).toBeLessThan(0.03);
    expect(at('channel', 17)?.counts.has('live')).toBe(true);
    expect(at('channel', 18)?.counts.has('live')).toBe(false);
  });

  it('has PSI under .06 everywhere else', () => {
    const others = TAGS.flatMap((tag) => Array.from({ length: 23 }, (_, i) => ({ tag, month: i + 2 }))).filter(
      ({ tag, month }) => !(tag === 'channel' && month === 17),
    );
    expect(others.map(({ tag, month }) => ({ tag, month, psi: psi(at(tag, 1), at(tag, month)) })).filter((one) => one.psi >= 0.06)).toEqual(
      [],
    );
  });

  it('loses a third of the cities in month 20: coverage from 93 to 61 %', () => {
    const coverage = Array.from({ length: 24 }, (_, i) => at('city', i + 1)?.coverage ?? 0);
    expect(coverage[19]).toBeCloseTo(0.61, 3);
    expect(coverage.filter((_, i) => i !== 19).every((one) => Math.abs(one - 0.93) < 0.001)).toBe(true);
  });

  it('has one tag that was not refreshed for 45 days, and shows it by the day and by the values', () => {
    const last = rows.filter(([, , end]) => end === ends[23]);
    const ages = new Map(last.map(([, tag, , , computedOn]) => [String(tag), daysBetween(String(computedOn), dataset.asOf)]));
    expect(Object.fromEntries(ages)).toEqual(Object.fromEntries(TAGS.map((tag) => [tag, tag === 'category_pref' ? 45 : 0])));
    const moved = (tag: string) => {
      const of = (month: number) =>
        new Map(rows.filter((row) => row[1] === tag && row[2] === ends[month - 1]).map((row) => [row[0], row[3]]));
      const [before, now] = [of(23), of(24)];
      return [...now].filter(([id, value]) => before.get(id) !== value).length;
    };
    expect(moved('category_pref')).toBe(0);
    expect(moved('lifecycle')).toBeGreaterThan(3);
  });
});

describe('the aimed monitor', () => {
  const aimed = yunduoMonitor.aimed('2025-06-30');
  const snapshots = snapshotsOf(aimed);
  const of = (tag: string) => psi(snapshots.get(`${tag} 2025-05-31`), snapshots.get(`${tag} 2025-06-30`));
  it('has the shares of the textbook', () => {
    expect(of('category_pref')).toBeCloseTo(0.2282, 4);
    expect(of('value_tier')).toBeCloseTo(0.0164, 4);
    expect(of('lifecycle')).toBeCloseTo(0.2408, 4);
    expect(of('channel')).toBeGreaterThan(0.25);
  });
  it('has coverage on 80 % and below, and a tag that nobody has', () => {
    expect(snapshots.get('city 2025-05-31')?.coverage).toBeCloseTo(0.8, 10);
    expect(snapshots.get('city 2025-06-30')?.coverage).toBeCloseTo(0.75, 10);
    expect(snapshots.get('gender 2025-06-30')?.coverage).toBe(0);
  });
});
