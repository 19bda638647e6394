import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scriptText } from '../../src/cli/script-text.ts';
import { checkTags, type ResolvedTags, type SqlParams, scriptOf, spark } from '../../src/engine/index.ts';
import { cliWords } from '../../src/i18n/zh/cli.ts';
import { CASES } from '../engine/conformance/cases.ts';
import { differences } from '../engine/conformance/compare.ts';
import { openSqlite, type Table } from '../engine/conformance/engines.ts';
import { viewStatements } from '../engine/conformance/tables.ts';
import { SparkMissing, sparkPython } from './install.ts';

/** The conformance suite on Spark: every case of tests/engine/conformance through PySpark in local mode, compared with SQLite row by row. */
const TYPES = { text: 'STRING', int: 'BIGINT', real: 'DOUBLE', bool: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMP' } as const;

interface Job {
  readonly name: string;
  readonly tags: ResolvedTags;
  readonly views: readonly string[];
  readonly statements: readonly string[];
  readonly expected: Table;
}
type Answer = Table | { readonly error: string };

/** The file as `taglab sql` writes it, cut where one statement ends and the other begins. */
function statementsOf(tags: ResolvedTags, asOf: string, worked: SqlParams): string[] {
  const file = scriptText(tags, spark, asOf, cliWords.script, worked);
  const end = file.indexOf(spark.script.head(asOf)) + spark.script.head(asOf).length;
  return [file.slice(0, end), file.slice(end)].map((statement) => statement.trim().replace(/;$/, ''));
}

async function jobsOf(): Promise<Job[]> {
  const sqlite = await openSqlite();
  const jobs: Job[] = [];
  let before = '';
  for (const { name, database, yaml, asOf } of CASES) {
    const { value: tags } = checkTags(yaml, database.schema);
    if (!tags) throw new Error(`${name} has errors`);
    for (const day of asOf) {
      const worked = await sqlite.worked(database, tags, day);
      jobs.push({
        name: `${name}, ${day}`,
        tags,
        views: before === database.id ? [] : viewStatements(database, spark, TYPES),
        statements: statementsOf(tags, day, worked),
        expected: await sqlite.run(database, scriptOf(tags, sqlite.dialect, day, worked).sql),
      });
      before = database.id;
    }
  }
  await sqlite.close();
  return jobs;
}

function answersTo(jobs: readonly Job[], python: string): readonly Answer[] {
  const folder = mkdtempSync(join(tmpdir(), 'taglab-spark-'));
  const [asked, answered] = [join(folder, 'jobs.json'), join(folder, 'rows.json')];
  try {
    writeFileSync(asked, JSON.stringify(jobs.map(({ views, statements }) => ({ views, statements }))));
    const { status } = spawnSync(python, ['tests/spark/run_statements.py', asked, answered], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new SparkMissing('Spark did not start; what it said stands above.');
    return JSON.parse(readFileSync(answered, 'utf8')) as Answer[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function complaintsAbout({ name, tags, expected }: Job, answer: Answer | undefined): string[] {
  if (answer === undefined || 'error' in answer) return [`${name}: ${answer?.error ?? 'no answer'}`];
  return differences(expected, answer, tags).map((d) => `${name}: ${JSON.stringify(d)}`);
}

try {
  const started = performance.now();
  const jobs = await jobsOf();
  const answers = answersTo(jobs, sparkPython());
  const complaints = jobs.flatMap((job, i) => complaintsAbout(job, answers[i]));
  const cells = jobs.reduce((sum, job) => sum + job.expected.rows.length * job.tags.tags.length, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  for (const complaint of complaints.slice(0, 40)) console.error(complaint);
  console.log(`Spark: ${jobs.length} statements, ${cells} values, ${complaints.length} differ from SQLite; ${seconds} s`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof SparkMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
