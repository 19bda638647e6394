import { type Rows, rowCount } from '../../../engine/language/rows.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import type { Explanation, Failure } from '../written/written.ts';
import { type Comparison, compareResults } from './compare-results.ts';
import type { SqlPolicy } from './exercise.ts';
import { cellsFeedback, differingCells, type Pairing, pairRows, repeatsFeedback } from './pair-rows.ts';
import { counterexampleOf, keyOf } from './sql-counterexample.ts';

/** For an answer whose only flaw is a column nobody asked for. */
const SCORE_WITH_EXTRA_COLUMNS = 0.9;
/** Of how many columns the cells are talked about at once. */
const MOST_COLUMNS_TOLD = 2;

/** What is right about a wrong result, what differs, and on which rows. */
export async function explainSqlDifference(
  failure: Failure<unknown, Rows>,
  policy: SqlPolicy,
  bed: TestBed,
  runAt: (database: TestDatabase, asOf: string) => Promise<Rows>,
): Promise<Explanation> {
  const comparisons = failure.yours.map((yours, i) => compareResults(yours, failure.expected[i] as Rows, policy));
  const [first] = failure.failing;
  const c = comparisons[first] as Comparison;
  const database = bed.databases[first] as TestDatabase;
  const rowsRight = comparisons.every((each) => each.sameRows);

  if (c.absentColumns.length > 0) {
    const absent = feedback('column-absent', { names: c.absentColumns, found: failure.yours[first]?.columns ?? [] });
    return { feedback: rowsRight ? [feedback('rows-right', {}), absent] : [absent] };
  }
  const extraColumns = c.extraColumns.length > 0 ? [feedback('column-extra', { names: c.extraColumns })] : [];
  if (rowsRight && comparisons.every((each) => each.sameOrder)) {
    return { feedback: [feedback('rows-right', {}), ...extraColumns], score: SCORE_WITH_EXTRA_COLUMNS };
  }
  const seen = { on: database.role, asOf: database.asOf };
  if (rowsRight) {
    const by = (policy.orderedBy ?? []).map((key) => `${key.column} ${key.direction}`);
    return { feedback: [feedback('rows-right', {}), feedback('row-order', { ...seen, by }), ...extraColumns] };
  }
  const why = failure.mistakeKnown ? [] : await provenReason(failure, bed, policy, runAt);
  const told = differenceFeedback(c, policy, bed, seen);
  const right = first > 0 ? [feedback('right-on-visible', {})] : told.right;
  return {
    feedback: [...right, ...told.differs, ...why, ...extraColumns],
    counterexample: counterexampleOf(failure.failing, comparisons, policy, bed),
  };
}

type Seen = { readonly on: TestDatabase['role']; readonly asOf: string };

/** What is right about the rows of a result, and what differs. */
function differenceFeedback(c: Comparison, policy: SqlPolicy, bed: TestBed, seen: Seen): { right: Feedback[]; differs: Feedback[] } {
  const repeats = repeatsFeedback(c, policy.tolerance, seen);
  if (repeats !== undefined) return { right: [], differs: [repeats] };
  const key = keyOf(c, policy, bed);
  const pairing = pairRows(c, key);
  if (pairing === undefined) return { right: [], differs: unpairedFeedback(c, key, policy.tolerance, seen) };

  const differing = [...c.columns.keys()]
    .map((i) => ({ column: c.columns[i] ?? '', cells: differingCells(pairing, i, policy.tolerance) }))
    .filter(({ cells }) => cells.length > 0);
  const wrongPairs = new Set(differing.flatMap(({ cells }) => cells.map((cell) => cell.key)));
  const counts = { right: pairing.pairs.length - wrongPairs.size, extra: pairing.extra.length, missing: pairing.missing.length };
  const byCustomer = c.columns[pairing.key] === key;
  const some = feedback(byCustomer ? 'some-right' : 'some-rows-right', { ...seen, right: counts.right, total: c.expected.length });
  const right =
    byCustomer && counts.extra === 0 && counts.missing === 0 ? [feedback('people-right', seen)] : counts.right > 0 ? [some] : [];
  return {
    right,
    differs: [
      ...(counts.extra > 0 ? [feedback(byCustomer ? 'extra-customers' : 'extra-rows', { ...seen, count: counts.extra })] : []),
      ...(counts.missing > 0 ? [feedback(byCustomer ? 'missing-customers' : 'missing-rows', { ...seen, count: counts.missing })] : []),
      ...differing.slice(0, MOST_COLUMNS_TOLD).map(({ cells, column }) => cellsFeedback(cells, column, policy.tolerance, seen)),
    ],
  };
}

function unpairedFeedback(c: Comparison, key: string | undefined, tolerance: number, seen: Seen): Feedback[] {
  const [yours, expected] = [c.yours.length, c.expected.length];
  const repeated = key === undefined ? 0 : repeatedValues(c, c.columns.indexOf(key));
  // One row beside one row needs no key: it is the same row.
  if (yours === 1 && expected === 1) {
    const pairing: Pairing = {
      key: -1,
      pairs: [{ key: null, yours: c.yours[0] ?? [], expected: c.expected[0] ?? [] }],
      missing: [],
      extra: [],
    };
    return [...c.columns.keys()].flatMap((i) => {
      const cells = differingCells(pairing, i, tolerance);
      return cells.length > 0 ? [cellsFeedback(cells, c.columns[i] ?? '', tolerance, seen)] : [];
    });
  }
  const sum = (rows: readonly { times: number }[]) => rows.reduce((total, row) => total + row.times, 0);
  const { missing, extra } = c.difference;
  const rowsTold = feedback('row-count', { ...seen, yours, expected });
  // Beside an empty side the two counts say how many are missing, or too many.
  if (yours === 0 || expected === 0) return [rowsTold];
  const bothWays = missing.length > 0 && extra.length > 0;
  return [
    ...(repeated > 0 ? [feedback('customers-repeated', { ...seen, count: repeated })] : []),
    // Where rows differ one way only, their number is the difference of the counts.
    ...(bothWays && yours !== expected ? [rowsTold] : []),
    ...(extra.length > 0 ? [feedback('extra-rows', { ...seen, count: sum(extra) })] : []),
    ...(missing.length > 0 ? [feedback('missing-rows', { ...seen, count: sum(missing) })] : []),
  ];
}

/** How many customers stand in more than one row of the answer, though the definition has one row for each. */
function repeatedValues(c: Comparison, column: number): number {
  const repeats = (rows: Comparison['yours']) => {
    const times = new Map<unknown, number>();
    for (const row of rows) times.set(row[column], (times.get(row[column]) ?? 0) + 1);
    return [...times.values()].filter((n) => n > 1).length;
  };
  return repeats(c.expected) === 0 ? repeats(c.yours) : 0;
}

/** Reasons that a second run proves: values copied from the screen, a date copied from the screen. */
async function provenReason(
  failure: Failure<unknown, Rows>,
  bed: TestBed,
  policy: SqlPolicy,
  runAt: (database: TestDatabase, asOf: string) => Promise<Rows>,
): Promise<Feedback[]> {
  const texts = new Set(failure.yours.map((rows) => JSON.stringify(rows.values)));
  // An empty result is the same everywhere without having been copied.
  const holdsRows = failure.yours.some((rows) => rowCount(rows) > 0);
  if (texts.size === 1 && bed.databases.length > 1 && holdsRows) return [feedback('same-everywhere', {})];
  const shown = bed.databases[0]?.asOf ?? '';
  const elsewhen = failure.failing.filter((i) => bed.databases[i]?.asOf !== shown);
  const [at] = elsewhen;
  if (at === undefined || elsewhen.length < failure.failing.length) return [];
  const asShown = await runAt(bed.databases[at] as TestDatabase, shown);
  const { sameRows } = compareResults(failure.yours[at] as Rows, asShown, policy);
  return sameRows ? [feedback('date-written-in', { asOf: shown })] : [];
}
