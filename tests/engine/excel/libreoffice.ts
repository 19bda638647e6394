import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serial } from './spreadsheet.ts';

/** What a cell holds after it was worked out; an error is what it says. */
export type Found = string | number | boolean | { readonly error: string };

const PROGRAM = process.env['SOFFICE'] ?? 'soffice';

export const version = (): string => /[\d.]+/.exec(execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }))?.[0] ?? 'unknown';

/** Has LibreOffice work out workbooks; the first sheet of each comes back as columns, by heading. */
export function recalculated(workbooks: ReadonlyMap<string, Buffer>): Map<string, Record<string, Found[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'taglab-excel-'));
  try {
    const inputs = [...workbooks.values()].map((workbook, i) => {
      const path = join(folder, `${i}.xlsx`);
      writeFileSync(path, workbook);
      return path;
    });
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(PROGRAM, [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, ...inputs], { stdio: 'ignore' });
    return new Map([...workbooks.keys()].map((name, i) => [name, columnsOf(readFileSync(join(folder, `${i}.fods`), 'utf8'))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ROW = /<table:table-row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g;
const CELL = /<table:(?:covered-)?table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g;

/** The first sheet of a flat OpenDocument file, whose first row is headings. */
function columnsOf(xml: string): Record<string, Found[]> {
  const start = xml.indexOf('<table:table ');
  const sheet = xml.slice(start, xml.indexOf('</table:table>', start));
  const [headings = [], ...body] = [...sheet.matchAll(ROW)].map(([, , cells = '']) =>
    [...cells.matchAll(CELL)].flatMap(([, about = '', inside = '']) => {
      const repeated = Number(attribute(about, 'table:number-columns-repeated') ?? 1);
      const value = cellValue(about, inside);
      return value === '' && repeated > 100 ? [] : Array.from({ length: repeated }, () => value);
    }),
  );
  const rows = body.filter((row) => row.some((value) => value !== ''));
  return Object.fromEntries(headings.map((heading, i) => [String(heading), rows.map((row) => row[i] ?? '')]));
}

const attribute = (about: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(about)?.[1];

function cellValue(about: string, inside: string): Found {
  const text = [...inside.matchAll(/<text:p>([\s\S]*?)<\/text:p>/g)].map(([, line]) => plain(line ?? '')).join('\n');
  if (attribute(about, 'calcext:value-type') === 'error') return { error: text };
  switch (attribute(about, 'office:value-type')) {
    case 'boolean':
      return attribute(about, 'office:boolean-value') === 'true';
    case 'date':
      return serial((attribute(about, 'office:date-value') ?? '').replace('T', ' '));
    case 'string':
      return text;
    case undefined:
      return '';
    default:
      return Number(attribute(about, 'office:value'));
  }
}

const plain = (line: string): string =>
  line
    .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_, n) => ' '.repeat(Number(n ?? 1)))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
