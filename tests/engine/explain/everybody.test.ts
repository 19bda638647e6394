import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createRandom, shuffled } from '../../../src/datasets/random.ts';
import {
  type Cell,
  checkTags,
  compileTags,
  type Execute,
  paramsOf,
  rulesAt,
  type Schema,
  sqlite,
  tagRowsOf,
  type Value,
} from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { filledIn } from '../filled-in.ts';
import { SCHEMA } from '../world.ts';
import { DATA, SCHEMA as SHOP } from '../yunduo.ts';
import { crowd } from './crowd.ts';
import { verdictOf } from './verdict.ts';

/** The trees of a thousand customers, for every sample tag there is: what a tree leads to is what the statement gives. Files that are added are tests that are added. */
const THOUSAND = 1000;
const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const list = (folder: string): string[] => readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' }).toSorted();

interface Sample {
  readonly name: string;
  readonly yaml: string;
  readonly asOf: string;
}

const AT_THE_SHOP: readonly Sample[] = [
  ...['content/labs/', 'exercises/'].flatMap((folder) => list(folder).map((file) => folder + file)).flatMap(tagsIn),
  ...[...read('src/engine/README.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ''], i) => sample(`README ${i + 1}`, yaml)),
  sample('worked tags', read('tests/engine/worked-tags.yaml')),
];
const IN_THE_CROWD: readonly Sample[] = list('tests/engine/cases/good/').map((file) => {
  const { tags, as_of } = parse(read(`tests/engine/cases/good/${file}`)) as { tags: string; as_of: string };
  return sample(file, tags, as_of);
});

function sample(name: string, yaml: string, asOf = '2025-06-30'): Sample {
  return { name, yaml, asOf };
}

function tagsIn(file: string): Sample[] {
  if (!file.endsWith('.yaml') || /\/(?:exercise|start|vary)\.yaml$/.test(file)) return [];
  if (!file.startsWith('content/'))
    return filledIn(file)
      .slice(0, 1)
      .map((yaml) => sample(file, yaml));
  const { tag, facts } = parse(read(file)) as { tag?: string; facts?: string };
  return [tag, facts].flatMap((yaml) => (yaml === undefined ? [] : [sample(file, yaml)]));
}

async function open(schema: Schema, rows: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Execute> {
  const db = createDatabase(await loadSqlJs(), { schema, rows });
  return (sql, params) => runStatement(db, sql, params);
}
const shop = open(SHOP, DATA.rows);
const people = open(SCHEMA, crowd(1));

/** What trees and statement make of a thousand customers, where they differ. */
async function differences(
  { yaml, asOf }: Sample,
  schema: Schema,
  execute: Execute,
): Promise<{ compared: number; different: unknown[] } | undefined> {
  const { value: tags } = checkTags(yaml, schema, asOf);
  if (!tags) return undefined;
  const compiled = compileTags(tags, sqlite);
  const params = await paramsOf(compiled, asOf, execute);
  const [given, wide] = await Promise.all([execute(compiled.sql, params), execute(compiled.wideSql, params)]);
  const rows = tagRowsOf(tags, given);
  const chosen = shuffled(
    createRandom(1, yaml),
    rows.customerIds.map((_, i) => i),
  ).slice(0, THOUSAND);
  const different = chosen.flatMap((at) => {
    const rules = rulesAt(tags, wide, at, asOf);
    return [...tags.tags, ...tags.steps].flatMap((tag) => {
      const rule = rules.of(tag);
      const isTag = rows.tags.find((t) => t.code === tag.code);
      const wanted = isTag ? isTag.values[at] : rules.explained.row.ref({ kind: 'tag', code: tag.code });
      const verdict = verdictOf(rule, tag.type === 'bool');
      const same = alike(verdict, wanted ?? null) && alike(rule.value, verdict);
      return same ? [] : [{ customer: rows.customerIds[at], tag: tag.code, verdict, wanted }];
    });
  });
  return { compared: chosen.length, different };
}

/** Yes is 1 in a column that is on the way; the last of fifteen digits may differ between a sum of SQL and one of JavaScript. */
function alike(a: Value, b: Value): boolean {
  if (typeof a === 'boolean' || typeof b === 'boolean') return a !== null && b !== null && Number(a) === Number(b);
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return a === b;
}

async function expectAlike(one: Sample, schema: Schema, execute: Execute): Promise<void> {
  const found = await differences(one, schema, execute);
  if (!found) return;
  expect(found.different.slice(0, 5)).toEqual([]);
  expect(found.compared).toBe(THOUSAND);
}

test.each(AT_THE_SHOP.map((one) => [one.name, one] as const))('%s', async (_, one) => expectAlike(one, SHOP, await shop));
test.each(IN_THE_CROWD.map((one) => [one.name, one] as const))('%s', async (_, one) => expectAlike(one, SCHEMA, await people));

test('the samples that cannot be read are those that are meant to be wrong', () => {
  const unread = (schema: Schema) => (samples: readonly Sample[]) =>
    samples.filter(({ yaml, asOf }) => !checkTags(yaml, schema, asOf).value).map(({ name }) => name);
  expect(unread(SCHEMA)(IN_THE_CROWD)).toEqual([]);
  expect(unread(SHOP)(AT_THE_SHOP).filter((name) => !name.includes('/wrong/'))).toEqual([]);
});
