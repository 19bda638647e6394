import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeBands } from '../../../src/engine/quality/bands.ts';
import { tgi, tgiProfile } from '../../../src/engine/quality/profile.ts';
import { anyColumn, column, inOrder, numbers, repeat, withOrder } from './columns.ts';
import reference from './reference.json' with { type: 'json' };

test.each(reference.tgi)('$share against $base is $tgi', ({ share, base, tgi: index }) => {
  expect(tgi(share, base)).toBeCloseTo(index, 4);
});
test('to the last digits', () => {
  expect(tgi(8.9, 6.6)).toBeCloseTo(134.84848484848484, 12);
  expect(tgi(30 / 93, 120 / 369)).toBeCloseTo(99.19354838709678, 12);
});

/** 93 of 369 customers are in the audience; 30 of the 93 and 120 of the 369 have the trait. */
const trait = column(repeat(['yes', 30], ['no', 63], ['yes', 90], ['no', 186], [null, 10]));
const audience = repeat([true, 93], [false, 276], [true, 4], [false, 6]);

test('share, base share, counts and interval of those who have a value', () => {
  const profile = tgiProfile(trait, audience);
  expect(profile).toMatchObject({ n: 93, baseN: 369, few: false });
  const [, row] = profile.rows;
  expect(row).toMatchObject({ bin: { kind: 'value', value: 'yes' }, count: 30, share: 30 / 93, baseCount: 120, baseShare: 120 / 369 });
  expect(row?.tgi).toBeCloseTo(99.19354838709678, 10);
  // Worked out from the formula with z = 1.959963984540054.
  const [z, n, p] = [1.959963984540054, 93, 30 / 93];
  const [middle, half] = [
    (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n),
    (z * Math.sqrt((p * (1 - p)) / n + (z / (2 * n)) ** 2)) / (1 + z ** 2 / n),
  ];
  expect(row?.interval.low).toBeCloseTo(middle - half, 12);
  expect(row?.interval.high).toBeCloseTo(middle + half, 12);
});

test('two of three against 20 % is 333, and few', () => {
  const small = column(repeat(['yes', 2], ['no', 1], ['yes', 18], ['no', 79]));
  const profile = tgiProfile(small, repeat([true, 3], [false, 97]));
  expect(profile).toMatchObject({ n: 3, few: true });
  expect(profile.rows[1]?.tgi).toBeCloseTo(1000 / 3, 10);
  expect(tgiProfile(column(repeat(['a', 30])), repeat([true, 30])).few).toBe(false);
  expect(tgiProfile(column(repeat(['a', 29], [null, 1])), repeat([true, 30])).few).toBe(true);
});

test('a base of its own, numbers in bands, nobody at all', () => {
  const spend = numbers([1, 60, 30, 25, null]);
  const { rows, baseN } = tgiProfile(spend, [true, true, false, false, true], {
    base: [true, false, true, true, false],
    cutting: edgeBands([25]),
  });
  expect(baseN).toBe(3);
  expect(rows).toMatchObject([
    { bin: { kind: 'band', from: null, to: 25 }, share: 0.5, baseShare: 1 / 3 },
    { bin: { kind: 'band', from: 25, to: null }, share: 0.5, baseShare: 2 / 3 },
  ]);
  expect(rows.map((row) => row.tgi)).toEqual([expect.closeTo(150, 10), expect.closeTo(75, 10)]);
  expect(tgiProfile(column(['a', null]), [false, true]).rows).toMatchObject([
    { count: 0, share: null, tgi: null, interval: { low: 0, high: 1 } },
  ]);
  expect(tgiProfile(column(['a', 'b']), [true, false], { base: [false, true] }).rows[0]).toMatchObject({
    share: 1,
    baseShare: 0,
    tgi: null,
  });
});

test('the base against itself is 100 everywhere; the interval holds the share; order changes nothing', () => {
  fc.assert(
    fc.property(withOrder(anyColumn), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), ([c, order], flags) => {
      const everybody = tgiProfile(
        c,
        c.values.map(() => true),
      );
      expect(everybody.rows.every((row) => row.tgi === null || row.tgi === 100)).toBe(true);
      const members = flags.slice(0, c.values.length);
      const profile = tgiProfile(c, members);
      for (const { share, interval } of profile.rows)
        if (share !== null) expect(interval.low <= share && share <= interval.high).toBe(true);
      if (c.scale !== 'categories' && profile.n > 0)
        expect(profile.rows.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
      expect(tgiProfile({ ...c, values: inOrder(c.values, order) }, inOrder(members, order))).toEqual(profile);
    }),
  );
});
