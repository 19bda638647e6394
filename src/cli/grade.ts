import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATASETS } from '../build/dataset-catalogue.ts';
import { exerciseIds, loadExercise } from '../build/exercises.ts';
import { createTestBed } from '../build/testbed.ts';
import { recordOf, writeRecord } from '../course/result-record.ts';
import { type Answer, isAnswer } from '../grading/answer.ts';
import type { Exercise } from '../grading/exercise.ts';
import type { Feedback } from '../grading/feedback.ts';
import { createGrader } from '../grading/grader.ts';
import { kindOf } from '../grading/kinds/kinds.ts';
import type { Result } from '../grading/result.ts';
import type { TestBed } from '../grading/testbed.ts';
import { say } from '../i18n/say.ts';
import { words } from '../i18n/words.ts';
import type { Command, Context } from './command.ts';
import { OWN_FOLDER } from './exercises.ts';
import { CliFailure, suggesting } from './failure.ts';
import { readText } from './files.ts';

/** `taglab grade`: judges one answer, and says of it what the page says; with --json, the result contract (src/course/README.md). */
export const grade: Command = {
  args: 'EXERCISE ANSWER',
  options: ['folder', 'json'],
  async run(given, context) {
    const { terminal } = context;
    const [id, ...rest] = given.positionals;
    const [answered, surplus] = rest;
    if (id === undefined) throw new CliFailure('argument-absent', { name: 'EXERCISE', command: 'grade' });
    if (answered === undefined) throw new CliFailure('argument-absent', { name: 'ANSWER', command: 'grade' });
    if (surplus !== undefined) throw new CliFailure('argument-unneeded', { found: surplus, command: 'grade' });
    const chosen = given.one('folder');
    const exercise = exerciseOf(chosen === undefined ? OWN_FOLDER : resolve(terminal.folder, chosen), id);
    const text = existsSync(resolve(terminal.folder, answered)) ? readText(answered, terminal) : answered;
    const answer = answerIn(exercise, text);
    const source = DATASETS[exercise.dataset];
    if (source === undefined) throw new CliFailure('no-such-dataset', suggesting(exercise.dataset, Object.keys(DATASETS)));
    const bed = await createTestBed(source);
    const settled = (await kindOf(exercise.kind).settle?.(exercise as never, bed)) ?? exercise;
    const result = await createGrader(settled, bed).grade(answer);
    const asJson = given.has('json');
    await terminal.out(
      asJson ? `${writeRecord(recordOf(settled, answer, result))}\n` : `${linesOf(id, result, bed, context).join('\n')}\n`,
    );
    return result.status === 'pass' ? 0 : 1;
  },
};

function exerciseOf(folder: string, id: string): Exercise {
  const available = exerciseIds(folder);
  if (available.length === 0) throw new CliFailure('no-exercises', { path: folder });
  if (!available.includes(id)) throw new CliFailure('no-such-exercise', suggesting(id, available));
  const { exercise } = loadExercise(folder, id);
  if (exercise === undefined) throw new CliFailure('exercise-broken', { id });
  return exercise;
}

/** Kinds whose answer is what was typed, and kinds whose answer is ids with commas between them. */
const TYPED: readonly Exercise['kind'][] = ['tag', 'sql', 'number', 'repair', 'formula', 'tune'];
const IDS: readonly Exercise['kind'][] = ['choice', 'order'];

/** The answer as the kind takes it; every kind takes JSON, as the page keeps it. */
function answerIn({ kind }: Exercise, text: string): Answer {
  if (TYPED.includes(kind)) return text;
  try {
    const value: unknown = JSON.parse(text);
    if (isAnswer(value)) return value;
  } catch {
    // Not JSON: a text, or ids.
  }
  return IDS.includes(kind) ? text.split(/[,，\s]+/).filter((word) => word !== '') : text;
}

function linesOf(id: string, result: Result, bed: TestBed, { language, sandbox }: Context): string[] {
  const { feedback: f } = words(language);
  const spoken = (said: Feedback): string => {
    if ('code' in said) return say(f.said, said as never);
    if ('refusal' in said) return say(sandbox, said.refusal as never);
    return said.say[language];
  };
  const { counterexample: example } = result;
  const roleOf = (database: string) => bed.databases.find((one) => one.id === database)?.role ?? 'seed';
  const shown = (value: unknown): string => {
    if (value === null || value === 'absent') return f.counterexample.absent;
    return typeof value === 'boolean' ? f.counterexample[value ? 'yes' : 'no'] : String(value);
  };
  const sides = f.counterexample;
  return [
    `${id}: ${f.verdicts[result.status]} (${Math.round(result.score * 100)}/100)`,
    ...result.feedback.map((said) => `  ${plain(spoken(said))}`),
    ...(example?.customers ?? []).map(
      ({ customerId, column, yours, expected, about }) =>
        `    ${customerId}${column === undefined ? '' : ` ${column}`}: ${sides.yours} ${shown(yours)} · ${sides.expected} ${shown(expected)}${
          about === undefined ? '' : ` · ${about[language]}`
        }`,
    ),
    ...(example?.rows?.rows ?? []).map(({ side, cells }) => `    ${sides.sides[side]}: ${cells.map((cell) => cell ?? 'NULL').join(' · ')}`),
    ...result.checks
      .filter(({ status }) => status !== 'not-run')
      .map(({ database, status }) => `  ${status === 'pass' ? '✓' : '✕'} ${f.databases[roleOf(database)]}`),
  ];
}

/** Without the signs for code and strong words, which a terminal shows as they are. */
const plain = (text: string): string => text.replaceAll(/\*\*|`/g, '');
