import { describe, expect, test } from 'vitest';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { codesOf, issuesOf, openWorld, SCHEMA, tagsOf, valuesOf } from './world.ts';

const SPELLINGS = ['f', ' F ', 'Female', '女', '　女　', 'm\t', 'M', '男\r\n', 'x', '', null];
const world = openWorld(
  SPELLINGS.map((raw, i) => [`C${String(i).padStart(2, '0')}`, null, raw]),
  [],
);
const values = async (define: string): Promise<unknown[]> => Object.values(await valuesOf(`code: a\ndefine: ${define}`, await world));

describe('a column of the customer', () => {
  test('as it stands: missing stays missing', async () => {
    expect(await values('{column: customers.gender_raw}')).toEqual(SPELLINGS);
    expect(await values('{column: gender_raw}')).toEqual(SPELLINGS);
  });

  test('else stands for missing where nothing is mapped', async () => {
    expect((await values('{column: customers.gender_raw, else: unsaid}')).at(-1)).toBe('unsaid');
  });

  test.each<[steps: string, expected: unknown[]]>([
    ['trim', ['f', 'F', 'Female', '女', '　女　', 'm\t', 'M', '男\r\n', 'x', '', null]],
    ['trim_all', ['f', 'F', 'Female', '女', '女', 'm', 'M', '男', 'x', '', null]],
    ['lower', ['f', ' f ', 'female', '女', '　女　', 'm\t', 'm', '男\r\n', 'x', '', null]],
    ['trim_all, upper', ['F', 'F', 'FEMALE', '女', '女', 'M', 'M', '男', 'X', '', null]],
  ])('cleaned by %s', async (steps, expected) => {
    expect(await values(`{column: customers.gender_raw, clean: [${steps}]}`)).toEqual(expected);
  });

  test('mapped: what no spelling names becomes else, and missing stays missing', async () => {
    const map = 'clean: [trim_all, lower], map: {female: [f, female, 女], male: [m, 男]}';
    const [f, m] = ['female', 'male'];
    expect(await values(`{column: customers.gender_raw, ${map}}`)).toEqual([f, f, f, f, f, m, m, m, null, null, null]);
    expect(await values(`{column: customers.gender_raw, ${map}, else: other}`)).toEqual([f, f, f, f, f, m, m, m, 'other', 'other', null]);
    expect(await values(`{column: customers.gender_raw, ${map}, else: null}`)).toEqual([f, f, f, f, f, m, m, m, null, null, null]);
  });

  test('one spelling needs no list; the first value that names it wins', async () => {
    expect((await values('{column: customers.gender_raw, map: {a: f, b: [f, M]}}')).slice(0, 7)).toEqual([
      'a',
      null,
      null,
      null,
      null,
      null,
      'b',
    ]);
  });
});

test('spellings are text in a text column, numbers in a column of numbers', async () => {
  const texts = await openWorld(
    [
      ['A', '1'],
      ['B', '01'],
      ['C', '1.0'],
      ['D', 'true'],
    ],
    [],
  );
  expect(await valuesOf('code: a\ndefine: {column: customers.city, map: {one: [1], padded: [01], yes: [true]}}', texts)).toEqual({
    A: 'one',
    B: 'padded',
    C: null,
    D: 'yes',
  });
  const { customers } = SCHEMA.tables;
  if (!customers) throw new Error('no customers');
  const columns = customers.columns.map((c) => (c.name === 'city' ? { ...c, type: 'int' as const } : c));
  const schema = { ...SCHEMA, tables: { customers: { ...customers, columns } } };
  const people = [
    ['A', 1, null, null, null],
    ['B', 2, null, null, null],
  ];
  const db = createDatabase(await loadSqlJs(), { schema, rows: { customers: people } });
  const yaml = 'code: a\ndefine: {column: customers.city, map: {one: [1], two: ["2"]}}';
  const rows = await tagsOf(yaml, (sql, params) => runStatement(db, sql, params), '2025-06-30', schema);
  expect(rows.tags[0]?.values).toEqual(['one', 'two']);
});

describe('spellings in a column that is not text', () => {
  const schemaOf = (type: 'bool' | 'int') => {
    const { customers } = SCHEMA.tables;
    if (!customers) throw new Error('no customers');
    const columns = customers.columns.map((c) => (c.name === 'city' ? { ...c, type } : c));
    return { ...SCHEMA, tables: { customers: { ...customers, columns } } };
  };
  const mapped = async (type: 'bool' | 'int', map: string) => {
    const schema = schemaOf(type);
    const people = [1, 0, null].map((v, i) => [`C${i}`, v, null, null, null]);
    const db = createDatabase(await loadSqlJs(), { schema, rows: { customers: people } });
    const yaml = `code: a\ndefine: {column: customers.city, map: {${map}}}`;
    return (await tagsOf(yaml, (sql, params) => runStatement(db, sql, params), '2025-06-30', schema)).tags[0]?.values;
  };
  test.each(['a: [true], b: [false]', 'a: [True], b: [FALSE]', 'a: [1], b: [0]', 'a: ["1", "TRUE"], b: "0"'])(
    'yes or no as %s',
    async (map) => {
      expect(await mapped('bool', map)).toEqual(['a', 'b', null]);
    },
  );
  test.each<['bool' | 'int', string]>([
    ['bool', 'a: [yes], b: [no]'],
    ['bool', 'a: [2]'],
    ['bool', 'a: [""]'],
    ['bool', 'a: [constructor]'],
    ['int', 'a: [""], b: [1]'],
    ['int', 'a: [" "]'],
    ['int', 'a: [one]'],
  ])('%s takes no %s', (type, map) => {
    const issues = issuesOf(`code: a\ndefine: {column: customers.city, map: {${map}}}`, schemaOf(type));
    expect(issues.map((i) => i.code)).toContain('type-mismatch');
  });
});

test('a tag may be called like a column, even like the key, and each keeps its own value', async () => {
  const people = await openWorld(
    [
      ['B', 'sh'],
      ['A', 'bj'],
    ],
    [],
  );
  const yaml =
    'code: city\ndefine: {column: customers.city, map: {Shanghai: [sh], Beijing: [bj]}}\n---\ncode: raw\ndefine: {expr: customers.city}\n---\ncode: named\ndefine: {expr: city}\n---\ncode: customer_id\ndefine: {expr: city}\n';
  const rows = await tagsOf(yaml, people);
  expect(rows.customerIds).toEqual(['A', 'B']);
  expect(rows.tags).toEqual([
    { code: 'city', values: ['Beijing', 'Shanghai'] },
    { code: 'raw', values: ['bj', 'sh'] },
    { code: 'named', values: ['Beijing', 'Shanghai'] },
    { code: 'customer_id', values: ['Beijing', 'Shanghai'] },
  ]);
});

test('what makes no sense of a column is said before it runs', () => {
  expect(codesOf('code: a\ndefine: {column: customers.birth_date, clean: [trim]}')).toEqual(['needs-type']);
  expect(codesOf('code: a\ndefine: {column: customers.birth_date, else: 3}')).toEqual(['mixed-values']);
  expect(codesOf('code: a\ndefine: {column: customers.city, map: {a: [x]}, else: 3}')).toEqual(['mixed-values']);
  expect(codesOf('code: a\ndefine: {column: orders.amount}')).toEqual(['not-an-entity-column']);
});
