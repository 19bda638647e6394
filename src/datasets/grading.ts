import { isoOf } from '../engine/language/calendar.ts';
import { dayOf } from './calendar.ts';
import type { Dataset, DatasetSource, Request } from './dataset.ts';

/** A database of a dataset: the one that everybody sees, or one of those that answers are judged on besides. */
export interface DatasetDatabase {
  readonly id: string;
  /**
   * `seed`: other customers. `as-of`: other customers, and data that go on after the as-of date. `empty`: tables without a row. `aimed`:
   * somebody on every threshold.
   */
  readonly role: 'visible' | 'seed' | 'as-of' | 'empty' | 'aimed';
  /** From the root of the site: SQLite, packed with gzip. */
  readonly path: string;
  readonly asOf: string;
  /** What is generated; the aimed and the empty database are not. */
  readonly request?: Request;
}

/** As many customers as show a mistake, and as few as grade fast. */
const CUSTOMERS = 240;
/** The last day of a month that is longer than the one before it, three months before the data end. */
const EARLIER_AS_OF = '2025-03-31';

/** Every database of a dataset, the visible one first. Grader, build and pages all go by this list. */
export function databasesOf({ id, standard, grading = {} }: DatasetSource): readonly [DatasetDatabase, ...DatasetDatabase[]] {
  const { asOf } = standard;
  const other = (seed: number) => ({
    id: `seed-${seed}`,
    path: `data/${id}/grading/seed-${seed}.sqlite.gz`,
    request: { ...standard, seed, customers: grading.customers ?? CUSTOMERS },
  });
  return [
    { id: 'visible', role: 'visible', path: `data/${id}/${id}.sqlite.gz`, asOf, request: standard },
    { ...other(2), role: 'seed', asOf },
    { ...other(3), role: 'seed', asOf },
    { ...other(4), role: 'as-of', asOf: grading.earlierAsOf ?? EARLIER_AS_OF },
    { id: 'empty', role: 'empty', path: `data/${id}/grading/empty.sqlite.gz`, asOf },
    { id: 'aimed', role: 'aimed', path: `data/${id}/grading/aimed.sqlite.gz`, asOf },
  ];
}

/** The words for the customers of the aimed database: customer id -> what they are there for. */
export const aboutPathOf = ({ id }: DatasetSource): string => `data/${id}/grading/aimed-about.json`;

/** What one of the databases holds. */
export function contentOf(source: DatasetSource, { role, request, asOf }: DatasetDatabase): Dataset {
  if (role === 'empty') return emptyOf(source);
  if (request === undefined) return source.aimed(asOf);
  const whole = source.generate(request);
  const eventDays = source.grading?.eventDays;
  return role === 'visible' || eventDays === undefined ? whole : withRecentEvents(whole, isoOf(dayOf(asOf) - eventDays + 1));
}

/** The tables without a row in them: nothing that an exercise asks may break on it. */
export const emptyOf = ({ schema, standard }: DatasetSource): Dataset => ({
  schema,
  asOf: standard.asOf,
  rows: Object.fromEntries(Object.keys(schema.tables).map((table) => [table, []])),
  truth: {},
});

function withRecentEvents(dataset: Dataset, since: string): Dataset {
  const time = dataset.schema.tables['events']?.columns.findIndex(({ name }) => name === 'event_ts') ?? -1;
  const events = (dataset.rows['events'] ?? []).filter((row) => String(row[time]) >= since);
  return { ...dataset, rows: { ...dataset.rows, events } };
}
