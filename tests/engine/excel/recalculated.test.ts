import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AGGREGATES, compileTags, runTags, SCORING_METHODS, sqlite } from '../../../src/engine/index.ts';
import { type Bound, boundNodes, POPULATION_FUNCTIONS, SCALAR_FUNCTIONS } from '../../../src/engine/language/bound.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { CASES, type Case, type Checked, checkedFile, formulasOf } from './cases.ts';
import { agrees } from './compare.ts';

/**
 * LibreOffice worked out every formula once (`recalculate.ts`), and what it gave is kept in `checked/`. Here the engine still writes those
 * formulas, letter by letter, and SQLite still gives those values, customer by customer. A formula that changes has to be worked out again.
 */
const checkedOf = ({ name }: Case): Checked => parse(readFileSync(checkedFile(name), 'utf8')) as Checked;
const named = CASES.map((one) => [one.name, one] as const);

test.each(named)('%s: the formulas are those that were worked out', (_, one) => {
  const { columns, tags } = formulasOf(one);
  const checked = checkedOf(one);
  expect({ columns, tags }).toEqual({ columns: checked.columns, tags: checked.tags });
});

test.each(named)('%s: what was worked out is what the statement gives', async (_, one) => {
  const checked = checkedOf(one);
  expect(Object.keys(checked.values)).toEqual(one.runs.map((run) => run.name));
  const sqlJs = await loadSqlJs();
  for (const run of one.runs) {
    const db = createDatabase(sqlJs, { schema: one.schema, rows: run.rows });
    const rows = await runTags(one.tags, compileTags(one.tags, sqlite), run.asOf, (sql, params) => runStatement(db, sql, params));
    db.close();
    for (const { code, values } of rows.tags) {
      const cells = checked.values[run.name]?.[code] ?? [];
      const differ = rows.customerIds.flatMap((id, i) => (agrees(cells[i], values[i]) ? [] : [`${id}: ${cells[i]}, not ${values[i]}`]));
      expect([run.name, code, cells.length, differ]).toEqual([run.name, code, values.length, []]);
    }
  }
});

/** A tag that is empty for everybody, or the same for everybody, shows little. */
test.each(named)('%s: customers differ', (_, one) => {
  const { values, tags } = checkedOf(one);
  const dull = Object.keys(tags).filter((code) => Object.values(values).every((run) => new Set(run[code]).size < 2));
  expect(dull.filter((code) => !SAME_FOR_ALL.includes(code))).toEqual([]);
});
const SAME_FOR_ALL = ['cut'];

test('nothing is kept of a case that is gone, and the whole stays small', () => {
  const folder = new URL('./checked/', import.meta.url);
  const files = readdirSync(folder);
  expect(files).toEqual(CASES.map((one) => `${one.name}.yaml`));
  expect(CASES.every((one) => existsSync(checkedFile(one.name)))).toBe(true);
  expect(files.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0)).toBeLessThan(300_000);
});

describe('what has a formula has a case', () => {
  const tags = CASES.flatMap((one) => [...one.tags.tags, ...one.tags.steps]);
  const builders = new Set(tags.map(({ definition }) => definition.composed?.builder ?? definition.define.builder));
  const measures = CASES.flatMap((one) => one.tags.measures);
  const features = CASES.flatMap((one) => one.tags.populations);
  const conditions = tags.flatMap(({ rule }) =>
    rule.kind === 'value' ? [rule.of] : rule.kind === 'cases' ? rule.cases.map((c) => c.when) : [],
  );
  const nodes = [...conditions, ...features.map((f) => f.of)].flatMap((e) => [...boundNodes(e)]);
  const calls = new Set(nodes.flatMap((n) => (n.kind === 'call' ? [n.name as string] : [])));

  test.each([
    'column',
    'measure',
    'expr',
    'bin',
    'cases',
    'rfm',
    'audience',
    'points',
    'list',
    'model',
    'survey',
    'edge',
    'graph',
  ] as const)('the builder %s', (builder) => expect([...builders]).toContain(builder));
  test.each(['linear', 'logistic', 'tree', 'kmeans', 'bgnbd', 'gamma_gamma'] as const)('the model %s', (type) => {
    expect(tags.some(({ definition: { composed } }) => composed?.builder === 'model' && composed.model.type === type)).toBe(true);
  });
  test('gates', () => {
    const gates = tags.flatMap(({ definition: { gate } }) => gate ?? []);
    for (const key of ['consent', 'minAge', 'minGroup'] as const) expect(gates.some((gate) => gate[key] !== undefined)).toBe(true);
  });
  test.each(SCALAR_FUNCTIONS)('%s(…)', (name) => expect([...calls]).toContain(name));
  test.each(POPULATION_FUNCTIONS)('%s(…) over everybody', (name) => {
    expect(features.some((f) => f.kind === 'function' && f.name === name)).toBe(true);
  });
  test.each(SCORING_METHODS)('the method %s', (method) => {
    expect(features.some((f) => f.kind === 'score' && f.method === method)).toBe(true);
  });
  test.each([...AGGREGATES, 'prefer'])('the aggregate %s', (agg) => expect(measures.some((m) => m.spec.agg === agg)).toBe(true));
  test.each(['count', 'sum', 'share', 'tgi', 'decay'])('preferences by %s', (by) => {
    expect(measures.some((m) => m.shape?.agg === 'prefer' && m.shape.by === by)).toBe(true);
  });
  test.each(['ever', 'last', 'prev', 'between', 'calendar', 'range'])('windows: %s', (kind) => {
    expect(measures.some((m) => m.spec.window.kind === kind)).toBe(true);
  });
  test.each<Bound['kind']>(['unary', 'in', 'between', 'missing'])('conditions: %s', (kind) => {
    expect(nodes.some((n) => n.kind === kind)).toBe(true);
  });
  test.each(['and', 'or', '=', '!=', '<', '<=', '>', '>=', 'like', 'not like', '+', '-', '*', '/'])('operators: %s', (operator) => {
    expect(nodes.some((n) => n.kind === 'binary' && n.operator === operator)).toBe(true);
  });
});
