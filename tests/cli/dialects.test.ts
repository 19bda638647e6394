import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { dbtFiles, modelNames } from '../../src/cli/dbt-project.ts';
import { checkTags, duckdb, oneTag, scriptOf, sqlite } from '../../src/engine/index.ts';
import { cliWords } from '../../src/i18n/en/cli.ts';
import { CASES, type Case } from '../engine/conformance/cases.ts';
import { differences } from '../engine/conformance/compare.ts';
import { type Engine, openDuckdb, openSqlite } from '../engine/conformance/engines.ts';
import { folderWith, taglab } from './terminal.ts';

const TAGS = `code: stage
name: {zh: "阶段\\n; DROP TABLE x", en: "{{ stage }}"}
category: [a, b]
quality: {coverage_min: 0.9}
value: {exhaustive: true, domain: {lead: 潜客, "{% it's %}": 新客}}
define: {cases: [{when: orders_ever = 0, value: lead}], else: "{% it's %}"}
---
code: lead
name: 潜客
category: [a, b]
define: {expr: stage = 'lead'}
`;
const folder = folderWith({ 'tags.yaml': TAGS });

describe('taglab sql --dialect', () => {
  test.each([
    ['duckdb', "SET VARIABLE as_of = DATE '2025-03-31';"],
    ['postgres', "SET taglab.as_of = '2025-03-31';"],
    ['spark', "DECLARE OR REPLACE VARIABLE as_of DATE DEFAULT DATE '2025-03-31';"],
  ])('%s: comments that name each tag, the as-of date in one line, one statement', async (dialect, head) => {
    const { out, code } = await taglab(folder, 'sql', 'tags.yaml', '--dialect', dialect, '--as-of', '2025-03-31');
    const lines = out.split('\n');
    const at = lines.indexOf(head);
    expect(code).toBe(0);
    expect(lines.slice(0, at).every((line) => line.startsWith('-- '))).toBe(true);
    expect(lines.slice(0, at)).toContain('--   stage: {{ stage }} / 阶段 ; DROP TABLE x');
    expect(lines.slice(0, at)).toContain('--   lead: 潜客');
    expect(lines.slice(0, at).join()).toContain('orders, customers');
    expect(out.split('2025-03-31')).toHaveLength(2);
    expect(out).not.toMatch(/:p\d/);
  });

  test('a query of the author is not translated, and the file says so', async () => {
    const own = folderWith({
      'own.yaml':
        'code: own\nname: 自写\ncategory: [a, b]\ndefine: {sql: {query: "SELECT customer_id, 1 AS value FROM orders WHERE order_date <= :as_of"}}\n',
    });
    const { out } = await taglab(own, 'sql', 'own.yaml', '--dialect', 'duckdb');
    expect(out).toContain("-- own has a query of its author's own.");
    expect(out).toContain("order_date <= getvariable('as_of')");
    expect((await taglab(own, 'sql', 'own.yaml')).out).not.toContain('of its author');
  });

  test('a weight in a network is not worked out by SQL, and the file says so and what to do', async () => {
    const network = folderWith({
      'network.yaml':
        'code: weight\nname: 分量\ncategory: [a, b]\ndefine: {graph: {edges: orders, from: channel, to: customer_id, metric: pagerank}}\n',
    });
    const { out, code } = await taglab(network, 'sql', 'network.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(/^-- The engine works out :computed_1 from orders \(PageRank\).*list tag\.\n--/);
    expect(out).toContain('json_each(:computed_1)');
    expect((await taglab(folder, 'sql', 'tags.yaml')).out).not.toContain('The engine works out');
  });

  test('SQLite has the date written in, and says so', async () => {
    const { out } = await taglab(folder, 'sql', 'tags.yaml');
    expect(out).toMatch(/^-- .*SQLite[\s\S]*written in[^\n]*\nWITH population/);
  });

  test('another database is none of them', async () => {
    const { code, err } = await taglab(folder, 'sql', 'tags.yaml', '--dialect', 'oracle');
    expect([code, err]).toEqual([1, expect.stringContaining('It can be: sqlite, duckdb, postgres, spark')]);
  });
});

/** What dbt makes of a model; everything else in braces would be left standing, and break the statement. */
const rendered = (sql: string, asOf: string): string =>
  sql
    .replaceAll(/\{\{ source\('warehouse', '(\w+)'\) \}\}/g, '$1')
    .replaceAll('{{ var("as_of") }}', asOf)
    .replaceAll('{{ "{" }}', '{');

describe('taglab dbt', () => {
  const engines: { duckdb?: Engine; sqlite?: Engine } = {};
  beforeAll(async () => {
    engines.duckdb = await openDuckdb();
    engines.sqlite = await openSqlite();
  });
  afterAll(async () => {
    await engines.duckdb?.close();
    await engines.sqlite?.close();
  });

  test('says which model SQL alone cannot fill', async () => {
    const network = folderWith({
      'network.yaml': 'code: weight\nname: W\ndefine: {graph: {edges: orders, from: channel, to: customer_id, metric: betweenness}}\n',
    });
    const { code, err } = await taglab(network, 'dbt', 'network.yaml', '--out', 'project');
    expect(code).toBe(0);
    expect(err).toContain('warning: The engine works out :computed_1 from orders (betweenness)');
    expect(readFileSync(join(network, 'project/models/weight.sql'), 'utf8')).toMatch(/^-- W\n-- The engine works out :computed_1/);
  });

  test('writes a project: settings, sources, a model a tag, their tests', async () => {
    const { code, err } = await taglab(folder, 'dbt', 'tags.yaml', '--out', 'project');
    expect([code, err]).toEqual([0, '7 files written to project.\n']);
    const read = (path: string): string => readFileSync(join(folder, 'project', path), 'utf8');
    expect(parse(read('dbt_project.yml'))).toMatchObject({ name: 'taglab_tags', vars: { as_of: '2025-06-30' } });
    const { sources } = parse(read('models/sources.yml'));
    expect(sources[0].tables.map((t: { name: string }) => t.name)).toEqual(['orders', 'customers']);
    const [stage, lead] = parse(read('models/tags.yml')).models;
    expect(stage.description).toBe('{{ "{" }}{ stage }}');
    expect(stage.columns[0]).toEqual({ name: 'customer_id', data_tests: ['unique', 'not_null'] });
    expect(stage.columns[1].data_tests).toEqual([
      'not_null',
      { tag_coverage: { arguments: { at_least: 0.9 } } },
      { accepted_values: { arguments: { values: ['lead', `{{ "{" }}% it's %}`] } } },
    ]);
    expect(lead.columns[1].name).toBe('lead');
    expect(read('models/stage.sql')).toContain(`'{{ "{" }}% it''s %}'`);
    expect(read('README.md')).toContain('`orders`, `customers`');
  });

  test('needs to know where', async () => {
    expect((await taglab(folder, 'dbt', 'tags.yaml')).err).toContain('dbt needs --out, as in --out tags-dbt');
  });

  const own: Case | undefined = CASES[0] && { ...CASES[0], name: 'names that dbt would read as templates', yaml: TAGS };
  test.each([...CASES.slice(0, 8), ...(own ? [own] : [])].map((c) => [c.name, c] as const))(
    'every model gives what the tag gives: %s',
    async (_, { yaml, database, asOf: [asOf = ''] }) => {
      const { value: tags } = checkTags(yaml, database.schema);
      if (!tags || !engines.duckdb || !engines.sqlite) throw new Error('not ready');
      const files = dbtFiles(tags, duckdb, asOf, { language: 'en', words: cliWords });
      // A tag called as a table is has a model of another name.
      const names = modelNames(tags);
      for (const { code } of tags.tags) {
        const one = oneTag(tags, code);
        const found = await engines.duckdb.run(database, rendered(files.get(`models/${names.get(code) ?? code}.sql`) ?? '', asOf));
        const expected = await engines.sqlite.run(database, scriptOf(one, sqlite, asOf).sql);
        expect(found.columns).toEqual([database.schema.entity.key, code]);
        expect(differences(expected, found, one)).toEqual([]);
        expect(expected.rows.length).toBeGreaterThan(0);
      }
    },
  );
});
