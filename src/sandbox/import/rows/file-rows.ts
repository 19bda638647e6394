import { chunksOf } from '../bytes/chunks.ts';
import { createTextStream } from '../bytes/decode-stream.ts';
import type { Delimiter, Encoding, How, LineEnds, Progress, RawRow } from '../shapes.ts';
import { createRowStream } from './csv-rows.ts';
import { sheetRows } from './workbook.ts';

/** How the rows of a file are found. */
export interface RowSource {
  readonly kind: 'text' | 'workbook';
  readonly sheet?: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

/** What is known of the text once it was read to its end. */
export interface TextFacts {
  lineEnds: LineEnds;
  unreadable: number;
}

/** Every row of a file, in batches, from its first line to its last; never more than a piece of it in memory, unless it is a workbook. */
export async function* fileRows(
  file: Blob,
  source: RowSource,
  how: How,
  stage: Progress['stage'],
  facts?: TextFacts,
): AsyncGenerator<RawRow[]> {
  let count = 0;
  if (source.kind === 'workbook') {
    for await (const rows of sheetRows(file, source.sheet, how)) {
      count += rows.length;
      how.onProgress?.({ stage, bytesDone: 0, bytesTotal: file.size, rows: count });
      yield rows;
    }
    return;
  }
  const text = createTextStream(source.encoding);
  const stream = createRowStream(source.delimiter);
  for await (const bytes of chunksOf(file, how, stage, () => count)) {
    const rows = stream.push(text.push(bytes));
    count += rows.length;
    yield rows;
  }
  yield [...stream.push(text.end()), ...stream.end()];
  if (facts) Object.assign(facts, { lineEnds: text.lineEnds(), unreadable: text.unreadable() });
}
