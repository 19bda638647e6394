import { CODES, COLUMNS } from '../tags.ts';
import type { Engine } from './engine.ts';
import { type Columns, readColumns } from './typed/columns.ts';
import { type Tagged, tagAll } from './typed/tag.ts';

/** Loops over typed arrays, written for these tags and no others: what could be reached without a database. */
export function typedArrays(): Engine<Tagged> {
  let columns: Columns;
  return {
    from: 'CSV read into arrays of numbers',
    async load({ csv }) {
      columns = readColumns(csv);
    },
    run: async () => tagAll(columns),
    rows: ({ ids, codes, values }) => ({
      columns: COLUMNS,
      values: [ids, ...CODES.map((tag) => Array.from(codes[tag] ?? [], (code) => values[tag]?.[code - 1] ?? null))],
    }),
    message({ ids, codes, values }) {
      const bytes = new TextEncoder().encode(ids.join('\n'));
      const handed = Object.fromEntries(Object.entries(codes).map(([code, column]) => [code, column.slice()]));
      return {
        form: 'typed columns',
        body: { bytes, handed, values },
        transfer: [bytes.buffer, ...Object.values(handed).map((c) => c.buffer)],
      };
    },
  };
}
