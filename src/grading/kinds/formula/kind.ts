import { isMapping } from '../../exercise-fields.ts';
import type { Folder } from '../../folder.ts';
import { line } from '../../policy.ts';
import { type Kind, PASS } from '../kind.ts';
import { keptTries } from '../written/kept-tries.ts';
import type { FormulaExercise, SheetSource } from './exercise.ts';
import { formulaCell, openWorkbook, shownSheets } from './sheets.ts';

const CELL = /^[A-Z]{1,2}[1-9]\d{0,3}$/;

/** A formula of a sheet, held against a column that SQL gives. */
export const formula: Kind<'formula'> = {
  keys: ['policy', 'sheets', 'cells'],
  read(described, folder) {
    const names = folder.list(folder.yaml, 'sheets').map(String);
    folder.atLeast('sheets', names.length, 1);
    folder.knownFiles(['solution.sql', 'solution.txt', ...names.map((name) => `sheets/${name}.sql`)]);
    const sheets = names.map((name): SheetSource => ({ name, sql: folder.file(`sheets/${name}.sql`) }));
    return {
      ...described,
      kind: 'formula',
      sheets: sheets as unknown as FormulaExercise['sheets'],
      cells: readCells(folder),
      expected: folder.file('solution.sql'),
      solution: folder.file('solution.txt'),
      tolerance: folder.tolerance(folder.policy(['tolerance'])),
      accept: folder.kept('accept'),
      wrong: folder.wrong(Object.keys(described.mistakes)),
    };
  },
  policy: ({ tolerance }) => [
    line('formula-filled', { rows: '2' }),
    line('formula-kinds', {}),
    line('tolerance', { tolerance }),
    line('signs', {}),
  ],
  view: ({ shown = [], cells }, language) => ({
    cell: formulaCell(shown[0]?.headings.length ?? 0),
    beside: Object.entries(cells).map(([cell, { value, shown: text = String(value), label }]) => ({ cell, text, label: label[language] })),
    sheets: shown,
  }),
  tries: (exercise) => [{ name: 'solution', answer: exercise.solution, expected: PASS }, ...keptTries(exercise)],
  async settle(exercise, bed) {
    const [visible] = bed.databases;
    if (visible === undefined) throw new Error('a formula needs the database that everybody sees');
    const { asOf } = visible;
    const cells = Object.entries(exercise.cells).map(([cell, body]) => [
      cell,
      { ...body, ...(body.value === ':as_of' ? { shown: asOf } : {}) },
    ]);
    return { ...exercise, cells: Object.fromEntries(cells), shown: shownSheets(await openWorkbook(exercise, visible)) };
  },
};

function readCells(folder: Folder): FormulaExercise['cells'] {
  return Object.fromEntries(
    Object.entries(folder.mapping(folder.yaml, 'cells')).map(([cell, entry]) => {
      const body = isMapping(entry) ? entry : {};
      folder.knownKeys(body, ['value', 'label'], `cells.${cell}.`);
      if (!CELL.test(cell)) folder.say('exercise-shape', { key: `cells.${cell}`, expected: 'cell' });
      const value = typeof body['value'] === 'number' ? body['value'] : folder.text(body, 'value', `cells.${cell}`);
      return [cell, { value, label: folder.asBilingual(body['label'], `cells.${cell}.label`) }];
    }),
  );
}
