/**
 * Has LibreOffice work out the formulas of every case, compares them with the statement's rows customer by customer, and keeps what it gave:
 * `npx node tests/engine/excel/recalculate.ts [case …]`. It needs `soffice` (or its path in SOFFICE), 7.4 or newer; nothing else does.
 */
import { writeFileSync } from 'node:fs';
import { compileTags, runTags, sqlite } from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { CASES, type Case, type Checked, checkedFile, formulasOf } from './cases.ts';
import { agrees } from './compare.ts';
import { type Found, recalculated, version } from './libreoffice.ts';
import { workbookOf } from './workbook.ts';

const wanted = process.argv.slice(2);
const sqlJs = await loadSqlJs();
let wrong = 0;
for (const one of CASES.filter((c) => wanted.length === 0 || wanted.includes(c.name))) await check(one);
process.exitCode = wrong === 0 ? 0 : 1;

async function check(one: Case): Promise<void> {
  const { columns, tags, added } = formulasOf(one);
  const workbooks = new Map(
    one.runs.flatMap(({ name, rows, asOf }) =>
      [...added].map(([code, own]) => [`${name} ${code}`, workbookOf(one.schema, rows, asOf, own)] as const),
    ),
  );
  const found = recalculated(workbooks);
  const values: Record<string, Record<string, Found[]>> = {};
  const before = wrong;
  for (const run of one.runs) {
    const db = createDatabase(sqlJs, { schema: one.schema, rows: run.rows });
    const rows = await runTags(one.tags, compileTags(one.tags, sqlite), run.asOf, (sql, params) => runStatement(db, sql, params));
    db.close();
    const own: Record<string, Found[]> = {};
    for (const { code, values: expected } of rows.tags) {
      const heading = added.get(code)?.at(-1)?.heading ?? '';
      own[code] = found.get(`${run.name} ${code}`)?.[heading] ?? [];
      const misses = rows.customerIds.flatMap((id, i) =>
        agrees(own[code]?.[i], expected[i]) ? [] : [`${id}: ${JSON.stringify(own[code]?.[i])}, not ${JSON.stringify(expected[i])}`],
      );
      if (misses.length === 0 && own[code].length === expected.length) continue;
      wrong++;
      console.log(
        `${one.name}: ${code} on ${run.name} differs for ${misses.length} of ${expected.length}\n  ${misses.slice(0, 5).join('\n  ')}`,
      );
      for (const c of added.get(code) ?? []) console.log(`  ${c.name} ${c.formula}`);
    }
    values[run.name] = own;
  }
  if (wrong > before) return;
  writeFileSync(checkedFile(one.name), `${written({ libreoffice: version(), columns, tags, values } as Checked)}\n`);
  console.log(`${one.name}: ${added.size} formulas agree`);
}

/** YAML with a line for each formula and for the values of each tag. */
function written({ libreoffice, columns, tags, values }: Checked): string {
  const line = (key: string, value: string): string => `${/^\w+$/.test(key) ? key : JSON.stringify(key)}: ${value}`;
  const list = (items: readonly string[]): string => `[${items.join(',')}]`;
  return [
    `libreoffice: ${libreoffice}`,
    'columns:',
    ...Object.entries(columns).map(([name, formula]) => `  ${line(name, `'${formula.replaceAll("'", "''")}'`)}`),
    'tags:',
    ...Object.entries(tags).map(([code, names]) => `  ${line(code, list(names.map((name) => JSON.stringify(name))))}`),
    'values:',
    ...Object.entries(values).flatMap(([run, own]) => [
      `  ${run}:`,
      ...Object.entries(own).map(([code, cells]) => `    ${line(code, list(cells.map(short)))}`),
    ]),
  ].join('\n');
}

/** Digits behind the twelfth are the noise of adding up. */
function short(value: Found): string {
  return JSON.stringify(typeof value === 'number' ? Number(value.toPrecision(12)) : value);
}
