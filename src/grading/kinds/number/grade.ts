import { textOf } from '../../answer.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { plainResult, type Result } from '../../result.ts';
import { sameNumber } from '../../same-value.ts';
import type { TestDatabase } from '../../testbed.ts';
import type { MakeJudging } from '../kind.ts';
import type { NumberExercise, Unit } from './exercise.ts';
import { numberOf } from './number-of.ts';
import { readNumber } from './number-text.ts';

/** Judges a typed number by its value. The database the learner sees is asked only when a number of the exercise is a query still. */
export const judgeNumber: MakeJudging<'number'> = (exercise, bed) => (answer) => gradeNumber(exercise, textOf(answer), bed.databases[0]);

async function gradeNumber(exercise: NumberExercise, text: string, visible: TestDatabase | undefined): Promise<Result> {
  if (text.trim() === '') return unread(feedback('not-attempted', {}));
  const { tolerance, unit, units } = exercise.policy;
  const { rest, given } = unitIn(text, units ?? []);
  const typed = readNumber(rest, unit === undefined ? [] : [unit.zh, unit.en]);
  if (typed === undefined) return unread(feedback('not-a-number', { text: text.trim().slice(0, 40) }));
  if (units !== undefined && given === undefined) return unread(feedback('unit-absent', { units: units.map((each) => each.unit) }));

  const times = given === undefined ? 1 : given.times;
  const bare = typed.percent && unit?.zh !== '%' ? typed.value / 100 : typed.value;
  const value = bare * (times ?? 1);
  const expected = await numberOf(exercise.answer, visible);
  const isRight = sameNumber(value, expected, tolerance);
  if (isRight && (given === undefined || times !== undefined))
    return plainResult('pass', 1, [feedback('number-right', { expected: written(expected, tolerance) })]);
  if (given !== undefined && times === undefined) {
    // The number may be right all the same, and that is worth half.
    const other = feedback('unit-other', { yours: given.unit });
    return plainResult('fail', isRight ? 0.5 : 0, isRight ? [other] : [other, whatIsOff(value, expected, tolerance)]);
  }
  const said = (await knownMistake(exercise, value, visible)) ?? whatIsOff(value, expected, tolerance);
  return plainResult('fail', 0, [said]);
}

/** The longest unit that a text ends in, and what stands before it. */
function unitIn(text: string, units: readonly Unit[]): { readonly rest: string; readonly given?: Unit } {
  const typed = text.normalize('NFKC').trim();
  const names = units
    .flatMap((each) => [each.unit.zh, each.unit.en].map((name) => ({ each, name: name.normalize('NFKC').toLowerCase() })))
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = names.find(({ name }) => name !== '' && typed.toLowerCase().endsWith(name));
  return found === undefined ? { rest: text } : { rest: typed.slice(0, -found.name.length), given: found.each };
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

const unread = (said: Feedback): Result => plainResult('not-attempted', 0, [said]);
