import { inKeyOrder } from '../../../src/datasets/key-order.ts';
import type { Cell, ColumnType, ExcelColumn, Schema } from '../../../src/engine/index.ts';
import { serial } from './spreadsheet.ts';
import { zip } from './zip.ts';

/** The tables of a database as sheets, each an Excel table, with columns that formulas stand in; the first sheet is the customers'. */
export function workbookOf(
  schema: Schema,
  rows: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  asOf: string,
  added: readonly ExcelColumn[],
): Buffer {
  const { table: customers, since } = schema.entity;
  const named = (table: string): boolean => table === customers || added.some((c) => c.table === table || c.formula.includes(`${table}[`));
  const tables = [schema.tables[customers], ...Object.values(schema.tables).filter((t) => t.name !== customers)]
    .flatMap((t) => t ?? [])
    .filter((t) => named(t.name));
  const inOrder = inKeyOrder(schema, rows);
  const sheets = tables.map((table) => {
    const sinceAt = table.name === customers ? table.columns.findIndex((c) => c.name === since) : -1;
    const here = (inOrder[table.name] ?? []).filter((row) => sinceAt < 0 || row[sinceAt] === null || String(row[sinceAt]) <= asOf);
    const own = added.filter((c) => c.table === table.name);
    const headings = [...table.columns.map((c) => c.name), ...own.map((c) => c.heading)];
    const cells = here.map((row) => [
      ...row.map((value, i) => valueCell(value, table.columns[i]?.type ?? 'text')),
      ...own.map((c) => formulaCell(c.formula, table.name)),
    ]);
    // A table has at least one row.
    return { name: table.name, headings, cells: cells.length > 0 ? cells : [headings.map(() => '')] };
  });
  return zip({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${[...sheets.keys(), sheets.length].map((i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}${[...sheets.keys()].map((i) => `<Override PartName="/xl/tables/table${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>`).join('')}</Types>`,
    ),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': xml(
      `<workbook ${MAIN} ${RELATIONS}><sheets>${[...sheets.map((s) => s.name), 'settings'].map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets><definedNames><definedName name="as_of">settings!$A$1</definedName></definedNames></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations([...sheets, null].map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`])),
    ...Object.fromEntries(
      sheets.flatMap(({ name, headings, cells }, i) => [
        [
          `xl/worksheets/sheet${i + 1}.xml`,
          sheetXml([headings.map(textCell), ...cells], '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
        ],
        [`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, relations([['table', `../tables/table${i + 1}.xml`]])],
        [`xl/tables/table${i + 1}.xml`, tableXml(i + 1, name, headings, cells.length)],
      ]),
    ),
    [`xl/worksheets/sheet${sheets.length + 1}.xml`]: sheetXml([[numberCell(serial(asOf))]], ''),
  });
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`,
  );

const sheetXml = (rows: readonly (readonly string[])[], after: string): string =>
  xml(
    `<worksheet ${MAIN} ${RELATIONS}><sheetData>${rows.map((cells, r) => `<row r="${r + 1}">${cells.map((cell, c) => cell.replace('<c', `<c r="${columnName(c)}${r + 1}"`)).join('')}</row>`).join('')}</sheetData>${after}</worksheet>`,
  );

const tableXml = (id: number, name: string, headings: readonly string[], rows: number): string =>
  xml(
    `<table ${MAIN} id="${id}" name="${escaped(name)}" displayName="${escaped(name)}" ref="A1:${columnName(headings.length - 1)}${rows + 1}"><tableColumns count="${headings.length}">${headings.map((heading, i) => `<tableColumn id="${i + 1}" name="${escaped(heading)}"/>`).join('')}</tableColumns></table>`,
  );

const columnName = (i: number): string => (i < 26 ? '' : columnName(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

const textCell = (text: string): string => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
const numberCell = (n: number): string => `<c><v>${n}</v></c>`;
/** A missing value is an empty cell, a date the number that Excel keeps for it. */
function valueCell(value: Cell, type: ColumnType): string {
  if (value === null) return '';
  if (type === 'date' || type === 'timestamp') return numberCell(serial(String(value)));
  return typeof value === 'number' ? numberCell(value) : textCell(value);
}
const formulaCell = (formula: string, table: string): string => `<c><f>${escaped(inFile(formula.slice(1), table))}</f></c>`;

/** Functions that came after Excel 2007 have a prefix in files. */
const LATER = /\b(IFS|SWITCH|MAXIFS|MINIFS|TEXTJOIN|PERCENTILE\.INC|PERCENTRANK\.INC|RANK\.EQ|STDEV\.P|CEILING\.MATH|UNICHAR)\(/g;

/** The formula that a person types, as Excel writes it into a file: `[@city]` is `customers[[#This Row],[city]]`. */
export function inFile(formula: string, table: string): string {
  return formula.replace(PIECE, (piece, text, cells) => {
    if (text !== undefined) return piece;
    if (cells === undefined) return piece.replace(LATER, '_xlfn.$1(');
    const [own, inside] = cells.split('[@', 2);
    const columns = inside.startsWith('[') ? cells.slice(own.length + 2, -1) : `[${cells.slice(own.length + 2, -1)}]`;
    return `${own || table}[[#This Row],${columns}]`;
  });
}

/** A text, cells of the formula's own row, whole columns, or what stands between those. */
const PIECE =
  /("(?:[^"]|"")*")|([\p{L}\p{N}_.]*\[@(?:\[(?:'.|[^'\]])*\](?::\[(?:'.|[^'\]])*\])?|[\p{L}\p{N}_]+)\])|[\p{L}\p{N}_.]+\[(?:\[(?:'.|[^'\]])*\](?::\[(?:'.|[^'\]])*\])?|[^\][]*)\]|[^"[\]]+?(?=[\p{L}\p{N}_.]*\[|"|$)/gu;
