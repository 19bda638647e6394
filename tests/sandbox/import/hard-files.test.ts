import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROW_NAMES } from '../../../src/sandbox/import/shapes.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf, HARD_FILES, readAll, valuesOf } from './hard-files.ts';

it('every file in the folder has its expectation', () => {
  const files = readdirSync(new URL('../files', import.meta.url)).filter((name) => !name.startsWith('.') && !name.endsWith('.ts'));
  expect(files.toSorted()).toEqual(Object.keys(HARD_FILES).toSorted());
});

describe.each(Object.entries(HARD_FILES))(
  '%s',
  (name, { is, problems, asks = [], answers = {}, used, refused = {}, named = {}, changes = [], values = {} }) => {
    it(`${is}: says what is wrong, asks what is open`, async () => {
      const survey = await surveyFile(fileOf(name));
      expect(survey.problems.map(({ code }) => code)).toEqual(problems ?? []);
      expect(survey.questions.map(({ kind }) => kind)).toEqual(asks);
      expect(survey.plan === undefined).toBe((problems ?? asks).length > 0);
    });

    it.runIf(used !== undefined)('is read, and every row is accounted for', async () => {
      const read = await readAll(fileOf(name), answers);
      expect(read.reasons).toEqual(refused);
      const { rowsIn, named: counted } = read.counts;
      expect(counted).toEqual({ ...Object.fromEntries(ROW_NAMES.map((one) => [one, 0])), header: 1, ...named });
      const refusedRows = Object.values(refused).reduce((sum, n) => sum + n, 0);
      const namedRows = Object.values(counted).reduce((sum, n) => sum + n, 0);
      expect(read.counts).toMatchObject({ used, refused: refusedRows, rowsIn: (used ?? 0) + refusedRows + namedRows });
      expect(read.rows.length).toBe(used);
      expect(read.refused.length).toBe(refusedRows);
      expect(rowsIn).toBe((await surveyFile(fileOf(name), answers)).rowsIn);
      expect(read.changes.map(({ id }) => id)).toEqual(expect.arrayContaining([...changes]));
      for (const [column, expected] of Object.entries(values)) expect(valuesOf(read, column)).toEqual(expected);
    });
  },
);
