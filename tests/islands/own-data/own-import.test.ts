import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isReady, nextQuestion, type OwnFile, OwnImport } from '../../../src/islands/own-data/own-import.ts';
import { optionsOf } from '../../../src/islands/own-data/question-options.ts';
import { ownWords } from '../../../src/islands/own-data/words.ts';
import { createSandboxIn, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { inThreads } from '../../sandbox/surroundings.ts';

/** The model of the import screen with the real importer behind it: what a person does, without a page. */
const FOLDER = 'tests/sandbox/files/';
const words = ownWords('en');
let surroundings: ReturnType<typeof inThreads>;
let sandbox: Sandbox;
let model: OwnImport;

beforeAll(() => {
  surroundings = inThreads({});
  sandbox = createSandboxIn(surroundings);
});
afterAll(() => surroundings.endAll());
beforeEach(() => {
  model = new OwnImport(() => sandbox.imports());
});

const hard = (name: string): File => new File([readFileSync(FOLDER + name)], name);
const text = (name: string, content: string): File => new File([content], name);
const settled = () =>
  vi.waitFor(() => expect(model.state.files.every(({ state }) => state !== 'working')).toBe(true), { timeout: 10_000, interval: 5 });
async function add(...files: File[]): Promise<OwnFile[]> {
  model.add(files);
  await settled();
  return [...model.state.files];
}
const only = (): OwnFile => model.state.files[0] as OwnFile;

describe.each(readdirSync(FOLDER).filter((name) => !name.endsWith('.ts')))('%s', (name) => {
  it('comes to its end, each question answered with the first way that is offered', async () => {
    await add(hard(name));
    for (let i = 0; nextQuestion(only()); i++) {
      expect(i).toBeLessThan(8);
      const question = nextQuestion(only());
      const options = question ? optionsOf(question, only().survey?.columns ?? [], words) : [];
      expect(options.length).toBeGreaterThan(0);
      expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
      model.say(only().id, options[0]?.say ?? ((answers) => answers));
      await settled();
    }
    const { survey, account, state, error } = only();
    expect([state, error]).toEqual(['ready', undefined]);
    if ((survey?.problems.length ?? 0) > 0) return expect(isReady(model.state)).toBe(false);
    const { rowsIn, used, refused, named } = account?.counts ?? { rowsIn: 0, used: 0, refused: 0, named: {} };
    expect(rowsIn).toBeGreaterThan(0);
    expect(used + refused + Object.values(named).reduce((sum, n) => sum + n, 0)).toBe(rowsIn);
    expect(isReady(model.state)).toBe(used > 0 && model.state.accounts.length === 0);
    await model.clear();
  });
});

describe('an import', () => {
  it('undoes a change of the log and makes it again, one by one', async () => {
    await add(hard('titles-and-totals.csv'));
    const change = only().account?.changes.find(({ kind }) => kind === 'total-rows');
    if (!change) throw new Error('no total rows');
    model.undo(only().id, change);
    await settled();
    expect(only().account?.counts.named.total).toBe(0);
    expect(only().undone).toEqual([change]);
    model.redo(only().id, change);
    await settled();
    expect(only().account?.counts.named.total).toBe(3);
    expect(only().undone).toEqual([]);
    await model.clear();
  });

  it('keeps two tables of one name apart until one of them leaves', async () => {
    const [first, second] = await add(hard('utf-8.csv'), hard('gbk.csv'));
    expect(first?.account?.table.name).toBe('orders');
    expect([second?.clash, second?.account]).toEqual(['orders', undefined]);
    expect(isReady(model.state)).toBe(false);
    model.remove(first?.id ?? 0);
    await settled();
    await vi.waitFor(() => expect(only().account?.counts.used).toBe(2));
    expect(only().clash).toBeUndefined();
    expect(isReady(model.state)).toBe(true);
    await model.clear();
  });

  it('joins what names match, waits for a word where they do not, and stores it', async () => {
    await add(hard('customers.csv'), hard('orders.csv'));
    const [join] = model.state.joins;
    if (!join) throw new Error('no join');
    expect([join.matchedRows, join.orphanRows]).toEqual([3, 3]);
    model.agree(join, false);
    await vi.waitFor(() => expect(model.state.loose).toEqual([]));
    model.agree(join, true);
    await vi.waitFor(() => expect(model.state.loose.length).toBe(1));
    const data = await model.store();
    expect(data?.customerCount).toBeGreaterThan(0);
    expect(Object.keys(data?.schema.tables ?? {})).toEqual(['customers', 'orders']);
    await model.clear();
    expect(model.state.files).toEqual([]);
    const gone = await sandbox.run(data?.database ?? { kind: 'own', id: '' }, 'SELECT 1');
    expect(gone.ok).toBe(false);
  });

  it('stops in the middle, keeps nothing, and carries on when asked to', async () => {
    const long = text('long.csv', `customer_id,order_date,amount\n${'a1,2025-06-03,10\n'.repeat(400_000)}`);
    model.add([long]);
    await vi.waitFor(() => expect(only().progress?.bytesDone).toBeGreaterThan(0), { timeout: 10_000, interval: 5 });
    model.stop(only().id);
    expect([only().state, only().account]).toEqual(['stopped', undefined]);
    expect(isReady(model.state)).toBe(false);
    model.again(only().id);
    await vi.waitFor(() => expect(only().account?.counts.used).toBe(400_000), { timeout: 30_000 });
    await model.clear();
  });

  it('says that a part of the page did not come', async () => {
    const other = new OwnImport(() => Promise.reject(new Error('a part of the page did not come')));
    other.add([text('a.csv', 'customer_id,order_date\na,2025-06-03\n')]);
    await vi.waitFor(() => expect(other.state.files[0]?.state).toBe('failed'));
    expect(other.state.files[0]?.error?.code).toBe('worker-failed');
  });
});
