import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anonymityOf } from '../../../src/engine/quality/anonymity.ts';
import { anyCategory, column, inOrder, range, repeat } from './columns.ts';

/** pycanon's hospital_anonymized.csv (IFCA-Advanced-Computing/pycanon@78ae989), age, gender and city of its 13 rows: its k is 2, in 5 classes. */
const HOSPITAL = repeat(['Female Kerala', 2], ['Female Tamil Nadu', 2], ['Male Karnataka', 3], ['Male Kerala', 3], ['Male Tamil Nadu', 3]);

test("pycanon's hospital: 13 rows, 5 classes, k 2", () => {
  const [gender, city] = [HOSPITAL.map((r) => r.split(' ')[0] ?? ''), HOSPITAL.map((r) => r.slice(r.indexOf(' ') + 1))];
  const columns = [column(HOSPITAL.map(() => '[17, 30[')), column(gender), column(city)];
  expect(anonymityOf(columns, 3)).toEqual({
    smallest: 2,
    classes: 5,
    below: [
      { values: ['[17, 30[', 'Female', 'Kerala'], size: 2 },
      { values: ['[17, 30[', 'Female', 'Tamil Nadu'], size: 2 },
    ],
    exposed: 4,
  });
});

test('having no value is a class; "null" and 1 are not nothing and "1"; nobody has no class', () => {
  expect(anonymityOf([column([null, 'null', null, 1, '1'])], 2)).toMatchObject({ smallest: 1, classes: 4, exposed: 3 });
  expect(anonymityOf([], 2)).toEqual({ smallest: 0, classes: 0, below: [], exposed: 0 });
});

test('as counted pair by pair; a further tag never makes k larger; order changes nothing', () => {
  const people = fc.tuple(anyCategory, anyCategory).map(([a, b]) => {
    const n = Math.min(a.values.length, b.values.length);
    return [column(a.values.slice(0, n)), column(b.values.slice(0, n))];
  });
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 6 }), (columns, least) => {
      const found = anonymityOf(columns, least);
      const rows = range(0, columns[0]?.values.length ?? 0).map((i) => columns.map((c) => c.values[i]));
      const sizes = rows.map((row) => rows.filter((other) => row.every((v, j) => v === other[j])).length);
      expect(found.smallest).toBe(rows.length === 0 ? 0 : Math.min(...sizes));
      expect(found.exposed).toBe(sizes.filter((size) => size < least).length);
      expect(anonymityOf(columns.slice(0, 1), least).smallest).toBeGreaterThanOrEqual(found.smallest);
      const order = range(0, rows.length).reverse();
      expect(
        anonymityOf(
          columns.map((c) => ({ ...c, values: inOrder(c.values, order) })),
          least,
        ),
      ).toEqual(found);
    }),
  );
});
