import type { Counterexample, TellingRows } from '../../result.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import { type Difference, MOST_TELLING, tellingCustomers } from '../written/telling.ts';
import type { Comparison } from './compare-results.ts';
import type { SqlPolicy } from './exercise.ts';
import { differingCells, type Pairing, pairRows } from './pair-rows.ts';

/** The column that names the customer, when the result has it. */
export function keyOf(c: Comparison, policy: SqlPolicy, bed: TestBed): string | undefined {
  const key = policy.key ?? bed.schema.entity.key;
  return c.columns.includes(key) ? key : undefined;
}

/** On the aimed database when the answer differs there, because each of its customers has a reason to be there. */
export function counterexampleOf(
  failing: readonly number[],
  comparisons: readonly Comparison[],
  policy: SqlPolicy,
  bed: TestBed,
): Counterexample {
  const at = failing.find((i) => bed.databases[i]?.role === 'aimed') ?? failing[0] ?? 0;
  const database = bed.databases[at] as TestDatabase;
  const c = comparisons[at] as Comparison;
  const key = keyOf(c, policy, bed);
  const pairing = key === undefined ? undefined : pairRows(c, key);
  if (pairing === undefined) return { database: database.id, customers: [], rows: tellingRows(c) };
  return { database: database.id, customers: tellingCustomers(differencesOf(c, pairing, policy), database) };
}

function differencesOf(c: Comparison, pairing: Pairing, policy: SqlPolicy): Difference[] {
  const shown = [...c.columns.keys()].find((i) => i !== pairing.key);
  const shownCell = (row: readonly (string | number | null)[]) => (shown === undefined ? true : (row[shown] ?? null));
  const named = shown === undefined ? {} : { column: c.columns[shown] ?? '' };
  return [
    ...pairing.extra.map((row) => ({ customerId: String(row[pairing.key]), yours: shownCell(row), expected: 'absent' as const, ...named })),
    ...pairing.missing.map((row) => ({
      customerId: String(row[pairing.key]),
      yours: 'absent' as const,
      expected: shownCell(row),
      ...named,
    })),
    ...c.columns.flatMap((column, i) =>
      differingCells(pairing, i, policy.tolerance).map(({ key, yours, expected }) => ({
        customerId: String(key),
        yours,
        expected,
        column,
      })),
    ),
  ];
}

function tellingRows(c: Comparison): TellingRows {
  const { missing, extra } = c.difference;
  const half = MOST_TELLING / 2;
  const yours = extra.slice(0, Math.max(half, MOST_TELLING - missing.length)).map((row) => ({ side: 'yours' as const, ...row }));
  const expected = missing.slice(0, MOST_TELLING - yours.length).map((row) => ({ side: 'expected' as const, ...row }));
  return { columns: c.columns, rows: [...yours, ...expected] };
}
