import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scriptText } from '../../../src/cli/script-text.ts';
import { checkTags } from '../../../src/engine/index.ts';
import { cliWords } from '../../../src/i18n/zh/cli.ts';
import { CASES, type Case } from './cases.ts';
import { differences } from './compare.ts';
import { type Engine, openDuckdb, openPostgres, openSqlite, type Table } from './engines.ts';

/** A dialect counts only when the same tags give the same rows on the real engine: files as `taglab sql` writes them, run as they are. */
const engines = { sqlite: openSqlite(), duckdb: openDuckdb(), postgres: openPostgres() };
const rows = new Map<string, Promise<Table>>();

afterAll(async () => {
  for (const engine of Object.values(engines)) await (await engine).close();
});

function tagsOf({ name, yaml, database }: Case) {
  const { value, issues } = checkTags(yaml, database.schema);
  if (!value) throw new Error(`${name}: ${JSON.stringify(issues)}`);
  return value;
}

async function fileOf({ dialect }: Engine, c: Case, asOf: string): Promise<string> {
  const tags = tagsOf(c);
  return scriptText(tags, dialect, asOf, cliWords.script, await (await engines.sqlite).worked(c.database, tags, asOf));
}

async function runOn(engine: Engine, c: Case, asOf: string): Promise<Table> {
  return engine.run(c.database, await fileOf(engine, c, asOf));
}

/** SQLite's rows are what the others are compared with, so each is made once. */
async function expected(c: Case, asOf: string): Promise<Table> {
  const key = `${c.name} ${asOf}`;
  const made = rows.get(key) ?? runOn(await engines.sqlite, c, asOf);
  rows.set(key, made);
  return made;
}

beforeAll(async () => {
  await Promise.all(Object.values(engines));
}, 120_000);

describe.each(['duckdb', 'postgres'] as const)('%s gives the rows of SQLite', (name) => {
  test.each(CASES.map((c) => [c.name, c] as const))('%s', { timeout: 60_000 }, async (_, c) => {
    const tags = tagsOf(c);
    for (const asOf of c.asOf) {
      const found = await runOn(await engines[name], c, asOf);
      const different = differences(await expected(c, asOf), found, tags);
      expect({ asOf, different: different.slice(0, 5) }).toEqual({ asOf, different: [] });
    }
  });
});

describe.each(['duckdb', 'postgres'] as const)('%s', (name) => {
  test('another as-of date is one line of the file', { timeout: 60_000 }, async () => {
    const [c] = CASES;
    const [last = '', earlier = ''] = c?.asOf ?? [];
    if (!c) throw new Error('no case');
    const engine = await engines[name];
    const lines = (await fileOf(engine, c, last)).split('\n');
    const changed = lines.map((line) => line.replace(last, earlier));
    expect(changed.filter((line, i) => line !== lines[i])).toHaveLength(1);
    expect(await engine.run(c.database, changed.join('\n'))).toEqual(await runOn(engine, c, earlier));
  });
});
