import { createTextStream } from '../../../src/sandbox/import/bytes/decode-stream.ts';
import type { Delimiter } from '../../../src/sandbox/import/delimiter.ts';
import { createRowStream } from '../../../src/sandbox/import/rows/csv-rows.ts';
import { isEmptyRow } from '../../../src/sandbox/import/rows/row-names.ts';
import type { RawRow } from '../../../src/sandbox/import/shapes.ts';

/** A CSV text cut into rows as an import does; blank lines are none. */
export function cutRows(
  text: string,
  delimiter: Delimiter = ',',
): { readonly rows: readonly RawRow[]; readonly broken: readonly RawRow[] } {
  const [decoded, stream] = [createTextStream('utf-8'), createRowStream(delimiter)];
  const whole = decoded.push(new TextEncoder().encode(text)) + decoded.end();
  const all = [...stream.push(whole), ...stream.end()].filter(({ cells }) => !isEmptyRow(cells));
  return { rows: all.filter(({ isBroken }) => !isBroken), broken: all.filter(({ isBroken }) => isBroken) };
}
