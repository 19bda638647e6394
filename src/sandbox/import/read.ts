import type { Cell } from '../../engine/language/rows.ts';
import { flat } from './columns/tidy.ts';
import { createChangeLog } from './log/change-log.ts';
import { createHasher, createSalt, type Hasher } from './people/hash.ts';
import { fileRows, type TextFacts } from './rows/file-rows.ts';
import {
  type Account,
  CHANGES,
  type How,
  type Key,
  type NamedRow,
  type Plan,
  type ReadTable,
  type Reason,
  type Refused,
  ROW_NAMES,
  type RowName,
} from './shapes.ts';
import { createNamer } from './tables/name-rows.ts';
import { createRowReader, type RowOutcome } from './tables/row-reader.ts';
import { tableOf } from './tables/table-of.ts';

/** So many refused and named rows are shown; all of them can be downloaded. */
const MOST_SHOWN = 200;
/** Beyond this many different values a column is not looked at for joins. */
const MOST_KEYS = 500_000;

export interface ReadHow extends How {
  /** For columns that are hashed: the same for all tables that are joined. */
  readonly salt?: Uint8Array<ArrayBuffer>;
  /** Rows of the table as they come, a batch at a time; the next batch waits for this one. */
  readonly onRows?: (rows: readonly (readonly Cell[])[]) => void | Promise<void>;
  /** Every refused row as it comes. */
  readonly onRefused?: (refused: readonly Refused[]) => void | Promise<void>;
}

/**
 * Reads the rows of a file as a plan says, and accounts for every one: used, refused with its reason, or named as what it is. Rows are handed on and
 * not kept, so a file of any length passes through a few megabytes.
 */
export async function readRows(file: Blob, plan: Plan, how: ReadHow = {}): Promise<Account> {
  const log = createChangeLog();
  const reader = createRowReader(plan, log);
  const nameRow = createNamer(plan, log);
  const facts: TextFacts = { lineEnds: { lf: 0, crlf: 0, cr: 0 }, unreadable: 0 };
  const account = createAccount(plan);
  const hash = reader.hashedAt.length > 0 ? await createHasher(how.salt ?? createSalt()) : undefined;
  const source = {
    kind: plan.isWorkbook ? 'workbook' : 'text',
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    ...(plan.sheet !== undefined && { sheet: plan.sheet }),
  } as const;
  for await (const batch of fileRows(file, source, how, 'read', facts)) {
    const outcomes: RowOutcome[] = [];
    for (const row of batch) {
      const name = nameRow(row);
      if (name === undefined) outcomes.push(reader.read(row));
      else account.name({ line: row.line, name, cells: row.cells });
    }
    if (hash) await hashColumns(outcomes, reader.hashedAt, hash);
    const { rows, refused } = account.take(outcomes.map((outcome) => reader.unique(outcome)));
    if (rows.length > 0) await how.onRows?.(rows);
    if (refused.length > 0) await how.onRefused?.(refused);
  }
  noteFile(plan, facts, log);
  return account.end(log.changes(CHANGES));
}

/** The whole table in memory, for a file that is not long. */
export async function readWhole(file: Blob, plan: Plan, how: ReadHow = {}): Promise<ReadTable> {
  const rows: (readonly Cell[])[] = [];
  const account = await readRows(file, plan, {
    ...how,
    onRows: (batch) => {
      for (const row of batch) rows.push(row);
      return how.onRows?.(batch);
    },
  });
  return { ...account, rows };
}

async function hashColumns(outcomes: readonly RowOutcome[], at: readonly number[], hash: Hasher): Promise<void> {
  const used = outcomes.flatMap((outcome) => ('values' in outcome ? [outcome.values] : []));
  for (const i of at) {
    const filled = used.filter((row) => typeof row[i] === 'string');
    const prints = await hash(filled.map((row) => String(row[i])));
    for (const [n, row] of filled.entries()) row[i] = prints[n] ?? null;
  }
}

function createAccount(plan: Plan) {
  const table = tableOf(plan);
  const at = (name: string | undefined) => table.columns.findIndex((column) => column.name === name);
  const customerAt = at(table.entityKey);
  const timeAt = at(table.time);
  const keys = table.columns.flatMap(({ name, type }, i) =>
    type === 'text' && isKey(plan, name) ? [{ i, name, rows: new Map<string, number>() }] : [],
  );
  const customers = new Set<string>();
  const named = Object.fromEntries(ROW_NAMES.map((name) => [name, 0])) as Record<RowName, number>;
  const reasons: Partial<Record<Reason, number>> = {};
  const [shownRefused, shownNamed]: [Refused[], NamedRow[]] = [[], []];
  let [used, refusedCount, rowsIn] = [0, 0, 0];
  let [firstDate, lastDate] = ['9999', ''];

  function use(row: readonly Cell[]): void {
    used++;
    const customer = row[customerAt];
    if (typeof customer === 'string' && !customers.has(customer)) customers.add(flat(customer));
    const day = timeAt >= 0 ? String(row[timeAt] ?? '').slice(0, 10) : '';
    if (day !== '' && day < firstDate) firstDate = day;
    if (day > lastDate) lastDate = day;
    for (const { i, rows } of keys) {
      const value = row[i];
      if (typeof value !== 'string' || rows.size >= MOST_KEYS) continue;
      const before = rows.get(value);
      if (before === undefined) rows.set(flat(value), 1);
      else rows.set(value, before + 1);
    }
  }

  return {
    name(row: NamedRow): void {
      rowsIn++;
      named[row.name]++;
      if (shownNamed.length < MOST_SHOWN) shownNamed.push(row);
    },
    take(outcomes: readonly RowOutcome[]): { readonly rows: readonly (readonly Cell[])[]; readonly refused: readonly Refused[] } {
      const [rows, refused]: [(readonly Cell[])[], Refused[]] = [[], []];
      rowsIn += outcomes.length;
      for (const outcome of outcomes) {
        if ('values' in outcome) {
          use(outcome.values);
          rows.push(outcome.values);
          continue;
        }
        refusedCount++;
        reasons[outcome.reason] = (reasons[outcome.reason] ?? 0) + 1;
        if (shownRefused.length < MOST_SHOWN) shownRefused.push(outcome);
        refused.push(outcome);
      }
      return { rows, refused };
    },
    end: (changes: Account['changes']): Account => ({
      table,
      counts: { rowsIn, used, refused: refusedCount, named },
      changes,
      reasons,
      refused: shownRefused,
      named: shownNamed,
      keys: keys.filter(({ rows }) => rows.size > 0 && rows.size < MOST_KEYS).map(({ name, rows }): Key => ({ column: name, rows })),
      ...(customerAt >= 0 && { customerCount: customers.size }),
      ...(lastDate !== '' && { firstDate, lastDate }),
    }),
  };
}

/** What may tie this table to another one: ids, by role or by header. */
const isKey = (plan: Plan, name: string): boolean => plan.columns.some((column) => column.name === name && column.reading.kind === 'id');

function noteFile({ encoding, isWorkbook }: Plan, { lineEnds, unreadable }: TextFacts, log: ReturnType<typeof createChangeLog>): void {
  if (isWorkbook) return;
  if (encoding !== 'utf-8') log.pen('encoding')(0, encoding, 'utf-8');
  if (unreadable > 0) log.pen('unreadable')(0, '', '\uFFFD', unreadable);
  const { lf, crlf, cr } = lineEnds;
  const kinds = [lf, crlf, cr].filter((count) => count > 0);
  if (kinds.length > 1) log.pen('line-ends')(0, `LF ${lf}, CRLF ${crlf}, CR ${cr}`, 'LF', lf + crlf + cr - Math.max(...kinds));
}
