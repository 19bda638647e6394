import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf, HARD_FILES, readAll } from './hard-files.ts';

/** Prints what became of every hard file, as a table: `node tests/sandbox/import/print-hard-files.ts`. */
const lines = ['| file | what is hard | asked | rows in | used | refused | named |', '| --- | --- | --- | ---: | ---: | --- | --- |'];
for (const [name, { is, answers, used }] of Object.entries(HARD_FILES)) {
  const survey = await surveyFile(fileOf(name));
  const asked = [...survey.questions.map(({ kind }) => kind), ...survey.problems.map(({ code }) => code)].join(', ');
  if (used === undefined) {
    lines.push(`| ${name} | ${is} | ${asked} | ${survey.rowsIn} | 0 | | |`);
    continue;
  }
  const { counts, reasons } = await readAll(fileOf(name), answers);
  const said = (counted: Readonly<Record<string, number>>) =>
    Object.entries(counted)
      .filter(([, n]) => n > 0)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ');
  lines.push(`| ${name} | ${is} | ${asked} | ${counts.rowsIn} | ${counts.used} | ${said(reasons)} | ${said(counts.named)} |`);
}
process.stdout.write(`${lines.join('\n')}\n`);
