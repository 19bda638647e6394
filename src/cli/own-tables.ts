import { openAsBlob, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from 'sql.js';
import type { Schema } from '../engine/index.ts';
import { nearest } from '../engine/language/nearest.ts';
import { createImportDesk, type ImportDesk } from '../sandbox/import/import-desk.ts';
import { changesCsv, refusedCsv } from '../sandbox/import/log/downloads.ts';
import type { LooseKey, StoredTable } from '../sandbox/import/own-imports.ts';
import { ROLES } from '../sandbox/import/roles.ts';
import type { Account, Answers, Encoding, FileProblem, Plan, Question, Reason, Refused, Survey } from '../sandbox/import/shapes.ts';
import { storeTables } from '../sandbox/import/store.ts';
import { loadSqlJs } from '../sandbox/node.ts';
import type { Context } from './command.ts';
import { CliFailure } from './failure.ts';
import { writeInto } from './files.ts';
import type { Given } from './options.ts';
import { answersOf, mistaken, type OwnAnswers } from './own-answers.ts';
import type { Terminal } from './terminal.ts';

/** A person's own tables: looked at whole, and read once more when there is something to run. */
export interface OwnTables {
  readonly schema: Schema;
  /** The last day that any table's time column holds. */
  readonly lastDay: string;
  open(): Promise<Database>;
}

/** Rows of a file that were left out, by reason; `line` and `text` are of the first of each. */
export interface RejectedRows {
  readonly path: string;
  readonly total: number;
  readonly count: number;
  readonly reasons: readonly (Pick<Refused, 'line' | 'header' | 'text'> & { readonly reason: Reason; readonly count: number })[];
}

/** Why a file was not read: what is wrong with it, and what has to be said about it. */
export interface NotImported {
  readonly table: string;
  readonly path: string;
  readonly problems: readonly FileProblem[];
  readonly questions: readonly Question[];
}

/** Reads every `--table`. What could not be used is counted on standard error. @throws CliFailure that says what to choose, and how */
export async function readOwnTables(given: Given, context: Context): Promise<OwnTables> {
  const files = filesOf(given);
  const answers = answersOf(
    files.map(({ table }) => table),
    given,
  );
  const desk = createImportDesk();
  const sources: StoredTable[] = [];
  for (const { table, path } of files) {
    const file = await fileAt(path, context.terminal);
    const plan = await planOf(desk, file, { table, path }, answers(table), context);
    await readOne(desk, { file, plan }, path, context);
    await writeLog({ file, plan }, desk, given, context);
    sources.push({ file, plan });
  }
  const joins = desk.joins().filter(({ confidence }) => confidence !== 'unsure');
  const pathOf = (name: string): string => files.find(({ table }) => table === name)?.path ?? name;
  for (const loose of desk.looseKeys(joins)) context.terminal.err(`${context.words.warning(sentenceOf(loose, pathOf, context))}\n`);
  return {
    schema: desk.schema(joins),
    lastDay:
      [...desk.tables.values()]
        .flatMap(({ view }) => view.lastDate ?? [])
        .toSorted()
        .at(-1) ?? '',
    open: async () => (await storeTables(await loadSqlJs(), desk, sources, { joins })).db,
  };
}

/** Name and path of every `--table`. */
export function filesOf(given: Given): readonly { readonly table: string; readonly path: string }[] {
  const files = given.all('table').map((text) => {
    const [, table = '', path = ''] = /^([\p{L}_][\p{L}\p{N}_]*)=(.+)$/u.exec(text) ?? mistaken('table', text);
    return { table, path };
  });
  // To SQLite, names that differ in their case alone are one.
  const names = files.map(({ table }) => table.toLowerCase());
  const twice = files.find((_, i) => names.indexOf(names[i] ?? '') < i)?.table;
  if (twice !== undefined) throw new CliFailure('table-twice', { table: twice });
  return files;
}

/** A file on the disk, of which a piece is in memory at a time. */
export async function fileAt(path: string, { folder }: Terminal): Promise<Blob> {
  const full = resolve(folder, path);
  try {
    if (statSync(full).isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
    return await openAsBlob(full);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new CliFailure('file-absent', { path });
    throw new CliFailure('file-unreadable', { path, reason: code });
  }
}

interface Named {
  readonly table: string;
  readonly path: string;
}

async function planOf(desk: ImportDesk, file: Blob, named: Named, { first, rest }: OwnAnswers, context: Context): Promise<Plan> {
  const looked = await desk.survey(file, first);
  const isOpen = looked.columns.length === 0 || looked.questions.some(({ kind }) => kind === 'role');
  checkMapped(looked, first);
  const more = isOpen ? undefined : rest(looked);
  const survey = more ? await desk.survey(file, more) : looked;
  warnOfEncoding(survey, first.encoding, named.path, context);
  if (survey.plan) return survey.plan;
  const questions = survey.questions.filter((question) => !('isNeeded' in question) || question.isNeeded);
  throw new CliFailure('not-imported', { ...named, problems: survey.problems, questions });
}

/** The roles that a table of orders cannot do without, and what people also write for them. */
const NEEDED = { customer_id: 'customer', order_date: 'date' } as const;

/** A name that is nearly that of a column which is needed and lacking: it would become a column of its own, and the complaint would be about another. */
function checkMapped({ questions }: Survey, { table = '', columns = {} }: Answers): void {
  const lacking = questions.flatMap((question) => (question.kind === 'role' ? question.role : []));
  for (const name of Object.keys(columns).filter((column) => !ROLES.some((role) => role === column)))
    for (const [role, short] of Object.entries(NEEDED))
      if (lacking.some((one) => one === role) && nearest(name, [role, short]) !== undefined)
        throw new CliFailure('no-such-column', { option: 'map', table, name, suggestion: role, available: ROLES });
}

/** Another encoding turns letters into other letters, and then the customers of two names may become one. */
function warnOfEncoding(
  { encoding: guess, unreadable = 0 }: Survey,
  encoding: Encoding | undefined,
  path: string,
  { terminal, words }: Context,
): void {
  const likely = guess?.chosen;
  if (guess === undefined || encoding === undefined || likely === undefined || likely === encoding) return;
  // In pure ASCII there is nothing to see, and any encoding will do.
  const isCertain = guess.confidence === 'certain' && (guess.candidates[0]?.preview.length ?? 0) > 0;
  if (unreadable === 0 && !isCertain) return;
  terminal.err(`${words.warning(words.files.encodingBelied({ path, encoding, likely }))}\n`);
}

async function readOne(desk: ImportDesk, { file, plan }: StoredTable, path: string, context: Context): Promise<void> {
  const firsts = new Map<Reason, Refused>();
  const { counts, reasons } = await desk.read(file, plan, {
    onRefused(refused) {
      for (const row of refused) if (!firsts.has(row.reason)) firsts.set(row.reason, row);
    },
  });
  warnOfRefused({ path, counts, reasons, firsts: [...firsts.values()] }, context);
  if (counts.used === 0) throw new CliFailure('no-row-read', { path, rows: counts.refused });
}

/** @param firsts rows that were refused, for each reason the first among them */
export function warnOfRefused(
  { path, counts, reasons, firsts }: Pick<Account, 'counts' | 'reasons'> & { readonly path: string; readonly firsts: readonly Refused[] },
  { terminal, words }: Context,
): void {
  if (counts.refused === 0) return;
  const found = Object.entries(reasons).flatMap(([reason, count]) => {
    const first = firsts.find((row) => row.reason === reason);
    return first
      ? [{ reason: first.reason, count, line: first.line, text: first.text, ...(first.header !== undefined && { header: first.header }) }]
      : [];
  });
  const total = counts.used + counts.refused;
  terminal.err(`${words.warning(words.files.rejected({ path, total, count: counts.refused, reasons: found }))}\n`);
}

/** With `--log`: what was changed, and the rows that could not be used, beside one another. */
async function writeLog({ file, plan }: StoredTable, desk: ImportDesk, given: Given, { terminal, words }: Context): Promise<void> {
  const folder = given.one('log');
  const read = desk.tables.get(plan.table)?.view;
  if (folder === undefined || !read) return;
  await writeInto(folder, `${plan.table}-changes.csv`, changesCsv(read.changes, plan.off, words.files.download), terminal);
  if (read.counts.refused === 0) return;
  const refused = await refusedCsv(file, plan, words.files.download);
  await writeInto(folder, `${plan.table}-refused.csv`, new Uint8Array(await refused.arrayBuffer()), terminal);
}

function sentenceOf(loose: LooseKey, pathOf: (table: string) => string, { words }: Context): string {
  const [from, to] = [pathOf(loose.from.table), pathOf(loose.to.table)];
  if (loose.kind === 'many-to-many') return words.files.manyToMany(loose, from, to);
  return loose.to.column === 'customer_id' ? words.files.loose(loose, from, to) : words.files.orphans(loose, from, to);
}
