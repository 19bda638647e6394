import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paramsOf } from '../../src/engine/bound-params.ts';
import { checkTags, compileTags, sqlite, tagRowsOf } from '../../src/engine/index.ts';
import { createDatabase } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { createSandboxIn, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { several } from '../../src/sandbox/several.ts';
import { SCHEMA } from '../engine/world.ts';
import { inThreads } from './surroundings.ts';

const SHOP = { kind: 'file', url: 'data/follows.sqlite' } as const;
let surroundings: ReturnType<typeof inThreads>;
let sandbox: Sandbox;
beforeAll(async () => {
  const rows = {
    customers: ['A', 'B', 'C'].map((id) => [id, null, null, null, null]),
    follows: [
      ['A', 'B', '2025-06-01'],
      ['B', 'C', '2025-06-01'],
    ],
  };
  const db = createDatabase(await loadSqlJs(), { schema: SCHEMA, rows });
  surroundings = inThreads({ 'data/follows.sqlite': db.export() });
  db.close();
  sandbox = createSandboxIn(surroundings);
});
afterAll(() => surroundings.endAll());

describe('several statements of the engine’s own', () => {
  test('work out what a statement is given, and it gives every customer a value', async () => {
    const { value } = checkTags('code: a\ndefine: {graph: {edges: follows, from: src, to: dst, metric: betweenness}}', SCHEMA);
    if (!value) throw new Error('the tag resolves');
    const compiled = compileTags(value, sqlite);
    const params = await several(sandbox, SHOP, (execute) => paramsOf(compiled, '2025-06-30', execute));
    const result = await sandbox.run(SHOP, compiled.sql, params.ok ? params.value : {}, { trusted: true });
    if (!result.ok) throw new Error(result.error.code);
    expect(tagRowsOf(value, result.rows)).toEqual({ customerIds: ['A', 'B', 'C'], tags: [{ code: 'a', values: [0, 0.5, 0] }] });
  });

  test('end with the first failure: what comes after it does not run, and finds nothing', async () => {
    const seen: unknown[] = [];
    const done = await several(sandbox, SHOP, async (execute) => {
      for (const sql of ['SELECT 1 AS n', 'SELECT nothing_like_this', 'SELECT neither_this FROM nowhere', 'SELECT 2 AS n']) {
        seen.push((await execute(sql, {})).values);
      }
    });
    expect(seen).toEqual([[[1]], [], [], []]);
    expect(done).toMatchObject({ ok: false });
    expect(JSON.stringify(done)).toContain('nothing_like_this');
  });
});
