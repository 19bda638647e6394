import { rowCount } from '../../../engine/language/rows.ts';
import type { TestDatabase } from '../../testbed.ts';
import type { NumberExercise, NumberSource } from './exercise.ts';

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
