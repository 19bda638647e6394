import type { Rows } from '../../../engine/language/rows.ts';
import { STAGES, type Stage, type StageCheck } from '../../result.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import { type Clauses, clausesOf, queryOf } from './sql-clauses.ts';
import { piecesOf } from './sql-text.ts';

/** What an answer is held against, and how a query is tried out. */
export interface SqlStandard {
  readonly solution: string;
  readonly expected: readonly Rows[];
  readonly bed: TestBed;
  readonly same: (yours: Rows, expected: Rows) => boolean;
}

/**
 * Which stages of a query are right, where that can be proved: a stage is exchanged for the solution's, and then the query gives the right rows on
 * every database. When several are needed together, those that cannot be left out are wrong.
 */
export async function provenSqlStages(answer: string, standard: SqlStandard): Promise<readonly StageCheck[] | undefined> {
  const [ours, theirs] = [clausesOf(answer), clausesOf(standard.solution)];
  if (ours === undefined || theirs === undefined) return undefined;
  const timeColumns = timeColumnsOf(standard.bed);
  // A query without groups to keep or an order to come in has no such stage.
  const there = STAGES.filter((stage) => [ours, theirs].some((clauses) => partOf(clauses, stage, timeColumns).some((part) => part !== '')));
  const differing = there.filter((stage) => folded(partOf(ours, stage, timeColumns)) !== folded(partOf(theirs, stage, timeColumns)));
  const right = (stages: readonly Stage[]) => isRight(queryOf(exchanged(ours, theirs, stages, timeColumns)), standard);
  for (const stage of differing) if (await right([stage])) return stagesOf(there, [stage]);
  if (differing.length < 2 || !(await right(differing))) return undefined;
  let needed: readonly Stage[] = differing;
  for (const stage of differing.toReversed()) {
    const without = needed.filter((each) => each !== stage);
    if (await right(without)) needed = without;
  }
  return stagesOf(there, needed);
}

const stagesOf = (there: readonly Stage[], wrong: readonly Stage[]): StageCheck[] =>
  there.map((stage) => ({ stage, status: wrong.includes(stage) ? 'wrong' : 'right' }));

/** What belongs to a stage: whose rows, of which days, what is made of them, which are kept, how they come out. */
function partOf(clauses: Clauses, stage: Stage, timeColumns: ReadonlySet<string>): readonly string[] {
  switch (stage) {
    case 'population':
      return [clauses.from, ...clauses.where.filter((condition) => !isOfTime(condition, timeColumns))];
    case 'window':
      return clauses.where.filter((condition) => isOfTime(condition, timeColumns));
    case 'measure':
      return [clauses.select, clauses.group];
    case 'threshold':
      return [clauses.having];
    case 'output':
      return [clauses.order, clauses.limit];
  }
}

function exchanged(ours: Clauses, theirs: Clauses, stages: readonly Stage[], timeColumns: ReadonlySet<string>): Clauses {
  const from = (stage: Stage): Clauses => (stages.includes(stage) ? theirs : ours);
  const whose = from('population');
  return {
    from: whose.from,
    where: [
      ...whose.where.filter((condition) => !isOfTime(condition, timeColumns)),
      ...from('window').where.filter((condition) => isOfTime(condition, timeColumns)),
    ],
    select: from('measure').select,
    group: from('measure').group,
    having: from('threshold').having,
    order: from('output').order,
    limit: from('output').limit,
  };
}

const timeColumnsOf = ({ schema }: TestBed): ReadonlySet<string> =>
  new Set(
    Object.values(schema.tables).flatMap(({ columns }) =>
      columns.filter(({ type }) => type === 'date' || type === 'timestamp').map(({ name }) => name.toLowerCase()),
    ),
  );

const isOfTime = (condition: string, timeColumns: ReadonlySet<string>): boolean =>
  /:as_of\b/i.test(condition) || [...piecesOf(condition)].some(({ kind, text }) => kind === 'word' && timeColumns.has(text.toLowerCase()));

/** Capitals and blanks make no difference; what stands between quotes does. */
const folded = (parts: readonly string[]): string =>
  parts
    .map((part) =>
      [...piecesOf(part)].map(({ kind, text }) => (kind === 'space' ? ' ' : kind === 'word' ? text.toLowerCase() : text)).join(''),
    )
    .toSorted()
    .join('\n');

/** The aimed database, the last, tells answers apart best. A query that cannot be run proves nothing. */
async function isRight(sql: string, { expected, bed, same }: SqlStandard): Promise<boolean> {
  const run = ({ asOf, execute }: TestDatabase) => Promise.resolve(execute(sql, { as_of: asOf }));
  try {
    for (const [i, database] of [...bed.databases.entries()].toReversed()) {
      if (!same(await run(database), expected[i] as Rows)) return false;
    }
    return true;
  } catch {
    return false;
  }
}
