import fc from 'fast-check';
import type { AttemptEntry, Entry, PredictionEntry } from '../../src/course/entry.ts';
import type { Draft, Progress } from '../../src/course/progress-file.ts';
import type { ResultRecord } from '../../src/course/result-record.ts';
import type { TimeSpent } from '../../src/course/time-spent.ts';

/** An attempt by hand: which exercise, how it went, on what data and when. */
export function attempt(
  seq: number,
  of: { id?: string; status?: ResultRecord['status']; data?: string; at?: string; version?: string; answer?: string },
): AttemptEntry {
  const { id = 'm/a', status = 'pass', data = 'visible', at = '2026-01-05T08:00:00.000Z', version = 'v1', answer = '42' } = of;
  const score = status === 'pass' ? 1 : 0;
  const result: ResultRecord = {
    format: 'taglab-result',
    version: 1,
    exercise: { id, version },
    course: '0.1.0',
    data,
    answer,
    status,
    score,
    said: [],
  };
  return { id: `o-${seq}`, seq, at, kind: 'attempt', result };
}

const at = fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2040-01-01') }).map((date) => date.toISOString());
const answer = fc.oneof(fc.string(), fc.array(fc.string()));
/** JSON knows no -0. */
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((n) => n + 0);

export const anyRecord: fc.Arbitrary<ResultRecord> = fc.record(
  {
    format: fc.constant('taglab-result' as const),
    version: fc.constant(1 as const),
    exercise: fc.record({ id: fc.string(), version: fc.string() }),
    course: fc.string(),
    data: fc.string(),
    answer,
    status: fc.constantFrom('pass', 'fail', 'error', 'not-attempted'),
    score: share,
    said: fc.array(
      fc.oneof(
        fc.record({ code: fc.string(), params: fc.record({ count: fc.integer() }) }),
        fc.record({ mistake: fc.string() }),
        fc.record({ option: fc.string() }),
        fc.record({ hint: fc.nat() }),
        fc.record({ refusal: fc.string() }),
      ),
    ),
    checks: fc.array(fc.record({ database: fc.string(), status: fc.constantFrom('pass', 'fail', 'not-run') })),
  },
  { requiredKeys: ['format', 'version', 'exercise', 'course', 'data', 'answer', 'status', 'score', 'said'] },
);

const stamp = { id: fc.uuid(), seq: fc.nat(1000), at };
const anyAttempt: fc.Arbitrary<AttemptEntry> = fc.record({ ...stamp, kind: fc.constant('attempt' as const), result: anyRecord });
const anyPrediction: fc.Arbitrary<PredictionEntry> = fc.record({
  ...stamp,
  kind: fc.constant('prediction' as const),
  question: fc.string(),
  guess: fc.oneof(fc.integer(), fc.string()),
  actual: fc.oneof(fc.integer(), fc.string()),
  confidence: share,
  right: fc.boolean(),
});
export const anyEntries: fc.Arbitrary<Entry[]> = fc.uniqueArray(fc.oneof(anyAttempt, anyPrediction), {
  selector: ({ id }) => id,
  maxLength: 12,
});
const anyDrafts: fc.Arbitrary<Draft[]> = fc.uniqueArray(fc.record({ exercise: fc.string(), version: fc.string(), answer, at }), {
  selector: ({ exercise, version }) => `${exercise} ${version}`,
  maxLength: 5,
});
const anyTimes: fc.Arbitrary<TimeSpent[]> = fc.array(
  fc.record({
    origin: fc.constantFrom('o', 'p'),
    day: fc.constantFrom('2026-01-05', '2026-01-06'),
    lesson: fc.constantFrom('a', 'b'),
    seconds: fc.nat(5000),
  }),
  { maxLength: 8 },
);

export const anyProgress: fc.Arbitrary<Progress> = fc.record(
  { profile: fc.record({ id: fc.uuid(), name: fc.string() }), entries: anyEntries, drafts: anyDrafts, times: anyTimes },
  { requiredKeys: ['entries', 'drafts', 'times'] },
);
