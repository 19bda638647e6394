import type { TagRows, Value } from '../../../engine/index.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { type Assignment, type Counterexample, shareRight } from '../../result.ts';
import { sameValue } from '../../same-value.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import { type Difference, tellingCustomers } from '../written/telling.ts';
import type { Explanation, Failure } from '../written/written.ts';
import { provenStage } from './repair.ts';
import { type ReadTags, valuesOf } from './tag-judge.ts';

/** What an answer is held against. */
export interface TagStandard {
  readonly solution: ReadTags;
  /** The tags that are judged. */
  readonly codes: readonly string[];
  readonly tolerance: number;
  readonly bed: TestBed;
  readonly same: (yours: TagRows, expected: TagRows) => boolean;
}

/** Of each kind of slip. */
const MOST_EXAMPLES = 3;

/** Who stands out in a tag: a customer without a value, or with the answer "no", is not among its people. */
const isAmong = (value: Value): boolean => value !== null && value !== false;

/** What is right about wrong tags, what differs, which customers show it, and the one stage that explains it, where one does. */
export async function explainTagDifference(failure: Failure<ReadTags, TagRows>, standard: TagStandard): Promise<Explanation> {
  const { codes, bed, tolerance } = standard;
  const [first] = failure.failing;
  const database = bed.databases[first] as TestDatabase;
  const differs = (i: number, code: string) => differencesIn(failure.yours[i] as TagRows, failure.expected[i] as TagRows, code, tolerance);
  const code = codes.find((c) => differs(first, c).length > 0) ?? codes[0] ?? '';

  const at = failure.failing.find((i) => bed.databases[i]?.role === 'aimed' && differs(i, code).length > 0) ?? first;
  const shown = bed.databases[at] as TestDatabase;
  const counterexample: Counterexample = { database: shown.id, customers: tellingCustomers(differs(at, code), shown) };

  const nobody = !valuesOf(failure.yours[first] as TagRows, code).some(isAmong);
  const proven = await provenStage(failure, standard);
  const why = failure.mistakeKnown ? [] : (proven?.said ?? []);
  return {
    feedback: [
      ...(first > 0
        ? [feedback('right-on-visible', {})]
        : rightFeedback(differs(0, code), valuesOf(failure.expected[0] as TagRows, code), database)),
      ...countsFeedback(differs(first, code), nobody, database),
      ...why,
    ],
    counterexample,
    ...(proven ? { stages: proven.stages, score: shareRight(proven.stages) } : {}),
    ...assignmentOf(
      (failure.expected[first] as TagRows).customerIds,
      valuesOf(failure.yours[first] as TagRows, code),
      valuesOf(failure.expected[first] as TagRows, code),
      database,
    ),
  };
}

/** Told only of a tag that chooses: some of the customers are in, some are not. */
function assignmentOf(
  customers: readonly string[],
  yours: readonly Value[],
  expected: readonly Value[],
  { id }: TestDatabase,
): { assignment?: Assignment } {
  const mine = yours.map(isAmong);
  const wanted = expected.map(isAmong);
  if (new Set(wanted).size < 2) return {};
  const count = (values: readonly boolean[]) => values.filter(Boolean).length;
  const both = wanted.filter((isIn, i) => isIn && mine[i] === true).length;
  const examples = (isOne: (i: number) => boolean) => customers.filter((_, i) => isOne(i)).slice(0, MOST_EXAMPLES);
  return {
    assignment: {
      database: id,
      population: expected.length,
      yours: count(mine),
      expected: count(wanted),
      both,
      extra: examples((i) => mine[i] === true && wanted[i] !== true),
      missing: examples((i) => mine[i] !== true && wanted[i] === true),
    },
  };
}

function differencesIn(yours: TagRows, expected: TagRows, code: string, tolerance: number): Difference[] {
  const mine = valuesOf(yours, code);
  const wanted = valuesOf(expected, code);
  const shown = (value: Value | undefined): Value | 'absent' => value ?? 'absent';
  return expected.customerIds.flatMap((customerId, i): Difference[] =>
    sameValue(mine[i] ?? null, wanted[i] ?? null, tolerance) ? [] : [{ customerId, yours: shown(mine[i]), expected: shown(wanted[i]) }],
  );
}

const among = (value: Difference['yours']): boolean => value !== 'absent' && isAmong(value);

/** That the people are right is worth saying only where some are in and some are not. */
function rightFeedback(differences: readonly Difference[], expected: readonly Value[], { role, asOf }: TestDatabase): Feedback[] {
  const seen = { on: role, asOf };
  const chooses = new Set(expected.map(isAmong)).size === 2;
  if (chooses && differences.every((d) => among(d.yours) === among(d.expected))) return [feedback('people-right', seen)];
  const right = expected.length - differences.length;
  return right > 0 ? [feedback('some-right', { ...seen, right, total: expected.length })] : [];
}

function countsFeedback(differences: readonly Difference[], nobody: boolean, { role, asOf }: TestDatabase): Feedback[] {
  const seen = { on: role, asOf };
  const extra = differences.filter((d) => among(d.yours) && !among(d.expected)).length;
  const missing = differences.filter((d) => !among(d.yours) && among(d.expected)).length;
  const other = differences.length - extra - missing;
  return [
    ...(nobody && missing > 0 ? [feedback('nobody', seen)] : []),
    ...(extra > 0 ? [feedback('extra-customers', { ...seen, count: extra })] : []),
    ...(missing > 0 ? [feedback('missing-customers', { ...seen, count: missing })] : []),
    ...(other > 0 ? [feedback('other-value', { ...seen, count: other })] : []),
  ];
}
