import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TagRows } from '../../../src/engine/index.ts';
import { edgeBands } from '../../../src/engine/quality/bands.ts';
import { matrixOf, migrationOf, type State } from '../../../src/engine/quality/migration.ts';
import type { Known } from '../../../src/engine/quality/tag-column.ts';

const rowsOf = (values: Readonly<Record<string, Known | null>>, code = 'stage'): TagRows => ({
  customerIds: Object.keys(values),
  tags: [{ code, values: Object.values(values) }],
});
const nameOf = (state: State | undefined): string =>
  state === undefined
    ? ''
    : state.kind === 'value'
      ? String(state.value)
      : state.kind === 'band'
        ? `${state.from} to ${state.to}`
        : state.kind;

test('from value to value, with no value and not a customer yet', () => {
  const migration = migrationOf(
    rowsOf({ A: 'new', B: 'new', C: 'old', D: null }),
    rowsOf({ A: 'new', B: 'old', C: null, D: 'old', E: 'new' }),
    'stage',
  );
  expect(migration.states.map(nameOf)).toEqual(['new', 'old', 'no-value', 'absent']);
  expect(matrixOf(migration)).toEqual([
    [1, 1, 0, 0],
    [0, 0, 1, 0],
    [0, 1, 0, 0],
    [1, 0, 0, 0],
  ]);
  expect(migration.before).toEqual([2, 1, 1, 1]);
  expect(migration.after).toEqual([2, 2, 1, 0]);
  expect(
    migration.moved.map(({ customerId, from, to }) => `${customerId} ${nameOf(migration.states[from])} > ${nameOf(migration.states[to])}`),
  ).toEqual(['B new > old', 'C old > no-value', 'D no-value > old', 'E absent > new']);
});

test('numbers by bands; two versions with codes of their own; 1 is not "1"', () => {
  const banded = migrationOf(rowsOf({ A: 5, B: 40 }), rowsOf({ A: 30, B: 45 }), 'stage', edgeBands([10, 35]));
  expect(banded.states.map(nameOf)).toEqual(['null to 10', '10 to 35', '35 to null']);
  expect(banded.moved).toEqual([{ customerId: 'A', from: 0, to: 1 }]);
  const versions = migrationOf(rowsOf({ A: 1 }, 'v1'), rowsOf({ A: '1' }, 'v2'), { before: 'v1', after: 'v2' });
  expect(versions.states).toHaveLength(2);
  expect(versions.moved).toEqual([{ customerId: 'A', from: 0, to: 1 }]);
});

test('a tag that the rows do not have', () => {
  expect(() => migrationOf(rowsOf({}), rowsOf({}), 'other')).toThrow(RangeError);
});

const anyRows = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...'ABCDEFGHIJ'), fc.constantFrom('x', 'y', true, 3, null)), { selector: ([id]) => id })
  .map((pairs) => rowsOf(Object.fromEntries(pairs)));
const reversed = ({ customerIds, tags }: TagRows): TagRows => ({
  customerIds: customerIds.toReversed(),
  tags: tags.map(({ code, values }) => ({ code, values: values.toReversed() })),
});

test('rows add up to before, columns to after; nobody is lost; turned round it is transposed; order changes nothing', () => {
  fc.assert(
    fc.property(anyRows, anyRows, (before, after) => {
      const migration = migrationOf(before, after, 'stage');
      const matrix = matrixOf(migration);
      expect(matrix.map((row) => row.reduce((a, b) => a + b, 0))).toEqual(migration.before);
      expect(migration.states.map((_, to) => matrix.reduce((sum, row) => sum + (row[to] ?? 0), 0))).toEqual(migration.after);
      // By hand, without indices.
      const cell = (rows: TagRows, id: string): string => {
        const i = rows.customerIds.indexOf(id);
        const value = rows.tags[0]?.values[i] ?? null;
        return i < 0 ? 'absent' : value === null ? 'no-value' : String(value);
      };
      for (const [i, state] of migration.states.entries()) {
        const ids = new Set([...before.customerIds, ...after.customerIds]);
        expect(migration.before[i]).toBe([...ids].filter((id) => cell(before, id) === nameOf(state)).length);
      }
      const everybody = [...new Set([...before.customerIds, ...after.customerIds])].sort();
      expect(migration.moved.map((m) => m.customerId)).toEqual(everybody.filter((id) => cell(before, id) !== cell(after, id)));
      expect(matrixOf(migrationOf(after, before, 'stage'))).toEqual(matrix.map((_, i) => matrix.map((row) => row[i])));
      expect(migrationOf(reversed(before), reversed(after), 'stage')).toEqual(migration);
    }),
  );
});
