import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTags, type Layout, planTags, type Schema } from '../../src/engine/index.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { createSandboxIn, type DatabaseRef, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { inThreads } from './surroundings.ts';

const SHOP = { kind: 'file', url: 'data/shop.sqlite' } as const;
const PACKED: DatabaseRef = { kind: 'file', url: 'data/shop.sqlite.gz' };
const OTHER: DatabaseRef = { kind: 'file', url: 'data/other.sqlite' };
const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';

let surroundings: ReturnType<typeof inThreads>;
let sandbox: Sandbox;
beforeAll(async () => {
  const sqlJs = await loadSqlJs();
  const holding = (sql: string) => new Uint8Array(new sqlJs.Database().run(sql).export());
  const shop = holding("CREATE TABLE orders (order_id TEXT, amount REAL); INSERT INTO orders VALUES ('1', 10), ('2', 20), ('3', NULL)");
  surroundings = inThreads({
    'data/shop.sqlite': shop,
    'data/shop.sqlite.gz': new Uint8Array(gzipSync(shop)),
    'data/other.sqlite': holding('CREATE TABLE secrets (a); INSERT INTO secrets VALUES (42)'),
    'data/broken.sqlite': new TextEncoder().encode('<html>Please log in to this network</html>'.repeat(50)),
    'data/broken.sqlite.gz': new Uint8Array(gzipSync(shop).subarray(0, 200)),
  });
  sandbox = createSandboxIn(surroundings);
});
afterAll(() => surroundings.endAll());

const COUNT = 'SELECT count(*) AS n FROM orders';
const THREE = { ok: true, rows: { columns: ['n'], values: [[3]] }, truncated: false };

describe('run', () => {
  it('gives rows as columns, with the time it took', async () => {
    const result = await sandbox.run(SHOP, 'SELECT order_id, amount FROM orders WHERE amount > :least OR amount IS NULL', { least: 15 });
    expect(result).toMatchObject({
      ok: true,
      rows: {
        columns: ['order_id', 'amount'],
        values: [
          ['2', '3'],
          [20, null],
        ],
      },
      truncated: false,
    });
    expect(result.ok && result.elapsedMs).toBeGreaterThanOrEqual(0);
  });

  it('opens what is packed', async () => {
    expect(await sandbox.run(PACKED, COUNT)).toMatchObject(THREE);
  });

  it('cuts what a person typed at 5,000 rows, and the engine at none', async () => {
    const many = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 6000) SELECT i FROM n';
    const [typed, trusted] = await Promise.all([sandbox.run(SHOP, many), sandbox.run(SHOP, many, {}, { trusted: true })]);
    expect(typed.ok && [typed.rows.values[0]?.length, typed.truncated]).toEqual([5000, true]);
    expect(trusted.ok && [trusted.rows.values[0]?.length, trusted.truncated]).toEqual([6000, false]);
  });

  it('keeps the engine and the learner apart, and databases from each other', async () => {
    expect(await sandbox.run(SHOP, 'CREATE TEMP TABLE orders AS SELECT 1', {}, { trusted: true })).toMatchObject({ ok: true });
    expect(await sandbox.run(SHOP, COUNT)).toMatchObject(THREE);
    expect(await sandbox.run(SHOP, COUNT, {}, { trusted: true })).toMatchObject({ rows: { values: [[1]] } });
    expect(await sandbox.run(OTHER, 'SELECT a FROM secrets')).toMatchObject({ rows: { values: [[42]] } });
    expect(await sandbox.run(SHOP, 'SELECT a FROM secrets')).toMatchObject({ error: { code: 'no-such-table' } });
  });

  it('keeps the facts of a plan for the next rule, and the learner never sees them', async () => {
    const schema: Schema = {
      entity: { table: 'orders', key: 'order_id' },
      tables: {
        orders: {
          name: 'orders',
          label: { zh: '订单', en: 'Orders' },
          primaryKey: ['order_id'],
          columns: [
            { name: 'order_id', type: 'text', nullable: false, label: { zh: '订单号', en: 'Order' } },
            { name: 'amount', type: 'real', nullable: true, label: { zh: '金额', en: 'Amount' } },
          ],
        },
      },
      measures: {},
    };
    const plan = (least: number) => {
      const { value, issues } = checkTags(`code: large\ndefine: {expr: amount >= ${least}}`, schema);
      if (!value) throw new Error(JSON.stringify(issues));
      return (layout: Layout) => planTags(value, { layout });
    };
    const large = (values: readonly (number | null)[]) => ({
      ok: true,
      rows: { columns: ['order_id', 'large'], values: [['1', '2', '3'], values] },
    });
    expect(await sandbox.runPlan(OTHER, plan(15), '2025-06-30')).toMatchObject({ error: { code: 'no-such-table' } });
    expect(await sandbox.runPlan(PACKED, plan(15), '2025-06-30')).toMatchObject(large([0, 1, null]));
    expect(await sandbox.runPlan(PACKED, plan(25), '2025-06-30')).toMatchObject(large([0, 0, null]));
    expect(await sandbox.run(PACKED, 'SELECT * FROM taglab_facts')).toMatchObject({ error: { code: 'no-such-table' } });
    const kept = await sandbox.run(PACKED, 'SELECT count(*) FROM temp.taglab_facts', {}, { trusted: true });
    expect(kept).toMatchObject({ rows: { values: [[3]] } });
  });

  it('says what is wrong with a statement, typed or not', async () => {
    const error = { code: 'no-such-column', params: { name: 'amout', suggestion: 'amount' } };
    expect(await sandbox.run(SHOP, 'SELECT amout FROM orders')).toMatchObject({ ok: false, error });
    expect(await sandbox.run(SHOP, 'DROP TABLE orders')).toMatchObject({ error: { code: 'only-reading', params: { verb: 'DROP' } } });
    expect(await sandbox.run(OTHER, 'SELECT b FROM secrets', {}, { trusted: true })).toMatchObject({ error: { code: 'no-such-column' } });
  });

  it('downloads a file once, and again only when it did not come', async () => {
    await Promise.all([sandbox.run(SHOP, COUNT), sandbox.run(SHOP, COUNT)]);
    expect(surroundings.loaded.filter((url) => url === 'data/shop.sqlite')).toHaveLength(1);
    const missing: DatabaseRef = { kind: 'file', url: 'data/missing.sqlite' };
    const failed = { ok: false, error: { code: 'download-failed', params: { url: 'data/missing.sqlite', status: 404 } } };
    expect(await sandbox.run(missing, COUNT)).toEqual(failed);
    expect(await sandbox.run(missing, COUNT)).toEqual(failed);
    expect(surroundings.loaded.filter((url) => url === 'data/missing.sqlite')).toHaveLength(2);
  });

  it('tells a file that is no database', async () => {
    const noDatabase = { ok: false, error: { code: 'not-a-database', params: {} } };
    expect(await sandbox.run({ kind: 'file', url: 'data/broken.sqlite' }, COUNT)).toEqual(noDatabase);
    expect(await sandbox.run({ kind: 'file', url: 'data/broken.sqlite.gz' }, COUNT)).toEqual(noDatabase);
    expect(await sandbox.run({ kind: 'own', id: 'none' }, COUNT)).toEqual({ ok: false, error: { code: 'own-data-gone', params: {} } });
  });
});

describe('a query without end', () => {
  it('is ended by the limit', async () => {
    const startedAt = performance.now();
    const error = { code: 'time-limit', params: { seconds: 0.2 } };
    expect(await sandbox.run(SHOP, ENDLESS, {}, { limitMs: 200 })).toEqual({ ok: false, error });
    expect(performance.now() - startedAt).toBeGreaterThan(195);
    expect(await sandbox.run(SHOP, COUNT)).toMatchObject(THREE);
  });

  it('is ended by stop, and what waits behind it still runs', async () => {
    const endless = sandbox.run(SHOP, ENDLESS, {}, { limitMs: 60_000 });
    const behind = sandbox.run(SHOP, COUNT);
    await new Promise((resolve) => setTimeout(resolve, 150));
    sandbox.stop();
    expect(await endless).toEqual({ ok: false, error: { code: 'stopped', params: {} } });
    expect(await behind).toMatchObject(THREE);
  });

  it('costs a worker and nothing else: no download, no compilation', () => {
    expect(surroundings.compiled).toBe(1);
    expect(surroundings.loaded.filter((url) => url === SHOP.url)).toHaveLength(1);
  });

  it('is ended by its own signal, and no other run by it', async () => {
    const one = new AbortController();
    const two = new AbortController();
    const endless = sandbox.run(SHOP, ENDLESS, {}, { limitMs: 60_000, signal: one.signal });
    const waiting = sandbox.run(SHOP, ENDLESS, {}, { signal: two.signal });
    const behind = sandbox.run(SHOP, COUNT);
    const workers = surroundings.started;
    two.abort();
    expect(await waiting).toEqual({ ok: false, error: { code: 'stopped', params: {} } });
    expect(surroundings.started).toBe(workers);
    one.abort();
    expect(await endless).toEqual({ ok: false, error: { code: 'stopped', params: {} } });
    expect(await behind).toMatchObject(THREE);
    two.abort();
    expect(await sandbox.run(SHOP, COUNT, {}, { signal: one.signal })).toMatchObject({ error: { code: 'stopped' } });
  });

  it('leaves nothing behind when nothing runs', async () => {
    const workers = surroundings.started;
    sandbox.stop();
    expect(await sandbox.run(SHOP, COUNT)).toMatchObject(THREE);
    expect(surroundings.started).toBe(workers);
  });

  it('gives its memory back', async () => {
    const workers = surroundings.started;
    expect(await sandbox.run(SHOP, "SELECT printf('%.*c', 400000000, 'x')")).toEqual({
      ok: false,
      error: { code: 'out-of-memory', params: {} },
    });
    expect(surroundings.started).toBe(workers + 1);
    expect(await sandbox.run(SHOP, COUNT)).toMatchObject(THREE);
  });
});

describe('what does not load', () => {
  it('is tried again with the next run', async () => {
    const own = inThreads({});
    let modules = 0;
    const failing = createSandboxIn({
      startWorker: () => own.startWorker(),
      startImporter: () => own.startImporter(),
      loadFile: async () => surroundings.loadFile('data/shop.sqlite'),
      loadModule: () => (modules++ === 0 ? Promise.reject(new Error('offline')) : own.loadModule()),
    });
    expect(await failing.run(SHOP, COUNT)).toEqual({ ok: false, error: { code: 'no-webassembly', params: {} } });
    expect(await failing.run(SHOP, COUNT)).toMatchObject(THREE);
    own.endAll();
  });

  it('is told when the worker does not start', async () => {
    const lost = createSandboxIn({
      ...surroundings,
      startWorker() {
        const port = surroundings.startWorker();
        queueMicrotask(() => port.onerror?.({} as ErrorEvent));
        return port;
      },
    });
    expect(await lost.run(SHOP, COUNT)).toEqual({ ok: false, error: { code: 'worker-failed', params: {} } });
  });

  it('is warmed without a word', async () => {
    const own = inThreads({});
    const warmed = createSandboxIn(own);
    warmed.warm(SHOP);
    warmed.warm(SHOP);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([own.started, own.loaded]).toEqual([1, ['data/shop.sqlite']]);
    own.endAll();
  });
});
