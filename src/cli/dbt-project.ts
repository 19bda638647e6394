import { stringify } from 'yaml';
import { type Dialect, oneTag, type ResolvedTag, type ResolvedTags, type Schema, scriptOf } from '../engine/index.ts';
import type { Context } from './command.ts';
import { commentLine } from './script-text.ts';

type Spoken = Pick<Context, 'language' | 'words'>;

const PROJECT = 'taglab_tags';
const SOURCE = 'warehouse';

/** What its README says of a project. */
export interface DbtProject {
  readonly project: string;
  readonly source: string;
  readonly dialect: string;
  readonly asOf: string;
  readonly tables: readonly string[];
}

/** A dbt project: a model a tag, the tables it reads as sources, tests for coverage and for one row a customer. By path. */
export function dbtFiles(tags: ResolvedTags, dialect: Dialect, asOf: string, spoken: Spoken): ReadonlyMap<string, string> {
  const inDbt = dbtDialect(dialect);
  const names = modelNames(tags);
  const models = tags.tags.map((tag) => ({ tag, ...scriptOf(oneTag(tags, tag.code), inDbt, asOf) }));
  const tables = [...new Set(models.flatMap((m) => m.tables))];
  return new Map([
    ['README.md', `${spoken.words.dbt.readme({ project: PROJECT, source: SOURCE, dialect: dialect.name, asOf, tables }).join('\n')}\n`],
    ['dbt_project.yml', stringify(projectOf(asOf))],
    ['models/sources.yml', stringify(sourcesOf(tables, tags.schema, spoken))],
    [
      'models/tags.yml',
      stringify({ version: 2, models: tags.tags.map((tag) => modelOf(tag, names.get(tag.code) ?? tag.code, tags.schema, spoken)) }),
    ],
    ['tests/generic/tag_coverage.sql', COVERAGE_TEST],
    ...models.map(({ tag, sql, compiled }): [string, string] => {
      const { zh, en } = tag.definition.name;
      const notes = compiled.computed.map(({ param, how, table }) => spoken.words.computed(param, how, table));
      const comments = [zh === en ? zh : `${zh} / ${en}`, ...notes].map((note) => commentLine(literally(note)));
      return [`models/${names.get(tag.code) ?? tag.code}.sql`, `${[...comments, sql].join('\n')}\n`];
    }),
  ]);
}

/**
 * What the model of each tag is called: its code, unless a table has that name. dbt writes a model as a table beside its sources, so it would replace the
 * table it reads.
 */
export function modelNames({ tags, schema }: ResolvedTags): ReadonlyMap<string, string> {
  const taken = new Set([...Object.keys(schema.tables), ...tags.map(({ code }) => code)].map((name) => name.toLowerCase()));
  const tables = new Set(Object.keys(schema.tables).map((name) => name.toLowerCase()));
  return new Map(
    tags.map(({ code }) => {
      if (!tables.has(code.toLowerCase())) return [code, code];
      let name = `${code}_tag`;
      while (taken.has(name.toLowerCase())) name += '_tag';
      taken.add(name.toLowerCase());
      return [code, name];
    }),
  );
}

/** In a model, tables are sources and the as-of date is a variable of the project; what a person typed is never read as a template. */
function dbtDialect(dialect: Dialect): Dialect {
  const quote = (name: string): string => literally(dialect.quote(name));
  return {
    ...dialect,
    quote,
    table: (name) => `{{ source('${SOURCE}', '${name.replaceAll(/['\\]/g, '\\$&')}') }} AS ${quote(name)}`,
    literal: (value) => literally(dialect.literal(value)),
    script: { head: () => '', asOf: `CAST('{{ var("as_of") }}' AS DATE)` },
  };
}

const literally = (text: string): string => text.replaceAll(/\{(?=[{%#])/g, '{{ "{" }}');

const projectOf = (asOf: string) => ({
  name: PROJECT,
  version: '1.0.0',
  'config-version': 2,
  profile: PROJECT,
  'model-paths': ['models'],
  'test-paths': ['tests'],
  vars: { as_of: asOf },
  models: { [PROJECT]: { '+materialized': 'table' } },
});

function sourcesOf(tables: readonly string[], schema: Schema, { language }: Spoken) {
  const described = tables.map((name) => ({
    name,
    description: literally(schema.tables[name]?.label[language] ?? name),
    columns: schema.tables[name]?.columns.map((c) => ({ name: c.name, description: literally(c.label[language]) })) ?? [],
  }));
  return { version: 2, sources: [{ name: SOURCE, schema: `{{ var("source_schema", target.schema) }}`, tables: described }] };
}

function modelOf(tag: ResolvedTag, name: string, { entity }: Schema, { language }: Spoken) {
  return {
    name,
    description: literally(tag.definition.name[language]),
    columns: [
      { name: entity.key, data_tests: ['unique', 'not_null'] },
      { name: tag.code, description: literally(tag.definition.name[language]), data_tests: testsOf(tag) },
    ],
  };
}

/** A tag that promises a value for everybody is never missing; one that promises a share of them is tested for it. */
function testsOf(tag: ResolvedTag) {
  const { value } = tag.definition;
  const least = tag.definition.metadata.quality?.coverageMin;
  const values = Object.keys(value.domain ?? {});
  return [
    ...(value.exhaustive ? ['not_null'] : []),
    ...(least === undefined ? [] : [{ tag_coverage: { arguments: { at_least: least } } }]),
    ...(tag.type === 'text' && values.length > 0 && value.cardinality !== 'many'
      ? [{ accepted_values: { arguments: { values: values.map(literally) } } }]
      : []),
  ];
}

const COVERAGE_TEST = `{% test tag_coverage(model, column_name, at_least) %}
SELECT COUNT({{ column_name }}) AS covered, COUNT(*) AS customers
FROM {{ model }}
HAVING COUNT({{ column_name }}) < {{ at_least }} * COUNT(*)
{% endtest %}
`;
