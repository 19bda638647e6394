import type { Answers, ColumnView, Decimal, Treatment } from '../../sandbox/import/shapes.ts';

/** What a person says about a file, as one change of all that was said before. */
export type Say = (answers: Answers) => Answers;

/** How the file is cut: names of columns and everything said about them belong to the old cut. */
export const cutAnew =
  (change: Pick<Answers, 'encoding' | 'delimiter' | 'sheet' | 'headerLine'>): Say =>
  ({ encoding, delimiter, sheet, headerLine }) =>
    Object.fromEntries(
      Object.entries({ encoding, delimiter, sheet, headerLine: change.sheet === undefined ? headerLine : undefined, ...change }).filter(
        ([, value]) => value !== undefined,
      ),
    );

/** What is said about one column replaces all that was said of its kind before. */
function ofColumn(answers: Answers, header: string): Answers {
  const { dates, decimals, zones, texts, ...kept } = answers;
  return {
    ...kept,
    dates: without(dates, header),
    decimals: without(decimals, header),
    zones: without(zones, header),
    texts: (texts ?? []).filter((one) => one !== header),
  };
}

export const sayText =
  (header: string): Say =>
  (answers) => {
    const kept = ofColumn(answers, header);
    return { ...kept, texts: [...(kept.texts ?? []), header] };
  };

/** Whatever its values say. */
export const sayNothing =
  (header: string): Say =>
  (answers) =>
    ofColumn(answers, header);

export const sayDate =
  (header: string, format: string): Say =>
  (answers) => {
    const kept = ofColumn(answers, header);
    return { ...kept, dates: { ...kept.dates, [header]: format } };
  };

export const sayDecimal =
  (header: string, decimal: Decimal): Say =>
  (answers) => {
    const kept = ofColumn(answers, header);
    return { ...kept, decimals: { ...kept.decimals, [header]: decimal } };
  };

export const sayZone =
  (header: string, zone: number | 'as-written'): Say =>
  (answers) => ({ ...answers, zones: { ...answers.zones, [header]: zone } });

/** @param role a column of the table; undefined: the column plays none */
export const sayRole =
  (columns: readonly Pick<ColumnView, 'header' | 'role'>[], header: string, role: string | undefined): Say =>
  (answers) => {
    const before = columns.find((column) => column.header === header)?.role;
    return {
      ...answers,
      columns: {
        ...answers.columns,
        ...(before !== undefined && before !== role && { [before]: null }),
        ...(role !== undefined && { [role]: header }),
      },
    };
  };

export const sayTable =
  (table: string): Say =>
  ({ table: _table, columns: _columns, ...answers }) => ({ ...answers, table });

export const sayTreatment =
  (header: string, treatment: Treatment): Say =>
  (answers) => ({
    ...answers,
    treatments: { ...answers.treatments, [header]: treatment },
    // Chosen again after it was undone in the log: it is to be done.
    off: (answers.off ?? []).filter((id) => !['masked', 'hashed', 'dropped'].some((kind) => id === `${kind}:${header}`)),
  });

export const sayLeftOut =
  (text: string, isOut: boolean): Say =>
  (answers) => {
    const kept = (answers.statusOut ?? []).filter((one) => one !== text);
    const off = (answers.off ?? []).filter((id) => id !== 'left-out-rows');
    return { ...answers, off, statusOut: isOut ? [...kept, text] : kept };
  };

const without = <T>(all: Readonly<Record<string, T>> | undefined, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all ?? {}).filter(([one]) => one !== key));
