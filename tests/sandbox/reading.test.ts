import fc from 'fast-check';
import type { Database, SqlJs } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { namesOf, openForReading, runReading } from '../../src/sandbox/reading.ts';
import { SandboxFailure } from '../../src/sandbox/sandbox-error.ts';

let sqlJs: SqlJs;
let bytes: Uint8Array;
let db: Database;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
  const source = new sqlJs.Database();
  source.run("CREATE TABLE orders (order_id TEXT, amount REAL); INSERT INTO orders VALUES ('1', 10), ('2', 20), ('3', NULL)");
  bytes = source.export();
  db = openForReading(sqlJs, bytes);
});

const rowsOf = (sql: string, maxRows = 100) => runReading(db, sql, {}, maxRows).rows.values;
function errorOf(sql: string) {
  try {
    runReading(db, sql, {}, 100);
  } catch (error) {
    if (error instanceof SandboxFailure) return error.error;
    throw error;
  }
  return undefined;
}
const codeOf = (sql: string) => errorOf(sql)?.code;

describe('reading', () => {
  it.each([
    'SELECT count(*) FROM orders',
    'select 3',
    '-- a comment\n/* and */ SELECT 3;;',
    ';SELECT 3; -- done',
    '\uFEFFSELECT 3',
    'WITH a AS (SELECT 3) SELECT * FROM a',
    'VALUES (3)',
    'SELECT 3;\u3000',
    "SELECT 3 WHERE '; DROP TABLE orders' <> ''",
    'SELECT 3 -- ; DELETE FROM orders',
    'SELECT 3 AS [;]',
  ])('runs %j', (sql) => {
    expect(rowsOf(sql)).toEqual([[3]]);
  });

  it('reads the schema and the plan', () => {
    expect(rowsOf('SELECT name FROM sqlite_schema')).toEqual([['orders']]);
    expect(rowsOf('EXPLAIN QUERY PLAN SELECT * FROM orders')[3]).toEqual(['SCAN orders']);
    expect(codeOf('EXPLAIN SELECT * FROM orders')).toBeUndefined();
  });

  it('binds parameters by name and ignores the others', () => {
    expect(runReading(db, 'SELECT :a', { a: 5, b: 6 }, 10).rows.values).toEqual([[5]]);
  });

  it('stops at the row limit and says so', () => {
    const sql = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';
    expect(runReading(db, sql, {}, 2)).toEqual({ rows: { columns: ['i'], values: [[1, 2]] }, truncated: true });
    expect(runReading(db, 'SELECT order_id FROM orders', {}, 3).truncated).toBe(false);
  });

  it('shows a blob by its first bytes', () => {
    expect(rowsOf("SELECT x'00ff', zeroblob(1000)")).toEqual([['0x00ff'], [`0x${'00'.repeat(32)}…`]]);
  });
});

describe('names that every object has', () => {
  const named = (table: string): Database => {
    const source = new sqlJs.Database();
    source.run(`CREATE TABLE "${table}" (order_id TEXT, "__proto__" REAL)`);
    return openForReading(sqlJs, source.export());
  };
  it.each(['constructor', '__proto__', 'toString'])('a table called %s is one among others', (table) => {
    expect(namesOf(named(table)).tables[table]).toEqual(['order_id', '__proto__']);
    expect(() => runReading(named(table), `SELECT ordre_id FROM "${table}"`, {}, 1)).toThrow(
      expect.objectContaining({
        error: {
          code: 'no-such-column',
          params: { name: 'ordre_id', suggestion: 'order_id', available: ['order_id', '__proto__'] },
        },
      }),
    );
  });
  it('a function called constructor is told nothing that cannot be said', () => {
    expect(errorOf('SELECT constructor(amount) FROM orders')).toEqual({ code: 'no-such-function', params: { name: 'constructor' } });
  });
});

describe('what is refused', () => {
  it.each([
    ['DELETE FROM orders', 'DELETE'],
    ['/* SELECT */ insert into orders values (1, 2)', 'INSERT'],
    ['-- SELECT\nUPDATE orders SET amount = 0', 'UPDATE'],
    ['PRAGMA query_only = OFF', 'PRAGMA'],
    ['explain pragma query_only = off', 'PRAGMA'],
    ['EXPLAIN QUERY/**/PLAN PRAGMA query_only = OFF', 'PRAGMA'],
    ['EXPLAIN;PRAGMA query_only = OFF', 'PRAGMA'],
    ["ATTACH 'file:other' AS other", 'ATTACH'],
    ["VACUUM INTO '/copy'", 'VACUUM'],
    ['CREATE TEMP TABLE orders AS SELECT 1', 'CREATE'],
    ['BEGIN', 'BEGIN'],
    ['WITH a AS (SELECT 1) DELETE FROM orders', 'DELETE'],
    ['WITH a AS (SELECT 1) INSERT INTO orders SELECT 1, 2 FROM a', 'INSERT'],
    ['WITH a AS (SELECT 1) UPDATE orders SET amount = 0 RETURNING *', 'UPDATE'],
  ])('%s', (sql, verb) => {
    expect(errorOf(sql)).toEqual({ code: 'only-reading', params: { verb } });
  });

  it.each([
    ['SELECT 1; DROP TABLE orders', 'several-statements'],
    ['SELECT 1; SELECT 2', 'several-statements'],
    ["SELECT ';' ; -- x\n ;PRAGMA query_only = OFF", 'several-statements'],
    ['', 'empty-statement'],
    [' ;; -- SELECT 1', 'empty-statement'],
    ['/* SELECT 1', 'empty-statement'],
    ['-- \0\nSELECT 1', 'empty-statement'],
    ['EXPLAIN', 'incomplete-statement'],
    ['(SELECT 1)', 'syntax-near'],
    ['selct 1', 'syntax-near'],
    ['\u00A0SELECT 1', 'syntax-near'],
    ['　SELECT 1', 'full-width'],
    ['SELECT有 1', 'syntax-near'],
  ])('%j: %s', (sql, code) => {
    expect(codeOf(sql)).toBe(code);
  });

  it.each(['load_extension', 'readfile', 'writefile', 'edit'])('%s() does not exist', (name) => {
    expect(codeOf(`SELECT ${name}('/etc/passwd')`)).toBe('no-such-function');
  });

  it('cannot switch anything through a table-valued pragma', () => {
    for (const name of ['query_only', 'hard_heap_limit', 'writable_schema'])
      expect(codeOf(`SELECT * FROM pragma_${name}(0)`)).toBe('sql-other');
  });

  it('ends a query that wants too much memory, and goes on', () => {
    expect(codeOf("SELECT printf('%.*c', 400000000, 'x')")).toBe('out-of-memory');
    expect(rowsOf('SELECT count(*) FROM orders')).toEqual([[3]]);
  });
});

describe('whatever is typed', { timeout: 30_000 }, () => {
  const READING = [
    'SELECT amount FROM orders',
    'WITH a AS ( SELECT 1 ) SELECT * FROM a',
    'VALUES ( 1 , 2 )',
    'EXPLAIN QUERY PLAN SELECT * FROM orders',
  ];
  const CHANGING = [
    'DELETE FROM orders',
    'DROP TABLE orders',
    'WITH a AS ( SELECT 1 ) DELETE FROM orders',
    'WITH a AS ( SELECT 1 ) REPLACE INTO orders SELECT 1 , 2',
    'INSERT INTO orders SELECT 1 , 2',
    'PRAGMA query_only = OFF',
    'EXPLAIN PRAGMA query_only = OFF',
    'EXPLAIN QUERY PLAN PRAGMA writable_schema = ON',
    "ATTACH ':memory:' AS other",
    "VACUUM INTO '/copy'",
    'CREATE TEMP TABLE orders AS SELECT 1',
    'SAVEPOINT a',
  ];
  /** What SQLite passes over, with words in it that a careless reading would take for the statement. */
  const blank = fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\f',
    '\r',
    ' \uFEFF',
    ' /* SELECT */ ',
    ' /*;*/ ',
    ' /*/ */ ',
    '/***/',
    " -- '\n",
    ' --SELECT 1;\n',
  );
  const blanks = fc.array(blank, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  /** The same statement: other blanks between its words, other letter case, empty statements around it. */
  const disguised = (statements: readonly string[]) =>
    fc
      .tuple(
        fc.constantFrom(...statements),
        fc.array(blanks, { minLength: 16, maxLength: 16 }),
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        fc.constantFrom('', ';', ';;'),
      )
      .map(([statement, between, upper, around]) => {
        const words = statement.split(' ').map((word, i) => (upper[i] || word.startsWith("'") ? word : word.toLowerCase()));
        return around + words.map((word, i) => between[i] + word).join('') + around;
      });

  it('is run when it reads, however it is written', () => {
    fc.assert(
      fc.property(disguised(READING), (sql) => errorOf(sql) === undefined),
      { numRuns: 500 },
    );
  });

  it('is refused when it changes something, however it is written', () => {
    fc.assert(
      fc.property(disguised(CHANGING), (sql) => codeOf(sql) === 'only-reading'),
      { numRuns: 500 },
    );
  });

  it('is refused when something stands behind the statement', () => {
    const both = fc.tuple(disguised(READING), disguised([...READING, ...CHANGING])).map(([first, second]) => `${first};${second}`);
    fc.assert(
      fc.property(both, (sql) => codeOf(sql) === 'several-statements'),
      { numRuns: 500 },
    );
  });

  it('gives rows or an error and never an exception, and the walls stay up', () => {
    const words = [...READING, ...CHANGING].flatMap((statement) => statement.split(' '));
    const signs = ["'", '"', '`', '[', ']', ';', '--', '/*', '*/', '/*/', '\0', '\u3000', '\u00A0', '\v', '\\', '）', 'İ', '\uD800'];
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, fc.constantFrom(' ', '', '\n'), (parts, glue) => void errorOf(parts.join(glue))),
      { numRuns: 500 },
    );
    expect(rowsOf('SELECT query_only FROM pragma_query_only')).toEqual([[1]]);
  });

  it('has left the database as it was, byte for byte', () => {
    expect(rowsOf('SELECT name FROM pragma_database_list')).toEqual([['main']]);
    expect(rowsOf('SELECT count(*) FROM sqlite_temp_schema')).toEqual([[0]]);
    expect(Buffer.compare(db.export(), bytes)).toBe(0);
  });
});
