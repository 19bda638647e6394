import { exportCsv } from '../../export-csv.ts';
import { type ReadHow, readRows } from '../read.ts';
import type { Change, ChangeKind, Plan, Reason, Refused } from '../shapes.ts';

/** The words that a download needs; they live in i18n. */
export interface DownloadWords {
  readonly line: string;
  readonly reason: string;
  readonly column: string;
  readonly change: string;
  readonly count: string;
  readonly before: string;
  readonly after: string;
  readonly undone: string;
  readonly changes: Readonly<Record<ChangeKind, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
}

/** The log as CSV: a line for each example, so that nothing that is shown is lost; then what was undone. */
export function changesCsv(changes: readonly Change[], undone: readonly string[], words: DownloadWords): string {
  const rows = changes.flatMap((change) => {
    const examples = change.examples.length > 0 ? change.examples : [{ line: 0, before: '', after: '' }];
    return examples.map(({ line, before, after }, i) => [
      i === 0 ? words.changes[change.kind] : '',
      i === 0 ? (change.header ?? '') : '',
      i === 0 ? change.count : null,
      line > 0 ? line : null,
      before,
      after,
    ]);
  });
  const off = undone.map((id) => {
    const [kind = '', ...header] = id.split(':');
    return [`${words.undone}${words.changes[kind as ChangeKind] ?? kind}`, header.join(':'), null, null, '', ''];
  });
  return csvOf([words.change, words.column, words.count, words.line, words.before, words.after], [...rows, ...off]);
}

/** Every row that could not be used, as it stands in the file, with the reason; made by reading the file once more, so that none has to be kept. */
export async function refusedCsv(file: Blob, plan: Plan, words: DownloadWords, how: ReadHow = {}): Promise<Blob> {
  const parts: string[] = [csvOf([words.line, words.reason, words.column, ...plan.layout.header], [])];
  await readRows(file, plan, {
    ...how,
    onRefused(refused) {
      parts.push(
        withoutHead(
          csvOf(
            ['', '', '', ...plan.layout.header],
            refused.map((row) => refusedCells(row, words)),
          ),
        ),
      );
    },
  });
  return new Blob(parts, { type: 'text/csv' });
}

const refusedCells = ({ line, reason, header, cells }: Refused, words: DownloadWords): (string | number)[] => [
  line,
  words.reasons[reason],
  header ?? '',
  ...cells,
];

function csvOf(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const names = Array.from({ length: width }, (_, i) => columns[i] ?? '');
  return exportCsv({ columns: names, values: names.map((_, i) => rows.map((row) => row[i] ?? null)) });
}

/** The mark and the header stand at the top only. */
const withoutHead = (csv: string): string => csv.slice(csv.indexOf('\r\n') + 2);
