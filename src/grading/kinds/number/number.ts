import { rowCount } from '../../../engine/language/rows.ts';
import type { NumberExercise, NumberSource } from '../../exercise.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import type { Result } from '../../result.ts';
import { sameNumber } from '../../same-value.ts';
import type { TestDatabase } from '../../testbed.ts';
import { readNumber } from './number-text.ts';

/**
 * Judges a typed number by its value.
 * @param visible the database the learner sees; asked only when a number of the exercise is a query
 */
export async function gradeNumber(exercise: NumberExercise, text: string, visible: TestDatabase | undefined): Promise<Result> {
  if (text.trim() === '') return unread(feedback('not-attempted', {}));
  const { tolerance, unit } = exercise.policy;
  const typed = readNumber(text, unit === undefined ? [] : [unit.zh, unit.en]);
  if (typed === undefined) return unread(feedback('not-a-number', { text: text.trim().slice(0, 40) }));

  const value = typed.percent && unit?.zh !== '%' ? typed.value / 100 : typed.value;
  const expected = await numberOf(exercise.answer, visible);
  if (sameNumber(value, expected, tolerance)) {
    return {
      version: 1,
      status: 'pass',
      score: 1,
      feedback: [feedback('number-right', { expected: written(expected, tolerance) })],
      checks: [],
    };
  }
  const said = (await knownMistake(exercise, value, visible)) ?? whatIsOff(value, expected, tolerance);
  return { version: 1, status: 'fail', score: 0, feedback: [said], checks: [] };
}

/** The exercise with every number worked out, so that grading needs no database. */
export async function settleNumbers(exercise: NumberExercise, visible: TestDatabase): Promise<NumberExercise> {
  const settled = async (source: NumberSource) => ({ value: await numberOf(source, visible) });
  const wrong = await Promise.all(exercise.wrong.map(async (answer) => ({ ...answer, source: await settled(answer.source) })));
  return { ...exercise, answer: await settled(exercise.answer), wrong };
}

/** The number itself; a query is run, and its first cell is the number. */
export async function numberOf(source: NumberSource, visible: TestDatabase | undefined): Promise<number> {
  if ('value' in source) return source.value;
  if (visible === undefined) throw new Error('a number that is a query needs a database');
  const rows = await visible.execute(source.sql, { as_of: visible.asOf });
  const cell = rows.values[0]?.[0];
  if (typeof cell !== 'number' || rowCount(rows) !== 1) throw new Error(`the query gives ${String(cell)}, not one number`);
  return cell;
}

async function knownMistake(exercise: NumberExercise, value: number, visible: TestDatabase | undefined): Promise<Feedback | undefined> {
  for (const { mistake, source } of exercise.wrong) {
    const say = exercise.mistakes[mistake]?.say;
    if (say && sameNumber(value, await numberOf(source, visible), exercise.policy.tolerance)) return { mistake, say };
  }
  return undefined;
}

const SLIPS_OF_SCALE = [10, 100, 1000, 10_000];

function whatIsOff(value: number, expected: number, tolerance: number): Feedback {
  const decimals = decimalsOf(tolerance);
  for (let fewer = decimals - 1; fewer >= 0; fewer--) {
    if (sameNumber(value, Number(expected.toFixed(fewer)))) return feedback('rounded-too-far', { decimals });
  }
  if (value !== 0 && sameNumber(-value, expected, tolerance)) return feedback('sign-off', {});
  for (const factor of SLIPS_OF_SCALE) {
    // Digits that were lost to the wrong scale are forgiven, up to a hundredth of the number.
    const lost = Math.min(tolerance * factor, Math.abs(expected) / 100);
    if (sameNumber(value * factor, expected, lost) || sameNumber(value, expected * factor, lost * factor)) {
      return feedback('times-off', { factor });
    }
  }
  return feedback(value > expected ? 'too-high' : 'too-low', {});
}

/** How many decimals a tolerance asks for: 0.005 asks for two. */
const decimalsOf = (tolerance: number): number => (tolerance <= 0 ? 0 : Math.max(0, Math.round(-Math.log10(tolerance * 2))));

const written = (value: number, tolerance: number): string => String(Number(value.toFixed(decimalsOf(tolerance) || 10)));

const unread = (said: Feedback): Result => ({ version: 1, status: 'not-attempted', score: 0, feedback: [said], checks: [] });
