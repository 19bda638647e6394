import { beforeEach, expect, test } from 'vitest';
import { openWorld } from '../../../src/build/world.ts';
import {
  compileTags,
  explainCustomer,
  nearestChanges,
  parseTags,
  placesIn,
  resolveTags,
  type Schema,
  sentencesOf,
  slotsOf,
  sqlite,
} from '../../../src/engine/index.ts';
import { checkText } from '../../../src/islands/tag-lab/checking.ts';
import { workbookOf } from '../../../src/islands/tag-lab/excel.ts';
import { type LabTools, TagLabModel } from '../../../src/islands/tag-lab/model.ts';
import { outcomeOf } from '../../../src/islands/tag-lab/outcome.ts';
import { dialectSql } from '../../../src/islands/tag-lab/taking.ts';
import { labText, ran } from './shop.ts';

const TEXT = labText('home-value');
let runs: string[];
let model: TagLabModel;

/** The engine and SQLite themselves, without a worker between. */
async function tools(): Promise<LabTools> {
  const { execute } = await openWorld('yunduo');
  return {
    check: async (text, schema) => checkText(text, schema),
    resolve: async (definition, schema) =>
      definition.tags ?? (resolveTags(definition.file, schema, placesIn(definition.text)).value as never),
    run: async (_, tags, world, signal) => {
      const compiled = compileTags(tags, sqlite);
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (signal.aborted) return { code: 'stopped', params: {} };
      const rows = await execute(compiled.wideSql, { ...compiled.params, as_of: world.asOf });
      runs.push(compiled.sql);
      return { tags, compiled, rows, outcome: outcomeOf(tags, rows), elapsedMs: 1 };
    },
    excel: async (tags, code) => workbookOf(tags, code),
    sql: async (tags) => compileTags(tags, sqlite).sql,
    dialectSql: async (tags, dialect, asOf) => dialectSql(tags, dialect, asOf),
    explain: async (tags, code, id, world) => explainCustomer(tags, compileTags(tags, sqlite), sqlite, code, id, world.asOf, execute),
    nearest: async (tags, code, id, world) => nearestChanges(tags, sqlite, code, id, world.asOf, execute),
  };
}

async function labOf(text: string, schema: Schema): Promise<TagLabModel> {
  const { value: file } = parseTags(text);
  const { tags, rows } = await ran(text);
  if (!file) throw new Error('cannot be read');
  const { asOf } = await openWorld('yunduo');
  const definition = { text, file, sentences: sentencesOf(text, file, schema) };
  const world = async () => ({ schema, asOf, database: { kind: 'file', url: '' } as const });
  return new TagLabModel({ definition, outcome: outcomeOf(tags, rows) }, world, await tools());
}

beforeEach(async () => {
  runs = [];
  model = await labOf(TEXT, (await openWorld('yunduo')).schema);
});

const high = () => model.state.outcome.tags[0]?.bars[0]?.count ?? -1;
const slot = (kind: string): number => {
  const [sentence] = model.state.definition.sentences;
  return slotsOf(sentence as never).find((s) => s.kind === kind)?.id ?? -1;
};

test('the first run needs no check: what the page brought is run as it is', async () => {
  const before = high();
  await model.run();
  expect(model.state.run?.outcome.customers).toBe(2000);
  expect(high()).toBe(before);
  expect(runs).toHaveLength(1);
});

test('a slot changes text, sentence and result together', async () => {
  const before = high();
  await model.change('customer_value', slot('percent'), 5);
  expect(model.state.text).toContain('pct_rank(spend) >= 95%');
  expect(model.state.definition.text).toBe(model.state.text);
  expect(high()).toBeLessThan(before);
  expect(model.state.of.text).toBe(model.state.text);
});

test('a slider that is dragged keeps every change and runs the last', async () => {
  const dragged = [300, 200, 100, 90].map((count) => model.change('customer_value', slot('span'), { count, unit: 'd' }));
  await Promise.all(dragged);
  expect(model.state.text.match(/\{last: 90d\}/g)).toHaveLength(2);
  expect(runs.length).toBeLessThan(4);
  expect(runs.at(-1)).toContain('89 days');
});

test('what is typed wrong keeps the last result and says what is wrong; the fix of it runs again', async () => {
  await model.run();
  const before = model.state.outcome;
  await model.write(TEXT.replace('order_count >= 5', 'order_cuont >= 5'));
  expect(model.state.issues.map((issue) => issue.code)).toEqual(['unknown-name']);
  expect(model.state.outcome).toBe(before);
  expect(model.state.definition.text).toBe(TEXT);
  await model.run();
  expect(runs).toHaveLength(1);
  await model.write(TEXT);
  expect(model.state.issues).toEqual([]);
  expect(runs).toHaveLength(2);
});

test('typing runs nothing before the first run, and follows once after it', async () => {
  const typed = (text: string) => {
    model.type(text);
    return new Promise((resolve) => setTimeout(resolve, 600));
  };
  await typed(TEXT.replace('80%', '90%'));
  expect(model.state.definition.text).toContain('90%');
  expect(runs).toHaveLength(0);
  await model.run();
  await typed(TEXT.replace('80%', '95%'));
  expect(runs).toHaveLength(2);
});

test('a run that is stopped says so, and the next one runs', async () => {
  const running = model.run();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(model.state.busy).toBe(true);
  model.stop();
  await running;
  expect(model.state).toMatchObject({ busy: false, failure: { code: 'stopped' } });
  await model.run();
  expect(model.state.failure).toBeUndefined();
  expect(runs).toHaveLength(1);
});

test('why is asked of one customer at a time, answered anew after a change, and closed by asking again', async () => {
  await model.why('customer_value', 'C0005');
  expect(model.state.why?.explanation?.value).toBe('high');
  expect(model.state.of.tags?.schema).toBeDefined();
  await model.change('customer_value', slot('percent'), 1);
  expect(model.state.why?.explanation?.value).not.toBe('high');
  await model.why('customer_value', 'C0001');
  expect(model.state.why?.customerId).toBe('C0001');
  await model.why('customer_value', 'C0001');
  expect(model.state.why).toBeUndefined();
});

test('other data: the same definition is checked against it, and what is missing is said', async () => {
  const { schema, asOf } = await openWorld('yunduo');
  const orders = schema.tables['orders'];
  if (!orders) throw new Error('no orders');
  const bare: Schema = {
    ...schema,
    tables: { ...schema.tables, orders: { ...orders, columns: orders.columns.filter((c) => c.name !== 'status') } },
    measures: {},
  };
  await model.useWorld(async () => ({ schema: bare, asOf, database: { kind: 'own', id: '1' } }), TEXT);
  expect(model.state.issues.map((issue) => issue.code)).toContain('unknown-field');
  expect(runs).toHaveLength(0);
  await model.useWorld(undefined, TEXT);
  expect(model.state.issues).toEqual([]);
  expect(runs).toHaveLength(1);
});

test('the same tag as SQL and as columns of a workbook follows the definition', async () => {
  const columnNames = async (code: string): Promise<unknown> => {
    const found = await model.excel(code);
    return found && 'columns' in found ? found.columns.map((column) => column.name) : found;
  };
  expect(await model.sql()).toContain('customer_value');
  expect(await columnNames('customer_value')).toEqual(['spend', 'order_count', 'days_since_last_order', 'customer_value']);
  await model.write('code: t\ndefine: {expr: orders_ever > 1}');
  expect(await columnNames('t')).toEqual(['orders_ever', 't']);
  await model.write('code: t\ndefine: {graph: {edges: orders, from: channel, to: customer_id, metric: pagerank}}');
  expect(await columnNames('t')).toEqual({ obstacle: 'network' });
});
