import { mkdtempSync, openAsBlob, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownFileWords } from '../../../src/i18n/zh/own-file.ts';
import { createImportDesk } from '../../../src/sandbox/import/import-desk.ts';
import { importErrorOf } from '../../../src/sandbox/import/import-session.ts';
import type { OwnData, OwnImports } from '../../../src/sandbox/import/own-imports.ts';
import type { Plan, Progress } from '../../../src/sandbox/import/shapes.ts';
import { storeTables } from '../../../src/sandbox/import/store.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { createSandboxIn, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { inThreads } from '../surroundings.ts';
import { textFile } from './hard-files.ts';

let surroundings: ReturnType<typeof inThreads>;
let sandbox: Sandbox;
let imports: OwnImports;
beforeAll(async () => {
  surroundings = inThreads({});
  sandbox = createSandboxIn(surroundings);
  imports = await sandbox.imports();
});
afterAll(() => surroundings.endAll());

const ORDERS = textFile(
  '客户号,下单日期,金额,手机\n007,2025-06-03,10.5,13812345678\n7,2025-06-05,20.25,13912345679\n,2025-06-06,30,\n',
  '订单.csv',
);
const CUSTOMERS = textFile('客户号,注册日期,手机\n007,2024-01-01,13812345678\n8,2024-02-01,13712345670\n', '客户.csv');
const manyRows = (count: number) => textFile(`客户号,下单日期,金额\n${'a1,2025-06-03,10\n'.repeat(count)}`, 'long.csv');
/** Several pieces. */
const LONG = manyRows(100_000);
/** Some seconds. */
const MUCH = manyRows(1_500_000);

async function planOf(file: Blob, answers = {}): Promise<Plan> {
  const { plan, questions, problems } = await imports.survey(file, answers);
  expect([questions, problems]).toEqual([[], []]);
  return plan as Plan;
}

const rowsOf = async (data: OwnData, sql: string, trusted = false) => {
  const result = await sandbox.run(data.database, sql, {}, { trusted });
  return result.ok ? result.rows.values : result.error;
};

describe("a person's own files", () => {
  it('are surveyed, read, joined, stored, queried and forgotten', async () => {
    const [orders, customers] = [await planOf(ORDERS), await planOf(CUSTOMERS)];
    const account = await imports.read(ORDERS, orders);
    expect(account).toMatchObject({
      counts: { rowsIn: 4, used: 2, refused: 1 },
      reasons: { 'missing-customer': 1 },
      lastDate: '2025-06-05',
    });
    await imports.read(CUSTOMERS, customers);
    const joins = await imports.joins();
    expect(joins).toMatchObject([{ from: { table: 'orders' }, to: { table: 'customers' }, matchedRows: 1, orphanRows: 1 }]);
    expect(await imports.looseKeys(joins)).toMatchObject([
      { kind: 'orphans', rows: 1, of: 2, examples: [{ key: '7', rows: 1, like: '007' }] },
    ]);
    const data = await imports.store(
      [
        { file: ORDERS, plan: orders },
        { file: CUSTOMERS, plan: customers },
      ],
      { joins },
    );
    expect(data).toMatchObject({
      rowCount: 2,
      customerCount: 2,
      rejectedCount: 1,
      firstDate: '2024-01-01',
      lastDate: '2025-06-05',
      asOf: '2025-06-05',
      schema: { entity: { table: 'customers' } },
      tables: [
        { name: 'orders', rows: 2, refused: 1, customers: 2 },
        { name: 'customers', rows: 2, refused: 0, customers: 2 },
      ],
    });
    const sql = 'SELECT customer_id, order_date, amount FROM orders ORDER BY customer_id';
    const rows = [
      ['007', '7'],
      ['2025-06-03', '2025-06-05'],
      [10.5, 20.25],
    ];
    expect(await rowsOf(data, sql)).toEqual(rows);
    expect(await rowsOf(data, sql, true)).toEqual(rows);
    // As whole numbers, below a view.
    expect(await rowsOf(data, 'SELECT amount FROM taglab_orders ORDER BY customer_id', true)).toEqual([[1050, 2025]]);
    // A worker that ends with a query takes nothing with it.
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
    expect(await sandbox.run(data.database, endless, {}, { limitMs: 50 })).toMatchObject({ error: { code: 'time-limit' } });
    expect(await rowsOf(data, sql)).toEqual(rows);
    await imports.forget();
    expect(await rowsOf(data, sql)).toEqual({ code: 'own-data-gone', params: {} });
    expect(await imports.joins()).toEqual([]);
  });

  it('give the log and the refused rows as files, and every encoding', async () => {
    const plan = await planOf(ORDERS);
    const { changes } = await imports.read(ORDERS, plan);
    const log = await imports.changesCsv(changes, ['trim:客户号'], ownFileWords.download);
    expect(await log.text()).toMatch(/^\uFEFF?改动,.*已撤销：去掉首尾空白/s);
    const refused = await imports.refusedCsv(ORDERS, plan, ownFileWords.download);
    expect((await refused.text()).trim().split('\r\n')).toEqual([
      expect.stringContaining('客户号,下单日期,金额,手机'),
      '4,没有客户,客户号,,2025-06-06,30,',
    ]);
    expect((await imports.encodings(ORDERS)).map(({ encoding }) => encoding)).toContain('gb18030');
    await imports.forget();
  });

  it('tell how far they are, up to the end', async () => {
    const plan = await planOf(LONG);
    const told: Progress[] = [];
    await imports.store([{ file: LONG, plan }], { joins: [] }, { onProgress: (progress) => void told.push(progress) });
    const shares = told.map(({ bytesDone, bytesTotal }) => bytesDone / bytesTotal);
    expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(['store']));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares.at(-1), told.at(-1)?.rows]).toEqual([1, 200_002]);
    await imports.forget();
  });

  it('can be cancelled at once, and everything else goes on', async () => {
    const kept = await imports.store([{ file: ORDERS, plan: await planOf(ORDERS) }], { joins: [] });
    const importers = surroundings.importers;
    const controller = new AbortController();
    const reason = new Error('another file');
    const reading = imports.survey(MUCH, {}, { signal: controller.signal, onProgress: () => controller.abort(reason) });
    const next = imports.survey(ORDERS, {});
    await expect(reading).rejects.toBe(reason);
    expect((await next).plan?.table).toBe('orders');
    expect(await rowsOf(kept, 'SELECT count(*) FROM orders')).toEqual([[2]]);
    // It heard, so it was not ended: what it had read it still has.
    expect(surroundings.importers).toBe(importers);
    await expect(imports.survey(ORDERS, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await imports.forget();
  });

  it('let queries run meanwhile', async () => {
    const kept = await imports.store([{ file: ORDERS, plan: await planOf(ORDERS) }], { joins: [] });
    const order: string[] = [];
    const reading = imports.survey(LONG, {}).then(() => order.push('survey'));
    await rowsOf(kept, 'SELECT count(*) FROM orders').then(() => order.push('query'));
    await reading;
    expect(order).toEqual(['query', 'survey']);
    await imports.forget();
  });

  it('end a worker that does not hear, and read again what it knew', async () => {
    const deaf = inThreads({});
    const own = await createSandboxIn({
      ...deaf,
      startImporter() {
        const port = deaf.startImporter();
        return {
          get onmessage() {
            return port.onmessage;
          },
          set onmessage(hear) {
            port.onmessage = hear;
          },
          onerror: null,
          postMessage: (message) => {
            if ((message as { kind: string }).kind !== 'cancel') port.postMessage(message);
          },
          terminate: () => port.terminate(),
        };
      },
    }).imports();
    for (const file of [ORDERS, CUSTOMERS]) await own.read(file, (await own.survey(file, {})).plan as Plan);
    const joins = await own.joins();
    const controller = new AbortController();
    const reading = own.survey(MUCH, {}, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    const startedAt = performance.now();
    expect(await own.joins()).toEqual(joins);
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(deaf.importers).toBe(2);
    expect(joins).toHaveLength(1);
    deaf.endAll();
  });
});

describe('forgetting', () => {
  it('leaves nothing: no database, no key, no salt, no worker that held any of it', async () => {
    const own = inThreads({});
    const page = createSandboxIn(own);
    const mine = await page.imports();
    const store = async () => {
      const plan = (await mine.survey(CUSTOMERS, { treatments: { 客户号: 'hash' } })).plan as Plan;
      await mine.read(CUSTOMERS, plan);
      const data = await mine.store([{ file: CUSTOMERS, plan }], { joins: [] });
      const result = await page.run(data.database, 'SELECT customer_id FROM customers ORDER BY line', {}, { trusted: true });
      return { data, ids: result.ok ? result.rows.values[0] : [] };
    };
    const first = await store();
    expect(first.ids).toHaveLength(2);
    expect(own.alive()).toBe(2);
    await mine.forget();
    await vi.waitFor(() => expect(own.alive()).toBe(0));
    expect(await page.run(first.data.database, 'SELECT 1')).toMatchObject({ error: { code: 'own-data-gone' } });
    expect([await mine.joins(), await mine.accounts()]).toEqual([[], []]);
    // The same customers get other fingerprints: the salt is gone.
    const second = await store();
    expect(second.ids?.filter((id) => first.ids?.includes(id))).toEqual([]);
    // One database that was given up alone was in a worker as well.
    page.forget(second.data.database);
    await mine.forget();
    await vi.waitFor(() => expect(own.alive()).toBe(0));
    own.endAll();
  });

  it('stops what runs, and keeps nothing of it', async () => {
    const own = inThreads({});
    const mine = await createSandboxIn(own).imports();
    const plan = (await mine.survey(LONG, {})).plan as Plan;
    let stopped: Promise<void> | undefined;
    await new Promise<void>((begun) => {
      const storing = mine.store([{ file: LONG, plan }], { joins: [] }, { onProgress: () => begun() });
      stopped = expect(storing).rejects.toMatchObject({ error: { code: 'stopped' } });
    });
    await mine.forget();
    await stopped;
    await vi.waitFor(() => expect(own.alive()).toBe(0));
    expect(await mine.joins()).toEqual([]);
    own.endAll();
  });

  it('of one table leaves the others', async () => {
    for (const file of [ORDERS, CUSTOMERS]) await imports.read(file, await planOf(file));
    expect(await imports.joins()).toHaveLength(1);
    await imports.forget('orders');
    expect(await imports.joins()).toEqual([]);
    await imports.read(ORDERS, await planOf(ORDERS));
    expect(await imports.joins()).toHaveLength(1);
    await imports.forget();
  });
});

describe('what stops an import is said', () => {
  const failure = (code: string, params = {}) => expect.objectContaining({ error: { code, params } });

  it('a file that was changed after it was chosen', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'own-')), 'orders.csv');
    writeFileSync(path, 'customer_id,order_date\na,2025-06-03\n');
    const file = await openAsBlob(path);
    writeFileSync(path, 'customer_id,order_date\na,2025-06-03\nb,2025-06-04\n');
    const error: unknown = await surveyFile(file).catch((reason: unknown) => reason);
    expect(importErrorOf(error)).toEqual({ code: 'file-unreadable', params: {} });
  });

  it('a database that a page cannot hold', async () => {
    const sqlJs = await loadSqlJs();
    const desk = createImportDesk();
    const { plan } = await desk.survey(ORDERS, {});
    const store = (mostBytes: number) => storeTables(sqlJs, desk, [{ file: ORDERS, plan: plan as Plan }], { joins: [] }, { mostBytes });
    await expect(store(8192)).rejects.toEqual(failure('import-too-large', { megabytes: 0 }));
    const { db } = await store(1_000_000);
    expect(db.export().length).toBeGreaterThan(8192);
    db.close();
  });

  it('SQLite that does not come, or a worker that does not start', async () => {
    const own = inThreads({});
    const offline = await createSandboxIn({ ...own, loadModule: () => Promise.reject(new Error('offline')) }).imports();
    const { plan } = await offline.survey(ORDERS, {});
    await expect(offline.store([{ file: ORDERS, plan: plan as Plan }], { joins: [] })).rejects.toEqual(failure('no-webassembly'));
    const lost = await createSandboxIn({
      ...own,
      startImporter() {
        const port = own.startImporter();
        queueMicrotask(() => port.onerror?.({} as ErrorEvent));
        return port;
      },
    }).imports();
    await expect(lost.survey(ORDERS, {})).rejects.toEqual(failure('worker-failed'));
    own.endAll();
  });

  it('memory that the browser does not give', () => {
    for (const error of [
      new RangeError('Array buffer allocation failed'),
      new Error('out of memory'),
      new RangeError('Invalid array length'),
    ])
      expect(importErrorOf(error)).toEqual({ code: 'import-no-memory', params: {} });
    expect(importErrorOf(new RangeError('Maximum call stack size exceeded'))).toEqual({ code: 'worker-failed', params: {} });
  });
});
