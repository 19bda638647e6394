/** Figures with a title; the first row is the header. */
export interface Block {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** The report as comments of a YAML file, so that it may stand above the tag it speaks of. */
export const reportLines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(({ title, rows }) => ['', title, ...aligned(rows).map((line) => `  ${line}`)]).map((line) => `# ${line}`.trimEnd());

/** Columns side by side; signs of Chinese are two places wide. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);

/** Four digits that matter: enough to judge by. The tag has them all. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '—';
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
export const percent = (share: number): string => (Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : '—');
